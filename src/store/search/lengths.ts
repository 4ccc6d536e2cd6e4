/**
 * How long the articles of a segment are. A segment never changes, so what was read of it once is kept, as far as there
 * is room for it.
 */
import { invariant } from '../../invariant.js';
import type { SearchDocument } from '../bookkeeping-documents.js';
import { findAll } from '../reading.js';
import type { Snapshot } from '../snapshot.js';
import { lengthsOf } from './segments.js';

/** Two bytes an article: room for sixteen million. */
const MOST_BYTES = 32 * 2 ** 20;

/** By the segment's version; what was asked for last stands last. */
const kept = new Map<string, Uint16Array>();
let bytes = 0;

type Head = Pick<SearchDocument, '_id' | 'next' | 'totalLength'>;

/** The lengths of each segment, by `_id`. One database command, and none where all were read before. */
export async function findLengths(
  snapshot: Snapshot,
  heads: readonly Head[],
): Promise<ReadonlyMap<string, Uint16Array>> {
  const { search } = snapshot.collections;
  // Of two archives of one name, one after the other, a version may bear the same name and be another.
  const nameOf = ({ _id, next, totalLength }: Head) => `${search.namespace} ${_id} ${next} ${totalLength}`;
  const found = new Map<string, Uint16Array>();
  const unknown: Head[] = [];
  for (const head of heads) {
    const lengths = kept.get(nameOf(head));
    if (lengths === undefined) unknown.push(head);
    else {
      keep(nameOf(head), lengths);
      found.set(head._id, lengths);
    }
  }
  if (unknown.length === 0) return found;
  const ids = unknown.map(({ _id }) => _id);
  const read = await findAll(snapshot, search, { _id: { $in: ids } }, { projection: { lengths: 1 } });
  const lengthsById = new Map(read.map((document) => [document._id, lengthsOf(document)]));
  for (const head of unknown) {
    const lengths = lengthsById.get(head._id);
    invariant(lengths !== undefined, `segment ${head._id} of the search index is there for as long as its snapshot is`);
    keep(nameOf(head), lengths);
    found.set(head._id, lengths);
  }
  return found;
}

function keep(name: string, lengths: Uint16Array): void {
  bytes += lengths.byteLength - (kept.get(name)?.byteLength ?? 0);
  kept.delete(name);
  kept.set(name, lengths);
  for (const [oldest, { byteLength }] of kept) {
    if (bytes <= MOST_BYTES) break;
    kept.delete(oldest);
    bytes -= byteLength;
  }
}
