/**
 * What becomes of each page of a database file: that it is used, or free, and not both. Written for LMDB's data version 2,
 * by its documentation and its headers; read from a file that nobody has open.
 */
import { readFileSync } from 'node:fs';

/** How many pages are used, free, and wrongly kept account of. */
export interface FilePages {
  readonly used: number;
  readonly free: number;
  /** Used in two places. */
  readonly usedTwice: number;
  /** Free, and used or free in another place as well. */
  readonly freeTwice: number;
  /** Neither used nor free. */
  readonly lost: number;
}

const HEADER = 24;
const BRANCH = 0x01;
const BIG = 0x01;
const DATABASE = 0x02;
const NONE = 0xffff_ffff_ffff_ffffn;

export function pagesOf(path: string): FilePages {
  const bytes = readFileSync(path);
  const pageSize = bytes.readUInt32LE(48);
  const [first, second] = [metaAt(bytes, 0), metaAt(bytes, pageSize)];
  const { free: freeRoot, main, last } = second.transaction > first.transaction ? second : first;
  const uses = new Uint8Array(last + 1);
  const frees = new Uint8Array(last + 1);
  const lists: Buffer[] = [];
  const use = (page: number, count: number): void => {
    for (let at = page; at < page + count; at++) uses[at] = (uses[at] ?? 0) + 1;
  };

  /** Follows a tree, and tells of the data in it. */
  function walk(root: bigint, onData?: (data: Buffer) => void): void {
    if (root === NONE) return;
    const page = Number(root);
    use(page, 1);
    const at = page * pageSize;
    const isBranch = (bytes.readUInt16LE(at + 18) & BRANCH) !== 0;
    const end = HEADER + bytes.readUInt16LE(at + 20);
    for (let slot = HEADER; slot < end; slot += 2) {
      const node = at + HEADER + bytes.readUInt16LE(at + slot);
      const size = bytes.readUInt32LE(node);
      const flags = bytes.readUInt16LE(node + 4);
      const data = node + 8 + bytes.readUInt16LE(node + 6);
      if (isBranch) {
        walk(BigInt(size) + (BigInt(flags) << 32n), onData);
      } else if ((flags & DATABASE) !== 0) {
        walk(bytes.readBigUInt64LE(data + 40), onData);
      } else if ((flags & BIG) !== 0) {
        const start = Number(bytes.readBigUInt64LE(data)) * pageSize;
        use(start / pageSize, bytes.readUInt32LE(start + 20));
        onData?.(bytes.subarray(start + HEADER, start + HEADER + size));
      } else {
        onData?.(bytes.subarray(data, data + size));
      }
    }
  }
  use(0, 2);
  walk(freeRoot, (list) => lists.push(list));
  walk(main);
  for (const list of lists)
    for (const [page, count] of runsIn(list))
      for (let at = page; at < page + count; at++) frees[at] = (frees[at] ?? 0) + 1;
  const pages = Array.from(uses, (used, at) => ({ used, free: frees[at] ?? 0 }));
  const counting = (isSo: (page: { used: number; free: number }) => boolean): number => pages.filter(isSo).length;
  return {
    used: counting(({ used }) => used > 0),
    free: counting(({ free }) => free > 0),
    usedTwice: counting(({ used }) => used > 1),
    freeTwice: counting(({ used, free }) => free > 0 && used + free > 1),
    lost: counting(({ used, free }) => used + free === 0),
  };
}

function metaAt(bytes: Buffer, at: number) {
  return {
    free: bytes.readBigUInt64LE(at + 88),
    main: bytes.readBigUInt64LE(at + 136),
    last: Number(bytes.readBigUInt64LE(at + 144)),
    transaction: bytes.readBigUInt64LE(at + 152),
  };
}

/** The pages of a list of free ones: numbers, before each of which may stand, negative, how many pages it is the first of. */
function* runsIn(list: Buffer): Generator<[page: number, count: number]> {
  const length = Number(list.readBigInt64LE(0));
  for (let at = 1, count = 1; at <= length; at++) {
    const entry = Number(list.readBigInt64LE(at * 8));
    if (entry < 0) {
      count = -entry;
      continue;
    }
    if (entry > 0) yield [entry, count];
    count = 1;
  }
}
