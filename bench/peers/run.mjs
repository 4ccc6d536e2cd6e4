/**
 * What other servers answer over the archive that Broadsheet wrote, beside Broadsheet, in turns.
 *
 *   npm run bench:peers [-- FOLDER]               # its pages instead of the sample pages; MONGODB_URI: on that server
 *   npm run bench:peers -- --profile [FOLDER]     # where Broadsheet and a peer spend their time, by part
 *
 * ROUNDS are counted, 5 if it is not set, each of SECONDS for everybody, 2.
 */
import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { processorTime, run, start } from './processes.mjs';
import { noting, now, partsIn } from './profile.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const SECONDS = Number(process.env.SECONDS ?? 2);
/** Compilers work on for some thousands of answers, which are not to count. */
const WARMING = 20;
const CLIENTS = 16;
/** What comes at once where many come. */
const CROWD = 64;
const DATABASE = 'broadsheet_peers';
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

await install();
const { CONTESTANTS, FIRST, unlessUnchanged, YARDSTICK } = await import('./contestants.mjs');
const { load } = await import('./load.mjs');
const { readQuestions } = await import('./questions.mjs');
const { printParts, printRace, printWaiting } = await import('./report.mjs');
const { openStore } = await import('../../dist/store/connect.js');

const { MONGODB_URI: uri, PATH } = process.env;
const [folder = here('../../seeds')] = process.argv.slice(2).filter((argument) => argument !== '--profile');
const questions = await readQuestions();
const dataDir = await mkdtemp(join(tmpdir(), 'broadsheet-peers-'));
await ingest(folder);
const store = await openStore({ uri, database: DATABASE, dataDir });
const stops = [];
try {
  if (process.argv.includes('--profile')) await profile(questions[0]);
  else await compare();
} finally {
  await Promise.all(stops.map((stop) => stop()));
  if (store.kind === 'server') await store.db.dropDatabase();
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
}

async function compare() {
  const peers = await startAll();
  for (const question of questions) {
    console.log(`\n**${question.title}**: ${question.about}\n`);
    const runners = await withTag(peers, question);
    printRace(CLIENTS, await race(runners, CLIENTS));
    const waiting = runners.filter(({ title }) => title.startsWith('Broadsheet') || title === YARDSTICK);
    printWaiting(CROWD, await race(waiting, CROWD));
  }
}

/** Prints what an answer takes of each part of two servers. */
async function profile(question) {
  const parts = new Map();
  for (const contestant of CONTESTANTS.filter(({ title }) => title === FIRST || title === YARDSTICK)) {
    const notes = await mkdtemp(join(dataDir, 'profile-'));
    const { url, stop } = await begin(contestant, noting(notes));
    const request = contestant.request(url, question);
    await load(request, 200, WARMING, CLIENTS);
    const from = now();
    const { answered } = await load(request, 200, ROUNDS * SECONDS, CLIENTS);
    const to = now();
    await stop();
    const times = [...(await partsIn(notes, from, to))].map(([part, time]) => [part, time / answered]);
    parts.set(contestant.title, new Map(times));
  }
  printParts(parts);
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
  for (const contestant of CONTESTANTS) {
    const { title, request } = contestant;
    const { url, pid, stop } = await begin(contestant, [], answers);
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

function begin({ program, args, env, knowsAnswers }, nodeOptions, answers = []) {
  const settings = { PATH, PORT: '0', MONGODB_URI: store.address, MONGODB_DB: DATABASE, ...env };
  const known = knowsAnswers && { ANSWERS: JSON.stringify(answers) };
  return start(here(program), args, { ...settings, ...known }, nodeOptions);
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
async function race(runners, clients) {
  const results = new Map(runners.map(({ title }) => [title, []]));
  for (const { title, request, status } of runners) {
    await load(request, status, SECONDS, clients).catch((cause) => {
      throw new Error(`${title} did not answer well`, { cause });
    });
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < runners.length; i++) {
      const { title, pid, request, status } = runners[(i + round) % runners.length];
      const before = await processorTime(pid);
      const { answered, ...result } = await load(request, status, SECONDS, clients);
      const used = before === undefined ? Number.NaN : (await processorTime(pid)) - before;
      results.get(title).push({ ...result, cost: used / answered });
    }
  }
  return results;
}
