import { describe, expect, it } from 'vitest';
import {
  changedBlock,
  EMPTY_BLOCK,
  type EntryChange,
  entriesBetween,
  entryCount,
  splitBlock,
} from '../../../src/store/embedded/entry-block.js';

const LEAST = Buffer.alloc(0);
const MOST = Buffer.from([255]);

const put = (...entries: string[]): EntryChange[] => entries.sort().map((entry) => ({ entry, stands: true }));

function all(block: Buffer, lower = LEAST, upper = MOST): string[] {
  return [...entriesBetween(block, lower, upper)].map((entry) => entry.toString('latin1'));
}

/** Entries that share beginnings, some of them the beginnings of others. */
function entryOf(random: () => number): string {
  const length = 1 + Math.floor(random() * 12);
  return Array.from({ length }, () => 'ab\u00fe'[Math.floor(random() * 3)]).join('');
}

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return state / 0x7fff_ffff;
  };
}

describe('a block of entries', () => {
  it('holds just what was put in and not taken out, in its order, whatever came first', () => {
    const random = generator(5);
    let block: Buffer = EMPTY_BLOCK;
    const expected = new Set<string>();
    for (let round = 0; round < 2000; round++) {
      const changes = new Map<string, boolean>();
      for (let count = random() < 0.5 ? 1 : 6; count > 0; count--) changes.set(entryOf(random), random() < 0.6);
      for (const [entry, stands] of changes) stands ? expected.add(entry) : expected.delete(entry);
      const sorted = [...changes.keys()].sort();
      block = changedBlock(
        block,
        sorted.map((entry) => ({ entry, stands: changes.get(entry) === true })),
      );
      expect(all(block)).toEqual([...expected].sort());
      expect(entryCount(block)).toBe(expected.size);
      if (expected.size > 120) for (const entry of [...expected].slice(0, 100)) expected.delete(entry);
      if (expected.size < entryCount(block)) block = changedBlock(EMPTY_BLOCK, put(...expected));
    }
  });

  it('is read between bounds that need not be entries', () => {
    const random = generator(9);
    const entries = [...new Set(Array.from({ length: 200 }, () => entryOf(random)))];
    const block = changedBlock(EMPTY_BLOCK, put(...entries));
    for (let round = 0; round < 500; round++) {
      const [lower = '', upper = ''] = [entryOf(random), entryOf(random)].sort();
      const inside = entries.filter((entry) => entry > lower && entry < upper).sort();
      expect(all(block, Buffer.from(lower, 'latin1'), Buffer.from(upper, 'latin1'))).toEqual(inside);
    }
  });

  it('is cut into pieces that hold all of it, each told from those before it by what it begins with', () => {
    const random = generator(3);
    const entries = [...new Set(Array.from({ length: 900 }, () => `${entryOf(random)}${entryOf(random)}`))].sort();
    const block = changedBlock(EMPTY_BLOCK, put(...entries));
    for (const grows of [true, false]) {
      const pieces = splitBlock(block, 512, grows);
      expect(pieces.length).toBeGreaterThan(2);
      expect(pieces.flatMap((piece) => all(piece.block))).toEqual(entries);
      for (const [i, { from, block: piece }] of pieces.entries()) {
        expect(piece.length).toBeLessThanOrEqual(512);
        const begins = from.toString('latin1');
        expect(all(piece).every((entry) => entry >= begins)).toBe(true);
        expect(
          pieces
            .slice(0, i)
            .flatMap((before) => all(before.block))
            .every((entry) => entry < begins),
        ).toBe(true);
      }
    }
  });

  it('stays as it is where an entry stands already', () => {
    const block = changedBlock(EMPTY_BLOCK, put('a', 'ab', 'b'));
    expect(changedBlock(block, put('ab'))).toBe(block);
  });
});
