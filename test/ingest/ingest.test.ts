/** Runs over many pages: what is written at once, what of it fails, and which files are known already. */
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Collection, CommandStartedEvent, Db } from 'mongodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { findOverrides } from '../../src/corrections/overrides.js';
import { type IngestOptions, ingestPages } from '../../src/ingest/ingest.js';
import { findPages, type Given } from '../../src/ingest/read.js';
import type { IngestReport } from '../../src/ingest/report.js';
import { readTowns } from '../../src/ingest/towns.js';
import { openStore, type Store } from '../../src/store/connect.js';
import { FOREVER, type PageDocument } from '../../src/store/documents.js';
import { createIndexes } from '../../src/store/indexes.js';
import { writtenPage } from '../support/written.js';

vi.setConfig({ testTimeout: 120_000 });

const GIVEN: Given = { newspaper: '沁园日报', date: '2021-06-04', edition: null };
const FACTS = ['pages', 'articles', 'metrics', 'people', 'locations', 'organizations'] as const;

let folder: string;
let store: Store;
let db: Db;
let pages: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-runs-'));
  const dataDir = join(folder, 'data');
  const client = { monitorCommands: true };
  store = await openStore({ uri: process.env.MONGODB_URI, database: 'unused', dataDir, client });
});

beforeEach(async () => {
  db = store.client.db(`test-${randomUUID()}`);
  await createIndexes(db);
  pages = await mkdtemp(join(folder, 'pages-'));
});

afterEach(async () => {
  vi.restoreAllMocks();
  await db.dropDatabase();
});

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const write = (number: number, text = writtenPage(number)) => writeFile(join(pages, `p${number}.txt`), text);

async function ingest(options: Partial<IngestOptions> = {}, given: Given = GIVEN): Promise<IngestReport> {
  const found = await findPages([pages], Readable.from([]));
  const towns = await readTowns(found.files, null);
  return ingestPages(found, given, {
    store: { db, kind: 'embedded' },
    towns,
    findOverrides,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onProblem: () => undefined,
    ...options,
  });
}

/** The facts of the archive, without when and with what else they were written. */
async function facts(): Promise<Record<string, unknown[]>> {
  const found = FACTS.map(async (name) => {
    const documents = await db.collection(name).find({ until: FOREVER }).sort({ id: 1 }).toArray();
    return [name, documents.map(({ _id, from, ingestedAt, ...document }) => document)] as const;
  });
  return Object.fromEntries(await Promise.all(found));
}

async function sequence(): Promise<number> {
  return (await db.collection<{ _id: string; sequence: number }>('archive').findOne({ _id: 'archive' }))?.sequence ?? 0;
}

const atOnce = (count: number) => ({ count, size: 1_000_000, wait: 60_000 });

describe('pages that are written together', () => {
  it('make the same archive, however many they are', async () => {
    for (let number = 0; number < 7; number++) await write(number);
    await ingest({ batch: atOnce(1) });
    const expected = await facts();
    expect(await sequence()).toBe(7);
    for (const count of [2, 3, 7]) {
      await db.dropDatabase();
      await createIndexes(db);
      await ingest({ batch: atOnce(count) });
      expect(await sequence()).toBe(Math.ceil(7 / count));
      expect(await facts()).toEqual(expected);
    }
  });

  it('write once whom they all name', async () => {
    for (let number = 0; number < 6; number++) await write(number);
    await ingest({ batch: atOnce(6) });
    const { locations } = await facts();
    expect(locations?.some((place) => (place as { articleCount: number }).articleCount > 2)).toBe(true);
    for (const name of FACTS) expect(await db.collection(name).countDocuments({ until: { $lt: FOREVER } })).toBe(0);
  });

  it('ask the store together, and not for what was written in the same run', async () => {
    const asked: string[] = [];
    const note = ({ commandName, command }: CommandStartedEvent) => {
      if (commandName === 'find') asked.push(`${command.find} by ${Object.keys(command.filter).join()}`);
    };
    for (let number = 0; number < 12; number++) await write(number);
    store.client.on('commandStarted', note);
    await ingest({ batch: atOnce(6) }).finally(() => store.client.off('commandStarted', note));
    const often = (what: RegExp) => asked.filter((question) => what.test(question)).length;
    expect(often(/^people by id/u)).toBe(2);
    expect(often(/^articles by pageId,kind/u)).toBe(2);
    expect(often(/^(?:people|locations|organizations) by _id/u)).toBe(0);
  });

  it('are told one by one, each when it is stored', async () => {
    for (let number = 0; number < 5; number++) await write(number);
    const told: number[] = [];
    const stored: Promise<number>[] = [];
    await ingest({
      batch: atOnce(2),
      onProgress: (done) => {
        told.push(done);
        stored.push(db.collection('pages').countDocuments({ until: FOREVER }));
      },
    });
    expect(told).toEqual([1, 2, 3, 4, 5]);
    for (const [i, count] of (await Promise.all(stored)).entries()) expect(count).toBeGreaterThanOrEqual(i + 1);
  });

  it('replace what their pages said before, as if each had been written alone', async () => {
    const archives: unknown[] = [];
    for (const count of [4, 1]) {
      await db.dropDatabase();
      await createIndexes(db);
      for (let number = 0; number < 6; number++) await write(number);
      await ingest({ batch: atOnce(count) });
      for (let number = 0; number < 4; number++) await write(number, writtenPage(number + 20));
      const report = await ingest({ batch: atOnce(count) });
      expect(report.pages).toEqual({ new: 0, replaced: 4, unchanged: 2 });
      archives.push(await facts());
    }
    expect(archives[0]).toEqual(archives[1]);
  });
});

