import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { open as openFile } from 'lmdb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compactEmbedded, openStore } from '../../../src/store/connect.js';
import { temporaryFolder } from '../support.js';

/** A database file that is not what the store left: LMDB itself would end the process over it. */
let folder: string;
let file: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  file = join(folder, 'broadsheet.mdb');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const open = () => openStore({ database: 'papers', dataDir: folder });

/** A file of some hundred pages. */
async function fill(): Promise<void> {
  const store = await open();
  const documents = store.db.collection<{ n: number; text: string }>('a');
  await documents.createIndex({ n: 1 });
  for (let at = 0; at < 3; at++)
    await documents.insertMany(Array.from({ length: 500 }, (_, n) => ({ n, text: `${n * 7919 + at}`.repeat(50) })));
  await store.close();
}

function change(bytes: (content: Buffer) => void): void {
  const content = readFileSync(file);
  bytes(content);
  writeFileSync(file, content);
}

async function refuses(problem: string): Promise<void> {
  const refusal = {
    code: 'DATA_DIR_DAMAGED',
    message: expect.stringMatching(
      new RegExp(`^DATA_DIR is "${folder}": its broadsheet.mdb cannot be used \\(${problem}`, 'u'),
    ),
  };
  const before = readFileSync(file);
  await expect(open()).rejects.toMatchObject(refusal);
  await expect(compactEmbedded(folder)).rejects.toMatchObject(refusal);
  expect(readFileSync(file).equals(before)).toBe(true);
}

describe('a database file is refused and stays as it is', () => {
  it.each([
    ['empty', () => truncateSync(file, 0), 'it is empty'],
    ['cut within its first page', () => truncateSync(file, 100), 'it is cut short'],
    ['cut after its first pages', () => truncateSync(file, 8192), 'it is cut short'],
    ['cut in the middle', () => truncateSync(file, Math.floor(statSync(file).size / 2)), 'it is cut short'],
    ['zeroed', () => change((content) => content.fill(0)), 'it is no database of this program'],
    ['zeroed in its first pages', () => change((content) => content.fill(0, 0, 8192)), 'it is no database'],
    ['zeroed behind its first pages', () => change((content) => content.fill(0, 8192)), 'page \\d+ is damaged'],
    ['overwritten', () => change((content) => content.fill('沁阳市', 8192)), 'page \\d+ is damaged'],
    ['of another program', () => writeFileSync(file, 'SQLite format 3\0'.repeat(4096)), 'it is no database'],
    ['of another version of LMDB', () => change((content) => content.writeUInt32LE(7, 28)), 'it is of another version'],
  ])('that is %s', { timeout: 120_000 }, async (_, spoil, problem) => {
    await fill();
    spoil();
    await refuses(problem);
  });

  it('that another program keeps in LMDB', async () => {
    const other = openFile({ path: file, noSubdir: true, encoding: 'json' });
    await other.put('settings', { theme: 'dark' });
    await other.close();
    await refuses('another program wrote it');
  });
});

describe('a database file is opened', () => {
  it('whose unused end was never written, as LMDB may leave it', async () => {
    await fill();
    await compactEmbedded(folder);
    change((content) => {
      for (const at of [144, 4096 + 144]) content.writeBigUInt64LE(content.readBigUInt64LE(at) + 3n, at);
    });
    const store = await open();
    expect(await store.db.collection('a').countDocuments({ n: 3 })).toBe(3);
    await store.close();
  });
});
