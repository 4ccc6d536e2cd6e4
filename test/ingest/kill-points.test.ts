/**
 * Whichever of its writing commands is the first that does not reach the store any more, the next run makes the same archive of what a
 * run has left behind. Some commands are tried each time, others each time; `KILL_POINTS=1` tries all. The same with
 * processes that are killed is in `test/e2e/kill-points.test.ts`.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Db, Document } from 'mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findOverrides } from '../../src/corrections/overrides.js';
import { ingestPages } from '../../src/ingest/ingest.js';
import { findPages } from '../../src/ingest/read.js';
import type { IngestReport } from '../../src/ingest/report.js';
import { readTowns } from '../../src/ingest/towns.js';
import { COLLECTION_NAMES } from '../../src/store/changes.js';
import { openStore, type Store } from '../../src/store/connect.js';
import { FOREVER } from '../../src/store/documents.js';
import { checkFigures } from '../../src/store/figures/check.js';
import { createIndexes } from '../../src/store/indexes.js';
import { withWriter } from '../../src/store/with-writer.js';
import { fc } from '../support/any-input.js';
import { dieBefore } from '../support/dying.js';
import { writtenPage } from '../support/written.js';

const TRIES = 6;

let folder: string;
let store: Store;
/** The pages of an archive, and what is ingested into it when the run dies: of three pages one is another, and one is new. */
let before: string;
let after: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-dying-'));
  store = await openStore({ uri: process.env.MONGODB_URI, database: 'unused', dataDir: join(folder, 'data') });
  const pages = async (name: string, texts: readonly string[]) => {
    await mkdir(join(folder, name));
    await Promise.all(texts.map((text, number) => writeFile(join(folder, name, `p${number}.txt`), text)));
    return join(folder, name);
  };
  before = await pages('before', [writtenPage(0), writtenPage(1)]);
  after = await pages('after', [writtenPage(0), writtenPage(1).replaceAll('博爱县', '温县'), writtenPage(6)]);
});

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

async function ingest(db: Db, pages: string): Promise<IngestReport> {
  const found = await findPages([pages], Readable.from([]));
  return ingestPages(
    found,
    { newspaper: null, date: '2021-06-04', edition: null },
    {
      store: { db, kind: 'embedded' },
      towns: await readTowns(found.files, null),
      findOverrides,
      readers: 'NONE',
      batch: { count: 3, size: 1_000_000, wait: 60_000 },
      signal: new AbortController().signal,
      onProgress: () => undefined,
      onProblem: () => undefined,
    },
  );
}

/** All that readers see, with the versions' numbers; when it was written is left out. */
async function contentOf(db: Db): Promise<unknown> {
  const head = await db.collection('archive').findOne({}, { projection: { sequence: 1, version: 1, writer: 1 } });
  const found = COLLECTION_NAMES.map((name) =>
    db.collection<Document>(name).find({ until: FOREVER }).sort({ id: 1 }).toArray(),
  );
  const documents = (await Promise.all(found)).flat();
  return [head, documents.map((document) => ({ ...document, ingestedAt: null }))];
}

/** Does `work` in a database of its own that holds the first pages. */
async function inArchive<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const db = store.client.db(`test-${randomUUID()}`);
  try {
    await createIndexes(db);
    expect((await ingest(db, before)).failed).toBe(0);
    return await work(db);
  } finally {
    await db.dropDatabase();
  }
}

it('the next run makes the same archive, its search and figures included', async () => {
  const { commands, expected } = await inArchive(async (db) => {
    const counting = dieBefore(db, Number.POSITIVE_INFINITY);
    await ingest(db, after);
    counting.revive();
    return { commands: counting.commands, expected: await contentOf(db) };
  });
  expect(commands).toBeGreaterThan(20);
  const survives = (fatal: number) =>
    inArchive(async (db) => {
      const death = dieBefore(db, fatal);
      const report = await ingest(db, after).catch(() => null);
      death.revive();
      expect(death.hasCome).toBe(true);
      expect(report?.failed).not.toBe(0);
      expect((await ingest(db, after)).failed).toBe(0);
      expect(await contentOf(db)).toEqual(expected);
      const checked = await withWriter({ db, kind: 'embedded' }, (writer) => checkFigures(db, writer));
      expect(checked.differences).toEqual([]);
    });
  if (process.env.KILL_POINTS === '1') {
    for (let fatal = 0; fatal < commands; fatal++) await survives(fatal);
    return;
  }
  const points = fc.integer({ min: 0, max: commands - 1 });
  await fc.assert(fc.asyncProperty(points, survives), { numRuns: TRIES });
}, 1_800_000);
