/** The database file: collections, their records and the entries of their indexes, in LMDB. */
import { join } from 'node:path';
import type { Document } from 'bson';
import { type Database, open, type RootDatabase } from 'lmdb';
import { asRefusal, Refusal } from './refusals.js';

export interface StoredIndex {
  readonly id: number;
  readonly name: string;
  readonly key: Document;
  readonly unique: boolean;
  /** Documents without any of the fields have no entry. */
  readonly sparse: boolean;
  /** For each field, whether an array has ever spread it over several entries. */
  multikey: boolean[];
  /** Whether an entry has ever been cut short, so that order and equality are to be checked on the document. */
  cut: boolean;
}

export interface StoredCollection {
  readonly id: number;
  readonly database: string;
  readonly name: string;
  indexes: StoredIndex[];
}

interface Catalog {
  /** The next number for a collection or an index. */
  next: number;
  collections: StoredCollection[];
}

/** A stretch of an index: keys from `lower` up to `upper`, neither of which is ever itself a key. */
export interface KeyRange {
  readonly lower: Buffer;
  readonly upper: Buffer;
}

export interface Entry {
  /** Without the number of the index and of the record. */
  readonly key: Buffer;
  readonly record: number;
}

const RECORD_BYTES = 6;
const FIRST_CHUNK = 32;
const LARGEST_CHUNK = 2048;
const NOTHING = Buffer.alloc(0);

type Write = { work: () => unknown; resolve: (value: never) => void; reject: (cause: unknown) => void };

/** Where the database of a folder lies. */
export function databaseFile(folder: string): string {
  return join(folder, 'broadsheet.mdb');
}

export class Storage {
  readonly #root: RootDatabase<unknown, string>;
  readonly #records: Database<Buffer, Uint8Array>;
  readonly #entries: Database<Buffer, Uint8Array>;
  #catalog: Catalog = { next: 1, collections: [] };
  #byNamespace = new Map<string, StoredCollection>();
  #lastRecords = new Map<number, number>();
  #queue: Write[] = [];
  /** Another number after every write. */
  version = 0;

