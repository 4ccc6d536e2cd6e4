/**
 * The documents of all collections, many in one block, which the database compresses as a whole: documents of one
 * collection say much alike. A record's number tells its block and its slot there. As bytes:
 *
 *     block = number of slots taken (1), { slot (1), length (4) } …, document …
 */
import type { Database } from 'lmdb';
import { Kept } from './kept.js';
import { PAUSE, type Pause } from './pause.js';
import { asBuffer, NEWEST, type ReadsSnapshots, type Snapshot, type View } from './scan.js';

/** Documents are added to a block until it has so many bytes, or so many documents. */
const ENOUGH_BYTES = 64 * 1024;
const SLOTS = 128;
/** Blocks that were read of late are kept unpacked, in bytes. */
const KEPT_BYTES = 32 * 1024 * 1024;

/** A count pauses after so many documents. */
const COUNTED_AT_ONCE = 1000;

/** The documents of a block by slot. */
type Documents = Map<number, Buffer>;

/** A block as it has been since a version of the records. */
interface Known {
  readonly documents: Documents;
  readonly since: number;
}

interface Open {
  readonly block: number;
  slot: number;
  bytes: number;
}

export class RecordBlocks {
  readonly #blocks: Database<Buffer, Uint8Array> & ReadsSnapshots;
  /** The blocks that this transaction changes. */
  readonly #changed = new Map<number, Documents>();
  /** The block of each collection to which documents are added. */
  readonly #open = new Map<number, Open>();
  /** Of the newest state, and of all since the version that stands with a block. */
  readonly #kept = new Kept<number, Known>(KEPT_BYTES);
  /** The block that was read last of an older state: what follows is likely to stand there too. */
  #older: { readonly key: number; readonly snapshot: Snapshot; readonly documents: Documents } | undefined;
  /** Another number after every write. */
  version = 0;

  constructor(blocks: Database<Buffer, Uint8Array> & ReadsSnapshots) {
    this.#blocks = blocks;
  }

  /** The document. It is shared: not to be changed. */
  get(collection: number, record: number, { snapshot }: Readonly<View> = NEWEST): Buffer | undefined {
    const [block, slot] = placeOf(record);
    const key = numberOf(collection, block);
    const changed = snapshot === undefined ? this.#changed.get(key) : undefined;
    return (changed ?? this.#read(key, snapshot)).get(slot);
  }

  /** Within a transaction. Gives the record's number, which is greater than all before. */
  insert(collection: number, document: Buffer): number {
    let open = this.#open.get(collection);
    if (open === undefined || open.slot >= SLOTS || open.bytes + document.length > ENOUGH_BYTES) {
      open = { block: (open?.block ?? this.#lastBlock(collection)) + 1, slot: 0, bytes: 0 };
      this.#open.set(collection, open);
    }
    const record = open.block * SLOTS + open.slot;
    open.slot++;
    open.bytes += document.length;
    this.put(collection, record, document);
    return record;
  }

  /** Within a transaction. */
  put(collection: number, record: number, document: Buffer): void {
    const [block, slot] = placeOf(record);
    this.#change(collection, block).set(slot, document);
  }

  /** Within a transaction. */
  remove(collection: number, record: number): void {
    const [block, slot] = placeOf(record);
    this.#change(collection, block).delete(slot);
  }

  /** The numbers of the records from one on, ascending. */
  *records(collection: number, view: Readonly<View> = NEWEST, from = 0): Generator<number> {
    if (view.snapshot === undefined) this.flush();
    for (let after = placeOf(from)[0] - 1; ; ) {
      const start = after < 0 ? number32(collection) : keyOf(numberOf(collection, after + 1));
      const range = { start, end: number32(collection + 1), limit: 1, ...view.snapshot };
      const [next] = this.#blocks.getKeys(range);
      if (next === undefined) return;
      after = asBuffer(next).readUInt32BE(4);
      const documents = this.#read(numberOf(collection, after), view.snapshot);
      for (const slot of [...documents.keys()].sort((a, b) => a - b))
        if (after * SLOTS + slot >= from) yield after * SLOTS + slot;
    }
  }

  *count(collection: number, view: Readonly<View>): Generator<Pause, number> {
    let count = 0;
    for (const _ of this.records(collection, view)) if (++count % COUNTED_AT_ONCE === 0) yield PAUSE;
    return count;
  }

  /** Within a transaction: before its end. */
  flush(): void {
    if (this.#changed.size > 0) this.version++;
    for (const [key, documents] of this.#changed) {
      if (documents.size === 0) this.#blocks.removeSync(keyOf(key));
      else this.#blocks.putSync(keyOf(key), packed(documents));
      this.#kept.drop(key);
    }
    this.#changed.clear();
  }

  /** After a transaction that was undone. */
  forget(): void {
    this.#changed.clear();
    this.#open.clear();
    this.#kept.clear();
    this.#older = undefined;
  }

  #change(collection: number, block: number): Documents {
    const key = numberOf(collection, block);
    const changed = this.#changed.get(key) ?? new Map(this.#read(key, undefined));
    this.#changed.set(key, changed);
    return changed;
  }

  #read(key: number, snapshot: Snapshot | undefined): Documents {
    const kept = this.#kept.get(key);
    const version = snapshot?.version ?? this.version;
    if (kept !== undefined && kept.since <= version) return kept.documents;
    if (snapshot !== undefined && this.#older?.snapshot === snapshot && this.#older.key === key)
      return this.#older.documents;
    const stored = this.#blocks.getBinaryFast(keyOf(key), snapshot);
    // lmdb hands out one large buffer, which the next read overwrites, and sets its length aside.
    const bytes = stored === undefined ? null : Buffer.from(asBuffer(stored).subarray(0, stored.length));
    const documents = bytes === null ? new Map<number, Buffer>() : unpacked(bytes);
    if (version === this.version && bytes !== null) this.#kept.keep(key, { documents, since: version }, bytes.length);
    else if (snapshot !== undefined) this.#older = { key, snapshot, documents };
    return documents;
  }

  #lastBlock(collection: number): number {
    const range = { start: number32(collection + 1), end: number32(collection), reverse: true, limit: 1 };
    const [last] = this.#blocks.getKeys(range);
    return last === undefined ? 0 : asBuffer(last).readUInt32BE(4);
  }
}

function packed(documents: Documents): Buffer {
  const head = Buffer.allocUnsafe(1 + documents.size * 5);
  let at = head.writeUInt8(documents.size, 0);
  for (const [slot, { length }] of documents) {
    at = head.writeUInt8(slot, at);
    at = head.writeUInt32LE(length, at);
  }
  return Buffer.concat([head, ...documents.values()]);
}

function unpacked(bytes: Buffer): Documents {
  const documents: Documents = new Map();
  const count = bytes.readUInt8(0);
  let at = 1 + count * 5;
  for (let i = 0; i < count; i++) {
    const length = bytes.readUInt32LE(2 + i * 5);
    documents.set(bytes.readUInt8(1 + i * 5), bytes.subarray(at, at + length));
    at += length;
  }
  return documents;
}

function placeOf(record: number): [block: number, slot: number] {
  return [Math.floor(record / SLOTS), record % SLOTS];
}

/** A block in the whole of the file. */
function numberOf(collection: number, block: number): number {
  return collection * 2 ** 32 + block;
}

function keyOf(key: number): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeUInt32BE(Math.floor(key / 2 ** 32), 0);
  bytes.writeUInt32BE(key % 2 ** 32, 4);
  return bytes;
}

function number32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32BE(value, 0);
  return bytes;
}
