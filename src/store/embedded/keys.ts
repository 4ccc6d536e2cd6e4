/** Entries of an index: what the fields of a document become as keys of the storage. */
import { createHash } from 'node:crypto';
import type { Document } from 'bson';
import { KeyWriter } from './order.js';
import { type Path, parsePath, valuesAt } from './paths.js';
import { ServerError, unsupported } from './server-error.js';

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

/** A key as a character a byte: as light as keys can be held in great numbers. */
export type KeyText = string;

/** What a document's values at one field of indexes are in keys: several, if arrays spread them. */
export interface FieldKeys {
  readonly texts: readonly KeyText[];
  readonly isSpread: boolean;
  /** Whether the document has anything there. */
  readonly isThere: boolean;
}

export function fieldKeys(document: Document, { path, descending }: IndexField): FieldKeys {
  const { values, isSpread, isThere } = valuesAt(document, path);
  return { texts: values.map((value) => writer.reset().value(value, descending).text()), isSpread, isThere };
}

/**
 * The keys of one document, each once, ascending; `multikey` says which field an array spreads over several.
 * @param each what `fieldKeys` gives of the fields: it is the same in all indexes
 * @throws ServerError when arrays spread several fields
 */
export function documentKeys(each: readonly FieldKeys[]): { keys: KeyText[]; multikey: boolean[] } {
  const multikey = each.map(({ isSpread }) => isSpread);
  const spread = multikey.indexOf(true);
  if (spread !== multikey.lastIndexOf(true))
    throw new ServerError('CannotIndexParallelArrays', 'cannot index several fields of arrays');
  if (spread === -1) return { keys: [joined(each, -1, '')], multikey };
  const keys = (each[spread] as FieldKeys).texts.map((text) => joined(each, spread, text));
  return { keys: keys.length > 1 ? [...new Set(keys)].sort() : keys, multikey };
}

/** One key of the fields' texts; that of the field that is spread is given. */
function joined(each: readonly FieldKeys[], spread: number, text: KeyText): KeyText {
  let key = '';
  for (let i = 0; i < each.length; i++) key += i === spread ? text : (each[i] as FieldKeys).texts[0];
  return key;
}

/** Where the document stands when sorted by these fields: its lowest key. */
export function sortKey(document: Document, fields: readonly IndexField[]): KeyText {
  return documentKeys(fields.map((field) => fieldKeys(document, field))).keys[0] as KeyText;
}

/** The key of the first values of an index's fields. */
export function rowKey(values: readonly unknown[], fields: readonly IndexField[]): Buffer {
  writer.reset();
  for (let i = 0; i < values.length; i++) writer.value(values[i], fields[i]?.descending);
  return writer.take();
}

/** A long key as the storage holds it: cut, and told apart by a hash. Order among such keys is lost. */
export function shorten(key: KeyText): { key: KeyText; cut: boolean } {
  if (key.length <= MAX_KEY_BYTES) return { key, cut: false };
  const hash = createHash('sha256').update(key, 'latin1').digest().toString('latin1');
  return { key: key.slice(0, MAX_KEY_BYTES - HASH_BYTES) + hash, cut: true };
}

/** The part of a bound that keys cut short still have in common with it. */
export function shortenBound(bound: Buffer): Buffer {
  return bound.length > MAX_KEY_BYTES - HASH_BYTES ? bound.subarray(0, MAX_KEY_BYTES - HASH_BYTES) : bound;
}
