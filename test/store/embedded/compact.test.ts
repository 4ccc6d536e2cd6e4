import { existsSync, readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compactEmbedded } from '../../../src/store/connect.js';
import { temporaryFolder } from '../support.js';
import { databaseFile, openPapers } from './papers.js';

let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder();
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const open = () => openPapers(folder);
const size = () => statSync(databaseFile(folder)).size;

/** Leaves one document of many. */
async function fill(): Promise<void> {
  const store = await open();
  const documents = store.db.collection<{ n: number; text: string }>('a');
  await documents.createIndex({ n: 1 });
  await documents.insertMany(Array.from({ length: 2000 }, (_, n) => ({ n, text: `${n}`.repeat(200) })));
  await documents.deleteMany({ n: { $ne: 7 } });
  await store.close();
}

describe('compacting', () => {
  it('gives back what is kept free, and keeps the rest', async () => {
    await fill();
    const { before, after } = await compactEmbedded(folder);
    expect(after).toBe(size());
    expect(after).toBeLessThan(before / 4);
    expect(readdirSync(folder).filter((name) => name.includes('compact'))).toEqual([]);
    const store = await open();
    expect(
      await store.db
        .collection('a')
        .find({ n: { $gte: 0 } })
        .toArray(),
    ).toMatchObject([{ n: 7 }]);
    await store.db.collection('a').insertOne({ n: 8 });
    await store.close();
    const again = await open();
    expect(await again.db.collection('a').countDocuments()).toBe(2);
    await again.close();
  });

  it('is refused while somebody has the folder open', async () => {
    const store = await open();
    await expect(compactEmbedded(folder)).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' });
    await store.close();
  });

  it('makes whoever waits for the folder open the new file', async () => {
    await fill();
    const compacted = compactEmbedded(folder);
    const waiting = async (): Promise<void> => {
      for (;;) {
        const store = await open().catch(() => null);
        if (store === null) continue;
        await store.db.collection('a').insertOne({ n: 9 });
        return store.close();
      }
    };
    await Promise.all([compacted, waiting()].map((work) => work.catch(() => undefined)));
    const store = await open();
    expect((await store.db.collection('a').find().sort({ n: 1 }).toArray()).map(({ n }) => n)).toEqual([7, 9]);
    await store.close();
  });

  it('names a folder that cannot be written', async () => {
    await expect(compactEmbedded('/proc/nothing/here')).rejects.toMatchObject({ code: 'DATA_DIR_UNWRITABLE' });
    expect(existsSync('/proc/nothing')).toBe(false);
  });
});
