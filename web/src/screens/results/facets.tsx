/** What the found articles hold, counted: each value leads to the articles that have it. */
import type { ArticleCountsQuery } from 'broadsheet-sdk/documents';
import { wordsOf } from '../../language/language.js';
import { useTerms } from '../../language/terms.js';
import { Narrow } from '../../parts/narrow.js';
import { type AskedOfResults, isKind, narrowed } from './asked.js';

const useWords = wordsOf({
  zh: {
    newspapers: '报纸',
    kinds: '体裁',
    people: '人物',
    locations: '地点',
    organizations: '机构',
  },
  en: {
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
] as const;

interface FacetsProps {
  /** Null as long as they are not known. */
  readonly facets: ArticleCountsQuery['articles']['facets'] | null;
  readonly asked: AskedOfResults;
}

export function Facets({ facets, asked }: FacetsProps) {
  const words = useWords();
  const terms = useTerms();
  return (
    <Narrow
      facets={FACETS}
      names={words}
      counted={facets}
      asked={asked}
      nameOf={(value) => (isKind(value) ? terms.kinds[value] : value)}
      addressOf={(condition, key) => narrowed(asked, { [condition]: key })}
    />
  );
}
