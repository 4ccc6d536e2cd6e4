/** The values of a facet, counted: each leads to what has it, the chosen one back. */
import { useId } from 'react';
import { Link } from 'wouter';
import { wordsOf } from '../language/language.js';
import { useWritten } from '../language/numbers.js';
import styles from './values.module.css';

const useWords = wordsOf({
  zh: { drop: '不再限于此' },
  en: { drop: 'no longer only this' },
});

export type Counted = readonly {
  readonly value: string;
  readonly count: number;
  readonly node: { readonly id: string } | null;
}[];

interface ValuesProps {
  readonly name: string;
  /** Null as long as they are not known. */
  readonly values: Counted | null;
  /** The value, or the id of the thing, that is asked for. */
  readonly chosen: string | null;
  readonly nameOf: (value: string) => string;
  /** @param key null asks for all again */
  readonly addressOf: (key: string | null) => string;
}

/** Nothing where there are none, nor before they are known: how many there will be is not, and what stood below would jump. */
export function Values({ name, values, chosen, nameOf, addressOf }: ValuesProps) {
  const words = useWords();
  const written = useWritten();
  const id = useId();
  if (values === null || values.length === 0) return null;
  return (
    <section aria-labelledby={id} className={styles.values}>
      <h2 id={id}>{name}</h2>
      <ul>
        {values.map(({ value, count, node }) => {
          const key = node?.id ?? value;
          const isChosen = chosen === key;
          const shown = nameOf(value);
          return (
            <li key={key}>
              <Link href={addressOf(isChosen ? null : key)} aria-current={isChosen ? 'true' : undefined}>
                <span lang="zh">{shown}</span>
                <span className={styles.count}>{written.count(count)}</span>
                {isChosen ? <span className={styles.drop}>{words.drop}</span> : null}
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
