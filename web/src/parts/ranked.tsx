/** Things by how many articles name them, each a link. */
import { useId } from 'react';
import { Link } from 'wouter';
import { useWritten } from '../language/numbers.js';
import styles from './ranked.module.css';

export interface RankedThing {
  readonly key: string;
  readonly name: string;
  /** Null where it is not counted. */
  readonly count: number | null;
  readonly address: string;
}

interface RankedProps {
  readonly title: string;
  readonly things: readonly RankedThing[];
}

/** Nothing where there are none. */
export function Ranked({ title, things }: RankedProps) {
  const written = useWritten();
  const id = useId();
  if (things.length === 0) return null;
  return (
    <section aria-labelledby={id} className={styles.ranked}>
      <h2 id={id}>{title}</h2>
      <ol>
        {things.map(({ key, name, count, address }) => (
          <li key={key}>
            <Link href={address}>
              <span lang="zh">{name}</span>
              {count === null ? null : <span className={styles.count}>{written.count(count)}</span>}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface Counted {
  readonly value: string;
  readonly count: number;
  readonly node: { readonly id: string } | null;
}

/** What a facet counts, as things to be ranked. */
export function rankedOf(counts: readonly Counted[], addressOf: (id: string) => string): readonly RankedThing[] {
  return counts.flatMap(({ value, count, node }) =>
    node === null ? [] : [{ key: node.id, name: value, count, address: addressOf(node.id) }],
  );
}
