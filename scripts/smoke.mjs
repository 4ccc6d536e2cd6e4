/**
 * Whether the program can be built, started, asked and stopped with the Node that runs this: in a copy of the sources, so that what
 * is built beside them stays.
 *
 *   npx -p node@22 node scripts/smoke.mjs
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = [
  'src',
  'seeds',
  'scripts',
  'sdk/operations',
  'sdk/src',
  'web',
  'tsconfig.json',
  'tsconfig.build.json',
  'package.json',
  'schema.graphql',
];
const QUERY = '{ archive { pageCount } articles(first: 1, filter: { text: "收购" }) { totalCount } }';

const copy = mkdtempSync(join(tmpdir(), 'broadsheet-smoke-'));
try {
  for (const name of [...SOURCES, 'package-lock.json']) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  demand(spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: copy, stdio: 'inherit' }).status === 0, 'build');
  await startAskAndStop();
  console.log(`built, started, asked and stopped with Node ${process.version}`);
} finally {
  rmSync(copy, { recursive: true, force: true });
}

async function startAskAndStop() {
  const env = { ...process.env, DATA_DIR: join(copy, 'data'), PORT: '0', LOG_LEVEL: 'silent', MONGODB_URI: '' };
  const program = spawn(process.execPath, ['dist/cli.js', 'start'], {
    cwd: copy,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(program, 'exit');
  try {
    const response = await fetch(`${await addressOf(program)}graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: QUERY }),
    });
    const { data, errors } = await response.json();
    demand(errors === undefined && data.archive.pageCount > 0, `answer ${JSON.stringify({ data, errors })}`);
  } finally {
    program.kill('SIGTERM');
  }
  const [status] = await ended;
  demand(status === 0, `exit status ${status}`);
}

async function addressOf(program) {
  let said = '';
  for await (const text of program.stdout.setEncoding('utf8')) {
    said += text;
    const address = /Broadsheet is at (\S+)/u.exec(said)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error(`ended before it served: ${said}`);
}

function demand(isSo, what) {
  if (!isSo) throw new Error(`with Node ${process.version}: ${what}`);
}
