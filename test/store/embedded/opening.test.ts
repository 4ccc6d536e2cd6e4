import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { open as openFile } from 'lmdb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../src/store/connect.js';
import { temporaryFolder } from '../support.js';

/** The embedded store's folder: who may open it, and what of it survives. */
let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder();
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const HOLDER = join(import.meta.dirname, 'holder.ts');

function socketOf(address: string): string {
  return decodeURIComponent(address.replace(/^mongodb:\/\//u, '').replace(/\/$/u, ''));
}

function open(dataDir = folder) {
  return openStore({ database: 'papers', dataDir });
}

/** Another process that opens the folder, inserts one document after another and says which were acknowledged. */
async function startHolder(
  ...how: 'much'[]
): Promise<{ acknowledged: number[]; kill: () => Promise<void>; pid: number }> {
  const child = spawn(process.execPath, ['--import', 'tsx', HOLDER, folder, ...how], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged: number[] = [];
  const lines = createInterface(child.stdout);
  lines.on('line', (line) => acknowledged.push(Number(line)));
  await once(lines, 'line');
  const kill = async (): Promise<void> => {
    const ended = once(child, 'close');
    child.kill('SIGKILL');
    await ended;
  };
  return { acknowledged, kill, pid: child.pid ?? 0 };
}

describe('the folder', () => {
  it('keeps what was stored, indexes and all, when it is opened again', async () => {
    const first = await open();
    await first.db.collection('a').createIndex({ n: 1 });
    await first.db.collection('a').insertMany([{ _id: 'one' as never, n: 1 }, { n: [2, 3] }]);
    await first.close();
    const second = await open();
    expect(await second.db.collection('a').countDocuments({ n: 3 })).toBe(1);
    await expect(second.db.collection('a').insertOne({ _id: 'one' as never })).rejects.toMatchObject({ code: 11000 });
    await second.db.collection('a').insertOne({ n: 4 });
    expect(await second.db.collection('a').countDocuments()).toBe(3);
    await second.close();
  });

  it('lets in nobody but its owner', async () => {
    const store = await open();
    const socket = socketOf(store.address);
    expect(socket.startsWith(folder)).toBe(true);
    expect(statSync(socket).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(socket)).mode & 0o777).toBe(0o700);
    await store.close();
    expect(readdirSync(folder).filter((name) => name.startsWith('run-'))).toEqual([]);
  });

  it('may be deeper than the address of a socket is long', async () => {
    const deep = join(folder, 'a-very-long-name-of-a-folder'.repeat(3), 'and-another-one'.repeat(4));
    const store = await open(deep);
    await store.db.collection('a').insertOne({ a: 1 });
    expect(Buffer.byteLength(socketOf(store.address))).toBeLessThan(108);
    expect(statSync(socketOf(store.address)).mode & 0o777).toBe(0o600);
    await expect(open(deep)).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' });
    await store.close();
  });

  it('is open once at a time, even in one process, and the second is told by whom', async () => {
    const store = await open();
    await expect(open()).rejects.toMatchObject({
      code: 'DATA_DIR_IN_USE',
      message: expect.stringContaining(`process ${process.pid}`),
    });
    await store.db.collection('a').insertOne({ a: 1 });
    await store.close();
    const again = await open();
    expect(await again.db.collection('a').countDocuments()).toBe(1);
    await again.close();
  });

  it('goes to one of several who ask at the same moment', async () => {
    const attempts = await Promise.allSettled([open(), open(), open()]);
    const opened = attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []));
    expect(opened).toHaveLength(1);
    await opened[0]?.db.collection('a').insertOne({ a: 1 });
    await opened[0]?.close();
  });

  it('that cannot be made or written is an error that names it', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, 'not a folder');
    for (const path of [file, join(file, 'data')]) {
      await expect(open(path)).rejects.toMatchObject({
        code: 'DATA_DIR_UNWRITABLE',
        message: expect.stringContaining(`"${path}"`),
      });
    }
  });

  it('that may only be read is an error that names it', async () => {
    const locked = join(folder, 'locked');
    await mkdir(locked, { mode: 0o555 });
    await chmod(folder, 0o755);
    // Root may write anywhere, so it is nobody who tries.
    const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', HOLDER, locked], {
      encoding: 'utf8',
      ...nobody,
    });
    expect(status).toBe(1);
    expect(stderr).toContain(`DATA_DIR is "${locked}": cannot be written (EACCES`);
  });

  it('that another version wrote is refused, and stays as it is', async () => {
    await (await open()).close();
    const root = openFile({ path: join(folder, 'broadsheet.mdb'), noSubdir: true, encoding: 'json', maxDbs: 4 });
    const catalog = { next: 2, collections: [] };
    await root.put('catalog', catalog);
    await root.close();
    await expect(open()).rejects.toMatchObject({
      code: 'DATA_DIR_OF_OTHER_FORMAT',
      message: expect.stringContaining(`"${folder}"`),
    });
    const after = openFile({ path: join(folder, 'broadsheet.mdb'), noSubdir: true, encoding: 'json', maxDbs: 4 });
    expect(after.get('catalog')).toEqual(catalog);
    await after.close();
  });

  it('that a newer version wrote is refused, saying so', async () => {
    await (await open()).close();
    const root = openFile({ path: join(folder, 'broadsheet.mdb'), noSubdir: true, encoding: 'json', maxDbs: 4 });
    await root.put('catalog', { format: 1000, next: 2, collections: [] });
    await root.close();
    await expect(open()).rejects.toMatchObject({
      code: 'DATA_DIR_OF_NEWER_FORMAT',
      message: expect.stringContaining('written by a newer version'),
    });
  });

  it('closes twice as well as once', async () => {
    const store = await open();
    await expect(Promise.all([store.close(), store.close()])).resolves.toBeDefined();
    await store.close();
  });
});

describe('a process that is killed', () => {
  it('keeps others out while it lives, leaves no lock when it dies, and loses nothing that was acknowledged', async () => {
    for (const how of [[], ['much']] as const) {
      const holder = await startHolder(...how);
      await expect(open()).rejects.toMatchObject({
        code: 'DATA_DIR_IN_USE',
        message: expect.stringContaining(`process ${holder.pid}`),
      });
      await holder.kill();
      const store = await open();
      const papers = store.db.collection<{ _id: number; group: string; tags: string[] }>('papers');
      const stored = new Set((await papers.find().toArray()).map(({ _id }) => _id));
      expect(holder.acknowledged.length).toBeGreaterThan(0);
      expect(holder.acknowledged.filter((id) => !stored.has(id))).toEqual([]);
      // Every document stands in every index, and every entry leads to a document.
      for (let group = 0; group < 7; group++) {
        const byIndex = await papers.find({ group: `group${group}` }).toArray();
        const byScan = [...stored].filter((id) => id % 7 === group);
        expect(byIndex.map(({ _id }) => _id).sort()).toEqual(byScan.sort());
      }
      expect(await papers.countDocuments({ tags: 'all' })).toBe(stored.size);
      expect(await papers.find({ tags: 'all' }).toArray()).toHaveLength(stored.size);
      expect(readdirSync(folder).filter((name) => name.startsWith('run-'))).toHaveLength(1);
      await store.close();
    }
  });
});
