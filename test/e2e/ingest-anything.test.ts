import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PROGRAM } from '../support/program.js';
import { writtenPage } from '../support/written.js';

let folder: string;
let pages: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-anything-'));
  await chmod(folder, 0o777);
  pages = join(folder, 'pages');
  await mkdir(join(pages, 'locked'), { recursive: true });
  await writeFile(join(pages, 'locked', 'page.txt'), writtenPage(1));
  await writeFile(join(pages, 'good.txt'), writtenPage(0));
  await chmod(join(pages, 'locked'), 0);
});

afterAll(async () => {
  await chmod(join(pages, 'locked'), 0o700);
  await rm(folder, { recursive: true });
});

it('a sub-folder that may not be read is named, the rest is ingested, and the status says so', () => {
  // Root may read anything, so it is nobody who tries.
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const { MONGODB_URI: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, 'ingest', pages], {
    encoding: 'utf8',
    env: { ...env, DATA_DIR: join(folder, 'data') },
    ...nobody,
  });
  expect(stderr).toMatch(/^broadsheet: \S+\/locked: cannot be read \(EACCES[^\n]+\n$/u);
  expect(stdout).toMatch(/^pages {5}1 new, 0 replaced, 0 unchanged, 1 failed\n/u);
  expect(status).toBe(1);
});
