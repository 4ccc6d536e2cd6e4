/** How documents of a collection are inserted, replaced and removed, with their entries in its indexes. */
import { ObjectId } from 'bson';
import { check, DocumentWriter, decode, Fields, MAX_DOCUMENT_BYTES } from './bytes.js';
import {
  documentKeys,
  type FieldKeys,
  fieldKeys,
  type IndexField,
  type KeyText,
  parsePattern,
  shorten,
} from './keys.js';
import { NEWEST } from './scan.js';
import { ServerError } from './server-error.js';
import type { Storage, StoredCollection, StoredIndex } from './storage.js';

const ID = new Fields(['_id']);

/** The document as it is stored: checked, `_id` first and given where it is missing. */
function normalized(bytes: Buffer): Buffer {
  check(bytes);
  const given = ID.pick(bytes);
  let document = bytes;
  if (given.length === 5)
    document = new DocumentWriter(bytes.length + 32).fields({ _id: new ObjectId() }).append(bytes).end();
  else {
    const { _id } = decode(given);
    if (Array.isArray(_id)) throw new ServerError('InvalidIdField', "The '_id' value cannot be of type array");
    // The first field of a document starts at byte 4.
    if (bytes.compare(given, 4, given.length - 1, 4, given.length - 1) !== 0) {
      document = new DocumentWriter(bytes.length + 32).append(Buffer.from(given)).append(ID.omit(bytes)).end();
    }
  }
  if (document.length > MAX_DOCUMENT_BYTES)
    throw new ServerError(
      'BSONObjectTooLarge',
      `object to insert too large. size in bytes: ${document.length}, max size: ${MAX_DOCUMENT_BYTES}`,
    );
  return document;
}

/** Within `Storage.write`. @throws ServerError, having written nothing. */
export function insert(storage: Storage, collection: StoredCollection, bytes: Buffer): Buffer {
  const document = normalized(bytes);
  const added = entriesOf(layoutOf(collection.indexes), document);
  for (const entries of added) refuseDuplicates(storage, collection, entries, undefined, document);
  const record = storage.records.insert(collection.id, document);
  addEntries(storage, added, record);
  return document;
}

/**
 * Within `Storage.write`: puts `next` in the place of the document `previous`.
 * @param names all fields in which they may differ
 * @throws ServerError, having written nothing.
 */
export function replace(
  storage: Storage,
  collection: StoredCollection,
  record: number,
  previous: Buffer,
  next: Buffer,
  names: ReadonlySet<string>,
): void {
  const document = normalized(next);
  const layout = layoutOf(collection.indexes, names);
  const before = entriesOf(layout, previous);
  const after = entriesOf(layout, document);
  const changes = after.map((each, i) => {
    const old = before[i]?.keys ?? [];
    return {
      ...each,
      keys: each.keys.filter((key) => !old.includes(key)),
      gone: old.filter((key) => !each.keys.includes(key)),
    };
  });
  for (const entries of changes) refuseDuplicates(storage, collection, entries, record, document);
  for (const { index, gone } of changes) for (const key of gone) storage.entries.remove(index.id, key, record);
  storage.records.put(collection.id, record, document);
  addEntries(storage, changes, record);
}

/** Within `Storage.write`. */
export function remove(storage: Storage, collection: StoredCollection, record: number, document: Buffer): void {
  for (const { index, keys } of entriesOf(layoutOf(collection.indexes), document))
    for (const key of keys) storage.entries.remove(index.id, key, record);
  storage.records.remove(collection.id, record);
}

/** Within `Storage.write`: enters every document. @throws ServerError, having undone the entries. */
export function buildIndex(storage: Storage, collection: StoredCollection, index: StoredIndex): void {
  try {
    enterRecords(storage, collection, index, 0);
  } catch (cause) {
    storage.entries.clear(index.id);
    throw cause;
  }
}

/** Within `Storage.write`: enters the documents from a record on; those that are entered already stay so. */
export function enterRecords(storage: Storage, collection: StoredCollection, index: StoredIndex, from: number): void {
  const layout = layoutOf([index]);
  for (const record of storage.records.records(collection.id, NEWEST, from)) {
    const bytes = storage.records.get(collection.id, record);
    if (bytes !== undefined) addEntries(storage, entriesOf(layout, bytes), record);
  }
}

interface IndexEntries {
  readonly index: StoredIndex;
  readonly keys: readonly KeyText[];
  readonly multikey: readonly boolean[];
  readonly cut: boolean;
}

interface Layout {
  readonly of: readonly StoredIndex[];
  readonly needed: Fields;
  /** All fields of the indexes, each once. */
  readonly fields: readonly IndexField[];
  readonly indexes: readonly { readonly index: StoredIndex; readonly places: readonly number[] }[];
}

/** What the indexes of a collection look at, worked out once for all of them, and for those that an update concerns. */
const layouts = new WeakMap<readonly StoredIndex[] | ReadonlySet<string>, Layout>();

/** @param names fields; given, only the indexes are told that look at one of them */
function layoutOf(of: readonly StoredIndex[], names?: ReadonlySet<string>): Layout {
  const known = layouts.get(names ?? of);
  if (known?.of === of) return known;
  const fields: IndexField[] = [];
  const placeOf = (field: IndexField): number => {
    const place = fields.findIndex(({ name, descending }) => name === field.name && descending === field.descending);
    return place >= 0 ? place : fields.push(field) - 1;
  };
  const indexes = of
    .map((index) => ({ index, fields: parsePattern(index.key) }))
    .filter((each) => names === undefined || each.fields.some(({ path }) => names.has(path[0] as string)))
    .map((each) => ({ index: each.index, places: each.fields.map(placeOf) }));
  const layout = { of, needed: new Fields(fields.map(({ path }) => path[0] as string)), fields, indexes };
  layouts.set(names ?? of, layout);
  return layout;
}

function entriesOf({ needed, fields, indexes }: Layout, bytes: Buffer): IndexEntries[] {
  const document = decode(needed.pick(bytes));
  const found = fields.map((field) => fieldKeys(document, field));
  return indexes.map(({ index, places }): IndexEntries => {
    const each = places.map((place) => found[place] as FieldKeys);
    if (index.sparse && !each.some((field) => field.isThere))
      return { index, keys: [], multikey: each.map(() => false), cut: false };
    const { keys, multikey } = documentKeys(each);
    const short = keys.map(shorten);
    return { index, keys: short.map(({ key }) => key), multikey, cut: short.some(({ cut }) => cut) };
  });
}

function addEntries(storage: Storage, added: readonly IndexEntries[], record: number): void {
  for (const { index, keys, multikey, cut } of added) {
    for (const key of keys) storage.entries.put(index.id, key, record, index.unique);
    const spreads = multikey.some((spread, i) => spread && !index.multikey[i]);
    if (!spreads && (index.cut || !cut)) continue;
    index.multikey = index.multikey.map((spread, i) => spread || multikey[i] === true);
    index.cut ||= cut;
    storage.saveCatalog();
  }
}

/** Only `_id` is unique. */
function refuseDuplicates(
  storage: Storage,
  collection: StoredCollection,
  { index, keys }: IndexEntries,
  own: number | undefined,
  document: Buffer,
): void {
  if (!index.unique) return;
  for (const key of keys) {
    if (!storage.entries.holds(index.id, key, own)) continue;
    const { _id } = decode(ID.pick(document));
    throw new ServerError(
      'DuplicateKey',
      `E11000 duplicate key error collection: ${collection.database}.${collection.name} index: ${index.name} dup key: ${JSON.stringify({ _id })}`,
      { keyPattern: index.key, keyValue: { _id } },
    );
  }
}
