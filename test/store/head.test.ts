import type { Collection } from 'mongodb';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ArchiveDocument } from '../../src/store/bookkeeping-documents.js';
import { ArchiveHead } from '../../src/store/head.js';

/** An archive whose readers wait until they are answered. */
class SlowArchive {
  readonly waiting: ((sequence: number) => void)[] = [];

  head(believed: number): ArchiveHead {
    const findOne = () =>
      new Promise((resolve) => {
        this.waiting.push((sequence) => resolve({ _id: 'archive', sequence }));
      });
    return new ArchiveHead({ findOne } as unknown as Collection<ArchiveDocument>, believed);
  }

  answer(sequence: number): void {
    for (const answer of this.waiting.splice(0)) answer(sequence);
  }
}

const ALWAYS = Number.MAX_VALUE;
const NEVER = -1;
let archive: SlowArchive;

beforeEach(() => {
  archive = new SlowArchive();
});

test('all who ask at once share one look into the store', async () => {
  const head = archive.head(ALWAYS);
  const asked = [head.current(), head.current(), head.current()];
  expect(archive.waiting).toHaveLength(1);
  archive.answer(7);
  expect(await Promise.all(asked)).toEqual([7, 7, 7]);
});

test('a number that was read is believed for a while', async () => {
  const head = archive.head(ALWAYS);
  const first = head.current();
  archive.answer(7);
  await first;
  expect(head.known()).toBe(7);
  expect(await head.current()).toBe(7);
  expect(archive.waiting).toEqual([]);
});

test('after that the store is asked again', async () => {
  const head = archive.head(NEVER);
  const first = head.current();
  archive.answer(7);
  await first;
  expect(head.known()).toBeUndefined();
  const second = head.current();
  archive.answer(8);
  expect(await second).toBe(8);
});

describe('what this process writes', () => {
  test('is known at once', () => {
    const head = archive.head(ALWAYS);
    head.raise(3);
    expect(head.known()).toBe(3);
  });

  test('is the number even where the archive was emptied and begins anew', () => {
    const head = archive.head(ALWAYS);
    head.raise(8);
    head.raise(1);
    expect(head.known()).toBe(1);
  });

  test('is not forgotten for an answer that was under way', async () => {
    const head = archive.head(NEVER);
    const asked = head.current();
    head.raise(8);
    archive.answer(7);
    expect(await asked).toBe(8);
  });
});

test('an archive that was replaced by an older one is seen as it is', async () => {
  const head = archive.head(NEVER);
  head.raise(8);
  const asked = head.current();
  archive.answer(2);
  expect(await asked).toBe(2);
});

test('a store that does not answer is asked again by the next', async () => {
  let answers = 0;
  const findOne = () => (answers++ === 0 ? Promise.reject(new Error('gone')) : Promise.resolve({ sequence: 4 }));
  const head = new ArchiveHead({ findOne } as unknown as Collection<ArchiveDocument>, NEVER);
  await expect(head.current()).rejects.toThrow('gone');
  expect(await head.current()).toBe(4);
});
