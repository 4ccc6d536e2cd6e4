import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArchiveOf, removeWithArchives } from '../support/archive-of.js';
import { Program, run } from '../support/program.js';
import { writtenPage } from '../support/written.js';

/** Elsewhere than on a server, the archive is in the data folder. */
const EMBEDDED = process.env.MONGODB_URI === undefined;

let folder: string;
let good: string;
let env: { DATA_DIR: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-bad-'));
  good = join(folder, 'good.txt');
  env = { DATA_DIR: join(folder, 'data') };
  await writeFile(good, writtenPage(0));
  await mkdir(join(folder, 'empty'));
  await writeFile(join(folder, 'empty', 'scan.pdf'), '%PDF');
  await writeFile(join(folder, 'binary.txt'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]));
  await writeFile(join(folder, 'blank.txt'), ' \n\n');
  await writeFile(join(folder, 'utf16.txt'), Buffer.from(`\ufeff${writtenPage(1)}`, 'utf16le'));
  await writeFile(
    join(folder, 'latin.txt'),
    Buffer.from('Le préfet a présidé la réunion régionale. '.repeat(9), 'latin1'),
  );
  await writeFile(join(folder, 'dated.txt'), writtenPage(2));
  await writeFile(join(folder, 'dated.meta.json'), '{"date": "6月3日"}');
});

afterAll(() => removeWithArchives(folder));

const within = (name: string) => join(folder, name);

/** What the archive holds, by the number of its snapshot and of its pages. */
async function archive(): Promise<{ sequence: number; pages: number }> {
  const store = await openArchiveOf(env.DATA_DIR);
  try {
    const found = await store.db.collection<{ _id: string; sequence: number }>('archive').findOne({ _id: 'archive' });
    return { sequence: found?.sequence ?? 0, pages: await store.db.collection('pages').countDocuments() };
  } finally {
    await store.close();
  }
}

describe('a bad page', () => {
  const PROBLEMS = {
    'nope.txt': 'there is no such file or folder; check the spelling of the path',
    empty: 'holds no pages; put *.txt or *.md files in it, or name the files themselves',
    'binary.txt': "is not text (zero byte at offset 4); extract the page's text first and ingest that",
    'blank.txt': "holds no text; leave it out, or extract the page's text again",
    'utf16.txt': 'is neither UTF-8 nor GB18030 (byte offset 0); convert it to UTF-8, for example with iconv',
    'latin.txt': 'is neither UTF-8 nor GB18030 (byte offset 19); convert it to UTF-8, for example with iconv',
  };
  const bad = Object.keys(PROBLEMS);

  it('is one line that names it and the way out, and the rest of the batch is ingested', async () => {
    const { status, stdout, stderr } = await run(['ingest', ...[...bad, 'good.txt'].map(within)], { env });
    const lines = Object.entries(PROBLEMS).map(([name, problem]) => `broadsheet: ${within(name)}: ${problem}\n`);
    expect(stderr.split(/(?<=\n)/u).sort()).toEqual(lines.sort());
    expect(stdout).toMatch(/^pages {5}1 new, 0 replaced, 0 unchanged, 6 failed\n/u);
    expect(status).toBe(1);
  });

  it('with a wrong date in its sidecar is named with the date', async () => {
    const { status, stderr } = await run(['ingest', join(folder, 'dated.txt')], { env });
    expect(stderr).toContain(`${join(folder, 'dated.meta.json')}: date is "6月3日"; a sidecar is`);
    expect(status).toBe(1);
  });

  it('alone leaves the archive untouched', async () => {
    await run(['ingest', good], { env });
    const before = await archive();
    expect(before).toEqual({ sequence: 1, pages: 1 });
    await run(['ingest', join(folder, 'binary.txt'), join(folder, 'nope.txt')], { env });
    expect(await archive()).toEqual(before);
  });

  it('named twice over is ingested once, and one of the same text elsewhere is refused', async () => {
    await mkdir(join(folder, 'other'), { recursive: true });
    const same = join(folder, 'other', 'good.txt');
    await writeFile(same, writtenPage(0));
    const { status, stderr } = await run(['ingest', good, good, same], { env });
    expect(stderr).toMatch(`broadsheet: ${same}: is the same page as ${good} (`);
    expect(status).toBe(1);
  });

  it('is reported to machines with a stable code', async () => {
    const { status, stdout } = await run(['ingest', '--json', join(folder, 'binary.txt'), good], { env });
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ failed: 1, problems: [{ code: 'PAGE_BINARY' }], pages: { unchanged: 1 } });
    expect(status).toBe(1);
  });
});

