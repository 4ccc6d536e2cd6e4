/**
 * Whether a database file can be opened at all: LMDB maps it into memory and follows what it says, so that in a file
 * that is damaged it ends the process, and of one that is empty it makes a new archive. Walked here are the pages that
 * say where others lie, in the layout of LMDB's data version 2.
 */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** The file is not one that the store can have written and that is whole. */
export class Damaged extends Error {
  override readonly name = 'Damaged';
}

/** What stands in the root of every file that the store has written. */
const OWN_KEYS = ['catalog', 'holder', 'documents'];

/** Whoever makes a file, or writes to it meanwhile, has so many times this long to be done: in milliseconds. */
const TRIES = 20;
const WAIT = 50;

/**
 * Looks at the file before it is opened. One that is not there is as it should be.
 * @throws Damaged saying what is wrong with it, or what the file system says
 */
export async function checkFile(path: string): Promise<void> {
  for (let left = TRIES; ; left--) {
    const before = newestMeta(path);
    if (before === null) return;
    try {
      walk(path);
      return;
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
      if (left > 0) {
        await sleep(WAIT);
        continue;
      }
      // Pages that somebody writes over meanwhile say nothing; whoever it is has the folder open.
      if (before !== newestMeta(path)) return;
      throw error;
    }
  }
}

/** The number of the newest transaction; null without a file, -1 where it says none. */
function newestMeta(path: string): number | null {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return null;
  return withFile(path, (file) => {
    try {
      return file.meta().transaction;
    } catch (error) {
      if (error instanceof Damaged) return -1;
      throw error;
    }
  });
}

function walk(path: string): void {
  withFile(path, (file) => {
    const { roots, isNew } = file.meta();
    const keys = new Set<string>();
    file.tree(roots.free, 0);
    file.tree(roots.main, 0, (key) => keys.add(key));
    if (!isNew && !OWN_KEYS.some((key) => keys.has(key))) throw new Damaged('another program wrote it');
  });
}

function withFile<T>(path: string, work: (file: File) => T): T {
  const descriptor = openSync(path, 'r');
  try {
    return work(new File(descriptor, statSync(path).size));
  } finally {
    closeSync(descriptor);
  }
}

const MAGIC = 0xbeefc0de;
const DATA_VERSION = 2;
/** Of a page; where in a page something lies is counted from its end. */
const HEADER = 24;
/** Of a page. */
const BRANCH = 0x01;
const LEAF = 0x02;
const META = 0x08;
/** Of a node: its data lies on pages of its own, or is the root of a database. */
const BIG = 0x01;
const DATABASE = 0x02;
/** The page of a tree without any. */
const NONE = 0xffff_ffff_ffff_ffffn;
/** No tree is deeper. */
const DEEPEST = 32;

class File {
  #pageSize = 4096;
  readonly #seen = new Set<bigint>();

  constructor(
    private readonly descriptor: number,
    private readonly size: number,
  ) {}

  /** The newest of the two first pages, which say where everything begins. */
  meta() {
    if (this.size === 0) throw new Damaged('it is empty');
    const first = this.#metaAt(0);
    this.#pageSize = first.pageSize;
    const second = this.#metaAt(first.pageSize);
    if (second.pageSize !== first.pageSize) throw new Damaged('its first pages contradict each other');
    return second.transaction > first.transaction ? second : first;
  }

  #metaAt(at: number) {
    const page = this.#read(at, 168);
    if (page.readUInt32LE(24) !== MAGIC || (page.readUInt16LE(18) & META) === 0)
      throw new Damaged('it is no database of this program');
    if ((page.readUInt32LE(28) & 0xffff) !== DATA_VERSION) throw new Damaged('it is of another version of LMDB');
    const pageSize = page.readUInt32LE(48);
    if (pageSize < 512 || pageSize > 65_536 || (pageSize & (pageSize - 1)) !== 0)
      throw new Damaged('its first pages are damaged');
    const roots = { free: page.readBigUInt64LE(88), main: page.readBigUInt64LE(136) };
    return { pageSize, roots, transaction: Number(page.readBigUInt64LE(152)), isNew: roots.main === NONE };
  }

  /** Follows a tree down to its data, and the trees that begin in it. */
  tree(root: bigint, depth: number, onKey?: (key: string) => void): void {
    if (root === NONE) return;
    if (depth > DEEPEST || this.#seen.has(root)) throw new Damaged('its pages lead in a circle');
    this.#seen.add(root);
    const page = this.#page(root);
    const flags = page.readUInt16LE(18);
    const end = HEADER + page.readUInt16LE(20);
    if ((flags & (BRANCH | LEAF)) === 0 || end > page.length) throw damagedAt(root);
    for (let at = HEADER; at < end; at += 2) {
      const node = HEADER + page.readUInt16LE(at);
      if (node < end || node + 8 > page.length) throw damagedAt(root);
      const [low, nodeFlags, keySize] = [
        page.readUInt32LE(node),
        page.readUInt16LE(node + 4),
        page.readUInt16LE(node + 6),
      ];
      const data = node + 8 + keySize;
      if (data > page.length) throw damagedAt(root);
      if ((flags & BRANCH) !== 0) {
        this.tree(BigInt(low) + (BigInt(nodeFlags) << 32n), depth + 1, onKey);
        continue;
      }
      onKey?.(page.toString('latin1', node + 8, data));
      if ((nodeFlags & BIG) === 0 ? data + low > page.length : data + 8 > page.length) throw damagedAt(root);
      if ((nodeFlags & BIG) !== 0) this.#overflow(page.readBigUInt64LE(data), low);
      else if ((nodeFlags & DATABASE) !== 0) this.tree(page.readBigUInt64LE(data + 40), depth + 1);
    }
  }

  /** Data that lies on as many pages as it needs: only whether they are there is looked at. */
  #overflow(first: bigint, bytes: number): void {
    const pages = Math.ceil((HEADER + bytes) / this.#pageSize);
    if ((Number(first) + pages) * this.#pageSize > this.size) throw cutShort();
  }

  #page(number: bigint): Buffer {
    if ((number + 1n) * BigInt(this.#pageSize) > BigInt(this.size)) throw cutShort();
    const page = this.#read(Number(number) * this.#pageSize, this.#pageSize);
    if (page.readBigUInt64LE(0) !== number) throw damagedAt(number);
    return page;
  }

  #read(at: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    if (readSync(this.descriptor, bytes, 0, length, at) < length) throw cutShort();
    return bytes;
  }
}

function cutShort(): Damaged {
  return new Damaged('it is cut short');
}

function damagedAt(page: bigint): Damaged {
  return new Damaged(`page ${page} is damaged`);
}
