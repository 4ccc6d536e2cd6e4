/** What the numbers are of, counted: each value leads to the numbers that have it. */
import type { RoomNumberSumsQuery } from 'broadsheet-sdk/documents';
import { wordsOf } from '../../language/language.js';
import { useTerms } from '../../language/terms.js';
import { Values } from '../../parts/values.js';
import { type AskedOfNumbers, isMetricKind, narrowed } from './asked.js';

type Counted = RoomNumberSumsQuery['metrics']['facets'];

const useWords = wordsOf({
  zh: { narrow: '缩小范围', measures: '量的是什么', kinds: '种类', locations: '地点', newspapers: '报纸' },
  en: {
    narrow: 'Narrow down',
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
] as const satisfies readonly (readonly [keyof Counted, keyof AskedOfNumbers])[];

interface NarrowProps {
  /** Null as long as they are not known. */
  readonly facets: Counted | null;
  readonly asked: AskedOfNumbers;
}

export function Narrow({ facets, asked }: NarrowProps) {
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
          nameOf={(value) => (isMetricKind(value) ? terms.measures[value] : value)}
          addressOf={(key) => narrowed(asked, { [condition]: key })}
        />
      ))}
    </nav>
  );
}
