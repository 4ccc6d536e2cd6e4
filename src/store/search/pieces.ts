/** The pieces of the search index, as they are read and remembered. */
import { LRUCache } from 'lru-cache';
import type { Collections } from '../collections.js';
import type { SearchDocument } from '../documents.js';
import { findAll } from '../reading.js';
import type { Snapshot } from '../snapshot.js';

/** Without the lengths of its articles, which are read by themselves. */
type Piece = SearchDocument;

/** Bytes of lists that a process remembers. */
const MOST_BYTES = 32 * 2 ** 20;
/** What a piece takes beside its lists. */
const OVERHEAD = 500;

/** Pieces by key, of the snapshot that was read last: words that stand in many articles are asked for again and again. */
class Remembered {
  private sequence = -1;
  private readonly pieces = new LRUCache<string, readonly Piece[]>({
    maxSize: MOST_BYTES,
    sizeCalculation: (pieces) =>
      pieces.reduce((bytes, { postings }) => bytes + OVERHEAD + (postings?.length() ?? 0), OVERHEAD),
  });

  get(sequence: number, key: string): readonly Piece[] | undefined {
    return this.sequence === sequence ? this.pieces.get(key) : undefined;
  }

  set(sequence: number, key: string, pieces: readonly Piece[]): void {
    // Somebody who still reads an earlier snapshot remembers nothing.
    if (sequence < this.sequence) return;
    if (sequence > this.sequence) this.pieces.clear();
    this.sequence = sequence;
    this.pieces.set(key, pieces);
  }
}

const remembered = new WeakMap<Collections, Remembered>();

/** The pieces with these keys. One database command at most. */
export async function findPieces(snapshot: Snapshot, keys: readonly string[]): Promise<Piece[]> {
  const { collections, sequence } = snapshot;
  const known = remembered.get(collections) ?? new Remembered();
  remembered.set(collections, known);
  const found = new Map<string, readonly Piece[]>();
  for (const key of keys) {
    const pieces = known.get(sequence, key);
    if (pieces !== undefined) found.set(key, pieces);
  }
  const unknown = keys.filter((key) => !found.has(key));
  if (unknown.length > 0) {
    const read = await findAll(snapshot, collections.search, { key: { $in: unknown } }, { projection: { lengths: 0 } });
    const byKey = new Map<string, Piece[]>(unknown.map((key) => [key, []]));
    for (const piece of read) byKey.get(piece.key)?.push(piece);
    for (const [key, pieces] of byKey) {
      known.set(sequence, key, pieces);
      found.set(key, pieces);
    }
  }
  return [...found.values()].flat();
}
