/**
 * The entries of all indexes, in blocks: a block stands under the number of its index and the least that tells its first
 * entry from those before it. New entries are collected, over many transactions, and written block by block once somebody
 * asks their index or there are many: a block is written once for all that comes into it. Until then they are to be had from
 * the documents, which are in the file already (`unwritten`).
 */
import type { Database } from 'lmdb';
import { changedBlock, EMPTY_BLOCK, type EntryChange, entriesBetween, entryCount, splitBlock } from './entry-block.js';
import { Kept } from './kept.js';
import { PAUSE, type Pause } from './pause.js';
import { asBuffer, NEWEST, type ReadsSnapshots, type View } from './scan.js';

/** The database compresses a block as a whole: the larger, the better, and the longer it takes to find an entry in it. */
const MOST_BYTES = 16 * 1024;
/** Blocks that were read of late are kept as they are, in bytes. */
const KEPT_BYTES = 32 * 1024 * 1024;
/** A count pauses after so many blocks. */
const COUNTED_AT_ONCE = 64;
/** Of a block; what it becomes is cut before more is added. */
const CHANGED_AT_ONCE = 1024;
const RECORD_BYTES = 4;
const MOST_RECORDS = 2 ** 32;

/** A stretch of an index: keys from `lower` up to `upper`, neither of which is ever itself a key. */
export interface KeyRange {
  readonly lower: Buffer;
  readonly upper: Buffer;
}

export interface Entry {
  readonly key: Buffer;
  readonly record: number;
}

export const WHOLE: KeyRange = { lower: Buffer.alloc(0), upper: Buffer.from([255]) };

/** What is to become of the entries of an index. */
interface Pending {
  /** Entries that are to stand, in no order, some perhaps twice; what is removed too does not. */
  readonly added: string[];
  readonly removed: Set<string>;
  /** The record of each key, of a unique index. */
  readonly records: Map<string, number>;
  /** The least record that is concerned. */
  from: number;
}

export class Entries {
  readonly #blocks: Database<Buffer, Uint8Array> & ReadsSnapshots;
  readonly #transact: (work: () => void) => void;
  readonly #pending = new Map<number, Pending>();
  /** Of the newest state, by their keys. */
  readonly #kept = new Kept<string, Buffer>(KEPT_BYTES);
  /** Where the blocks of an index begin, ascending; of those indexes that were written to. */
  #beginnings = new Map<number, string[]>();

  /**
   * @param transact does something within a transaction: the one under way, if there is one
   * @param mostPending so many entries wait in memory
   */
  constructor(
    blocks: Database<Buffer, Uint8Array> & ReadsSnapshots,
    transact: (work: () => void) => void,
    private readonly mostPending: number,
  ) {
    this.#blocks = blocks;
    this.#transact = transact;
  }

  /**
   * Within a transaction.
   * @param isUnique whether `holds` is asked of the index
   */
  put(index: number, key: string, record: number, isUnique: boolean): void {
    const { added, removed, records } = this.#change(index, record);
    const entry = entryOf(key, record);
    added.push(entry);
    if (removed.size > 0) removed.delete(entry);
    if (isUnique) records.set(key, record);
  }

  /** Within a transaction. */
  remove(index: number, key: string, record: number): void {
    this.#change(index, record).removed.add(entryOf(key, record));
  }