/** Makes the store refuse every insertion of a page whose text holds this. */
function refuse(text: string): void {
  const real = db.collection.bind(db);
  vi.spyOn(db, 'collection').mockImplementation(((name: string) => {
    const found: Collection = real(name);
    if (name !== 'pages') return found;
    return Object.assign(Object.create(found) as Collection, {
      insertMany: async (documents: PageDocument[]) => {
        if (documents.some((page) => page.text.includes(text))) throw new Error('the document is too large');
        return found.insertMany(documents as never);
      },
    });
  }) as typeof db.collection);
}

describe('a page that cannot be stored', () => {
  it.each([1, 3, 6])('fails alone, with batches of %i', async (count) => {
    for (let number = 0; number < 6; number++) await write(number);
    await rm(join(pages, 'p2.txt'));
    await ingest({ batch: atOnce(count) });
    const expected = await facts();
    await db.dropDatabase();
    await createIndexes(db);
    await write(
      2,
      writtenPage(2)
        .replace('小麦', '绝无仅有的小麦')
        .replace('玉米', '绝无仅有的玉米')
        .replace('山药', '绝无仅有的山药')
        .replace('花生', '绝无仅有的花生'),
    );
    refuse('绝无仅有的');
    const told: number[] = [];
    const report = await ingest({ batch: atOnce(count), onProgress: (done) => told.push(done) });
    vi.restoreAllMocks();
    expect(report.pages).toEqual({ new: 5, replaced: 0, unchanged: 0 });
    expect(report.problems.map(({ code, message }) => [code, message.includes('p2.txt')])).toEqual([
      ['PAGE_NOT_STORED', true],
    ]);
    expect(told).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await facts()).toEqual(expected);
  });
});

describe('a file that was read before', () => {
  /** How many pages are written, for which a file has to be parsed. */
  const again = async (options: Partial<IngestOptions> = {}, given: Given = GIVEN) => {
    const { pages: counted, ...report } = await ingest(options, given);
    return { ...counted, articles: report.articles, doubts: report.doubts.length + report.unsure.length };
  };
  const parsed = async (work: () => Promise<unknown>): Promise<number> => {
    const pool = await import('../../src/ingest/prepare.js');
    const spy = vi.spyOn(pool, 'preparePage').mockClear();
    await work();
    return spy.mock.calls.length;
  };

  it('is reported as it was, without a write', async () => {
    for (let number = 0; number < 3; number++) await write(number);
    const first = await ingest({ reader: 'A' });
    const before = [await sequence(), await facts()];
    const second = await ingest({ reader: 'A' });
    expect(second.pages).toEqual({ new: 0, replaced: 0, unchanged: 3 });
    const { pages: _, seconds, ...told } = second;
    expect(told).toEqual({ ...first, pages: undefined, seconds: undefined });
    expect([await sequence(), await facts()]).toEqual(before);
  });

  it('is not read as a page again', async () => {
    for (let number = 0; number < 3; number++) await write(number);
    expect(await parsed(() => ingest({ reader: 'A' }))).toBe(3);
    expect(await parsed(() => ingest({ reader: 'A' }))).toBe(0);
  });

  it.each<[string, () => Promise<unknown>, Partial<IngestOptions>]>([
    ['another text', () => write(1, writtenPage(9)), {}],
    ['another sidecar', () => writeFile(join(pages, 'p1.meta.json'), '{"edition": null}'), {}],
    ['another reader', async () => undefined, { reader: 'B' }],
    ['another lexicon of its town', () => writeFile(join(pages, 'lexicon.yml'), 'offices: [湾总管]'), {}],
  ])('is read again because of %s', async (what, change, options) => {
    for (let number = 0; number < 3; number++) await write(number);
    await ingest({ reader: 'A' });
    await change();
    const expected = what === 'another text' ? 1 : what === 'another sidecar' ? 0 : 3;
    expect(await parsed(() => ingest({ reader: 'A', ...options }))).toBe(expected);
    expect(await parsed(() => ingest({ reader: 'A', ...options }))).toBe(0);
  });

  it('is the same page where something more is given with it', async () => {
    await write(0);
    await ingest({ reader: 'A' });
    expect(await again({ reader: 'A' }, { ...GIVEN, edition: 'A02' })).toMatchObject({ new: 0, replaced: 1 });
  });

  it('is refused where another holds the same text', async () => {
    await write(0);
    await ingest({ reader: 'A' });
    await mkdir(join(pages, 'sub'));
    await writeFile(join(pages, 'sub', 'p0.txt'), writtenPage(0));
    const { problems, pages: counted } = await ingest({ reader: 'A' });
    expect([problems.map(({ code }) => code), counted]).toEqual([
      ['PAGE_TWICE'],
      { new: 0, replaced: 0, unchanged: 1 },
    ]);
  });
});
