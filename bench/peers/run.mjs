/**
 * What other servers answer over the archive that Broadsheet wrote, beside Broadsheet, in turns.
 *
 *   npm run bench:peers [-- FOLDER]     # its pages instead of the sample pages; MONGODB_URI: on that server
 *
 * ROUNDS are counted, 5 if it is not set, each of SECONDS for everybody, 2.
 */
import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { processorTime, run, start } from './processes.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const SECONDS = Number(process.env.SECONDS ?? 2);
const DATABASE = 'broadsheet_peers';
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

await install();
const { CONTESTANTS, FIRST, unlessUnchanged, YARDSTICK } = await import('./contestants.mjs');
const { CLIENTS, load } = await import('./load.mjs');
const { readQuestions } = await import('./questions.mjs');
const { openStore } = await import('../../dist/store/connect.js');

const { MONGODB_URI: uri, PATH } = process.env;
const questions = await readQuestions();
const dataDir = await mkdtemp(join(tmpdir(), 'broadsheet-peers-'));
await ingest(process.argv[2] ?? here('../../seeds'));
const store = await openStore({ uri, database: DATABASE, dataDir });
const stops = [];
try {
  const peers = await startAll();
  for (const question of questions) report(question, await race(await withTag(peers, question), question));
} finally {
  await Promise.all(stops.map((stop) => stop()));
  if (store.kind === 'server') await store.db.dropDatabase();
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
}

/** Brings what the lock file names, unless it is here. */
async function install() {
  const changed = (path) => statSync(here(path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (changed('node_modules/.package-lock.json') >= changed('package-lock.json')) return;
  await run('npm', ['ci', '--loglevel', 'error'], { cwd: here('.') });
}

async function ingest(folder) {
  const env = { PATH, DATA_DIR: dataDir, MONGODB_DB: DATABASE, ...(uri && { MONGODB_URI: uri }) };
  await run(process.execPath, [here('../../dist/cli.js'), 'ingest', folder], { env });
}

/** Starts everybody over the one archive, each in a process of its own, and makes sure that all answer the same. */
async function startAll() {
  const peers = [];
  const answers = [];
  for (const { title, program, args, env, request, knowsAnswers } of CONTESTANTS) {
    const { url, pid, stop } = await start(here(program), args, {
      PATH,
      PORT: '0',
      MONGODB_URI: store.address,
      MONGODB_DB: DATABASE,
      ...env,
      ...(knowsAnswers && { ANSWERS: JSON.stringify(answers) }),
    });
    stops.push(stop);
    peers.push({ title, url, pid, request });
    for (const [i, question] of questions.entries()) {
      const { url: address, ...asked } = request(url, question);
      const answer = await (await fetch(address, asked)).text();
      answers[i] ??= { body: asked.body, answer };
      if (dataOf(answer) !== dataOf(answers[i].answer)) {
        throw new Error(
          `${title} answers ${question.title} otherwise than ${FIRST}:\n${answer}\ninstead of\n${answers[i].answer}`,
        );
      }
    }
  }
  return peers;
}

/** The order of properties counts, blanks do not. */
function dataOf(answer) {
  const { data, errors } = JSON.parse(answer);
  return JSON.stringify(errors ?? data);
}

/** Everybody with the request that asks the question, and Broadsheet once more for clients that have the answer. */
async function withTag(peers, question) {
  const runners = peers.map(({ request, url, ...peer }) => ({ ...peer, status: 200, request: request(url, question) }));
  const kept = peers.find(({ title }) => title === 'Broadsheet, answers kept');
  const request = await unlessUnchanged(kept.url, question);
  return request
    ? [...runners, { title: 'Broadsheet, 304 Not Modified', pid: kept.pid, status: 304, request }]
    : runners;
}

/** Rounds in which everybody has the same time, after one that does not count; another begins each round. */
async function race(runners) {
  const results = new Map(runners.map(({ title }) => [title, []]));
  for (const { title, request, status } of runners) {
    await load(request, status, SECONDS).catch((cause) => {
      throw new Error(`${title} did not answer well`, { cause });
    });
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < runners.length; i++) {
      const { title, pid, request, status } = runners[(i + round) % runners.length];
      const before = await processorTime(pid);
      const { answered, ...result } = await load(request, status, SECONDS);
      const used = before === undefined ? Number.NaN : (await processorTime(pid)) - before;
      results.get(title).push({ ...result, cost: used / answered });
    }
  }
  return results;
}

function report({ title, about }, results) {
  const base = results.get(YARDSTICK);
  console.log(`\n**${title}**: ${about}\n`);
  console.log(
    `| ${CLIENTS} clients, medians of ${ROUNDS} rounds | answers/s | to ${YARDSTICK} | p99 ms | its CPU ms an answer |`,
  );
  console.log('| --- | ---: | ---: | ---: | ---: |');
  for (const [runner, rounds] of results) {
    const middle = (value) => median(rounds.map(value));
    const figures = [
      Math.round(middle(({ perSecond }) => perSecond)).toLocaleString('en'),
      middle(({ perSecond }, i) => perSecond / base[i].perSecond).toFixed(2),
      middle(({ p99 }) => p99),
      middle(({ cost }) => cost).toFixed(3),
    ];
    console.log(`| ${runner} | ${figures.join(' | ')} |`);
  }
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
