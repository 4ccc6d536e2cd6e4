/** Archives of other versions, as whoever runs the program meets them. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ARCHIVE_VERSION } from '../../src/store/version.js';
import { openArchiveOf, removeWithArchives } from '../support/archive-of.js';
import { run } from '../support/program.js';
import { writtenPage } from '../support/written.js';

// Each run is the whole program, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000 });

let folder: string;
let env: { DATA_DIR: string; PORT: string; LOG_LEVEL: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-upgrade-'));
  env = { DATA_DIR: join(folder, 'data'), PORT: '0', LOG_LEVEL: 'silent' };
  await mkdir(join(folder, 'pages'));
  await writeFile(join(folder, 'pages', 'p0.txt'), writtenPage(0));
  expect((await program('ingest', join(folder, 'pages'))).status).toBe(0);
});

afterAll(() => removeWithArchives(folder));

const program = (...args: string[]) => run(args, { env });

async function change(updates: Readonly<Record<string, object>>): Promise<void> {
  const store = await openArchiveOf(env.DATA_DIR);
  for (const [name, update] of Object.entries(updates)) await store.db.collection(name).updateMany({}, update);
  await store.close();
}

it('every command refuses the archive of a newer version in one sentence, and leaves it as it is', async () => {
  await change({ archive: { $set: { version: 1000 } } });
  const file = join(folder, 'newer.gz');
  for (const args of [['serve'], ['ingest', join(folder, 'pages')], ['check'], ['backup', file], ['upgrade']]) {
    const { status, stdout, stderr } = await program(...args);
    expect([status, stdout], args[0]).toEqual([1, '']);
    expect(stderr).toMatch(/^broadsheet: .* newer version of the program .*; update this one, .+\n$/u);
  }
  await change({ archive: { $set: { version: ARCHIVE_VERSION } } });
});

it('an archive of an older version is named as one, backed up and upgraded', async () => {
  const aged = { archive: { $unset: { version: '' } }, search: { $unset: { articles: '', totalLength: '' } } };
  await change(aged);
  const refused = await program('serve');
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(/^broadsheet: .* older version of the program .*broadsheet upgrade\n$/u);
  const file = join(folder, 'older.gz');
  expect(await program('backup', file)).toMatchObject({ status: 0, stderr: '' });
  expect(await program('upgrade')).toMatchObject({
    status: 0,
    stdout: `The archive is of version ${ARCHIVE_VERSION} now (it was of version 0).\n`,
  });
  expect(await program('upgrade')).toMatchObject({
    status: 0,
    stdout: `The archive is of version ${ARCHIVE_VERSION}: nothing was to be done.\n`,
  });
  expect((await program('check')).stdout).toContain('all agree');
  // Pages as they were before newspapers were told: they stay until their files are read again.
  await change({ pages: { $unset: { textHash: '', place: '', origins: '', issueId: '', newspaperId: '' } } });
  expect((await program('upgrade')).stdout).toContain('1 page was read by a version that told less of pages');
  // A backup of that time is upgraded as it is restored.
  const restored = await run(['restore', file], { env: { ...env, DATA_DIR: join(folder, 'restored') } });
  expect(restored.stdout).toContain(`The archive is of version ${ARCHIVE_VERSION} now (it was of version 0).`);
  const checked = await run(['check'], { env: { ...env, DATA_DIR: join(folder, 'restored') } });
  expect(checked.stdout).toContain('all agree');
});
