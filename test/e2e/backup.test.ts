import { mkdir, mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { FOREVER } from '../../src/store/documents.js';
import { openArchiveOf, removeWithArchives } from '../support/archive-of.js';
import { Program, run } from '../support/program.js';
import { writtenPage } from '../support/written.js';

// Each run is the whole program, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000 });

const TOKEN = 'a-secret-of-the-newsroom';
const KILLER = `--import=${new URL('../support/kill-before.mjs', import.meta.url).href}`;
const NAMES = ['archive', 'pages', 'articles', 'people', 'figures', 'search', 'corrections'];
const QUESTIONS = [
  '{ archive { pageCount articleCount } }',
  '{ articles(first: 20) { totalCount nodes { id headline officials { name titles } metrics { text label } } } }',
  '{ search(text: "粮站", first: 10) { nodes { score } } }',
  '{ people(first: 50) { totalCount nodes { id name articleCount } } }',
  '{ metricGroups(by: KIND) { key count sum } }',
  '{ corrections { nodes { id author kind } } }',
];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-backup-'));
  await mkdir(join(folder, 'pages'));
  for (let number = 0; number < 5; number++) {
    await writeFile(join(folder, 'pages', `p${number}.txt`), writtenPage(number));
  }
  expect((await program('data')('ingest', join(folder, 'pages'))).status).toBe(0);
});

afterAll(() => removeWithArchives(folder));

const envOf = (data: string) => ({
  DATA_DIR: join(folder, data),
  PORT: '0',
  LOG_LEVEL: 'silent',
  API_TOKEN: TOKEN,
});

function program(data: string) {
  return (...args: string[]) => run(args, { env: envOf(data) });
}