  /** Within a transaction, before its end: writes what cannot wait, and the most of what waits where that is too much. */
  flush(): void {
    let waiting = 0;
    // What goes could not be told from the documents.
    for (const [index, { removed }] of this.#pending) if (removed.size > 0) this.#write(index);
    const bySize = [...this.#pending].sort(([, a], [, b]) => a.added.length - b.added.length);
    for (const [index, { added }] of bySize) {
      waiting += added.length;
      if (waiting > this.mostPending) this.#write(index);
    }
  }

  /** Within a transaction: writes what waits of these indexes. */
  write(indexes: readonly number[]): void {
    for (const index of indexes) this.#write(index);
  }

  /** The indexes that lack entries in the file, each with the first record that may be concerned. */
  unwritten(): [index: number, record: number][] {
    return [...this.#pending].map(([index, { from }]) => [index, from]);
  }

  /** After a transaction that was undone: what waited has to be put again. */
  forget(): void {
    this.#pending.clear();
    this.#beginnings.clear();
    this.#kept.clear();
  }

  /** Within a transaction. */
  clear(index: number): void {
    this.#pending.delete(index);
    this.#beginnings.delete(index);
    this.#kept.clear();
    for (const key of [...this.#blocks.getKeys({ start: number32(index), end: number32(index + 1) })])
      this.#blocks.removeSync(key);
  }

  /** Whether an entry with this key stands, of another record than this; asked of what waits too. */
  holds(index: number, key: string, except: number | undefined): boolean {
    const pending = this.#pending.get(index);
    const record = pending?.records.get(key);
    if (record !== undefined && record !== except && pending?.removed.has(entryOf(key, record)) === false) return true;
    // Asked of everything that is inserted: where the blocks begin is to be known.
    this.#beginningsOf(index);
    const lower = Buffer.from(key, 'latin1');
    const upper = Buffer.concat([lower, Buffer.from([255, 255, 255, 255, 255])]);
    for (const entry of this.#entriesIn(index, { lower, upper }, false, NEWEST)) {
      if (entry.length !== lower.length + RECORD_BYTES || lower.compare(entry, 0, lower.length) !== 0) continue;
      const isGone = pending?.removed.has(entry.toString('latin1')) === true;
      if (!isGone && recordOf(entry) !== except) return true;
    }
    return false;
  }

  /** The entries in their order. When the view changes on the way, it goes on there in what is read then. */
  *scan(index: number, range: KeyRange, reverse: boolean, view: Readonly<View>): Generator<Entry> {
    if (view.snapshot === undefined) this.#settle(index);
    for (const entry of this.#entriesIn(index, range, reverse, view))
      yield { key: entry.subarray(0, -RECORD_BYTES), record: recordOf(entry) };
  }

  /** How many entries lie in the range, counting no further than `most`. */
  probe(index: number, range: KeyRange, most: number): number {
    let count = 0;
    for (const _ of this.scan(index, range, false, NEWEST)) if (++count >= most) break;
    return count;
  }

  *count(index: number, { lower, upper }: KeyRange, view: Readonly<View>): Generator<Pause, number> {
    if (view.snapshot === undefined) this.#settle(index);
    let count = 0;
    let blocks = 0;
    let at = this.#blockAt(index, lower, view);
    while (at !== null) {
      const next = this.#blockBehind(index, at.key, view);
      const isInside = lower.compare(at.key, 4) < 0 && next !== null && upper.compare(next.key, 4) > 0;
      count += isInside ? entryCount(at.block) : [...entriesBetween(at.block, lower, upper)].length;
      if (next === null || upper.compare(next.key, 4) <= 0) return count;
      at = next;
      if (++blocks % COUNTED_AT_ONCE === 0) yield PAUSE;
    }
    return count;
  }

  #change(index: number, record: number): Pending {
    let pending = this.#pending.get(index);
    if (pending === undefined) {
      pending = { added: [], removed: new Set(), records: new Map(), from: record };
      this.#pending.set(index, pending);
    }
    pending.from = Math.min(pending.from, record);
    return pending;
  }

  /** Writes what is collected of an index, so that it is read. */
  #settle(index: number): void {
    if (this.#pending.has(index)) this.#transact(() => this.#write(index));
  }

  #write(index: number): void {
    const pending = this.#pending.get(index);
    if (pending === undefined) return;
    this.#pending.delete(index);
    const { added, removed } = pending;
    const entries = removed.size === 0 ? added.sort() : [...new Set([...added, ...removed])].sort();
    const beginnings = this.#beginningsOf(index);
    for (let at = 0; at < entries.length; ) {
      const place = placeOf(beginnings, entries[at] as string);
      const next = beginnings[place + 1];
      const some: EntryChange[] = [];
      for (; at < entries.length && some.length < CHANGED_AT_ONCE; at++) {
        const entry = entries[at] as string;
        if (next !== undefined && entry >= next) break;
        if (entry !== entries[at - 1]) some.push({ entry, stands: !removed.has(entry) });
      }
      this.#revise(index, beginnings, place, some);
    }
  }

  #revise(index: number, beginnings: string[], place: number, changes: readonly EntryChange[]): void {
    const begins = beginnings[place] as string;
    const key = blockKey(index, begins);
    const before = this.#read(key, NEWEST) ?? EMPTY_BLOCK;
    const after = changedBlock(before, changes);
    if (after === before) return;
    this.#kept.drop(key.toString('latin1'));
    if (entryCount(after) === 0) {
      this.#blocks.removeSync(key);
      if (place > 0) beginnings.splice(place, 1);
    } else if (after.length <= MOST_BYTES) this.#blocks.putSync(key, after);
    else {
      const [first, ...others] = splitBlock(after, MOST_BYTES, place === beginnings.length - 1);
      if (first === undefined) return;
      this.#blocks.putSync(key, first.block);
      for (const { from, block } of others) this.#blocks.putSync(Buffer.concat([number32(index), from]), block);
      beginnings.splice(place + 1, 0, ...others.map(({ from }) => from.toString('latin1')));
    }
  }

  #beginningsOf(index: number): string[] {
    const known = this.#beginnings.get(index);
    if (known !== undefined) return known;
    const keys = this.#blocks.getKeys({ start: number32(index), end: number32(index + 1) });
    const found = [...keys].map((key) => asBuffer(key).toString('latin1', 4));
    // Whatever comes before all others belongs into the first block.
    const beginnings = found[0] === '' ? found : ['', ...found];
    this.#beginnings.set(index, beginnings);
    return beginnings;
  }

  /** The entries of the range. */
  *#entriesIn(index: number, { lower, upper }: KeyRange, reverse: boolean, view: Readonly<View>): Generator<Buffer> {
    let [from, to] = [lower, upper];
    for (let at = this.#blockAt(index, reverse ? to : from, view); at !== null; ) {
      if (reverse) {
        for (const entry of [...entriesBetween(at.block, from, to)].reverse()) {
          to = entry;
          yield entry;
        }
        at = lower.compare(at.key, 4) >= 0 ? null : this.#blockBefore(index, at.key, view);
      } else {
        for (const entry of entriesBetween(at.block, from, to)) {
          from = entry;
          yield entry;
        }
        at = this.#blockBehind(index, at.key, view);
        if (at !== null && upper.compare(at.key, 4) <= 0) return;
      }
    }
  }

  /** The block in which an entry would stand. */
  #blockAt(index: number, entry: Buffer, view: Readonly<View>): Block | null {
    const beginnings = view.snapshot === undefined ? this.#beginnings.get(index) : undefined;
    if (beginnings !== undefined) {
      const place = placeOf(beginnings, entry.toString('latin1'));
      return this.#known(index, beginnings, place) ?? this.#known(index, beginnings, place + 1);
    }
    const start = Buffer.concat([number32(index), entry]);
    return (
      this.#first({ start, end: number32(index, -1), reverse: true, limit: 1 }, view) ??
      this.#blockBehind(index, number32(index), view)
    );
  }

