/** What a write does to the search index as a whole: its segments are put together, and those that grew many are merged. */

import type { SearchDocument } from '../bookkeeping-documents.js';
import { type Changes, unversioned, versionId } from '../changes.js';
import type { ArchiveWriter } from '../write.js';
import {
  HEADS,
  headKey,
  idsOf,
  joinedSegment,
  type Level,
  mergedHead,
  mergedParts,
  mergedSegment,
  partKeys,
  type SearchRecord,
} from './segments.js';

/** So many segments of a level make one of the next. */
const FAN_IN = { 0: 16, 1: 32 } as const;

/** Lists of more bytes are spread over documents at once: a query reads those of the smallest segments whole. */
const MOST_UNSPREAD = 64 * 1024;

type Writer = Pick<ArchiveWriter, 'find' | 'searchHeads'>;

/**
 * Puts the segments of one write together, and does one piece of what keeps the index fast: merging those of a level, or
 * making one anew that is mostly gone.
 * @param written the segments of the pages that are written together, each for the numbers behind those of the one before
 */
export async function settleSearch(
  writer: Writer,
  written: readonly SearchDocument[],
): Promise<Changes<SearchDocument>> {
  if (written.length === 0) return { insert: [], expire: [] };
  const expire = written.map(({ _id }) => _id);
  const own = new Set(expire);
  const heads = (await writer.searchHeads.find(HEADS)).filter(({ _id }) => !own.has(_id));
  const segments = written.map(unversioned).sort((a, b) => a.first - b.first);
  const ofLevel = (level: Level) => heads.filter(({ key }) => key === headKey(level));
  const isLarge = segments.reduce((sum, { postings }) => sum + (postings?.length() ?? 0), 0) > MOST_UNSPREAD;
  if (isLarge || ofLevel(0).length + 1 >= FAN_IN[0]) {
    // All small ones at once: no segment of another level may lie between those that are merged.
    const stored = (await writer.find('search', { key: headKey(0) })).filter(({ _id }) => !own.has(_id));
    const all = [...stored.map(unversioned), ...segments].sort((a, b) => a.first - b.first);
    const fresh = mergedSegment(1, all, all);
    const done = [...expire, ...stored.map(({ _id }) => _id)];
    if (ofLevel(1).length < FAN_IN[1]) return { insert: fresh, expire: done };
    const merged = await mergedLevel(writer);
    return { insert: [...merged.insert, ...fresh], expire: [...done, ...merged.expire] };
  }
  const fresh = joinedSegment(segments);
  if (ofLevel(1).length >= FAN_IN[1]) {
    const merged = await mergedLevel(writer);
    return { insert: [...merged.insert, fresh], expire: [...expire, ...merged.expire] };
  }
  const gone = [...heads, fresh].flatMap((each) => each.gone);
  const wasteful = [...ofLevel(2), ...ofLevel(1)].find((each) => {
    return gone.filter(isIn(each)).length > (each.next - each.first) / 2;
  });
  if (wasteful === undefined) return { insert: [fresh], expire };
  const upkeep = await withoutGone(writer, wasteful, heads, fresh);
  return { insert: upkeep.insert, expire: [...expire, ...upkeep.expire] };
}

/** All segments of the first level as one of the second: lists after lists, so that whatever else is to be done is. */
async function mergedLevel(writer: Writer): Promise<Changes<SearchDocument>> {
  const stored = await writer.find('search', { key: headKey(1) });
  const heads = stored.map(unversioned).sort((a, b) => a.first - b.first);
  const insert = [mergedHead(2, heads)];
  const expire = stored.map(({ _id }) => _id);
  for (const key of partKeys(1)) {
    const parts = await writer.find('search', { key });
    insert.push(...mergedParts(2, heads, parts.map(unversioned)));
    expire.push(...parts.map(({ _id }) => _id));
  }
  return { insert, expire };
}

/** Makes a segment anew without what is gone from it, and lets nobody tell any longer that it is. */
async function withoutGone(
  writer: Writer,
  wasteful: SearchDocument,
  heads: readonly SearchDocument[],
  fresh: SearchRecord,
): Promise<Changes<SearchDocument>> {
  const isInside = isIn(wasteful);
  const tellers = heads.filter((each) => each._id !== wasteful._id && each.gone.some(isInside));
  const [stored, telling] = await Promise.all([
    writer.find('search', { _id: { $in: idsOf(wasteful).map((id) => versionId(id, wasteful.from)) } }),
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
