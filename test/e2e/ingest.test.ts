import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore, type Store } from '../../src/store/connect.js';
import { openArchiveOf, removeWithArchives } from '../support/archive-of.js';
import { Program, run } from '../support/program.js';
import { writtenPage } from '../support/written.js';

const COLLECTIONS = ['pages', 'articles', 'metrics', 'people', 'locations', 'organizations', 'search'] as const;
/** More than are read without threads. */
const MANY = 14;

const ON_SERVER = process.env.MONGODB_URI !== undefined;

let folder: string;
let pages: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-ingest-'));
  pages = join(folder, 'pages');
  await mkdir(pages);
});

afterEach(() => removeWithArchives(folder));

const write = (number: number, text = writtenPage(number)) =>
  writeFile(join(pages, `p${String(number).padStart(3, '0')}.txt`), text);

const ingest = (data: string) => run(['ingest', pages], { env: { DATA_DIR: join(folder, data) } });

/** What readers see, without when it was written and with what else: that depends on where a run was stopped. */
async function factsOf(data: string): Promise<Record<string, unknown[]>> {
  const { archive, search, ...facts } = await contentOf(data);
  const unversioned = (documents: unknown[]) =>
    documents.map((document) => ({ ...(document as object), _id: null, from: null })).sort(byId);
  return Object.fromEntries(Object.entries(facts).map(([name, documents]) => [name, unversioned(documents)]));
}

function byId(a: object, b: object): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

/** Everything in the archive: all versions, or those that readers see. When it was written is left out. */
async function contentOf(data: string, which: 'ALL' | 'SEEN' = 'SEEN'): Promise<Record<string, unknown[]>> {
  const store = await openArchiveOf(join(folder, data));
  try {
    const archive = await store.db.collection<{ _id: string; sequence: number }>('archive').findOne({ _id: 'archive' });
    const sequence = archive?.sequence ?? 0;
    const seen = which === 'ALL' ? {} : { from: { $lte: sequence }, until: { $gt: sequence } };
    const found = COLLECTIONS.map(async (name) => {
      const documents = await store.db.collection(name).find(seen).sort({ _id: 1 }).toArray();
      return [name, documents.map((document) => ({ ...document, ingestedAt: null }))];
    });
    return { archive: [archive], ...Object.fromEntries(await Promise.all(found)) };
  } finally {
    await store.close();
  }
}

/** A pipe that nobody writes to: a run that is to read it too does not end by itself. */
async function endlessPage(): Promise<string> {
  const pipe = join(folder, 'pipe.txt');
  await rm(pipe, { force: true });
  execFileSync('mkfifo', [pipe]);
  return pipe;
}

/** However busy the machine is. */
const PATIENCE = { timeout: 120_000, interval: 5 };

/** The store that a run has open, for whoever looks over its shoulder. */
function storeOfRun(data: string): Promise<Store> {
  const dataDir = join(folder, data);
  if (ON_SERVER) return openArchiveOf(dataDir);
  return vi.waitFor(async () => {
    const run = (await readdir(dataDir)).find((name) => name.startsWith('run-')) ?? 'not open yet';
    const uri = `mongodb://${encodeURIComponent(join(dataDir, run, 'store.sock'))}/`;
    return openStore({ uri, database: 'broadsheet', dataDir, client: { serverSelectionTimeoutMS: 1_000 } });
  }, PATIENCE);
}

/** Waits until a run has its store. */
async function untilOpened(data: string): Promise<void> {
  if (!ON_SERVER) return void (await vi.waitUntil(() => existsSync(join(folder, data)), PATIENCE));
  const store = await storeOfRun(data);
  try {
    await vi.waitUntil(async () => (await store.db.collections()).length > 0, PATIENCE);
  } finally {
    await store.close();
  }
}

/** Waits until a run has stored something that was not there before, whether readers see it yet or not. */
async function untilSomethingIsStored(data: string): Promise<void> {
  const store = await storeOfRun(data);
  const stored = () => store.db.collection('articles').countDocuments();
  const before = await stored();
  const pages = () => store.db.collection('pages').countDocuments();
  try {
    await vi.waitUntil(async () => (await stored()) > before || (await pages()) === MANY, PATIENCE);
  } finally {
    await store.close();
  }
}

/** Waits until readers see so many pages. */
async function untilStored(data: string, count: number): Promise<void> {
  const store = await storeOfRun(data);
  const collection = <T extends object>(name: string) => store.db.collection<T>(name);
  try {
    await vi.waitUntil(async () => {
      const archive = await collection<{ _id: string; sequence: number }>('archive').findOne({ _id: 'archive' });
      const { sequence = 0 } = archive ?? {};
      return (await collection('pages').countDocuments({ from: { $lte: sequence } })) === count;
    }, PATIENCE);
  } finally {
    await store.close();
  }
}

