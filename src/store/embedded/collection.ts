/** What is done with the documents of one collection: finding, inserting, replacing and removing them. */
import type { Document } from 'bson';
import { ObjectId } from 'bson';
import { check, DocumentWriter, decode, encode, Fields, MAX_DOCUMENT_BYTES } from './bytes.js';
import { documentKeys, type IndexField, parsePattern, shorten, sortKey } from './keys.js';
import type { Matcher } from './matcher.js';
import { valueEnd } from './order.js';
import { someAt } from './paths.js';
import type { Plan } from './planner.js';
import { notHeld, Refusal } from './refusals.js';
import type { Entry, Storage, StoredCollection, StoredIndex } from './storage.js';

/** What a search looked at, for `explain`, and how long it may go on. */
export interface Effort {
  keys: number;
  documents: number;
  readonly deadline: Deadline;
}

/** When to give up, in milliseconds since 1970. */
export interface Deadline {
  at: number | undefined;
}

export interface Found {
  readonly record: number;
  /** Overwritten by the next step of the search. */
  readonly bytes: Buffer;
}

const MOST_SORT_BYTES = 100 * 1024 * 1024;

/** The matching documents, in the wanted order. */
export function* find(
  storage: Storage,
  collection: StoredCollection,
  plan: Plan,
  matcher: Matcher,
  sort: readonly IndexField[],
  effort: Effort,
): Generator<Found> {
  if (plan.sorted) {
    yield* matching(storage, collection, plan, matcher, effort);
    return;
  }
  const needed = new Fields(sort.map((field) => field.path[0] as string));
  const found: { key: Buffer; record: number }[] = [];
  const { version } = storage;
  let size = 0;
  for (const { record, bytes } of matching(storage, collection, plan, matcher, effort)) {
    const key = sortKey(decode(needed.pick(bytes)), sort);
    size += key.length;
    if (size > MOST_SORT_BYTES)
      throw new Refusal('QueryExceededMemoryLimitNoDiskUseAllowed', 'Sort exceeded memory limit of 104857600 bytes');
    found.push({ key, record });
  }
  found.sort((a, b) => Buffer.compare(a.key, b.key));
  for (const { record } of found) {
    const bytes = storage.document(collection, record);
    if (bytes === undefined) continue;
    // Between two batches the document may have become another.
    if (storage.version === version || matcher.test(decode(matcher.fields.pick(bytes)))) yield { record, bytes };
  }
}

function* matching(
  storage: Storage,
  collection: StoredCollection,
  plan: Plan,
  matcher: Matcher,
  effort: Effort,
): Generator<Found> {
  for (const record of records(storage, collection, plan, effort)) {
    const bytes = storage.document(collection, record);
    if (bytes === undefined) continue;
    effort.documents++;
    if (effort.deadline.at !== undefined && Date.now() > effort.deadline.at)
      throw new Refusal('MaxTimeMSExpired', 'operation exceeded time limit');
    if (plan.exact || matcher.test(decode(matcher.fields.pick(bytes)))) yield { record, bytes };
  }
}

/** How many documents match; they are read only where the index does not know. */
export function count(
  storage: Storage,
  collection: StoredCollection,
  plan: Plan,
  matcher: Matcher,
  effort: Effort,
): number {
  if (!plan.exact) {
    let matches = 0;
    for (const _ of matching(storage, collection, plan, matcher, effort)) matches++;
    return matches;
  }
  if (plan.index === undefined) return storage.countRecords(collection);
  let entries = 0;
  if (plan.entryTests.length > 0) {
    for (const _ of records(storage, collection, plan, effort)) entries++;
    return entries;
  }
  for (const range of plan.ranges) entries += storage.countEntries(plan.index, range, Number.MAX_SAFE_INTEGER);
  effort.keys += entries;
  return entries;
}

