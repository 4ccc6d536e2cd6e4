import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { open as openFile } from 'lmdb';
import { afterAll, describe, expect, it } from 'vitest';
import { compactEmbedded } from '../../../src/store/connect.js';
import { temporaryFolder } from '../support.js';
import { databaseFile, openPapers } from './papers.js';

const folders: string[] = [];

afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

/** Where a database file is to be, in a folder of its own. */
async function place(): Promise<string> {
  const folder = await temporaryFolder();
  folders.push(folder);
  return databaseFile(folder);
}

const open = (file: string) => openPapers(dirname(file));

/** Fills it with some hundred pages. */
async function fill(file: string): Promise<void> {
  const store = await open(file);
  const documents = store.db.collection<{ n: number; text: string }>('a');
  await documents.createIndex({ n: 1 });
  for (let at = 0; at < 3; at++)
    await documents.insertMany(Array.from({ length: 500 }, (_, n) => ({ n, text: `${n * 7919 + at}`.repeat(50) })));
  await store.close();
}

function change(file: string, bytes: (content: Buffer) => void): void {
  const content = readFileSync(file);
  bytes(content);
  writeFileSync(file, content);
}

async function refuses(file: string, problem: string): Promise<void> {
  const refusal = {
    code: 'DATA_DIR_DAMAGED',
    message: expect.stringMatching(
      new RegExp(`^DATA_DIR is "${dirname(file)}": its broadsheet.mdb cannot be used \\(${problem}`, 'u'),
    ),
  };
  const before = readFileSync(file);
  await Promise.all([
    expect(open(file)).rejects.toMatchObject(refusal),
    expect(compactEmbedded(dirname(file))).rejects.toMatchObject(refusal),
  ]);
  expect(readFileSync(file).equals(before)).toBe(true);
}

/** LMDB itself would end the process over them. Each is looked at for a second, in which somebody may still write it. */
describe.concurrent('a database file is refused and stays as it is', () => {
  it.each([
    ['empty', (file: string) => truncateSync(file, 0), 'it is empty'],
    ['cut within its first page', (file: string) => truncateSync(file, 100), 'it is cut short'],
    ['cut after its first pages', (file: string) => truncateSync(file, 8192), 'it is cut short'],
    ['cut in the middle', (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2)), 'it is cut short'],
    ['zeroed', (file: string) => change(file, (content) => content.fill(0)), 'it is no database of this program'],
    [
      'zeroed in its first pages',
      (file: string) => change(file, (content) => content.fill(0, 0, 8192)),
      'it is no database',
    ],
    [
      'zeroed behind its first pages',
      (file: string) => change(file, (content) => content.fill(0, 8192)),
      'page \\d+ is damaged',
    ],
    ['overwritten', (file: string) => change(file, (content) => content.fill('沁阳市', 8192)), 'page \\d+ is damaged'],
    [
      'of another program',
      (file: string) => writeFileSync(file, 'SQLite format 3\0'.repeat(4096)),
      'it is no database',
    ],
    [
      'of another version of LMDB',
      (file: string) => change(file, (content) => content.writeUInt32LE(7, 28)),
      'it is of another version',
    ],
  ])('that is %s', { timeout: 120_000 }, async (_, spoil, problem) => {
    const file = await place();
    await fill(file);
    spoil(file);
    await refuses(file, problem);
  });

  it('that another program keeps in LMDB', async () => {
    const file = await place();
    const other = openFile({ path: file, noSubdir: true, encoding: 'json' });
    await other.put('settings', { theme: 'dark' });
    await other.close();
    await refuses(file, 'another program wrote it');
  });
});

describe('a database file is opened', () => {
  it('whose unused end was never written, as LMDB may leave it', async () => {
    const file = await place();
    await fill(file);
    await compactEmbedded(dirname(file));
    change(file, (content) => {
      for (const at of [144, 4096 + 144]) content.writeBigUInt64LE(content.readBigUInt64LE(at) + 3n, at);
    });
    const store = await open(file);
    expect(await store.db.collection('a').countDocuments({ n: 3 })).toBe(3);
    await store.close();
  });
});
