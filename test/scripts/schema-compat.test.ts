/** A release in a folder of its own, and what its schema may become afterwards. */
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changesBetween, withChangesTold } from '../../scripts/schema-changes.mjs';

const run = promisify(execFile);
const RELEASED = '# The schema of version 1.0.0.\ntype Query { headline: String kicker: String }';
let folder: string;

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'broadsheet-compat-'));
  await fs.mkdir(path.join(folder, 'scripts'));
  for (const name of ['schema-compat.mjs', 'schema-changes.mjs']) {
    await fs.copyFile(`scripts/${name}`, path.join(folder, 'scripts', name));
  }
  await fs.symlink(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  await write('package.json', '{ "version": "1.1.0" }');
  await write('schema.released.graphql', RELEASED);
});
afterAll(() => fs.rm(folder, { recursive: true, force: true }));

test('after a release, the schema may grow', async () => {
  await write('schema.graphql', 'type Query { headline: String kicker: String subhead: String }');
  const { stdout } = await compare();
  expect(stdout).toBe('changes of the schema since 1.0.0: 1, none that breaks a client\n');
});

test('what a release gave is not taken away', async () => {
  await write('schema.graphql', 'type Query { headline: String! subhead: String }');
  await expect(compare()).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("Query.kicker: Field 'kicker' was removed from object type 'Query'"),
  });
});

test.each(['# The schema of version 1.1.0.\ntype Query { headline: String }', 'type Query { headline: String }'])(
  'there has to be a release before the version that is being made: %j',
  async (released) => {
    await write('schema.graphql', 'type Query { headline: String }');
    await write('schema.released.graphql', released);
    await expect(compare()).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('a version before 1.1.0'),
    });
  },
);

test('the change log tells what a release adds, type by type', async () => {
  const changes = await changesBetween(
    RELEASED,
    'type Query { headline: String kicker(first: Int): String page(name: String): Page } type Page { id: ID }',
  );
  const told = withChangesTold('# Log\n\n### Schema, since 1.0.0\n\nold\n\n## [1.0.0]\n\n- All\n', changes);
  expect(told).toBe(
    '# Log\n\n### Schema, since 1.0.0\n\n- New types: `Page`.\n- `Query`: new fields `page`; new arguments `kicker(first)`.\n\n## [1.0.0]\n\n- All\n',
  );
});

test("this project's last release is before its version", async () => {
  const { stdout } = await run(process.execPath, ['scripts/schema-compat.mjs']);
  expect(stdout).toMatch(/^changes of the schema since 0\.1\.0: \d{3,}, none that breaks a client\n$/u);
});

const write = (name: string, text: string) => fs.writeFile(path.join(folder, name), text);
const compare = () => run(process.execPath, ['scripts/schema-compat.mjs'], { cwd: folder });
