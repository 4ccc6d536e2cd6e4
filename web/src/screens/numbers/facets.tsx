/** What the numbers are of, counted: each value leads to the numbers that have it. */
import type { RoomNumberSumsQuery } from 'broadsheet-sdk/documents';
import { wordsOf } from '../../language/language.js';
import { useTerms } from '../../language/terms.js';
import { Narrow } from '../../parts/narrow.js';
import { type AskedOfNumbers, isMetricKind, narrowed } from './asked.js';

const useWords = wordsOf({
  zh: { measures: '量的是什么', kinds: '种类', locations: '地点', newspapers: '报纸' },
  en: {
    measures: 'What is measured',
    kinds: 'Kind',
    locations: 'Places',
    newspapers: 'Newspaper',
  },
});

const FACETS = [
  ['measures', 'measure'],
  ['kinds', 'kind'],
  ['locations', 'place'],
  ['newspapers', 'newspaper'],
] as const;

interface FacetsProps {
  /** Null as long as they are not known. */
  readonly facets: RoomNumberSumsQuery['metrics']['facets'] | null;
  readonly asked: AskedOfNumbers;
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
      nameOf={(value) => (isMetricKind(value) ? terms.measures[value] : value)}
      addressOf={(condition, key) => narrowed(asked, { [condition]: key })}
    />
  );
}
