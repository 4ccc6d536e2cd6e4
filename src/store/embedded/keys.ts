/** Entries of an index: what the fields of a document become as keys of the storage. */
import { createHash } from 'node:crypto';
import type { Document } from 'bson';
import { KeyWriter } from './order.js';
import { type Path, parsePath, rows } from './paths.js';
import { unsupported } from './server-error.js';

/** LMDB holds keys of 1978 bytes; this leaves room for the index's number and the record's. */
const MAX_KEY_BYTES = 1900;
const HASH_BYTES = 32;

export interface IndexField {
  readonly name: string;
  readonly path: Path;
  readonly descending: boolean;
}

/**
 * The fields of an index or a sort.
 * @throws ServerError when a direction is neither 1 nor -1.
 */
export function parsePattern(pattern: Document): IndexField[] {
  return Object.entries(pattern).map(([name, direction]) => {
    if (direction !== 1 && direction !== -1) throw unsupported(`the order ${JSON.stringify({ [name]: direction })}`);
    return { name, path: parsePath(name), descending: direction < 0 };
  });
}

const writer = new KeyWriter();

/** The keys of one document, each once; `multikey` says which fields an array spreads over several. */
export function documentKeys(
  document: Document,
  fields: readonly IndexField[],
): { keys: Buffer[]; multikey: boolean[] } {
  const { rows: found, multikey } = rows(
    document,
    fields.map((field) => field.path),
  );
  const keys = found.map((row) => rowKey(row, fields));
  if (keys.length > 1) {
    keys.sort(Buffer.compare);
    return { keys: keys.filter((key, i) => i === 0 || !key.equals(keys[i - 1] as Buffer)), multikey };
  }
  return { keys, multikey };
}

/** Where the document stands when sorted by these fields: its lowest key. */
export function sortKey(document: Document, fields: readonly IndexField[]): Buffer {
  return documentKeys(document, fields).keys[0] as Buffer;
}

/** The key of the first values of an index's fields. */
export function rowKey(values: readonly unknown[], fields: readonly IndexField[]): Buffer {
  writer.reset();
  for (const [i, value] of values.entries()) writer.value(value, fields[i]?.descending);
  return writer.take();
}

/** A long key as the storage holds it: cut, and told apart by a hash. Order among such keys is lost. */
export function shorten(key: Buffer): { key: Buffer; cut: boolean } {
  if (key.length <= MAX_KEY_BYTES) return { key, cut: false };
  const hash = createHash('sha256').update(key).digest();
  return { key: Buffer.concat([key.subarray(0, MAX_KEY_BYTES - HASH_BYTES), hash]), cut: true };
}

/** The part of a bound that keys cut short still have in common with it. */
export function shortenBound(bound: Buffer): Buffer {
  return bound.length > MAX_KEY_BYTES - HASH_BYTES ? bound.subarray(0, MAX_KEY_BYTES - HASH_BYTES) : bound;
}