function* records(storage: Storage, collection: StoredCollection, plan: Plan, effort: Effort): Generator<number> {
  const { index } = plan;
  if (plan.union !== undefined) {
    const met = new Set<number>();
    for (const part of plan.union) {
      for (const record of records(storage, collection, part, effort)) {
        if (!met.has(record)) yield record;
        met.add(record);
      }
    }
    return;
  }
  if (index === undefined) {
    yield* storage.recordsOf(collection, plan.reverse);
    return;
  }
  // An array may lead to its document from several places, as may ranges whose keys were cut short.
  const seen = index.cut || index.multikey.some(Boolean) ? new Set<number>() : undefined;
  const fields = parsePattern(index.key);
  for (const { key, record } of plan.merge === undefined
    ? inTurn(storage, index, plan)
    : merged(storage, index, plan, plan.merge)) {
    effort.keys++;
    if (!passes(key, fields, plan.entryTests)) continue;
    if (seen?.has(record)) continue;
    seen?.add(record);
    yield record;
  }
}

function passes(key: Buffer, fields: readonly IndexField[], tests: Plan['entryTests']): boolean {
  if (tests.length === 0) return true;
  let at = 0;
  let field = 0;
  for (const test of tests) {
    for (; field < test.field; field++) at = valueEnd(key, at, fields[field]?.descending === true);
    const rest = key.subarray(at);
    if (!test.ranges.some(({ lower, upper }) => rest.compare(lower) >= 0 && rest.compare(upper) < 0)) return false;
  }
  return true;
}

function* inTurn(storage: Storage, index: StoredIndex, plan: Plan): Generator<Entry> {
  for (const range of plan.ranges) yield* storage.entries(index, range, plan.reverse);
}

/** The entries of several ranges in the order of what follows the ranges' own values. */
function* merged(storage: Storage, index: StoredIndex, plan: Plan, prefixes: readonly number[]): Generator<Entry> {
  const next = (entries: Generator<Entry>, prefix: number) => {
    const step = entries.next();
    return step.done ? undefined : { entries, prefix, entry: step.value, rest: step.value.key.subarray(prefix) };
  };
  const heads = plan.ranges.flatMap(
    (range, i) => next(storage.entries(index, range, plan.reverse), prefixes[i] ?? 0) ?? [],
  );
  const direction = plan.reverse ? -1 : 1;
  while (heads.length > 0) {
    let first = 0;
    for (let i = 1; i < heads.length; i++) {
      const order = Buffer.compare(heads[i]?.rest as Buffer, heads[first]?.rest as Buffer) * direction;
      if (order < 0) first = i;
    }
    const head = heads[first];
    if (head === undefined) return;
    yield head.entry;
    const following = next(head.entries, head.prefix);
    if (following === undefined) heads.splice(first, 1);
    else heads[first] = following;
  }
}

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
    if (Array.isArray(_id)) throw new Refusal('InvalidIdField', "The '_id' value cannot be of type array");
    if (_id instanceof RegExp) throw notHeld('regular expressions as _id');
    // The first field of a document starts at byte 4.
    if (bytes.compare(given, 4, given.length - 1, 4, given.length - 1) !== 0) {
      document = new DocumentWriter(bytes.length + 32).append(Buffer.from(given)).append(ID.omit(bytes)).end();
    }
  }
  if (document.length > MAX_DOCUMENT_BYTES)
    throw new Refusal(
      'BSONObjectTooLarge',
      `object to insert too large. size in bytes: ${document.length}, max size: ${MAX_DOCUMENT_BYTES}`,
    );
  return document;
}

/** Within `Storage.write`. @throws Refusal, having written nothing. */
export function insert(storage: Storage, collection: StoredCollection, bytes: Buffer): Buffer {
  const document = normalized(bytes);
  const added = entriesOf(collection, document);
  for (const { index, keys } of added) refuseDuplicates(storage, collection, index, keys, undefined, document);
  const record = storage.insertRecord(collection, document);
  addEntries(storage, added, record);
  return document;
}

/**
 * Within `Storage.write`: puts `next` in the place of the document `previous`.
 * @throws Refusal, having written nothing.
 */
export function replace(
  storage: Storage,
  collection: StoredCollection,
  record: number,
  previous: Buffer,
  next: Document,
): Buffer {
  const document = normalized(encode(next));
  const before = entriesOf(collection, previous);
  const after = entriesOf(collection, document);
  const changes = after.map((each, i) => {
    const old = before[i]?.keys ?? [];
    return {
      ...each,
      keys: each.keys.filter((key) => !old.some((other) => other.equals(key))),
      gone: old.filter((key) => !each.keys.some((other) => other.equals(key))),
    };
  });
  for (const { index, keys } of changes) refuseDuplicates(storage, collection, index, keys, record, document);
  for (const { index, gone } of changes) for (const key of gone) storage.removeEntry(index, key, record);
  storage.putRecord(collection, record, document);
  addEntries(storage, changes, record);
  return document;
}

