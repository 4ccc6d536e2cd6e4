/** What docs/CLIENTS.md tells a user to do in an empty folder, done in an empty folder. */
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Fence, fencesOf } from '../support/fences.js';
import { type ServedSamples, serveSamples } from '../support/served.js';

const run = promisify(execFile);

let samples: ServedSamples;
let folder: string;
let steps: readonly Fence[];

beforeAll(async () => {
  samples = await serveSamples();
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'broadsheet-own-'));
  const document = await fs.readFile('docs/CLIENTS.md', 'utf8');
  steps = fencesOf(document.replaceAll('http://127.0.0.1:4000/', samples.url)).filter(
    ({ heading }) => heading === 'Your own operations',
  );
});
afterAll(async () => {
  await samples.close();
  await fs.rm(folder, { recursive: true, force: true });
});

test('the configuration takes five lines', () => {
  const configuration = steps.find(({ name }) => name === 'codegen.yml');
  expect(configuration?.text.trimEnd().split('\n')).toHaveLength(5);
});

test('every package that is to be installed is one that this project knows', async () => {
  const { dependencies, devDependencies } = JSON.parse(await fs.readFile('package.json', 'utf8'));
  const known = { ...dependencies, ...devDependencies };
  for (const [name, version] of installed(steps)) {
    await expect(fs.access(path.join('node_modules', name)), name).resolves.toBeUndefined();
    expect(version, name).toBe(known[name]);
  }
});

test('what is overridden is what is locked here, so it is known to be there and to fit', async () => {
  const { packages } = JSON.parse(await fs.readFile('package-lock.json', 'utf8'));
  const overridden = steps.flatMap(({ text }) => [...text.matchAll(/ overrides\.([^\s=]+)=(\S+)/gu)]);
  expect(overridden.length).toBeGreaterThan(0);
  for (const [, name, version] of overridden) expect(packages[`node_modules/${name}`].version, name).toBe(version);
});

test('following the steps prints typed answers of the archive', async () => {
  let printed = '';
  for (const step of steps) {
    if (step.name !== '') await fs.writeFile(path.join(folder, step.name), step.text);
    else if (step.language === 'sh') printed = await follow(step.text);
  }
  expect(printed).toBe(steps.find(({ language }) => language === 'text')?.text);
}, 120_000);

test('the program is checked by the compiler at its strictest', async () => {
  const compile = () =>
    run(
      'npx',
      [
        'tsc',
        '--noEmit',
        '--strict',
        '--exactOptionalPropertyTypes',
        '--noUncheckedIndexedAccess',
        '--target',
        'es2022',
        '--module',
        'nodenext',
        '--skipLibCheck',
        '--types',
        'node',
        'ask.ts',
      ],
      { cwd: folder },
    );
  await expect(compile()).resolves.toMatchObject({ stdout: '' });

  const file = path.join(folder, 'ask.ts');
  await fs.writeFile(file, (await fs.readFile(file, 'utf8')).replace('first: 3', "first: 'three'"));
  await expect(compile()).rejects.toMatchObject({ stdout: expect.stringContaining('TS2322') });
}, 120_000);

/** Runs a block of commands in the folder; what npm would install is linked, so that no network is needed. */
async function follow(commands: string): Promise<string> {
  let printed = '';
  for (const line of commands.trimEnd().split('\n')) {
    if (line.startsWith('npm install')) {
      await fs.symlink(path.resolve('node_modules'), path.join(folder, 'node_modules')).catch(ignoreExisting);
    } else {
      ({ stdout: printed } = await run('sh', ['-c', line], { cwd: folder }));
    }
  }
  return printed;
}

/** The packages on the lines of `npm install`, with their versions. */
function installed(blocks: readonly Fence[]): [name: string, version: string | undefined][] {
  return blocks
    .flatMap(({ text }) => text.split('\n'))
    .filter((line) => line.startsWith('npm install'))
    .flatMap((line) => line.split(' ').slice(2))
    .filter((word) => !word.startsWith('--'))
    .map((word) => [word.replace(/(?<=.)@.*$/u, ''), /.@([\d.]+)$/u.exec(word)?.[1]]);
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
