/** What was corrected in one archive goes into another with the same pages, whatever was corrected. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { collectionsOf } from '../../src/store/collections.js';
import type { Store } from '../../src/store/connect.js';
import { FOREVER } from '../../src/store/documents.js';
import { OVERRIDE_TYPES } from '../../src/store/overrides.js';
import { openArchiveOf, removeWithArchives } from '../support/archive-of.js';
import { correctEverything } from '../support/every-correction.js';
import { type Ended, run } from '../support/program.js';
import { expectSound } from '../support/soundness.js';

// Each run is the whole program, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-corrected-'));
  file = join(folder, 'corrections.jsonl');
  await succeed(program('first', 'ingest', 'seeds'));
  await inArchive('first', correctEverything);
});

afterAll(() => removeWithArchives(folder));

const program = (data: string, ...args: string[]) => run(args, { env: { DATA_DIR: join(folder, data) } });

async function succeed(running: Promise<Ended>): Promise<string> {
  const { status, stdout, stderr } = await running;
  expect({ status, stderr }).toMatchObject({ status: 0 });
  return stdout;
}

async function inArchive<T>(data: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openArchiveOf(join(folder, data));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** All that an archive says of its pages, and of what was corrected, a line each. */
async function says(store: Store): Promise<string[]> {
  const { articles, metrics, people, organizations, locations, corrections } = collectionsOf(store.db);
  const all = [articles, metrics, people, organizations, locations, corrections];
  // Numbers of articles are the search index's own.
  const options = { projection: { _id: 0, from: 0, until: 0, number: 0 }, sort: { id: 1 } } as const;
  const found = await Promise.all(all.map((each) => each.find({ until: FOREVER }, options).toArray()));
  return found
    .flat()
    .map((each) => JSON.stringify(each, inOrder))
    .sort();
}

/** The order of fields says nothing, nor that of the forms in which pages print a name. */
function inOrder(key: string, value: unknown): unknown {
  if (Array.isArray(value))
    return ['spellings', 'searchKeys', 'forms'].includes(key)
      ? value.map((each) => JSON.stringify(each)).sort()
      : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const without = (lines: readonly string[], others: readonly string[]) => {
  const known = new Set(others);
  return lines.filter((line) => !known.has(line));
};

it('every kind of correction is exported, and holds in a fresh archive of the same pages', async () => {
  expect(await succeed(program('first', 'corrections', 'export', file))).toMatch(/^.+: \d+ corrections\n$/u);
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  const types = lines.map((line) => JSON.parse(line).value.type);
  expect([...new Set(types)].sort()).toEqual([...OVERRIDE_TYPES].sort());
  await succeed(program('second', 'ingest', 'seeds'));
  const report = await succeed(program('second', 'corrections', 'import', file));
  expect(report).toContain(`applied: ${lines.length - 1}`);
  expect(report).toContain('taken back: 1');
  await inArchive('second', expectSound);
  const [first, second] = [await inArchive('first', says), await inArchive('second', says)];
  expect({ lost: without(first, second), added: without(second, first) }).toEqual({ lost: [], added: [] });
  await succeed(program('second', 'check'));
  // Read again, they say what was corrected, and none of it is lost.
  const again = JSON.parse(await succeed(program('second', 'ingest', 'seeds', '--json')));
  expect(again).toMatchObject({ failed: 0, unanchored: [] });
  expect(await succeed(program('second', 'corrections', 'import', file))).toContain(`known already: ${lines.length}`);
  const copied = join(folder, 'again.jsonl');
  await succeed(program('second', 'corrections', 'export', copied));
  expect(await readFile(copied, 'utf8')).toBe(await readFile(file, 'utf8'));
});

it('they wait in an empty archive for the pages to come', async () => {
  await succeed(program('third', 'corrections', 'import', file));
  const { unanchored, failed } = JSON.parse(await succeed(program('third', 'ingest', 'seeds', '--json')));
  expect({ unanchored, failed }).toEqual({ unanchored: [], failed: 0 });
  await inArchive('third', expectSound);
  const statuses = async (store: Store) =>
    (await collectionsOf(store.db).corrections.find({ until: FOREVER }).toArray())
      .map(({ id, status }) => `${id} ${status}`)
      .sort();
  expect(await inArchive('third', statuses)).toEqual(await inArchive('first', statuses));
});

it('a file that is none is refused with its line', async () => {
  const broken = join(folder, 'broken.jsonl');
  const [first = ''] = (await readFile(file, 'utf8')).split('\n');
  await writeFile(broken, `${first}\n{"format":1}\n`);
  const { status, stderr } = await program('fourth', 'corrections', 'import', broken);
  expect(status).toBe(1);
  expect(stderr).toContain('broken.jsonl: line 2 is no correction');
});
