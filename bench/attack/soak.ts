/** A long day in short: many clients, readers that leave before they are answered, and pages that are put in meanwhile. */
import { randomBytes } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { COMMON } from '../growth/pages.js';
import { ask } from './attack.js';
import { connectTo, headOf, post, seen } from './http.js';
import { MOST_MEMORY } from './report.js';
import type { OwnServer } from './server.js';

const CLIENTS = 200;
const LEAVERS = 20;
/** Milliseconds between two questions of a client, two who leave, two pages. */
const PAUSE = 2_000;
const PAGE_PAUSE = 1_000;
/** Milliseconds before memory is first looked at: what is kept is kept then. */
const WARM_UP = 30_000;
/** So many times memory is told on the way. */
const LOOKS = 10;
/** Megabytes by which memory may have grown: less than what is collected now and then. */
const GROWTH = 64;

/** The server of a soak takes pages with it. */
export const TOKEN = randomBytes(24).toString('hex');

const QUESTIONS = [
  '{ articles(first: 20) { nodes { headline people { name } page { date } } } }',
  '{ articles(first: 10, filter: { text: "完工" }) { nodes { headline } edges { highlights { span { text } } } } }',
  '{ people(first: 20) { nodes { name offices { title } } } }',
  `{ pages(first: 5, filter: { newspaper: "${COMMON.newspaper}" }) { nodes { text articles { headline body } } } }`,
];
const INGEST = 'mutation($input: IngestPageInput!) { ingestPage(input: $input) { page { id } } }';
const EXPECTED: ReadonlySet<string> = new Set(['200', 'left', 'page put in: 200']);

/**
 * Prints what was answered, how, and the memory at the start and at the end.
 * @returns whether everybody was answered, and memory stayed what it was and below what it may come to
 */
export async function soak(server: OwnServer, seconds: number): Promise<boolean> {
  const { url } = server;
  const milliseconds = seconds * 1_000;
  const warmUp = Math.min(WARM_UP, milliseconds / 2);
  const end = Date.now() + warmUp + milliseconds;
  const answers = new Map<string, number>();
  const times: number[] = [];
  const note = (what: string): void => void answers.set(what, (answers.get(what) ?? 0) + 1);
  const until = async (pause: number, work: (turn: number) => Promise<void>): Promise<void> => {
    await after(pause * Math.random());
    for (let turn = 0; Date.now() < end; turn++) {
      await work(turn);
      await after(pause);
    }
  };
  const client = () =>
    until(PAUSE, async (turn) => {
      const started = performance.now();
      note(await seen(ask(url, { query: QUESTIONS[turn % QUESTIONS.length] ?? '' })));
      times.push(performance.now() - started);
    });
  const leaver = () =>
    until(PAUSE, async (turn) => {
      const body = JSON.stringify({ query: QUESTIONS[turn % QUESTIONS.length] });
      const socket = await connectTo(url);
      socket.write(headOf(Buffer.byteLength(body)) + body, () => setTimeout(() => socket.destroy(), 5));
      note('left');
    });
  const writer = () =>
    until(PAGE_PAUSE, async (turn) => {
      const input = { name: `soak-${turn}`, text: `村里收成好\n\n　　本报讯（记者王明）今年收小麦${turn + 2}吨。\n` };
      const headers = { authorization: `Bearer ${TOKEN}` };
      const body = JSON.stringify({ query: INGEST, variables: { input } });
      note(`page put in: ${await seen(post(`${url}/graphql`, body, { headers }))}`);
    });
  const watch = async (): Promise<number[]> => {
    const memory: number[] = [];
    const look = async (since: number): Promise<void> => {
      const now = (await server.taken())?.memory ?? 0;
      memory.push(now);
      console.log(`after ${since.toFixed(0)} s: ${now.toFixed(0)} MB`);
    };
    await after(warmUp);
    await look(0);
    for (let step = 1; step <= LOOKS; step++) {
      await after(milliseconds / LOOKS);
      await look((seconds * step) / LOOKS);
    }
    return memory;
  };
  const [memory] = await Promise.all([
    watch(),
    writer(),
    ...Array.from({ length: CLIENTS }, client),
    ...Array.from({ length: LEAVERS }, leaver),
  ]);
  const peak = server.peak() ?? 0;
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.ceil(sorted.length * share) - 1] ?? 0).toFixed(0);
  console.log(`the most: ${peak.toFixed(0)} MB; answers took ${at(0.5)} ms (p50), ${at(0.99)} ms (p99)`);
  for (const [what, count] of answers) console.log(`${count} × ${what}`);
  const growth = lowest(memory.slice(-LOOKS / 2)) - lowest(memory.slice(0, LOOKS / 2));
  console.log(`grown by ${growth.toFixed(0)} MB, by the lowest of each half`);
  return growth < GROWTH && peak < MOST_MEMORY && [...answers.keys()].every((what) => EXPECTED.has(what));
}

/** What is left where what can be collected has just been. */
function lowest(memory: readonly number[]): number {
  return Math.min(...memory);
}
