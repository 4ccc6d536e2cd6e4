import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PAGE_BYTES } from '../../src/ingest/file-bytes.js';
import { findPages, type Given, isDay, readPage } from '../../src/ingest/read.js';

const NOTHING: Given = { newspaper: null, date: null, edition: null };
const TEXT = '本报讯 沁阳市召开推进会。';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-read-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function put(name: string, content: string | Uint8Array = TEXT): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return path;
}

const find = (...paths: string[]) => findPages(paths, Readable.from([]));

async function read(path: string, given: Given = NOTHING) {
  const { files, problems } = await find(path);
  if (problems[0] !== undefined) throw problems[0];
  if (files[0] === undefined) throw new Error(`no page at ${path}`);
  return readPage(files[0], given);
}

describe('a folder of pages', () => {
  it('is searched to the bottom, in the order of its paths', async () => {
    await put('b.txt');
    await put('a/2.md');
    await put('a/1.txt');
    await put('c/d/e.TXT');
    const { files } = await find(folder);
    expect(files.map(({ path }) => path)).toEqual(
      ['a/1.txt', 'a/2.md', 'b.txt', 'c/d/e.TXT'].map((name) => join(folder, name)),
    );
  });

  it('holds sidecars, expected facts and a read-me that are no pages', async () => {
    await put('a02.txt');
    await put('a02.meta.json', '{}');
    await put('a02.expected.json', '{}');
    await put('README.md');
    const { files, passedOver } = await find(folder);
    expect(files.map(({ name }) => name)).toEqual(['a02']);
    expect(passedOver).toBe(0);
  });

  it('counts the files that it passes over', async () => {
    await put('a.txt');
    await put('scan.pdf');
    await put('photo.jpg');
    expect((await find(folder)).passedOver).toBe(2);
  });

  it('leaves hidden files alone', async () => {
    await put('a.txt');
    await put('.git/notes.txt');
    expect((await find(folder)).files).toHaveLength(1);
  });

  it('without pages is a problem that names it', async () => {
    await put('scan.pdf');
    const { files, problems } = await find(folder);
    expect(files).toEqual([]);
    expect(problems.map(({ message }) => message)).toEqual([
      `${folder}: holds no pages; put *.txt or *.md files in it, or name the files themselves`,
    ]);
  });

  it('that links back to itself is searched once', async () => {
    await put('a.txt');
    await symlink(folder, join(folder, 'again'));
    expect((await find(folder)).files).toHaveLength(1);
  });
});

describe('the paths named', () => {
  it('may be files of any extension', async () => {
    const path = await put('page.text');
    expect((await find(path)).files.map(({ name }) => name)).toEqual(['page']);
  });

  it('give each file once, however often they lead to it', async () => {
    const path = await put('a.txt');
    expect((await find(path, folder, path)).files).toHaveLength(1);
  });

  it('that do not exist are problems, and the others are found all the same', async () => {
    const path = await put('a.txt');
    const { files, problems } = await find(join(folder, 'nope.txt'), path);
    expect(files.map((file) => file.path)).toEqual([path]);
    expect(problems.map(({ code }) => code)).toEqual(['FILE_MISSING']);
  });

  it('may not be sidecars', async () => {
    const path = await put('a.meta.json', '{}');
    expect((await find(path)).problems.map(({ message }) => message)).toEqual([
      `${path}: describes a page and is none; name the page beside it`,
    ]);
  });

  it('may be standard input', async () => {
    const { files } = await findPages(['-'], Readable.from([Buffer.from(TEXT)]));
    expect(files).toHaveLength(1);
    const [file] = files;
    if (file === undefined) return;
    expect(await readPage(file, NOTHING)).toMatchObject({ name: 'stdin', text: TEXT });
  });
});

describe('a page', () => {
  it('has the name of its file', async () => {
    expect((await read(await put('焦作日报.A02.txt'))).name).toBe('焦作日报.A02');
  });

  it('has what is given for it', async () => {
    const given = { newspaper: '沁园日报', date: '2021-06-04', edition: 'A02' };
    expect(await read(await put('a.txt'), given)).toMatchObject(given);
  });

  it('has what its sidecar says rather than what is given for all', async () => {
    const path = await put('a.txt');
    await put('a.meta.json', '{"newspaper": " 沁园晚报 ", "date": "2021-06-05"}');
    expect(await read(path, { newspaper: '沁园日报', date: '2021-06-04', edition: 'A02' })).toMatchObject({
      newspaper: '沁园晚报',
      date: '2021-06-05',
      edition: 'A02',
    });
  });

  it('over the size limit is refused before it is read', async () => {
    const path = await put('a.txt', Buffer.alloc(PAGE_BYTES + 1, 'x'));
    await expect(read(path)).rejects.toThrow(`${path}: is over ${PAGE_BYTES} bytes; split it into one file a page`);
  });

  it('that is gone when its turn comes is missing', async () => {
    const path = await put('a.txt');
    const { files } = await find(path);
    await rm(path);
    await expect(
      readPage(files[0] ?? { path, name: 'a', bytes: null, origin: path, townFile: null }, NOTHING),
    ).rejects.toThrow('no such file');
  });
});

describe('a sidecar', () => {
  it.each([
    ['{"date": "2021-02-30"}', 'date is "2021-02-30"'],
    ['{"date": 20210604}', 'date is 20210604'],
    ['{"edition": ""}', 'edition is ""'],
    ['{"paper": "沁园日报"}', 'has an unknown entry "paper"'],
    ['[]', 'is not a JSON object'],
    ['null', 'is not a JSON object'],
    ['{', 'is not JSON'],
  ])('that holds %s is refused: it %s', async (json, problem) => {
    const path = await put('a.txt');
    const sidecar = await put('a.meta.json', json);
    await expect(read(path)).rejects.toThrow(`${sidecar}: ${problem}; a sidecar is a JSON object`);
  });

  it('may leave everything open', async () => {
    const path = await put('a.txt');
    await put('a.meta.json', '{"newspaper": null}');
    expect(await read(path)).toMatchObject(NOTHING);
  });
});

describe('a day', () => {
  it.each(['2020-02-29', '1949-10-01'])('%s is one', (text) => expect(isDay(text)).toBe(true));
  it.each(['2021-02-29', '2020-13-01', '2020-1-1', '20200101', '2020-01-01T00:00:00Z', '今天', ''])(
    '%s is none',
    (text) => expect(isDay(text)).toBe(false),
  );
});
