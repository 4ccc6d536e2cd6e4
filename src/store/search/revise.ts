/** What one page does to the search index. */
import { isDeepStrictEqual } from 'node:util';
import type { SearchDocument } from '../bookkeeping-documents.js';
import type { Changes } from '../changes.js';
import type { ArticleDocument } from '../documents.js';
import type { ArchiveWriter } from '../write.js';
import { freshSegment, HEADS, type IndexedText, type IndexedTexts, indexTexts, segmentOf } from './segments.js';

type ArticleText = Pick<ArticleDocument, 'headline' | 'kicker' | 'subhead' | 'rubric' | 'paragraphs'>;

export interface RevisedSearch {
  /** What the index calls each article, by the article's id. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly changes: Changes<SearchDocument>;
}

/**
 * Indexes articles in the place of others. One whose text stays as it is keeps its number. What is staged with others is
 * put together with theirs: see `upkeep.ts`.
 * @param before the articles that are replaced, as stored
 * @param indexed what `indexArticles` makes of `after`, if that is there already
 */
export async function reviseSearch(
  writer: ArchiveWriter,
  before: readonly ArticleDocument[],
  after: readonly (ArticleText & Pick<ArticleDocument, 'id'>)[],
  indexed: IndexedTexts | null,
): Promise<RevisedSearch> {
  const heads = await writer.searchHeads.find(HEADS);
  const first = Math.max(0, ...heads.map(({ next }) => next));
  const storedById = new Map(before.map((article) => [article.id, article]));
  const texts: IndexedText[] = [];
  const numbers = new Map<string, number>();
  for (const article of after) {
    const stored = storedById.get(article.id);
    if (stored !== undefined && saysTheSame(stored, article)) numbers.set(article.id, stored.number);
    else {
      const number = first + texts.length;
      texts.push(indexedText(number, article));
      numbers.set(article.id, number);
    }
  }
  const kept = new Set(numbers.values());
  const gone = before.map(({ number }) => number).filter((number) => number < first && !kept.has(number));
  if (texts.length === 0 && gone.length === 0) return { numbers, changes: { insert: [], expire: [] } };
  // A segment that only takes articles back has a number of its own too, which tells it from the next.
  const next = first + Math.max(texts.length, 1);
  const range = { first, next, gone };
  const isIndexed = indexed !== null && texts.length === after.length && texts.length > 0;
  const fresh = isIndexed ? segmentOf(range, indexed) : freshSegment(range, texts);
  return { numbers, changes: { insert: [fresh], expire: [] } };
}

/** Articles as they are indexed if all of them are new. */
export function indexArticles(articles: readonly ArticleText[]): IndexedTexts {
  const texts = articles.map((article, number) => indexedText(number, article));
  return indexTexts({ first: 0, next: texts.length }, texts);
}

/** The text of an article as it is indexed. */
export function indexedText(number: number, article: ArticleText): IndexedText {
  const { kicker, headline, subhead, rubric, paragraphs } = article;
  const lines = [kicker, headline, subhead, rubric].filter((line) => line !== null);
  return { number, headline: lines.join('\n'), body: paragraphs.join('\n') };
}

function saysTheSame(stored: ArticleDocument, article: ArticleText): boolean {
  // An archive written before there was a search index has no numbers.
  return typeof stored.number === 'number' && isDeepStrictEqual(indexedText(0, stored), indexedText(0, article));
}
