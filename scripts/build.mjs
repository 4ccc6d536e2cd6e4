/**
 * TypeScript → dist/, the SDK's operations → dist/operations.json, schema.graphql → dist/reference/, web/ → dist/reading-room/. Does nothing where dist/ was made from the very
 * same sources, so that starting again is quick.
 *
 *   node scripts/build.mjs
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { manifestOf, operationFiles, textOf } from './manifest.mjs';
import { writeReference } from './reference.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCE = join(ROOT, 'src');
const DIST = join(ROOT, 'dist');
const STAMP = join(DIST, '.sources');
const WEB = join(ROOT, 'web');
const ROOM = join(DIST, 'reading-room');
const ROOM_STAMP = join(ROOM, '.sources');

const files = filesIn(SOURCE);
const operations = operationFiles(ROOT);
const stamp = stampOf([
  ...files,
  ...operations,
  ...['tsconfig.json', 'tsconfig.build.json', 'package-lock.json', 'schema.graphql', 'scripts/reference.mjs'].map(
    (name) => join(ROOT, name),
  ),
]);

const roomStamp = stampOf([
  ...filesIn(WEB),
  join(ROOT, 'sdk', 'src', 'generated', 'documents.ts'),
  join(ROOT, 'package-lock.json'),
]);

if (!isMadeFrom(STAMP, stamp)) {
  for (const entry of existsSync(DIST) ? readdirSync(DIST) : []) {
    if (join(DIST, entry) !== ROOM) rmSync(join(DIST, entry), { recursive: true });
  }
  compile();
  for (const file of files.filter((name) => extname(name) !== '.ts')) copy(file);
  writeFileSync(join(DIST, 'operations.json'), textOf(manifestOf(operations)));
  writeReference(ROOT, join(DIST, 'reference'));
  chmodSync(join(DIST, 'cli.js'), 0o755);
  writeFileSync(STAMP, stamp);
}
if (!isMadeFrom(ROOM_STAMP, roomStamp)) {
  run([join(WEB, 'build.mjs')]);
  writeFileSync(ROOM_STAMP, roomStamp);
}

function isMadeFrom(file, wanted) {
  return existsSync(file) && readFileSync(file, 'utf8') === wanted;
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Hash of what the files are called and of what they hold. */
function stampOf(paths) {
  const hash = createHash('sha256').update(process.version);
  for (const path of paths) hash.update(relative(ROOT, path)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

function compile() {
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  run([compiler, '-p', join(ROOT, 'tsconfig.build.json')]);
}

function run(args) {
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

/** What the compiler does not know, such as tables that the program reads. */
function copy(file) {
  const target = join(DIST, relative(SOURCE, file));
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(file, target);
}
