/**
 * Entries of an index, packed: many in one block, in ascending order, each told by what it has in common with the one
 * before. As bytes:
 *
 *     block = number of entries (2), entry …
 *     entry = length of what it shares with the one before, length of the rest, the rest
 *
 * Lengths have seven bits a byte, the lowest first.
 */

const HEAD_BYTES = 2;

/** What is to become of one entry: it is to stand in the block, or not. */
export interface EntryChange {
  /** A character a byte. */
  readonly entry: string;
  readonly stands: boolean;
}

/** The longest that an entry can be: LMDB's own keys are shorter. */
const LONGEST = 2048;
const scratch = Buffer.allocUnsafe(LONGEST);

export const EMPTY_BLOCK = Buffer.alloc(HEAD_BYTES);

export function entryCount(block: Buffer): number {
  return block.readUInt16LE(0);
}

/** The entries of a block behind `lower` and before `upper`. */
export function* entriesBetween(block: Buffer, lower: Buffer, upper: Buffer): Generator<Buffer> {
  const reader = new BlockReader(block);
  if (!reader.seek(lower)) return;
  do {
    if (reader.compare(upper, upper.length) >= 0) return;
    yield Buffer.from(reader.entry.subarray(0, reader.length));
  } while (reader.next());
}

/** The block with changes, which are in ascending order of their entries: the same if they change nothing, perhaps too large, or empty. */
export function changedBlock(block: Buffer, changes: readonly EntryChange[]): Buffer {
  const reader = new BlockReader(block);
  const writer = new BlockWriter(block.length + 256);
  let hasOld = reader.next();
  for (const { entry, stands } of changes) {
    const length = scratch.write(entry, 0, 'latin1');
    let order = 1;
    while (hasOld) {
      order = reader.compare(scratch, length);
      if (order >= 0) break;
      writer.add(reader.entry, reader.length);
      hasOld = reader.next();
    }
    if (hasOld && order === 0) hasOld = reader.next();
    if (stands) writer.add(scratch, length);
  }
  for (; hasOld; hasOld = reader.next()) writer.add(reader.entry, reader.length);
  const changed = writer.block();
  return changed.equals(block) ? block : changed;
}

/** A piece of a block, and the least that its first entry begins with and no entry before it does. */
export interface BlockPiece {
  readonly from: Buffer;
  readonly block: Buffer;
}

/**
 * Cuts a block into pieces of at most so many bytes.
 * @param grows whether entries are added at its end: then all pieces but the last are filled up
 */
export function splitBlock(block: Buffer, most: number, grows: boolean): BlockPiece[] {
  const pieces = Math.ceil(block.length / (most * 0.9));
  const target = grows ? most * 0.95 : block.length / pieces;
  const reader = new BlockReader(block);
  const found: BlockPiece[] = [];
  let from: Buffer = Buffer.alloc(0);
  let writer = new BlockWriter(most);
  while (reader.next()) {
    const { entry, length } = reader;
    if (writer.length > HEAD_BYTES && (writer.length >= target || writer.length + length + 8 > most)) {
      found.push({ from, block: writer.block() });
      from = Buffer.from(entry.subarray(0, writer.sharedWithLast(entry, length) + 1));
      writer = new BlockWriter(most);
    }
    writer.add(entry, length);
  }
  return [...found, { from, block: writer.block() }];
}

class BlockReader {
  entry = Buffer.allocUnsafe(LONGEST);
  length = 0;
  private at = HEAD_BYTES;

  constructor(private readonly block: Buffer) {}

  next(): boolean {
    if (this.at >= this.block.length) return false;
    const prefix = this.number();
    const rest = this.number();
    copy(this.block, this.at, this.entry, prefix, rest);
    this.at += rest;
    this.length = prefix + rest;
    return true;
  }

  /** Moves to the first entry behind `lower`, without unpacking those before it. */
  seek(lower: Buffer): boolean {
    // How much `lower` shares with the entry before the one that is looked at.
    let common = 0;
    while (this.at < this.block.length) {
      const prefix = this.number();
      const rest = this.number();
      const start = this.at;
      this.at += rest;
      if (prefix > common) continue;
      let same = 0;
      if (prefix === common) {
        while (same < rest && common + same < lower.length && this.block[start + same] === lower[common + same]) same++;
        const isBehind =
          same < rest &&
          (common + same === lower.length || (this.block[start + same] as number) > (lower[common + same] as number));
        if (!isBehind) {
          common += same;
          continue;
        }
      }
      lower.copy(this.entry, 0, 0, prefix);
      this.block.copy(this.entry, prefix, start, this.at);
      this.length = prefix + rest;
      return true;
    }
    return false;
  }

  /** Below 0 where the entry comes before `other`. */
  compare(other: Buffer, length: number): number {
    const most = Math.min(this.length, length);
    for (let at = 0; at < most; at++) {
      const difference = (this.entry[at] as number) - (other[at] as number);
      if (difference !== 0) return difference;
    }
    return this.length - length;
  }

  private number(): number {
    let byte = this.block[this.at++] as number;
    let value = byte & 0x7f;
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = this.block[this.at++] as number;
      value |= (byte & 0x7f) << shift;
    }
    return value;
  }
}

class BlockWriter {
  length = HEAD_BYTES;
  private bytes: Buffer;
  private count = 0;
  private readonly last = Buffer.allocUnsafe(LONGEST);
  private lastLength = 0;

  constructor(capacity: number) {
    this.bytes = Buffer.allocUnsafe(capacity + 64);
  }

  /** How many bytes an entry has in common with the one that was added last. */
  sharedWithLast(entry: Buffer, length: number): number {
    return shared(this.last, this.lastLength, entry, length);
  }

  add(entry: Buffer, length: number): void {
    const common = this.sharedWithLast(entry, length);
    if (this.length + length - common + 8 > this.bytes.length) {
      const larger = Buffer.allocUnsafe(this.bytes.length * 2 + length);
      this.bytes.copy(larger, 0, 0, this.length);
      this.bytes = larger;
    }
    this.length = writeEntry(this.bytes, this.length, common, entry, common, length);
    copy(entry, common, this.last, common, length - common);
    this.lastLength = length;
    this.count++;
  }

  block(): Buffer {
    this.bytes.writeUInt16LE(this.count, 0);
    return this.bytes.subarray(0, this.length);
  }
}

function shared(a: Buffer, aLength: number, b: Buffer, bLength: number): number {
  const most = Math.min(aLength, bLength);
  let length = 0;
  while (length < most && a[length] === b[length]) length++;
  return length;
}

function writeEntry(bytes: Buffer, start: number, prefix: number, from: Buffer, first: number, end: number): number {
  let at = writeNumber(bytes, start, prefix);
  at = writeNumber(bytes, at, end - first);
  copy(from, first, bytes, at, end - first);
  return at + end - first;
}

/** Most stretches are so short that the way to native code is longer. */
function copy(from: Buffer, start: number, to: Buffer, at: number, length: number): void {
  if (length > 64) from.copy(to, at, start, start + length);
  else for (let i = 0; i < length; i++) to[at + i] = from[start + i] as number;
}

function writeNumber(bytes: Buffer, start: number, value: number): number {
  let at = start;
  let rest = value;
  for (; rest >= 0x80; rest >>= 7) bytes[at++] = (rest & 0x7f) | 0x80;
  bytes[at++] = rest;
  return at;
}
