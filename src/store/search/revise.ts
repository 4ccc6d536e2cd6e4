/** What a write does to the search index. */
import { isDeepStrictEqual } from 'node:util';
import type { ArticleDocument, SearchDocument } from '../documents.js';
import { type ArchiveWriter, type Changes, unversioned } from '../write.js';
import {
  freshSegment,
  HEADS,
  headKey,
  type IndexedText,
  type IndexedTexts,
  idsOf,
  indexTexts,
  type Level,
  mergedSegment,
  partKeys,
  type SearchRecord,
  segmentOf,
} from './segments.js';

/** So many segments of a level make one of the next. */
const FAN_IN = { 0: 16, 1: 32 } as const;

type ArticleText = Pick<ArticleDocument, 'headline' | 'kicker' | 'subhead' | 'rubric' | 'paragraphs'>;

export interface RevisedSearch {
  /** What the index calls each article, by the article's id. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly changes: Changes<SearchDocument>;
}

/**
 * Indexes articles in the place of others. One whose text stays as it is keeps its number.
 * @param before the articles that are replaced, as stored
 * @param indexed what `indexArticles` makes of `after`, if that is there already
 */
export async function reviseSearch(
  writer: ArchiveWriter,
  before: readonly ArticleDocument[],
  after: readonly (ArticleText & Pick<ArticleDocument, 'id'>)[],
  indexed: IndexedTexts | null,
): Promise<RevisedSearch> {
  const heads = await writer.find('search', { key: { $in: [...HEADS] } }, { postings: 0, lengths: 0 });
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
  return { numbers, changes: await withUpkeep(writer, heads, fresh) };
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

/** What is written besides the new segment: one merge at most, or one segment made anew that is mostly gone. */
async function withUpkeep(
  writer: ArchiveWriter,
  heads: readonly SearchDocument[],
  fresh: SearchRecord,
): Promise<Changes<SearchDocument>> {
  const ofLevel = (level: Level) => heads.filter(({ key }) => key === headKey(level));
  if (ofLevel(0).length + 1 >= FAN_IN[0]) {
    const stored = await writer.find('search', { key: headKey(0) });
    const all = [...stored.map(unversioned), fresh].sort((a, b) => a.first - b.first);
    return { insert: mergedSegment(1, all, all), expire: stored.map(({ _id }) => _id) };
  }
  if (ofLevel(1).length >= FAN_IN[1]) {
    const stored = await writer.find('search', { key: { $in: [headKey(1), ...partKeys(1)] } });
    const [segments, parts] = [stored.filter(isHead), stored.filter((document) => !isHead(document))];
    const all = segments.map(unversioned).sort((a, b) => a.first - b.first);
    const insert = mergedSegment(2, all, parts.map(unversioned));
    return { insert: [...insert, fresh], expire: stored.map(({ _id }) => _id) };
  }
  const gone = [...heads, fresh].flatMap((each) => each.gone);
  const wasteful = [...ofLevel(2), ...ofLevel(1)].find((each) => {
    return gone.filter(isIn(each)).length > (each.next - each.first) / 2;
  });
  return wasteful === undefined ? { insert: [fresh], expire: [] } : withoutGone(writer, wasteful, heads, fresh);
}

/** Makes a segment anew without what is gone from it, and lets nobody tell any longer that it is. */
async function withoutGone(
  writer: ArchiveWriter,
  wasteful: SearchDocument,
  heads: readonly SearchDocument[],
  fresh: SearchRecord,
): Promise<Changes<SearchDocument>> {
  const isInside = isIn(wasteful);
  const tellers = heads.filter((each) => each._id !== wasteful._id && each.gone.some(isInside));
  const [stored, telling] = await Promise.all([
    writer.find('search', { _id: { $in: idsOf(wasteful).map((id) => `${id}@${wasteful.from}`) } }),
    writer.find('search', { _id: { $in: tellers.map(({ _id }) => _id) } }),
  ]);
  const gone = [...heads, fresh].flatMap((each) => each.gone).filter(isInside);
  const segment = stored.filter(isHead).map((each) => ({ ...unversioned(each), gone: [...each.gone, ...gone] }));
  const parts = stored.filter((document) => !isHead(document)).map(unversioned);
  const level = wasteful.key === headKey(1) ? 1 : 2;
  const silenced = [...telling.map(unversioned), fresh].map((each) => ({
    ...each,
    gone: each.gone.filter((number) => !isInside(number)),
  }));
  return {
    insert: [...mergedSegment(level, segment, parts), ...silenced],
    expire: [...stored, ...telling].map(({ _id }) => _id),
  };
}

function isHead({ lengths }: SearchDocument): boolean {
  return lengths !== null;
}

function isIn({ first, next }: Pick<SearchDocument, 'first' | 'next'>): (number: number) => boolean {
  return (number) => number >= first && number < next;
}

function saysTheSame(stored: ArticleDocument, article: ArticleText): boolean {
  // An archive written before there was a search index has no numbers.
  return typeof stored.number === 'number' && isDeepStrictEqual(indexedText(0, stored), indexedText(0, article));
}
