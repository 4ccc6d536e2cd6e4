import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectionsOf } from '../../../src/store/collections.js';
import { headOf } from '../../../src/store/head.js';
import { snapshotAt } from '../../../src/store/snapshot.js';
import { countAll } from '../../../src/store/statistics.js';
import { TestArchive } from '../../support/archive.js';
import { PAGES } from '../../support/pages.js';

let archive: TestArchive;

beforeAll(async () => {
  archive = await TestArchive.open(PAGES);
});
afterAll(() => archive.close());

test('a figure is read once a snapshot, whoever asks, and anew after a write', async () => {
  const collections = collectionsOf(archive.db);
  let reads = 0;
  const pagesOfNow = async (): Promise<number> => {
    const sequence = await headOf(archive.db).current();
    const snapshot = snapshotAt(collections, sequence, Date.now() + 60_000, undefined, undefined, () => {
      reads += 1;
    });
    return countAll(snapshot, 'pages');
  };
  const before = await pagesOfNow();
  expect(before).toBe(PAGES.length);
  expect(await pagesOfNow()).toBe(before);
  expect(reads).toBe(1);
  await archive.replace(PAGES.slice(0, 1));
  expect(await pagesOfNow()).toBe(1);
  expect(reads).toBe(2);
});
