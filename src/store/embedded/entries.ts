/**
 * The entries of all indexes, in blocks: a block stands under the number of its index and the least that tells its first
 * entry from those before it. What a transaction changes is collected and written block by block before it ends.
 */
import type { Database } from 'lmdb';
import { changedBlock, EMPTY_BLOCK, type EntryChange, entriesBetween, entryCount, splitBlock } from './entry-block.js';
import { PAUSE, type Pause } from './pause.js';
import { asBuffer, NEWEST, type View } from './scan.js';

/** A block fills one page of the database, beside what tells its size. */
const MOST_BYTES = 4072;
/** A count pauses after so many blocks. */
const COUNTED_AT_ONCE = 64;
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

export class Entries {
  readonly #blocks: Database<Buffer, Uint8Array>;
  /** By index, then by entry: whether it is to stand. */
  #changes = new Map<number, Map<string, boolean>>();
  /** The records of keys that this transaction wrote, by index and key; of unique indexes. */
  #fresh = new Map<string, number>();
  /** Where the blocks of an index begin, ascending; of those indexes that were written to. */
  #beginnings = new Map<number, string[]>();

  constructor(blocks: Database<Buffer, Uint8Array>) {
    this.#blocks = blocks;
  }

  /**
   * Within a transaction.
   * @param isUnique whether `holds` is asked of the index
   */
  put(index: number, key: Buffer, record: number, isUnique: boolean): void {
    this.#changesOf(index).set(entryOf(key, record), true);
    if (isUnique) this.#fresh.set(`${index} ${key.toString('latin1')}`, record);
  }

  /** Within a transaction. */
  remove(index: number, key: Buffer, record: number): void {
    this.#changesOf(index).set(entryOf(key, record), false);
  }

  /** Within a transaction: before its end. */
  flush(): void {
    for (const [index, changes] of this.#changes) this.#write(index, changes);
    this.#changes.clear();
    this.#fresh.clear();
  }

  /** After a transaction that was undone. */
  forget(): void {
    this.#changes.clear();
    this.#fresh.clear();
    this.#beginnings.clear();
  }

  /** Within a transaction. */
  clear(index: number): void {
    this.#changes.delete(index);
    this.#beginnings.delete(index);
    for (const key of [...this.#blocks.getKeys({ start: number32(index), end: number32(index + 1) })])
      this.#blocks.removeSync(key);
  }

  /** Whether an entry with this key stands, of another record than this; asked of what is written in this transaction too. */
  holds(index: number, key: Buffer, except: number | undefined): boolean {
    const changes = this.#changes.get(index);
    if (changes !== undefined && changes.size > 0) {
      const fresh = this.#fresh.get(`${index} ${key.toString('latin1')}`);
      if (fresh !== undefined && fresh !== except && changes.get(entryOf(key, fresh)) === true) return true;
    }
    const upper = Buffer.concat([key, Buffer.from([255, 255, 255, 255, 255])]);
    for (const entry of this.#entriesIn(index, { lower: key, upper }, false, NEWEST)) {
      if (entry.length !== key.length + RECORD_BYTES || key.compare(entry, 0, key.length) !== 0) continue;
      const isGone = changes?.get(entry.toString('latin1')) === false;
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

  #changesOf(index: number): Map<string, boolean> {
    const changes = this.#changes.get(index) ?? new Map<string, boolean>();
    this.#changes.set(index, changes);
    return changes;
  }

  /** Writes what is collected of an index, so that it is read. */
  #settle(index: number): void {
    const changes = this.#changes.get(index);
    if (changes === undefined || changes.size === 0) return;
    this.#write(index, changes);
    this.#changes.delete(index);
  }

  #write(index: number, changes: ReadonlyMap<string, boolean>): void {
    const entries = [...changes.keys()].sort();
    const beginnings = this.#beginningsOf(index);
    for (let at = 0; at < entries.length; ) {
      const place = placeOf(beginnings, entries[at] as string);
      const next = beginnings[place + 1];
      const some: EntryChange[] = [];
      for (; at < entries.length; at++) {
        const entry = entries[at] as string;
        if (next !== undefined && entry >= next) break;
        some.push({ entry, stands: changes.get(entry) === true });
      }
      this.#change(index, beginnings, place, some);
    }
  }

  #change(index: number, beginnings: string[], place: number, changes: readonly EntryChange[]): void {
    const begins = beginnings[place] as string;
    const key = blockKey(index, begins);
    const stored = this.#blocks.get(key);
    const before = stored === undefined ? EMPTY_BLOCK : asBuffer(stored);
    const after = changedBlock(before, changes);
    if (after === before) return;
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
    const start = Buffer.concat([number32(index), entry]);
    return (
      this.#first({ start, end: number32(index, -1), reverse: true, limit: 1, ...view.snapshot }) ??
      this.#blockBehind(index, number32(index), view)
    );
  }

  #blockBefore(index: number, key: Buffer, view: Readonly<View>): Block | null {
    return this.#first({ start: key, end: number32(index, -1), reverse: true, limit: 2, ...view.snapshot }, key);
  }

  #blockBehind(index: number, key: Buffer, view: Readonly<View>): Block | null {
    return this.#first({ start: key, end: number32(index + 1), limit: 2, ...view.snapshot }, key);
  }

  #first(range: Parameters<Database<Buffer, Uint8Array>['getRange']>[0], except?: Buffer): Block | null {
    for (const { key, value } of this.#blocks.getRange(range)) {
      const found = asBuffer(key);
      if (except === undefined || !found.equals(except))
        return { key: Buffer.from(found), block: Buffer.from(asBuffer(value)) };
    }
    return null;
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

function entryOf(key: Buffer, record: number): string {
  if (record >= MOST_RECORDS) throw new RangeError(`a collection has no room for a record of the number ${record}`);
  return (
    key.toString('latin1') +
    String.fromCharCode(record >>> 24, (record >>> 16) & 255, (record >>> 8) & 255, record & 255)
  );
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
