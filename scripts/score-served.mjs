/**
 * Ingests real pages into an archive of its own, serves it, and runs a scorer against the server.
 *
 *   node scripts/score-served.mjs PAGES GOLD SCORER [FLAGS OF THE SCORER]     # MONGODB_URI: on that server, else embedded
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { MongoClient } from 'mongodb';

const [pages, gold, scorer, ...flags] = process.argv.slice(2);
if (scorer === undefined) {
  console.error('usage: node scripts/score-served.mjs PAGES GOLD SCORER [FLAGS]');
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
const { MONGODB_URI: uri } = process.env;
const MONGODB_DB = basename(folder);
const env = { ...process.env, DATA_DIR: folder, MONGODB_DB, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'warn' };
try {
  run('dist/cli.js', ['ingest', pages]);
  const server = spawn(process.execPath, ['dist/cli.js', 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    run(scorer, [`${await addressOf(server)}graphql`, gold, ...flags]);
  } finally {
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('exit', resolve));
  }
} finally {
  rmSync(folder, { recursive: true });
  if (uri) await dropDatabase();
}

async function dropDatabase() {
  const client = await MongoClient.connect(uri);
  await client.db(MONGODB_DB).dropDatabase();
  await client.close();
}

function run(script, args) {
  const { status } = spawnSync(process.execPath, [script, ...args], { env, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${status}`);
}

/** The address that the server prints once it answers. */
function addressOf(server) {
  return new Promise((resolve, reject) => {
    let printed = '';
    server.stdout.on('data', (chunk) => {
      printed += chunk;
      const address = /https?:\/\/\S+?:\d+\//.exec(printed)?.[0];
      if (address) resolve(address);
    });
    server.once('exit', (status) => reject(new Error(`the server ended with ${status} before it answered`)));
  });
}
