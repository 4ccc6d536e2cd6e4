/** What a list holds, counted facet by facet: each value leads to what has it. On a phone it opens when it is asked for. */
import { useId, useState } from 'react';
import { wordsOf } from '../language/language.js';
import styles from './narrow.module.css';
import { type Counted, Values } from './values.js';

const useWords = wordsOf({ zh: { narrow: '缩小范围' }, en: { narrow: 'Narrow down' } });

interface NarrowProps<Facet extends string, Condition extends string> {
  /** Each facet with the condition that it narrows by, in the order in which they are shown. */
  readonly facets: readonly (readonly [facet: Facet, condition: Condition])[];
  readonly names: Readonly<Record<Facet, string>>;
  /** Null as long as they are not known. */
  readonly counted: Readonly<Record<Facet, Counted>> | null;
  readonly asked: Readonly<Record<Condition, string | null>>;
  readonly nameOf: (value: string) => string;
  /** @param key null asks for all again */
  readonly addressOf: (condition: Condition, key: string | null) => string;
}

export function Narrow<Facet extends string, Condition extends string>(props: NarrowProps<Facet, Condition>) {
  const { facets, names, counted, asked, nameOf, addressOf } = props;
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div className={styles.narrow} data-open={isOpen}>
      <button type="button" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        {words.narrow}
      </button>
      <nav id={id} aria-label={words.narrow} aria-busy={counted === null}>
        {facets.map(([facet, condition]) => (
          <Values
            key={facet}
            name={names[facet]}
            values={counted?.[facet] ?? null}
            chosen={asked[condition]}
            nameOf={nameOf}
            addressOf={(key) => addressOf(condition, key)}
          />
        ))}
      </nav>
    </div>
  );
}
