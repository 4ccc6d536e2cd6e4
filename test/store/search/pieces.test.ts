import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectionsOf } from '../../../src/store/collections.js';
import { headOf } from '../../../src/store/head.js';
import { findOccurrences } from '../../../src/store/search/ranking.js';
import { snapshotAt } from '../../../src/store/snapshot.js';
import { TestArchive } from '../../support/archive.js';
import { PAGES } from '../../support/pages.js';

let archive: TestArchive;

beforeAll(async () => {
  archive = await TestArchive.open(PAGES);
});
afterAll(() => archive.close());

test('the index is read once a snapshot for the same words, and anew after a write', async () => {
  const collections = collectionsOf(archive.db);
  let reads = 0;
  const articlesWith = async (word: string): Promise<number> => {
    const sequence = await headOf(archive.db).current();
    const snapshot = snapshotAt(collections, sequence, Date.now() + 60_000, undefined, undefined, () => {
      reads += 1;
    });
    return (await findOccurrences(snapshot, [word], 100)).get(word)?.size ?? 0;
  };
  const before = await articlesWith('植树');
  expect(before).toBeGreaterThan(0);
  expect(await articlesWith('植树')).toBe(before);
  expect(reads).toBe(1);
  await archive.replace([]);
  expect(await articlesWith('植树')).toBe(0);
  expect(reads).toBe(2);
});
