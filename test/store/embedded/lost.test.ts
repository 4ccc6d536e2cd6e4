import { spawnSync } from 'node:child_process';
import { renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ArchiveCorrectionService } from '../../../src/corrections/archive-correction-service.js';
import { serve } from '../../../src/server/serve.js';
import { isFull, isUnreachable } from '../../../src/store/unreachable.js';
import { refusalOf, temporaryFolder } from '../support.js';
import { databaseFile, openPapers } from './papers.js';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  file = databaseFile(folder);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const open = () => openPapers(folder);

const LOSSES: [string, () => void][] = [
  ['removed', () => rmSync(file)],
  ['emptied', () => truncateSync(file, 0)],
  ['cut short', () => truncateSync(file, 8192)],
  ['moved away', () => renameSync(file, `${file}-elsewhere`)],
  [
    'replaced',
    () => {
      writeFileSync(`${file}-other`, Buffer.alloc(1_000_000));
      renameSync(`${file}-other`, file);
    },
  ],
];

describe('a database file that is', () => {
  it.each(LOSSES)('%s while it is open fails every command from then on', async (_, lose) => {
    const store = await open();
    const papers = store.db.collection<{ n: number }>('a');
    await papers.insertMany(Array.from({ length: 1000 }, (_, n) => ({ n })));
    lose();
    for (const work of [
      () => papers.insertOne({ n: 1 }),
      () => papers.countDocuments(),
      () => papers.updateMany({}, { $set: { n: 2 } }),
      () => store.db.command({ ping: 1 }),
    ]) {
      const error = await work().catch((cause: unknown) => cause);
      expect(error).toMatchObject({ code: 395, message: expect.stringContaining('was removed, replaced or cut') });
      expect(isUnreachable(error)).toBe(true);
    }
    await store.close();
  });

  it.each(LOSSES.slice(0, 2))(
    '%s while it is served makes the server not ready, and corrections fail',
    async (_, lose) => {
      const store = await open();
      const token = 'the-token-of-the-newsroom';
      const config = {
        port: 0,
        host: '127.0.0.1',
        logLevel: 'silent',
        nodeEnv: 'production',
        apiToken: token,
      } as const;
      const server = await serve({ config, store, corrections: new ArchiveCorrectionService(store) });
      expect((await fetch(`${server.url}health/ready`)).status).toBe(200);
      lose();
      const correction = await fetch(`${server.url}graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({
          query: 'mutation { ingestPage(input: { name: "a", text: "本报讯 今日有雨。" }) { page { id } } }',
        }),
      });
      expect(await correction.json()).toMatchObject({ errors: [{ extensions: { code: 'STORE_UNAVAILABLE' } }] });
      expect((await fetch(`${server.url}health/ready`)).status).toBe(503);
      expect((await fetch(`${server.url}health/live`)).status).toBe(200);
      await server.close();
      await store.close();
    },
  );
});

/** A disk of a few megabytes; only the superuser can make one. */
function mountSmallDisk(): string | null {
  const disk = join(folder, 'disk');
  spawnSync('mkdir', [disk]);
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', disk]).status === 0 ? disk : null;
}

it('a full disk is told, all that was stored can be read, and with room again all goes on', async (context) => {
  const disk = mountSmallDisk();
  if (disk === null) return context.skip('no small disk can be made here');
  try {
    const dataDir = join(disk, 'data');
    await mkdir(dataDir);
    const ballast = join(disk, 'ballast');
    writeFileSync(ballast, Buffer.alloc(1_000_000));
    const store = await openPapers(dataDir);
    const papers = store.db.collection<{ _id: number; n: number; text: string }>('a');
    await papers.createIndex({ n: 1 });
    let stored = 0;
    const random = () =>
      Array.from({ length: 4000 }, () => String.fromCharCode(0x4e00 + Math.random() * 20_000)).join('');
    const refusal = await refusalOf(
      (async () => {
        for (; stored < 10_000; stored++) await papers.insertOne({ _id: stored, n: stored, text: random() });
      })(),
    );
    expect(refusal).toMatchObject({ code: 14_031, message: `no space left on the disk of ${dataDir}` });
    expect(stored).toBeGreaterThan(0);
    expect((await papers.find({ n: { $gte: 0 } }).toArray()).map(({ _id }) => _id).sort((a, b) => a - b)).toEqual(
      Array.from({ length: stored }, (_, n) => n),
    );
    const again = await papers.insertOne({ _id: 5000, n: 5000, text: random() }).catch((cause: unknown) => cause);
    expect(isFull(again)).toBe(true);
    rmSync(ballast);
    await papers.insertOne({ _id: 6000, n: 6000, text: random() });
    expect(await papers.countDocuments({ n: { $gte: 0 } })).toBe(stored + 1);
    await store.close();
    const reopened = await openPapers(dataDir);
    expect(await reopened.db.collection('a').countDocuments({ n: { $gte: 0 } })).toBe(stored + 1);
    await reopened.close();
  } finally {
    spawnSync('umount', [disk]);
  }
});
