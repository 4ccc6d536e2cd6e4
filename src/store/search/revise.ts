/** What a write does to the search index. */
import { isDeepStrictEqual } from 'node:util';
import type { ArticleDocument, SearchDocument } from '../documents.js';
import { type ArchiveWriter, type Changes, type Unversioned, unversioned } from '../write.js';
import {
  freshSegment,
  HEADS,
  headKey,
  type IndexedText,
  type IndexedTexts,
  indexTexts,
  type Level,
  mergedSegment,
  partKeys,
  segmentOf,
} from './segments.js';

/** So many segments of a level make one of the next. */
const FAN_IN = { 0: 16, 1: 32 } as const;

type ArticleRecord = Unversioned<ArticleDocument>;
type ArticleText = Pick<ArticleDocument, 'headline' | 'kicker' | 'subhead' | 'rubric' | 'paragraphs'>;

export interface RevisedSearch<Article> {
  /** The articles with their numbers in the index. */
  readonly articles: Article[];
  readonly changes: Changes<SearchDocument>;
}

/**
 * Indexes articles in the place of others. One whose text stays as it is keeps its number.
 * @param before the articles that are replaced, as stored
 * @param indexed what `indexArticles` makes of `after`, if that is there already
 */
export async function reviseSearch<Article extends ArticleRecord>(
  writer: ArchiveWriter,
  before: readonly ArticleDocument[],
  after: readonly Article[],
  indexed: IndexedTexts | null,
): Promise<RevisedSearch<Article>> {
  const heads = await writer.find('search', { key: { $in: [...HEADS] } }, { postings: 0, lengths: 0 });
  const first = Math.max(0, ...heads.map(({ next }) => next));
  const storedById = new Map(before.map((article) => [article.id, article]));
  const texts: IndexedText[] = [];
  const articles = after.map((article) => {
    const stored = storedById.get(article.id);
    if (stored !== undefined && saysTheSame(stored, article)) return { ...article, number: stored.number };
    const number = first + texts.length;
    texts.push(indexedText(number, article));
    return { ...article, number };
  });
  const kept = new Set(articles.map(({ number }) => number));
  const gone = before.map(({ number }) => number).filter((number) => number < first && !kept.has(number));
  if (texts.length === 0 && gone.length === 0) return { articles, changes: { put: [], end: [] } };
  // A segment that only takes articles back has a number of its own too, which tells it from the next.
  const next = first + Math.max(texts.length, 1);
  const range = { first, next, gone };
  const isIndexed = indexed !== null && texts.length === after.length && texts.length > 0;
  const fresh = isIndexed ? segmentOf(range, indexed) : freshSegment(range, texts);
  return { articles, changes: await withMerging(writer, heads, fresh) };
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

/** At most one merge goes with a write. */
async function withMerging(
  writer: ArchiveWriter,
  heads: readonly SearchDocument[],
  fresh: Unversioned<SearchDocument>,
): Promise<Changes<SearchDocument>> {
  const ofLevel = (level: Level) => heads.filter(({ key }) => key === headKey(level));
  if (ofLevel(0).length + 1 >= FAN_IN[0]) {
    const stored = await writer.find('search', { key: headKey(0) });
    const all = [...stored.map(unversioned), fresh].sort((a, b) => a.first - b.first);
    return { put: mergedSegment(1, all, all), end: stored.map(({ _id }) => _id) };
  }
  if (ofLevel(1).length >= FAN_IN[1]) {
    const stored = await writer.find('search', { key: { $in: [headKey(1), ...partKeys(1)] } });
    const [segments, parts] = [stored.filter(({ lengths }) => lengths), stored.filter(({ lengths }) => !lengths)];
    const all = segments.map(unversioned).sort((a, b) => a.first - b.first);
    const put = mergedSegment(2, all, parts.map(unversioned));
    return { put: [...put, fresh], end: stored.map(({ _id }) => _id) };
  }
  return { put: [fresh], end: [] };
}

function saysTheSame(stored: ArticleDocument, article: ArticleRecord): boolean {
  // An archive written before there was a search index has no numbers.
  return typeof stored.number === 'number' && isDeepStrictEqual(indexedText(0, stored), indexedText(0, article));
}
