import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openArchiveOf, removeWithArchives } from '../support/archive-of.js';
import { run } from '../support/program.js';
import { writtenPage } from '../support/written.js';

// Each run is the whole program, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000 });

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-check-'));
});

afterEach(() => removeWithArchives(folder));

const program = (...args: string[]) => run(args, { env: { DATA_DIR: join(folder, 'data') } });

it('broadsheet check says what is kept wrongly, and puts it right if it is told to', async () => {
  await mkdir(join(folder, 'pages'));
  await writeFile(join(folder, 'pages', 'p1.txt'), writtenPage(1));
  await program('ingest', join(folder, 'pages'));
  const sound = await program('check');
  expect(sound).toMatchObject({ status: 0, stderr: '' });
  expect(sound.stdout).toMatch(/^\d+ figures were counted anew: all agree\.\n$/u);

  const store = await openArchiveOf(join(folder, 'data'));
  await store.db.collection('figures').updateMany({ id: 'articles' }, { $set: { cells: '[[["NEWS",null,true],7]]' } });
  await store.close();
  const wrong = await program('check', '--json');
  expect(wrong.status).toBe(1);
  expect(JSON.parse(wrong.stdout)).toMatchObject({ repaired: false });
  expect(JSON.parse(wrong.stdout).differences).toContainEqual({
    of: 'figure articles',
    at: '["NEWS",null,true]',
    kept: '7',
    counted: 'nothing',
  });
  const repaired = await program('check', '--repair');
  expect(repaired.status).toBe(0);
  expect(repaired.stdout).toContain('figure articles, ["NEWS",null,true]: 7, counted nothing\n');
  expect(await program('check')).toMatchObject({ status: 0, stdout: sound.stdout });
});
