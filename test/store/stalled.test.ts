/** A store that takes what it is asked and says nothing, as a server does whose disk or machine hangs. */
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ArchiveCorrectionService } from '../../src/corrections/archive-correction-service.js';
import { collectionsOf } from '../../src/store/collections.js';
import { openStore, type Store } from '../../src/store/connect.js';
import { FOREVER } from '../../src/store/documents.js';
import { checkFigures } from '../../src/store/figures/check.js';
import { ArchiveHead } from '../../src/store/head.js';
import { createIndexes } from '../../src/store/indexes.js';
import { isUnreachable } from '../../src/store/unreachable.js';
import { withWriter } from '../../src/store/with-writer.js';
import { Stall } from '../support/stall.js';
import { writtenPage } from '../support/written.js';
import { temporaryFolder } from './support.js';

let folder: string;
let behind: Store;
let stall: Stall;

beforeEach(async () => {
  folder = await temporaryFolder();
  behind = await openStore({ database: 'a', dataDir: folder });
  stall = await Stall.before(behind.address);
});

afterEach(async () => {
  stall.close();
  await behind.close();
  await rm(folder, { recursive: true });
});

const open = (serverSelectionTimeoutMS = 2_000) => {
  const client = { serverSelectionTimeoutMS, connectTimeoutMS: 300 };
  return openStore({ uri: stall.uri, database: 'a', dataDir: folder, client });
};

it('is out of reach for whoever opens it', async () => {
  stall.begin();
  await expect(open(300)).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' });
});

it('is out of reach for whoever reads the snapshot number, and within reach once it answers again', async () => {
  const store = await open();
  const { archive } = collectionsOf(store.db);
  await archive.insertOne({ _id: 'archive', sequence: 7, writer: null });
  const head = new ArchiveHead(archive, -1, 500);
  expect(await head.current()).toBe(7);
  stall.begin();
  const error = await head.current().catch((cause: unknown) => cause);
  expect(isUnreachable(error), String(error)).toBe(true);
  stall.end();
  expect(await head.current()).toBe(7);
  await store.close();
});

const page = (number: number) => ({
  name: `p${number}`,
  text: writtenPage(number),
  newspaper: null,
  date: '2021-06-02',
  edition: null,
});

/** Whether a message of the driver is such a command to a collection, which its first field says. */
const writesTo = (command: string, collection: string) => {
  const named = Buffer.from(`${command}\0....${collection}\0`);
  named.writeInt32LE(collection.length + 1, command.length + 1);
  return (message: Buffer) => message.includes(named);
};

it.each([
  ['before anything is written', writesTo('update', 'archive')],
  ['when the lease is taken', writesTo('findAndModify', 'archive')],
  ['in the middle of a write', writesTo('insert', 'articles')],
  ['with the last of it', writesTo('insert', 'search')],
])('fails a correction in time that it stalls %s, and the next one is made at once', async (_, trigger) => {
  await createIndexes(behind.db);
  const store = await open();
  const service = new ArchiveCorrectionService(store, 60_000);
  await service.ingestPage(page(0), { author: 'desk', reason: null });
  stall.beginAt(trigger);
  const failed = await service.ingestPage(page(1), { author: 'desk', reason: null }).catch((cause: unknown) => cause);
  expect(isUnreachable(failed), String(failed)).toBe(true);
  stall.end();
  await service.ingestPage(page(2), { author: 'desk', reason: null });
  const { pages } = collectionsOf(store.db);
  const current = await pages.find({ until: FOREVER }).sort({ name: 1 }).toArray();
  expect(current.map(({ name }) => name)).toEqual(['p0', 'p2']);
  const checked = await withWriter(store, (writer) => checkFigures(store.db, writer));
  expect(checked.differences).toEqual([]);
  await store.close();
});

it('keeps nobody waiting for those who wait for it', async () => {
  await createIndexes(behind.db);
  const store = await open();
  const service = new ArchiveCorrectionService(store, 500);
  stall.begin();
  const first = service.ingestPage(page(0), { author: 'desk', reason: null });
  const others = await Promise.allSettled(
    [1, 2, 3].map((number) => service.ingestPage(page(number), { author: 'desk', reason: null })),
  );
  for (const other of others) expect(other).toMatchObject({ reason: { code: 'WRITER_BUSY' } });
  await expect(first).rejects.toSatisfy(isUnreachable);
  stall.end();
  await new ArchiveCorrectionService(store, 60_000).ingestPage(page(4), { author: 'desk', reason: null });
  const { pages } = collectionsOf(store.db);
  expect((await pages.find({ until: FOREVER }).toArray()).map(({ name }) => name)).toEqual(['p4']);
  await store.close();
});
