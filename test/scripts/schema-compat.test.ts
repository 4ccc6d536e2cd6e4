/** A release of an archive in a repository of its own, and what its schema may become afterwards. */
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'broadsheet-compat-'));
  await fs.mkdir(path.join(folder, 'scripts'));
  await fs.copyFile('scripts/schema-compat.mjs', path.join(folder, 'scripts/schema-compat.mjs'));
  await fs.symlink(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  await become('type Query { headline: String kicker: String }');
  await git('init', '-q');
  await git('add', 'schema.graphql');
  await git('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '-q', '-m', 'A schema');
});
afterAll(() => fs.rm(folder, { recursive: true, force: true }));

test('before the first release, nothing can be broken', async () => {
  const { stdout } = await compare();
  expect(stdout).toContain('no release has been tagged yet');
});

test('after a release, the schema may grow', async () => {
  await git('tag', 'v1.0.0');
  await become('type Query { headline: String kicker: String subhead: String }');
  const { stdout } = await compare();
  expect(stdout).toBe('changes of the schema since v1.0.0: 1, none that breaks a client\n');
});

test('what a release gave is not taken away', async () => {
  await become('type Query { headline: String! subhead: String }');
  await expect(compare()).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("Query.kicker: Field 'kicker' was removed from object type 'Query'"),
  });
});

const become = (schema: string) => fs.writeFile(path.join(folder, 'schema.graphql'), schema);
const compare = () => run(process.execPath, ['scripts/schema-compat.mjs'], { cwd: folder });
const git = (...args: string[]) => run('git', args, { cwd: folder });