  #blockBefore(index: number, key: Buffer, view: Readonly<View>): Block | null {
    return this.#first({ start: key, end: number32(index, -1), reverse: true, limit: 2 }, view, key);
  }

  #blockBehind(index: number, key: Buffer, view: Readonly<View>): Block | null {
    const beginnings = view.snapshot === undefined ? this.#beginnings.get(index) : undefined;
    if (beginnings !== undefined) {
      return this.#known(index, beginnings, placeOf(beginnings, key.toString('latin1', 4)) + 1);
    }
    return this.#first({ start: key, end: number32(index + 1), limit: 2 }, view, key);
  }

  /** The block that begins there. */
  #known(index: number, beginnings: readonly string[], place: number): Block | null {
    const begins = beginnings[place];
    if (begins === undefined) return null;
    const key = blockKey(index, begins);
    const block = this.#read(key, NEWEST);
    return block === undefined ? null : { key, block };
  }

  #first(
    range: Parameters<Database<Buffer, Uint8Array>['getKeys']>[0],
    view: Readonly<View>,
    except?: Buffer,
  ): Block | null {
    for (const found of this.#blocks.getKeys({ ...range, ...view.snapshot })) {
      const key = Buffer.from(asBuffer(found));
      if (except !== undefined && key.equals(except)) continue;
      const block = this.#read(key, view);
      if (block !== undefined) return { key, block };
    }
    return null;
  }

  #read(key: Buffer, { snapshot }: Readonly<View>): Buffer | undefined {
    const name = key.toString('latin1');
    const kept = snapshot === undefined ? this.#kept.get(name) : undefined;
    if (kept !== undefined) return kept;
    const stored = this.#blocks.getBinaryFast(key, snapshot);
    if (stored === undefined) return undefined;
    // lmdb hands out one large buffer, which the next read overwrites, and sets its length aside.
    const block = Buffer.from(asBuffer(stored).subarray(0, stored.length));
    if (snapshot === undefined) this.#kept.keep(name, block, block.length);
    return block;
  }
}

interface Block {
  readonly key: Buffer;
  readonly block: Buffer;
}

/** The last place whose beginning is not behind the entry. */
function placeOf(beginnings: readonly string[], entry: string): number {
  let [low, high] = [0, beginnings.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((beginnings[middle] as string) <= entry) low = middle;
    else high = middle;
  }
  return low;
}

function entryOf(key: string, record: number): string {
  if (record >= MOST_RECORDS) throw new RangeError(`a collection has no room for a record of the number ${record}`);
  return key + String.fromCharCode(record >>> 24, (record >>> 16) & 255, (record >>> 8) & 255, record & 255);
}

function recordOf(entry: Buffer): number {
  return entry.readUInt32BE(entry.length - RECORD_BYTES);
}

function blockKey(index: number, begins: string): Buffer {
  return Buffer.concat([number32(index), Buffer.from(begins, 'latin1')]);
}

/** @param before −1: what comes right before all that begins with the number */
function number32(value: number, before: 0 | -1 = 0): Buffer {
  const bytes = Buffer.allocUnsafe(before === 0 ? 4 : 12);
  if (before === -1) bytes.fill(255);
  bytes.writeUInt32BE(value + before, 0);
  return bytes;
}
