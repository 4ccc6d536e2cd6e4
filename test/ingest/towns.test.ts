import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../src/ingest/lexicon/lexicon.js';
import { preparePages } from '../../src/ingest/pool.js';
import { findPages } from '../../src/ingest/read.js';
import { lexiconOf, readTowns } from '../../src/ingest/towns.js';

const NOTHING = { newspaper: null, date: null, edition: null };
/** More pages than are read without threads. */
const MANY = 16;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-towns-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function put(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return path;
}

const signed = (number: number) =>
  `柳叶湾的清晨之${number}\n\n柳叶湾总管 丁一\n\n天还没有亮，湾里的船已经出发了。风很小，水面上没有一点声音。\n`;

const find = async (...paths: string[]) => (await findPages(paths, Readable.from([]))).files;

/** The campaigns of the lexicon that each page is read with, by which the tests tell the files apart. */
async function campaigns(paths: string[], fallback: string | null = null): Promise<(readonly string[])[]> {
  const files = await find(...paths);
  const towns = await readTowns(files, fallback);
  return files.map((file) => lexiconOf(file, towns).town.campaigns);
}

describe("a page's lexicon", () => {
  it('is the one that ships where no other lies', async () => {
    const [file] = await find(await put('a.txt', signed(1)));
    const towns = await readTowns(file === undefined ? [] : [file], null);
    const isShipped = file !== undefined && lexiconOf(file, towns) === shippedLexicon();
    expect(isShipped).toBe(true);
  });

  it('lies beside it', async () => {
    await put('lexicon.yml', 'campaigns: [三水共治]');
    expect(await campaigns([await put('a.txt', signed(1))])).toEqual([['三水共治']]);
  });

  it('lies in the nearest folder above it, within the folder that was named', async () => {
    await put('lexicon.yml', 'campaigns: [三水共治]');
    await put('pages/2021/a.txt', signed(1));
    await put('pages/2022/a.txt', signed(1));
    await put('pages/2022/lexicon.yml', 'campaigns: [五河同清]');
    expect(await campaigns([folder])).toEqual([['三水共治'], ['五河同清']]);
    expect(await campaigns([join(folder, 'pages')])).toEqual([[], ['五河同清']]);
  });

  it('is the one that the command line names where none lies beside it', async () => {
    const named = await put('elsewhere/town.yml', 'campaigns: [五河同清]');
    const [first, second] = [await put('a/1.txt', signed(1)), await put('b/1.txt', signed(1))];
    await put('a/lexicon.yml', 'campaigns: [三水共治]');
    expect(await campaigns([first, second], named)).toEqual([['三水共治'], ['五河同清']]);
  });

  it('is no page, and no file that is passed over', async () => {
    await put('a.txt', signed(1));
    const path = await put('lexicon.yml', '');
    expect(await findPages([folder], Readable.from([]))).toMatchObject({ files: [{ name: 'a' }], passedOver: 0 });
    const { problems } = await findPages([path], Readable.from([]));
    expect(problems.map(({ code }) => code)).toEqual(['NOT_A_PAGE']);
  });

  it('that is wrong stops the run before a page is read', async () => {
    await put('a.txt', signed(1));
    const path = await put('lexicon.yml', 'people: 1');
    await expect(readTowns(await find(folder), null)).rejects.toThrow(`${path}:1: people is 1: write a list`);
  });

  it('reaches the threads', async () => {
    await put('lexicon.yml', 'offices: [湾总管]');
    for (let number = 0; number < MANY; number++) await put(`${number}.txt`, signed(number));
    const files = await find(folder);
    const authors: number[] = [];
    const pages = preparePages(files, NOTHING, new AbortController().signal, { towns: await readTowns(files, null) });
    for await (const { prepared } of pages)
      if ('draft' in prepared) authors.push(prepared.draft.articles.filter(({ kind }) => kind === 'STORY').length);
    expect(authors).toEqual(Array.from({ length: MANY }, () => 1));
  });
});
