/** What the found articles hold, counted: each value leads to the articles that have it. */
import type { ArticleCountsQuery } from 'broadsheet-sdk/documents';
import { useId } from 'react';
import { Link } from 'wouter';
import { wordsOf } from '../../language/language.js';
import { useWritten } from '../../language/numbers.js';
import { useTerms } from '../../language/terms.js';
import { Skeleton } from '../../parts/skeleton.js';
import { type AskedOfResults, isKind, narrowed } from './asked.js';
import styles from './facets.module.css';

type Counted = ArticleCountsQuery['articles']['facets'];
type Value = Counted['kinds'][number];
type Facet = 'newspapers' | 'kinds' | 'people' | 'locations' | 'organizations';

const useWords = wordsOf({
  zh: {
    narrow: '缩小范围',
    newspapers: '报纸',
    kinds: '体裁',
    people: '人物',
    locations: '地点',
    organizations: '机构',
    drop: (name: string) => `不再限于“${name}”`,
  },
  en: {
    narrow: 'Narrow down',
    newspapers: 'Newspaper',
    kinds: 'Kind',
    people: 'People',
    locations: 'Places',
    organizations: 'Organizations',
    drop: (name) => `No longer only “${name}”`,
  },
});

const FACETS = [
  ['newspapers', 'newspaper'],
  ['kinds', 'kind'],
  ['people', 'person'],
  ['locations', 'place'],
  ['organizations', 'organization'],
] as const satisfies readonly (readonly [Facet, keyof AskedOfResults])[];

interface FacetsProps {
  /** Null as long as they are not known. */
  readonly facets: Counted | null;
  readonly asked: AskedOfResults;
}

export function Facets({ facets, asked }: FacetsProps) {
  const words = useWords();
  return (
    <nav aria-label={words.narrow} className={styles.facets} aria-busy={facets === null}>
      {FACETS.map(([facet, condition]) => (
        <Values key={facet} name={words[facet]} values={facets?.[facet] ?? null} condition={condition} asked={asked} />
      ))}
    </nav>
  );
}

interface ValuesProps {
  readonly name: string;
  readonly values: readonly Value[] | null;
  readonly condition: (typeof FACETS)[number][1];
  readonly asked: AskedOfResults;
}

function Values({ name, values, condition, asked }: ValuesProps) {
  const words = useWords();
  const written = useWritten();
  const terms = useTerms();
  const id = useId();
  if (values?.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      {values === null ? <Skeleton lines={[0.8, 0.6, 0.9, 0.5]} /> : null}
      <ul>
        {values?.map(({ value, count, node }) => {
          const key = node?.id ?? value;
          const isChosen = asked[condition] === key;
          const shown = isKind(value) ? terms.kinds[value] : value;
          return (
            <li key={key}>
              <Link
                href={narrowed(asked, { [condition]: isChosen ? null : key })}
                aria-current={isChosen ? 'true' : undefined}
                aria-label={isChosen ? words.drop(shown) : undefined}
              >
                <span lang="zh">{shown}</span>
                <span className={styles.count}>{written.count(count)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
