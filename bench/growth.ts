/**
 * How every operation of the SDK grows with the archive: its median over HTTP in archives of 2,000, 20,000 and 100,000
 * articles, asked in turn, and how many times as long it takes in the largest as in the smallest.
 *
 *   npm run build && npm run bench:growth [-- ARTICLES...] [--only WORDS] [--clients 64]     # MONGODB_URI: on that server, else embedded
 *
 * With --clients so many ask at once, and the median and the 99th of 100 are told, and how many times as long that takes;
 * with --only, those questions alone whose titles hold these words.
 *
 * The archives are built once, which takes some minutes for each 10,000 articles, and are kept in the system's temporary
 * folder. Answers that are kept ready are not counted: each is made anew.
 */

import { parseArgs } from 'node:util';
import { print } from 'graphql';
import { load, openArchive } from './growth/archives.js';
import { askAtOnce } from './growth/clients.js';
import { idsIn } from './growth/ids.js';
import { type Ids, missing, QUESTIONS, type Question } from './growth/questions.js';
import { median } from './support.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { clients: { type: 'string' }, only: { type: 'string', default: '' } },
});
const SIZES = positionals.length > 0 ? positionals.map(Number) : [2_000, 20_000, 100_000];
const ASKED = QUESTIONS.filter(({ title }) => title.includes(values.only));
/** Saved searches are somebody's. */
const TOKEN = 'the-token-of-the-bench';
const WARM_UP = 5;
const ROUNDS = 40;
/** A question that takes so many milliseconds need not be asked as often. */
const SLOW = 500;
const SLOW_ROUNDS = 8;

interface Archive {
  readonly articles: number;
  readonly url: string;
  readonly ids: Ids;
  readonly close: () => Promise<void>;
}

const unasked = missing();
if (unasked.length > 0) throw new Error(`bench/growth/questions.ts asks nothing with ${unasked.join(', ')}`);
const archives: Archive[] = [];
for (const articles of SIZES) archives.push(await open(articles));
try {
  if (values.clients !== undefined) await tellClients(Number(values.clients));
  else await tellGrowth();
} finally {
  for (const { close } of archives) await close();
}

async function tellGrowth(): Promise<void> {
  const header = [...archives.map(({ articles }) => `${articles.toLocaleString('en')}`), 'times', 'bytes, times'];
  console.log(`| p50 in ms | ${header.join(' | ')} |\n| --- |${header.map(() => ' ---: |').join('')}`);
  for (const question of ASKED) console.log(await rowOf(question));
}

/** What many clients wait who ask the largest archive the same at once, each anew as soon as it is answered. */
async function tellClients(clients: number): Promise<void> {
  const archive = archives.at(-1);
  if (archive === undefined) return;
  console.log(`| ${clients} clients, ${archive.articles.toLocaleString('en')} articles, ms | p50 | p99 | times |`);
  console.log('| --- | ---: | ---: | ---: |');
  for (const question of ASKED) {
    const body = JSON.stringify({ query: print(question.document), variables: question.variables(archive.ids) });
    let refused = 0;
    const { p50, p99 } = await askAtOnce(clients, async () => {
      if (isTooMuch(await post(archive.url, body))) refused += 1;
    });
    const told = refused === 0 ? (p99 / p50).toFixed(2) : `${refused} refused`;
    console.log(`| ${question.title} | ${p50.toFixed(0)} | ${p99.toFixed(0)} | ${told} |`);
  }
}

async function open(articles: number): Promise<Archive> {
  const { serve } = await load<typeof import('../src/server/serve.js')>('server/serve.js');
  const { loadConfig } = await load<typeof import('../src/config.js')>('config.js');
  const store = await openArchive(articles);
  const config = loadConfig({ PORT: '0', LOG_LEVEL: 'silent', ANSWER_CACHE_MB: '0', API_TOKEN: TOKEN });
  const server = await serve({ config, store });
  const close = async () => {
    await server.close();
    await store.close();
  };
  const url = server.url.replace(/\/$/u, '');
  return { articles, url: `${url}/graphql`, ids: await idsIn(url), close };
}

async function rowOf(question: Question): Promise<string> {
  const measured = archives.map(() => ({ times: [] as number[], bytes: 0, isTooMuch: false }));
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const [index, archive] of archives.entries()) {
      const one = measured[index];
      if (one === undefined || one.isTooMuch || (one.times.length >= SLOW_ROUNDS && median(one.times) > SLOW)) continue;
      const body = JSON.stringify({ query: print(question.document), variables: question.variables(archive.ids) });
      const started = performance.now();
      const text = await post(archive.url, body);
      if (round >= WARM_UP || performance.now() - started > SLOW) one.times.push(performance.now() - started);
      one.bytes = text.length;
      one.isTooMuch = isTooMuch(text);
    }
  }
  if (measured.some(({ isTooMuch }) => isTooMuch)) {
    const told = measured.map(({ times, isTooMuch }) => (isTooMuch ? 'refused' : median(times).toFixed(1)));
    return `| ${question.title} | ${told.join(' | ')} | | |`;
  }
  const medians = measured.map(({ times }) => median(times));
  const [first, last] = [measured.at(0), measured.at(-1)];
  const times = ((medians.at(-1) ?? 0) / (medians[0] ?? 1)).toFixed(2);
  const bytes = ((last?.bytes ?? 0) / (first?.bytes ?? 1)).toFixed(2);
  return `| ${question.title} | ${medians.map((each) => each.toFixed(1)).join(' | ')} | ${times} | ${bytes} |`;
}

async function post(url: string, body: string): Promise<string> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` };
  const response = await fetch(url, { method: 'POST', headers, body });
  const text = await response.text();
  if (text.startsWith('{"errors"') && !isTooMuch(text)) throw new Error(text);
  return text;
}

/** Whether the server gave up, as it does after a while, or when an answer becomes too large. */
function isTooMuch(answer: string): boolean {
  return answer.startsWith('{"errors"') && /"code":"(?:TIMEOUT|ANSWER_TOO_LARGE)"/u.test(answer);
}
