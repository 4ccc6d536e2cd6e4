import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { removeWithArchives } from '../support/archive-of.js';
import { run } from '../support/program.js';
import { writtenPage } from '../support/written.js';

// Each run is the whole program, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000 });

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-export-'));
  await mkdir(join(folder, 'pages'));
  await writeFile(join(folder, 'pages', 'p1.txt'), writtenPage(1));
  await program('ingest', join(folder, 'pages'));
});

afterEach(() => removeWithArchives(folder));

const program = (...args: string[]) => run(args, { env: { DATA_DIR: join(folder, 'data') } });

it('broadsheet export writes what a filter matches into a file, or to standard output', async () => {
  const file = join(folder, 'numbers.csv');
  const written = await program('export', 'metrics', file, '--columns', 'text,sentence');
  expect(written).toMatchObject({ status: 0, stdout: '' });
  expect(written.stderr).toMatch(/^metrics of snapshot \d+\n$/u);
  const [head, ...rows] = (await readFile(file, 'utf8')).trimEnd().split('\r\n');
  expect(head).toBe('\uFEFFtext,sentence');
  expect(rows.length).toBeGreaterThan(0);

  const printed = await program('export', 'metrics', '--columns', 'text', '--filter', '{"kinds": ["RANK"]}');
  expect(printed).toMatchObject({ status: 0, stdout: '' });
});

it('what is wrong is said in one line, and leaves no file', async () => {
  const file = join(folder, 'words.csv');
  expect(await program('export', 'words', file)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('there is no table "words": give one of articles, metrics, people, locations'),
  });
  expect(await program('export', 'articles', join(folder, 'none', 'a.csv'))).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('cannot be written'),
  });
  expect(await readdir(folder)).toEqual(expect.not.arrayContaining(['words.csv', 'words.csv.partial']));
});