/** Within `Storage.write`. */
export function remove(storage: Storage, collection: StoredCollection, record: number, document: Buffer): void {
  for (const { index, keys } of entriesOf(collection, document))
    for (const key of keys) storage.removeEntry(index, key, record);
  storage.removeRecord(collection, record);
}

/** Within `Storage.write`: enters every document. @throws Refusal, having undone the entries. */
export function buildIndex(storage: Storage, collection: StoredCollection, index: StoredIndex): void {
  const fields = parsePattern(index.key);
  const needed = new Fields(fields.map((field) => field.path[0] as string));
  try {
    for (const record of storage.recordsOf(collection)) {
      const bytes = storage.document(collection, record);
      if (bytes === undefined) continue;
      const document = decode(needed.pick(bytes));
      const entries = [indexEntries(index, fields, document)];
      for (const { keys } of entries) refuseDuplicates(storage, collection, index, keys, record, bytes);
      addEntries(storage, entries, record);
    }
  } catch (cause) {
    storage.clearEntries(index);
    throw cause;
  }
}

interface IndexEntries {
  readonly index: StoredIndex;
  readonly keys: readonly Buffer[];
  readonly multikey: readonly boolean[];
  readonly cut: boolean;
}

/** What each index of a collection looks at, worked out once. */
const layouts = new WeakMap<
  readonly StoredIndex[],
  { needed: Fields; indexes: { index: StoredIndex; fields: IndexField[] }[] }
>();

function entriesOf(collection: StoredCollection, bytes: Buffer): IndexEntries[] {
  let layout = layouts.get(collection.indexes);
  if (layout === undefined) {
    const indexes = collection.indexes.map((index) => ({ index, fields: parsePattern(index.key) }));
    layout = {
      needed: new Fields(indexes.flatMap(({ fields }) => fields.map((field) => field.path[0] as string))),
      indexes,
    };
    layouts.set(collection.indexes, layout);
  }
  const document = decode(layout.needed.pick(bytes));
  return layout.indexes.map(({ index, fields }) => indexEntries(index, fields, document));
}

function indexEntries(index: StoredIndex, fields: readonly IndexField[], document: Document): IndexEntries {
  if (index.sparse && !fields.some(({ path }) => someAt(document, path, (value) => value !== undefined)))
    return { index, keys: [], multikey: fields.map(() => false), cut: false };
  const { keys, multikey } = documentKeys(document, fields);
  const short = keys.map(shorten);
  return { index, keys: short.map(({ key }) => key), multikey, cut: short.some(({ cut }) => cut) };
}

function addEntries(storage: Storage, added: readonly IndexEntries[], record: number): void {
  for (const { index, keys, multikey, cut } of added) {
    for (const key of keys) storage.putEntry(index, key, record);
    const spreads = multikey.some((spread, i) => spread && !index.multikey[i]);
    if (!spreads && (index.cut || !cut)) continue;
    index.multikey = index.multikey.map((spread, i) => spread || multikey[i] === true);
    index.cut ||= cut;
    storage.saveCatalog();
  }
}

const AFTER = Buffer.from([255]);

function refuseDuplicates(
  storage: Storage,
  collection: StoredCollection,
  index: StoredIndex,
  keys: readonly Buffer[],
  own: number | undefined,
  document: Buffer,
): void {
  if (!index.unique) return;
  for (const key of keys) {
    for (const { record, key: found } of storage.entries(
      index,
      { lower: key, upper: Buffer.concat([key, AFTER]) },
      false,
    )) {
      if (record === own || !found.equals(key)) continue;
      const fields = parsePattern(index.key);
      const whole = decode(document);
      const values = Object.fromEntries(
        fields.map(({ name, path }) => [
          name,
          path.reduce<unknown>((at, part) => (at as Document | undefined | null)?.[part], whole) ?? null,
        ]),
      );
      throw new Refusal(
        'DuplicateKey',
        `E11000 duplicate key error collection: ${collection.database}.${collection.name} index: ${index.name} dup key: ${JSON.stringify(values)}`,
        { keyPattern: index.key, keyValue: values },
      );
    }
  }
}
