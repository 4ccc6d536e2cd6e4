/** What an article says of one thing in several places. */
import type { Confidence, Span } from '../../store/documents.js';
import type { ArticleRecord } from './records.js';

interface Mention {
  readonly spellings: string[];
  readonly spans: Span[];
  readonly confidence?: Confidence;
  readonly linkConfidence?: Confidence | null;
}

/** Two mentions of one thing as one, as sure as the surer: what else they hold is the second's. */
export function mergeMentions<T extends Mention>(a: T | undefined, b: T): T {
  if (a === undefined) return b;
  const spellings = [...new Set([...a.spellings, ...b.spellings])];
  const confidence = surer(a.confidence, b.confidence);
  const linkConfidence = surer(a.linkConfidence, b.linkConfidence);
  return {
    ...b,
    ...(confidence !== null && { confidence }),
    ...(linkConfidence !== null && { linkConfidence }),
    spellings,
    spans: [...a.spans, ...b.spans].sort((x, y) => x.start - y.start),
  };
}

/** The greater chance of two, where there is any. */
export function surer(a: Confidence | null | undefined, b: Confidence | null | undefined): Confidence | null {
  if (a === null || a === undefined) return b ?? null;
  return b === null || b === undefined ? a : Math.max(a, b);
}

/** The article with one person's appearances under these names as another person's, who it is so surely. */
export function reassignPerson(
  article: ArticleRecord,
  personId: string,
  newPersonId: string,
  names: ReadonlySet<string>,
  identityConfidence: Confidence | null,
): ArticleRecord {
  const hand = <T extends { personId: string | null; name: string }>(entry: T): T =>
    entry.personId === personId && names.has(entry.name) ? { ...entry, personId: newPersonId } : entry;
  const appearances = article.appearances.map((entry) => {
    const handed = hand(entry);
    return handed === entry ? entry : { ...handed, identityConfidence };
  });
  return { ...article, appearances, byline: article.byline.map(hand) };
}
