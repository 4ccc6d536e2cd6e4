/** Where documents hold what is counted of them. */
import type { Facet } from './question.js';

/** The property to read of a document, and the values in it. */
export interface Source<Read> {
  readonly property: string;
  readonly values: (document: Read) => readonly string[];
}

/** What articles and numbers tell alike. */
interface Told {
  readonly kind: string;
  readonly date: string | null;
  readonly newspaperId?: string | null;
  readonly withinIds: readonly string[];
}

export const ALIKE = {
  newspapers: { property: 'newspaperId', values: ({ newspaperId }) => (newspaperId ? [newspaperId] : []) },
  kinds: { property: 'kind', values: ({ kind }) => [kind] },
  months: { property: 'date', values: ({ date }) => (date === null ? [] : [monthOf(date)]) },
  years: { property: 'date', values: ({ date }) => (date === null ? [] : [yearOf(date)]) },
  locations: { property: 'withinIds', values: ({ withinIds }) => withinIds },
} as const satisfies Partial<Record<Facet, Source<Told>>>;

/** "2020-10-16" is of "2020-10" and "2020". */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

export function yearOf(day: string): string {
  return day.slice(0, 4);
}
