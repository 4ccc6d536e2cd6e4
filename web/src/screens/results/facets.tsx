/** What the found articles hold, counted: each value leads to the articles that have it. */
import type { ArticleCountsQuery } from 'broadsheet-sdk/documents';
import { wordsOf } from '../../language/language.js';
import { useTerms } from '../../language/terms.js';
import { Values } from '../../parts/values.js';
import { type AskedOfResults, isKind, narrowed } from './asked.js';

type Counted = ArticleCountsQuery['articles']['facets'];
type Facet = 'newspapers' | 'kinds' | 'people' | 'locations' | 'organizations';

const useWords = wordsOf({
  zh: {
    narrow: '缩小范围',
    newspapers: '报纸',
    kinds: '体裁',
    people: '人物',
    locations: '地点',
    organizations: '机构',
  },
  en: {
    narrow: 'Narrow down',
    newspapers: 'Newspaper',
    kinds: 'Kind',
    people: 'People',
    locations: 'Places',
    organizations: 'Organizations',
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
  const terms = useTerms();
  return (
    <nav aria-label={words.narrow} aria-busy={facets === null}>
      {FACETS.map(([facet, condition]) => (
        <Values
          key={facet}
          name={words[facet]}
          values={facets?.[facet] ?? null}
          chosen={asked[condition]}
          nameOf={(value) => (isKind(value) ? terms.kinds[value] : value)}
          addressOf={(key) => narrowed(asked, { [condition]: key })}
        />
      ))}
    </nav>
  );
}