  /** Opens the database in `folder`, which must exist; throws what the file system says. */
  constructor(folder: string) {
    // A commit returns when it is on the disk: nothing acknowledged is lost, even when the power goes.
    this.#root = open({
      path: databaseFile(folder),
      noSubdir: true,
      encoding: 'json',
      maxDbs: 4,
      overlappingSync: false,
    });
    this.#records = this.#root.openDB({ name: 'records', keyEncoding: 'binary', encoding: 'binary' });
    this.#entries = this.#root.openDB({ name: 'entries', keyEncoding: 'binary', encoding: 'binary' });
    this.#load();
  }

  #load(): void {
    this.#catalog = (this.#root.get('catalog') as Catalog | undefined) ?? { next: 1, collections: [] };
    this.#byNamespace = new Map(this.#catalog.collections.map((each) => [`${each.database}.${each.name}`, each]));
    this.#lastRecords = new Map();
  }

  /**
   * Takes over what the holder of the database wrote about itself, if it still says `expected`.
   * One process at a time gets to do this, whatever the others do.
   * @returns what it says now: `next` if it was taken over.
   */
  claim(expected: string | undefined, next: string): string {
    return this.#root.transactionSync(() => {
      const current = this.#root.get('holder') as string | undefined;
      if (current !== expected && current !== undefined) return current;
      this.#root.putSync('holder', next);
      return next;
    });
  }

  holder(): string | undefined {
    this.#root.resetReadTxn();
    return this.#root.get('holder') as string | undefined;
  }

  /**
   * Runs `work` in a transaction and resolves once it is on the disk. Works that arrive together share a
   * transaction. A Refusal that `work` throws undoes nothing: it must check before it writes.
   */
  write<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#queue.length === 0) setImmediate(() => this.#commit());
      this.#queue.push({ work, resolve, reject });
    });
  }

  #commit(): void {
    const writes = this.#queue;
    this.#queue = [];
    this.#transact(writes);
  }

  #transact(writes: readonly Write[]): void {
    const answers: (() => void)[] = [];
    try {
      this.#root.transactionSync(() => {
        for (const { work, resolve, reject } of writes) {
          try {
            const value = work();
            answers.push(() => resolve(value as never));
          } catch (cause) {
            if (!(cause instanceof Refusal)) throw cause;
            answers.push(() => reject(cause));
          }
        }
      });
    } catch (cause) {
      // The transaction is undone as a whole. Each gets another chance alone, so that one cannot spoil the others.
      this.#load();
      if (writes.length > 1) for (const write of writes) this.#transact([write]);
      else for (const { reject } of writes) reject(asRefusal(cause));
      return;
    }
    this.version++;
    for (const answer of answers) answer();
  }

  /** Writes a copy that holds nothing free. */
  copyTo(path: string): Promise<void> {
    return this.#root.backup(path, true);
  }

  async close(): Promise<void> {
    if (this.#queue.length > 0) this.#commit();
    await this.#root.close();
  }

  collection(database: string, name: string): StoredCollection | undefined {
    return this.#byNamespace.get(`${database}.${name}`);
  }

  collections(): readonly StoredCollection[] {
    return this.#catalog.collections;
  }

  /** Within `write`. */
  createCollection(database: string, name: string): StoredCollection {
    const collection: StoredCollection = { id: this.nextId(), database, name, indexes: [] };
    collection.indexes.push({
      id: this.nextId(),
      name: '_id_',
      key: { _id: 1 },
      unique: true,
      sparse: false,
      multikey: [false],
      cut: false,
    });
    this.#catalog.collections.push(collection);
    this.#byNamespace.set(`${database}.${name}`, collection);
    this.saveCatalog();
    return collection;
  }

  /** Within `write`. */
  dropCollection(collection: StoredCollection): void {
    for (const index of collection.indexes) this.clearEntries(index);
    for (const record of this.recordsOf(collection)) this.removeRecord(collection, record);
    this.#catalog.collections = this.#catalog.collections.filter((each) => each !== collection);
    this.#byNamespace.delete(`${collection.database}.${collection.name}`);
    this.saveCatalog();
  }

  nextId(): number {
    return this.#catalog.next++;
  }

  /** Within `write`: keeps what was changed in collections and indexes. */
  saveCatalog(): void {
    this.#root.putSync('catalog', this.#catalog);
  }

  /** The document, in a buffer that the next call of any method overwrites. */
  document(collection: StoredCollection, record: number): Buffer | undefined {
    const bytes = this.#records.getBinaryFast(recordKey(collection.id, record));
    // lmdb hands out one large buffer and sets its length aside.
    return bytes === undefined ? undefined : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** Within `write`. */
  insertRecord(collection: StoredCollection, document: Buffer): number {
    const record = this.#lastRecord(collection) + 1;
    this.#lastRecords.set(collection.id, record);
    this.putRecord(collection, record, document);
    return record;
  }

  /** Within `write`. */
  putRecord(collection: StoredCollection, record: number, document: Buffer): void {
    this.#records.putSync(recordKey(collection.id, record), document);
  }

  /** Within `write`. */
  removeRecord(collection: StoredCollection, record: number): void {
    this.#records.removeSync(recordKey(collection.id, record));
  }

  #lastRecord(collection: StoredCollection): number {
    const known = this.#lastRecords.get(collection.id);
    if (known !== undefined) return known;
    const range = { start: number32(collection.id + 1), end: number32(collection.id), reverse: true, limit: 1 };
    const [last] = this.#records.getKeys(range);
    return last === undefined ? 0 : asBuffer(last).readUIntBE(4, RECORD_BYTES);
  }

  /** Within `write`. */
  putEntry(index: StoredIndex, key: Buffer, record: number): void {
    this.#entries.putSync(entryKey(index.id, key, record), NOTHING);
  }

  /** Within `write`. */
  removeEntry(index: StoredIndex, key: Buffer, record: number): void {
    this.#entries.removeSync(entryKey(index.id, key, record));
  }

  /** Within `write`. */
  clearEntries(index: StoredIndex): void {
    for (const { key, record } of this.entries(index, WHOLE, false)) this.removeEntry(index, key, record);
  }

  /** The entries in their order. What is written meanwhile may be seen or not; no snapshot is held open. */
  *entries(index: StoredIndex, range: KeyRange, reverse: boolean): Generator<Entry> {
    const lower = Buffer.concat([number32(index.id), range.lower]);
    const upper = Buffer.concat([number32(index.id), range.upper]);
    for (const bytes of scan(this.#entries, lower, upper, reverse)) {
      const end = bytes.length - RECORD_BYTES;
      yield { key: bytes.subarray(4, end), record: bytes.readUIntBE(end, RECORD_BYTES) };
    }
  }

  /** How many entries lie in the range, counting no further than `most`. */
  countEntries(index: StoredIndex, range: KeyRange, most: number): number {
    const id = number32(index.id);
    return this.#entries.getKeysCount({
      start: Buffer.concat([id, range.lower]),
      end: Buffer.concat([id, range.upper]),
      limit: most,
    });
  }

  /** The numbers of all records, in the order of insertion; as `entries`. */
  *recordsOf(collection: StoredCollection, reverse = false): Generator<number> {
    for (const key of scan(this.#records, number32(collection.id), number32(collection.id + 1), reverse))
      yield key.readUIntBE(4, RECORD_BYTES);
  }

  countRecords(collection: StoredCollection): number {
    return this.#records.getKeysCount({ start: number32(collection.id), end: number32(collection.id + 1) });
  }
}

export const WHOLE: KeyRange = { lower: NOTHING, upper: Buffer.from([255]) };

function* scan(
  database: Database<Buffer, Uint8Array>,
  lower: Buffer,
  upper: Buffer,
  reverse: boolean,
): Generator<Buffer> {
  let last: Buffer | undefined;
  for (let limit = FIRST_CHUNK; ; limit = Math.min(limit * 4, LARGEST_CHUNK)) {
    const range = reverse
      ? { start: last ?? upper, end: lower, reverse, limit }
      : { start: last ?? lower, end: upper, limit };
    const keys = [...database.getKeys(range)];
    for (const key of keys) {
      const bytes = asBuffer(key);
      if (last !== undefined && bytes.equals(last)) continue;
      yield bytes;
    }
    const final = keys[keys.length - 1];
    if (final === undefined || keys.length < limit) return;
    last = asBuffer(final);
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function number32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32BE(value, 0);
  return bytes;
}

function recordKey(collection: number, record: number): Buffer {
  const bytes = Buffer.allocUnsafe(4 + RECORD_BYTES);
  bytes.writeUInt32BE(collection, 0);
  bytes.writeUIntBE(record, 4, RECORD_BYTES);
  return bytes;
}

function entryKey(index: number, key: Buffer, record: number): Buffer {
  const bytes = Buffer.allocUnsafe(4 + key.length + RECORD_BYTES);
  bytes.writeUInt32BE(index, 0);
  key.copy(bytes, 4);
  bytes.writeUIntBE(record, 4 + key.length, RECORD_BYTES);
  return bytes;
}
