/** What an article says of one thing in several places. */
import type { Span } from '../../store/documents.js';
import type { ArticleRecord } from './records.js';

/** Two mentions of one thing as one: what else they hold is the second's. */
export function mergeMentions<T extends { spellings: string[]; spans: Span[] }>(a: T | undefined, b: T): T {
  if (a === undefined) return b;
  const spellings = [...new Set([...a.spellings, ...b.spellings])];
  return { ...b, spellings, spans: [...a.spans, ...b.spans].sort((x, y) => x.start - y.start) };
}

/** The article with one person's appearances under these names as another person's. */
export function reassignPerson(
  article: ArticleRecord,
  personId: string,
  newPersonId: string,
  names: ReadonlySet<string>,
): ArticleRecord {
  const hand = <T extends { personId: string | null; name: string }>(entry: T): T =>
    entry.personId === personId && names.has(entry.name) ? { ...entry, personId: newPersonId } : entry;
  return { ...article, appearances: article.appearances.map(hand), byline: article.byline.map(hand) };
}
