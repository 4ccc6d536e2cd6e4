/** Makes the search index anew from the articles: for archives whose texts were folded otherwise. */
import type { Db } from 'mongodb';
import type { SearchDocument } from '../bookkeeping-documents.js';
import { versionId, versionOf } from '../changes.js';
import { collectionsOf } from '../collections.js';
import type { ArchiveWriter } from '../write.js';
import { indexedText } from './revise.js';
import {
  freshSegment,
  HEADS,
  idsOf,
  joinedSegment,
  type Level,
  lengthsOf,
  mergedSegment,
  type SearchRecord,
  sizeOf,
} from './segments.js';

/** So many article numbers are read at once. */
const STEP = 2_000;

/**
 * Each segment holds the same articles under the same numbers as before. Nobody may be reading. Heads are written last
 * of all, so that a run that was killed leaves what the next one needs.
 */
export async function reindex(db: Db, writer: ArchiveWriter): Promise<void> {
  const { search } = collectionsOf(db);
  for (const stored of await writer.find('search', { key: { $in: [...HEADS] } }, { postings: 0, lengths: 0 })) {
    const [made, ...parts] = await segmentAnew(writer, stored);
    if (made === undefined) continue;
    const [, ...partIds] = idsOf(stored).map((id) => versionId(id, stored.from));
    if (Number(stored.key) > 0) {
      await search.deleteMany({ _id: { $in: partIds } });
      const fresh = parts.map((part) => versionOf<SearchDocument>(part, stored.from));
      if (fresh.length > 0) await search.insertMany(fresh, { ordered: false });
    }
    const { lengths, postings } = made;
    const told = { ...sizeOf(lengthsOf(made)), lengths, postings };
    await search.updateOne({ _id: stored._id }, { $set: told });
  }
}

/** The documents of a segment, its head first. */
async function segmentAnew(writer: ArchiveWriter, { key, first, next }: SearchDocument): Promise<SearchRecord[]> {
  const chunks: SearchRecord[] = [];
  for (let from = first; from < next; from += STEP) {
    const to = Math.min(from + STEP, next);
    const found = await writer.find('articles', { number: { $gte: from, $lt: to } }, TEXT);
    const texts = found.sort((a, b) => a.number - b.number).map((article) => indexedText(article.number, article));
    chunks.push(freshSegment({ first: from, next: to, gone: [] }, texts));
  }
  const level = Number(key) as Level;
  return level === 0 ? [joinedSegment(chunks)] : mergedSegment(level, chunks, chunks);
}

const TEXT = { number: 1, kicker: 1, headline: 1, subhead: 1, rubric: 1, paragraphs: 1 } as const;