describe('pages that are ingested', () => {
  it('are reported with what they hold', async () => {
    await write(0);
    await write(1);
    const { status, stdout, stderr } = await ingest('data');
    expect(stdout).toMatch(/^pages {5}2 new, 0 replaced, 0 unchanged, 0 failed\narticles {2}4\nfacts {5}4 bylines, /u);
    expect(stdout).toMatch(/^coverage {2}100\.0 % of the text/mu);
    expect(stdout).toMatch(/^speed {5}2 pages in [\d.]+ s: [\d.]+ pages\/s$/mu);
    expect([status, stderr]).toEqual([0, '']);
  });

  it('change nothing when they are ingested again, and are replaced when corrected', async () => {
    await write(0);
    await write(1);
    await ingest('data');
    const before = await contentOf('data', 'ALL');
    expect((await ingest('data')).stdout).toContain('pages     0 new, 0 replaced, 2 unchanged, 0 failed');
    expect(await contentOf('data', 'ALL')).toEqual(before);
    await write(1, writtenPage(1).replaceAll('博爱县', '温县'));
    expect((await ingest('data')).stdout).toContain('pages     0 new, 1 replaced, 1 unchanged, 0 failed');
    expect(JSON.stringify(await contentOf('data'))).not.toContain('博爱县');
  });

  it('may come on standard input', async () => {
    const args = ['ingest', '-', '--json', '--newspaper', '沁园日报', '--date', '2021-06-04'];
    const env = { DATA_DIR: join(folder, 'data') };
    const { status, stdout } = await run(args, { env, input: writtenPage(0) });
    expect(JSON.parse(stdout)).toMatchObject({ pages: { new: 1 }, failed: 0, articles: 2, coverage: 1 });
    expect(status).toBe(0);
    expect((await contentOf('data')).pages).toMatchObject([
      { name: 'stdin', newspaper: '沁园日报', dateBasis: 'GIVEN' },
    ]);
  });
});

describe('a run that is killed in its middle', () => {
  it('leaves a second run to make exactly the archive of an undisturbed one', async () => {
    for (let number = 0; number < MANY; number++) await write(number);
    expect((await ingest('undisturbed')).status).toBe(0);
    const expected = await factsOf('undisturbed');
    const env = { DATA_DIR: join(folder, 'killed') };
    let seen = 0;
    // Each run goes on where the one before was killed.
    for (let kills = 0; kills < 2; kills++) {
      const program = new Program(['ingest', pages, await endlessPage()], { env });
      await untilSomethingIsStored('killed');
      await program.stop('SIGKILL');
      seen = (await contentOf('killed')).pages?.length ?? 0;
    }
    const { status, stdout, stderr } = await ingest('killed');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`^pages {5}${MANY - seen} new, 0 replaced, ${seen} unchanged, 0 failed`, 'u'));
    expect(await factsOf('killed')).toEqual(expected);
  });
});

describe('a run that is interrupted', () => {
  it('finishes the pages that it is writing, says how far it came and can be taken up again', async () => {
    for (let number = 0; number < MANY; number++) await write(number);
    const env = { DATA_DIR: join(folder, 'data') };
    const program = new Program(['ingest', '--json', pages], { env });
    // As soon as it has its store, and before it has read anything.
    await untilOpened('data');
    const { status, stdout, stderr } = await program.stop('SIGINT');
    expect(stderr).toBe('');
    const report = JSON.parse(stdout);
    expect([status, report.interrupted]).toEqual([1, true]);
    const { pages: written = [], archive } = await contentOf('data');
    expect(written).toHaveLength(report.pages.new);
    expect(JSON.stringify(archive)).not.toContain('expires');
    const second = await run(['ingest', '--json', pages], { env });
    expect(JSON.parse(second.stdout)).toMatchObject({
      pages: { new: MANY - written.length, unchanged: written.length },
    });
  });

  it.each([
    ['the only thread', 1],
    ['one of several threads', MANY],
  ])('ends, and keeps what is stored, while %s waits for a pipe', async (_, count) => {
    for (let number = 0; number < count; number++) await write(number);
    const env = { DATA_DIR: join(folder, 'data') };
    const program = new Program(['ingest', '--json', pages, await endlessPage()], { env });
    await untilStored('data', count);
    const { status, stdout, stderr } = await program.stop('SIGINT');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ interrupted: true, pages: { new: count } });
    expect(status).toBe(1);
    expect((await contentOf('data')).pages).toHaveLength(count);
  });
});

describe('a page that comes through a pipe', () => {
  it('is read to its end', async () => {
    const pipe = await endlessPage();
    const running = run(['ingest', '--json', pipe], { env: { DATA_DIR: join(folder, 'data') } });
    await writeFile(pipe, writtenPage(0));
    expect(JSON.parse((await running).stdout)).toMatchObject({ interrupted: false, pages: { new: 1 } });
  });
});