describe('a wrong command line', () => {
  it.each([
    [
      ['ingest', '--date', '2020-02-30', 'PAGE'],
      '--date is "2020-02-30": give a calendar day as YYYY-MM-DD, such as 2020-10-16',
    ],
    [['ingest'], "missing required argument 'path' (broadsheet --help lists commands and options)"],
    [['ingest', '--colour', 'PAGE'], "unknown option '--colour' (broadsheet --help lists commands and options)"],
    [['ingset', 'PAGE'], "unknown command 'ingset'"],
    [['parse', 'PAGE', 'PAGE'], 'too many arguments'],
    [[], 'no command is given (broadsheet --help lists commands and options)'],
  ])('%j is refused before anything is done', async (args, problem) => {
    const nowhere = { DATA_DIR: join(folder, 'never') };
    const { status, stdout, stderr } = await run(
      args.map((arg) => (arg === 'PAGE' ? good : arg)),
      { env: nowhere },
    );
    expect(stderr).toMatch(/^broadsheet: [^\n]+\n$/u);
    expect(stderr).toContain(problem);
    expect([status, stdout]).toEqual([2, '']);
    expect(existsSync(nowhere.DATA_DIR)).toBe(false);
  });
});

describe('a wrong environment', () => {
  it('names the variable, its value and what is wanted', async () => {
    const { status, stderr } = await run(['ingest', good], { env: { ...env, PORT: 'http' } });
    expect(stderr).toBe('broadsheet: PORT is "http": give a whole number from 0 (any free port) to 65535\n');
    expect(status).toBe(2);
  });

  it.runIf(EMBEDDED)('says that the data folder cannot be written', async () => {
    // Below a file nobody can make a folder, not even the superuser.
    const DATA_DIR = join(good, 'data');
    const { status, stdout, stderr } = await run(['ingest', good], { env: { DATA_DIR } });
    expect(stderr).toMatch(
      /^broadsheet: DATA_DIR is "[^"]+": cannot be written \(.*\); set DATA_DIR to a folder you may write in\n$/u,
    );
    expect(stderr).toContain(DATA_DIR);
    expect([status, stdout]).toEqual([1, '']);
  });

  it('says that MONGODB_URI is no address', async () => {
    const { status, stderr } = await run(['ingest', good], { env: { ...env, MONGODB_URI: 'localhost:27017' } });
    expect(stderr).toMatch(/^broadsheet: MONGODB_URI is "localhost:27017": give an address such as [^\n]+\n$/u);
    expect(status).toBe(2);
  });

  it('says that nothing answers at MONGODB_URI, and keeps the password to itself', async () => {
    const MONGODB_URI = 'mongodb://archivist:secret@127.0.0.1:1/';
    const { status, stderr } = await run(['ingest', good], { env: { ...env, MONGODB_URI } });
    expect(stderr).toMatch(
      /^broadsheet: MONGODB_URI is "mongodb:\/\/archivist:\*\*\*@127\.0\.0\.1:1\/": no answer [^\n]+\n$/u,
    );
    expect(stderr).not.toContain('secret');
    expect(status).toBe(1);
  });

  it('says that the port is busy', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
    });
    const { status, stderr } = await run(['serve'], { env: { ...env, PORT: String(port), LOG_LEVEL: 'silent' } });
    server.close();
    expect(stderr).toBe(
      `broadsheet: PORT is ${port}: in use on 127.0.0.1; stop what listens there, or set PORT to another (0 = any free one)\n`,
    );
    expect(status).toBe(1);
  });

  it.runIf(EMBEDDED)('says who has the data folder open', async () => {
    const server = new Program(['serve'], { env: { ...env, PORT: '0', LOG_LEVEL: 'silent' } });
    await server.says(/Broadsheet is at (\S+)/u);
    const { status, stderr } = await run(['ingest', good], { env });
    expect(stderr).toMatch(/^broadsheet: DATA_DIR is "[^"]+": in use by process \d+; stop that process[^\n]+\n$/u);
    expect(status).toBe(1);
    expect((await server.stop('SIGTERM')).status).toBe(0);
  });
});
