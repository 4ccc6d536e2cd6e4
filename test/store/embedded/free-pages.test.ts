/** That the database file keeps account of its pages, however it is written to. */
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pagesOf } from '../../support/file-pages.js';
import { randomFrom } from '../../support/random.js';
import { temporaryFolder } from '../support.js';
import { databaseFile, openPapers } from './papers.js';

/** Each time the file is closed and opened again, after so many batches. */
const TIMES = 3;
const BATCHES = 6;
const DOCUMENTS = 150;

let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder();
});

afterEach(() => rm(folder, { recursive: true, force: true }));

it('has every page in use or free, after many batches beside readers of old states, and much that was removed', async () => {
  const random = randomFrom(7);
  /** What takes as much room compressed. */
  const text = (): string =>
    Array.from({ length: 100 + random.below(900) }, () => String.fromCharCode(0x4e00 + random.below(0x5000))).join('');
  const batch = (from: number) => Array.from({ length: DOCUMENTS }, (_, at) => ({ n: from + at, text: text() }));
  const some = (count: number, below: number) => Array.from({ length: count }, () => random.below(below + DOCUMENTS));
  for (let time = 0; time < TIMES; time++) {
    const store = await openPapers(folder);
    const documents = store.db.collection<{ n: number; text: string }>('a');
    await documents.createIndex({ n: 1 });
    const readers = [];
    for (let at = 0; at < BATCHES; at++) {
      const from = (time * BATCHES + at) * DOCUMENTS;
      await documents.insertMany(batch(from));
      const reader = documents.find({}, { batchSize: 1 });
      await reader.next();
      readers.push(reader);
      await documents.updateMany({ n: { $in: some(60, from) } }, { $set: { text: text() } });
      await documents.deleteMany({ n: { $in: some(100, from) } });
      if (readers.length > 4) await readers.splice(random.below(4), 1)[0]?.close();
    }
    for (const reader of readers) await reader.close();
    if (time === TIMES - 1) await documents.deleteMany({ n: { $gte: DOCUMENTS } });
    await store.close();
    const { free, ...pages } = pagesOf(databaseFile(folder));
    expect(free).toBeGreaterThan(50);
    expect(pages).toMatchObject({ usedTwice: 0, freeTwice: 0, lost: 0 });
  }
});
