/** The SDK as a package: taken out of this repository, built, and used by its name. */
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedSamples, serveSamples } from '../support/served.js';

const run = promisify(execFile);
const SECONDS = 1000;

let samples: ServedSamples;
let folder: string;

beforeAll(async () => {
  samples = await serveSamples();
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'broadsheet-sdk-'));
  // What npm would install for it, and no more: an import of anything else would fail.
  const { dependencies, peerDependencies } = JSON.parse(await fs.readFile('sdk/package.json', 'utf8'));
  for (const name of Object.keys({ ...dependencies, ...peerDependencies })) {
    const link = path.join(folder, 'node_modules', name);
    await fs.mkdir(path.dirname(link), { recursive: true });
    await fs.symlink(path.resolve('node_modules', name), link);
  }
  await fs.cp('sdk', path.join(folder, 'sdk'), {
    recursive: true,
    filter: (source) => path.basename(source) !== 'dist',
  });
  await fs.mkdir(path.join(folder, 'scripts'));
  await fs.copyFile('scripts/manifest.mjs', path.join(folder, 'scripts/manifest.mjs'));
  await fs.symlink(path.join(folder, 'sdk'), path.join(folder, 'node_modules', 'broadsheet-sdk'));
  const bin = path.resolve('node_modules', '.bin');
  await run('npm', ['run', 'build'], {
    cwd: path.join(folder, 'sdk'),
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` },
  });
}, 120 * SECONDS);
afterAll(async () => {
  await samples.close();
  await fs.rm(folder, { recursive: true, force: true });
});

test(
  'the package holds what it exports, and neither sources nor examples',
  async () => {
    const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: path.join(folder, 'sdk'),
    });
    const [{ files }] = JSON.parse(stdout);
    const paths = files.map((file: { path: string }) => file.path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'README.md',
        'dist/client.d.ts',
        'dist/client.js',
        'dist/generated/documents.d.ts',
        'dist/generated/documents.js',
        'dist/operations.json',
        'operations/people.graphql',
      ]),
    );
    expect(paths.filter((file: string) => /^(src|examples)\//u.test(file))).toEqual([]);
  },
  60 * SECONDS,
);

test(
  'plain JavaScript asks through it',
  async () => {
    const program = path.join(folder, 'ask.mjs');
    await fs.writeFile(
      program,
      `import { broadsheet } from 'broadsheet-sdk';
     import { PeopleDocument } from 'broadsheet-sdk/documents';
     const { archive } = await broadsheet('${samples.url}').Archive();
     console.log(archive.pageCount, PeopleDocument.definitions[0].name.value);`,
    );
    const { stdout } = await run(process.execPath, [program]);
    expect(stdout).toBe('17 People\n');
  },
  60 * SECONDS,
);

test(
  'TypeScript knows the answers, and refuses a misspelt filter',
  async () => {
    const compile = async (filter: string) => {
      await fs.writeFile(
        path.join(folder, 'ask.mts'),
        `import { broadsheet } from 'broadsheet-sdk';
       const { people } = await broadsheet('http://127.0.0.1:4000').People({ filter: ${filter} });
       export const name: string | undefined = people.edges[0]?.node.offices[0]?.title;`,
      );
      const options = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess'];
      const settings = ['--target', 'es2022', '--module', 'nodenext', '--lib', 'es2023,dom', '--types', ''];
      return run(path.resolve('node_modules/.bin/tsc'), [...options, ...settings, 'ask.mts'], { cwd: folder });
    };
    await expect(compile('{ isOfficial: true }')).resolves.toMatchObject({ stdout: '' });
    await expect(compile('{ isOfficer: true }')).rejects.toMatchObject({
      stdout: expect.stringContaining('isOfficer'),
    });
  },
  60 * SECONDS,
);