async function serving<T>(data: string, work: (ask: (query: string) => Promise<unknown>) => Promise<T>): Promise<T> {
  const served = new Program(['serve'], { env: envOf(data) });
  const address = await served.says(/Broadsheet is at (\S+)\n/u);
  try {
    return await work(async (query) => {
      const response = await fetch(`${address}graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
        body: JSON.stringify({ query }),
      });
      return response.json();
    });
  } finally {
    await served.stop('SIGTERM');
  }
}

const answers = (data: string) => serving(data, (ask) => Promise.all(QUESTIONS.map(ask)));

/** All that readers see of an archive. */
async function contentOf(data: string): Promise<unknown> {
  const store = await openArchiveOf(join(folder, data));
  try {
    const found = NAMES.map((name) =>
      store.db
        .collection(name)
        .find(name === 'archive' ? {} : { until: FOREVER })
        .sort({ _id: 1 })
        .toArray(),
    );
    return await Promise.all(found);
  } finally {
    await store.close();
  }
}

const ingestion = (number: number) =>
  `mutation { ingestPage(input: { name: "later${number}", text: ${JSON.stringify(writtenPage(number))} }) { page { id } } }`;

it('a backup made while the archive is served and corrected, restored elsewhere, answers the same and passes check', async () => {
  const file = join(folder, 'served.broadsheet.gz');
  const before = await serving('data', async (ask) => {
    expect(await ask(ingestion(7))).not.toHaveProperty('errors');
    const answered = await Promise.all(QUESTIONS.map(ask));
    const backup = new Program(['backup', file], { env: envOf('data') });
    expect(await backup.ended).toMatchObject({ status: 0, stderr: '' });
    expect(await ask(ingestion(8))).not.toHaveProperty('errors');
    return answered;
  });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const whole = await program('elsewhere')('restore', file, '--check');
  expect(whole).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/: whole, made .*: 6 pages, \d+ articles, 1 corr/u),
  });
  expect(await program('elsewhere')('restore', file)).toMatchObject({ status: 0, stderr: '' });
  expect(await answers('elsewhere')).toEqual(before);
  const checked = await program('elsewhere')('check');
  expect(checked).toMatchObject({ status: 0, stdout: expect.stringContaining('all agree') });
  // Files that it has read are known there.
  const again = await program('elsewhere')('ingest', join(folder, 'pages'));
  expect(again.stdout).toContain('0 new, 0 replaced, 5 unchanged');
});

it('goes through pipes, and into the place of what an archive holds only if it is told to', async () => {
  const backup = await run(['backup', '-'], { env: envOf('data'), encoding: 'latin1' });
  expect(backup.status).toBe(0);
  const bytes = Buffer.from(backup.stdout, 'latin1');
  const restore = (...options: string[]) => run(['restore', '-', ...options], { env: envOf('piped'), input: bytes });
  expect(await restore()).toMatchObject({ status: 0, stderr: '' });
  const content = await contentOf('piped');
  const refused = await restore();
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(/^broadsheet: .* holds pages or corrections already; .*--replace\n$/u);
  expect(await contentOf('piped')).toEqual(content);
  expect(await restore('--replace')).toMatchObject({ status: 0, stderr: '' });
  expect((await program('piped')('check')).stdout).toContain('all agree');
});

it('is refused in one sentence where it is not whole, and changes nothing', async () => {
  const file = join(folder, 'whole.gz');
  expect((await program('data')('backup', file)).status).toBe(0);
  const bytes = await readFile(file);
  const damaged = Buffer.from(bytes);
  damaged.writeUInt8(damaged.readUInt8(bytes.length >> 1) ^ 0xff, bytes.length >> 1);
  const content = await contentOf('data');
  const cases = {
    cut: bytes.subarray(0, bytes.length - 4),
    damaged,
  };
  for (const [name, content] of Object.entries(cases)) {
    await writeFile(join(folder, name), content);
    const { status, stdout, stderr } = await program('data')('restore', join(folder, name), '--replace');
    expect([status, stdout], name).toEqual([1, '']);
    expect(stderr).toMatch(/^broadsheet: .*: cannot be restored \(.+\), and nothing was changed; .+\n$/u);
  }
  const piped = await run(['restore', '-', '--replace'], { env: envOf('data'), input: cases.cut });
  expect(piped).toMatchObject({ status: 1, stderr: expect.stringContaining('cut short') });
  const missing = await program('data')('restore', join(folder, 'nowhere'), '--replace');
  expect(missing).toMatchObject({ status: 1, stderr: expect.stringContaining('there is no such file') });
  expect(await contentOf('data')).toEqual(content);
});

it('a file that is there is kept, and of a backup that fails nothing is left', async () => {
  const file = join(folder, 'kept.gz');
  await writeFile(file, 'kept');
  expect(await program('data')('backup', file)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^broadsheet: .*: is there already; .+\n$/u),
  });
  expect(await readFile(file, 'utf8')).toBe('kept');
  expect(await program('data')('backup', join(folder, 'nowhere', 'a.gz'))).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^broadsheet: .*: cannot be written \(ENOENT.*\n$/u),
  });
  expect((await readdir(folder)).filter((name) => name.includes('partial'))).toEqual([]);
});

it('a restore that is killed leaves the archive as it was, and can be run again', async () => {
  const file = join(folder, 'killed.gz');
  expect((await program('data')('backup', file)).status).toBe(0);
  const env = { ...envOf('killed'), NODE_OPTIONS: KILLER };
  expect((await program('killed')('ingest', join(folder, 'pages', 'p0.txt'))).status).toBe(0);
  const content = await contentOf('killed');
  const elsewhere = { ...env, ...envOf('counted') };
  const { stderr } = await run(['restore', file, '--replace'], { env: elsewhere });
  const commands = Number(/(\d+) commands wrote/u.exec(stderr)?.[1]);
  // In the midst of what is restored.
  const killed = await run(['restore', file, '--replace'], { env: { ...env, KILL_BEFORE: String(commands >> 1) } });
  expect(killed.status).toBe(null);
  expect((await program('killed')('check')).stdout).toContain('all agree');
  expect(await contentOf('killed')).toEqual(content);
  expect((await run(['restore', file, '--replace'], { env })).status).toBe(0);
  expect(await contentOf('killed')).not.toEqual(content);
  expect((await program('killed')('check')).stdout).toContain('all agree');
});
