/** Folders with whatever file systems can hold: what cannot be a page is named, and the rest is found. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPages, readPage } from '../../src/ingest/read.js';

const TEXT = '本报讯 沁阳市召开推进会。';
const NOTHING = { newspaper: null, date: null, edition: null };

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-anything-'));
  await writeFile(join(folder, 'good.txt'), TEXT);
});

afterEach(() => rm(folder, { recursive: true }));

/** The codes and paths of what is wrong, having made sure that the good page is found. */
async function problemsBesideGood(): Promise<string[]> {
  const { files, problems } = await findPages([folder], Readable.from([]));
  expect(files.map(({ name }) => name)).toContain('good');
  return problems.map(({ code, message }) => `${code} ${message.slice(folder.length + 1).split(':')[0]}`);
}

describe('in a folder of pages', () => {
  it('a name that is not UTF-8 is named; one of no page concerns nobody', async () => {
    const bytes = (text: string) =>
      Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xd6, 0xff]), Buffer.from(text)]);
    await writeFile(bytes('.txt'), TEXT);
    await writeFile(bytes('.pdf'), TEXT);
    await mkdir(bytes(''));
    expect((await problemsBesideGood()).sort()).toEqual(['FILE_NAME \ufffd\ufffd', 'FILE_NAME \ufffd\ufffd.txt']);
  });

  it('pipes, sockets and links that lead nowhere are named where they might be pages', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.txt'), join(folder, 'pipe')]);
    const server = createServer().listen(join(folder, 'socket.md'));
    await once(server, 'listening');
    await symlink(join(folder, 'nowhere'), join(folder, 'link.txt'));
    await symlink(join(folder, 'circle.txt'), join(folder, 'circle.txt'));
    const found = await problemsBesideGood();
    server.close();
    expect(found).toEqual([
      'FILE_UNREADABLE circle.txt',
      'FILE_MISSING link.txt',
      'FILE_KIND pipe.txt',
      'FILE_KIND socket.md',
    ]);
  });

  it.runIf(process.getuid?.() === 0)('devices are named', async () => {
    execFileSync('mknod', [join(folder, 'device.txt'), 'c', '1', '5']);
    expect(await problemsBesideGood()).toEqual(['FILE_KIND device.txt']);
  });
});

describe('a page', () => {
  it.each([
    [
      'a sidecar of 20 MB',
      async () => writeFile(join(folder, 'good.meta.json'), `{"newspaper":"${'x'.repeat(2e7)}"}`),
      'is over 65536 bytes',
    ],
    ['a sidecar that is a pipe', async () => execFileSync('mkfifo', [join(folder, 'good.meta.json')]), 'is not a file'],
    ['a sidecar that is a folder', async () => mkdir(join(folder, 'good.meta.json')), 'is not a file'],
    [
      'a long date in its sidecar',
      async () => writeFile(join(folder, 'good.meta.json'), `{"date":"${'2'.repeat(5000)}"}`),
      `date is "${'2'.repeat(59)}…; a sidecar is a JSON object`,
    ],
  ])('with %s is refused in a line', async (_, put, problem) => {
    await put();
    const { files } = await findPages([folder], Readable.from([]));
    const error = await readPage(files[0] as never, NOTHING).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'SIDECAR', message: expect.stringContaining(problem) });
    expect(String(error).length).toBeLessThan(300);
  });

  it('with a name too long for any sidecar is refused with that name', async () => {
    const path = join(folder, `${'n'.repeat(247)}.txt`);
    await writeFile(path, TEXT);
    const { files } = await findPages([path], Readable.from([]));
    await expect(readPage(files[0] as never, NOTHING)).rejects.toMatchObject({
      code: 'FILE_NAME',
      message: expect.stringContaining(`${path}: its name is too long`),
    });
  });
});
