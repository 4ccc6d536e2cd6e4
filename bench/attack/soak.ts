/** A long day in short: many clients, readers that leave before they are answered, and pages that are put in meanwhile. */
import { randomBytes } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { ask } from './attack.js';
import { connectTo, headOf, post, seen } from './http.js';
import type { OwnServer } from './server.js';

const CLIENTS = 200;
const LEAVERS = 20;
/** Milliseconds between two questions of a client, two who leave, two pages. */
const PAUSE = 2_000;
const PAGE_PAUSE = 1_000;
/** Milliseconds before memory is first looked at: what is kept is kept then. */
const WARM_UP = 30_000;

/** The server of a soak takes pages with it. */
export const TOKEN = randomBytes(24).toString('hex');

const QUESTIONS = [
  '{ articles(first: 20) { nodes { headline people { name } page { date } } } }',
  '{ articles(first: 10, filter: { text: "完工" }) { nodes { headline } edges { highlights { span { text } } } } }',
  '{ people(first: 20) { nodes { name offices { title } } } }',
  '{ pages(first: 5) { nodes { text articles { headline body } } } }',
];
const INGEST = 'mutation($input: IngestPageInput!) { ingestPage(input: $input) { page { id } } }';

/** Prints what was answered, how, and the memory at the start and at the end. */
export async function soak(server: OwnServer, minutes: number): Promise<void> {
  const { url } = server;
  const end = Date.now() + WARM_UP + minutes * 60_000;
  const answers = new Map<string, number>();
  const note = (what: string): void => void answers.set(what, (answers.get(what) ?? 0) + 1);
  const until = async (pause: number, work: (turn: number) => Promise<void>): Promise<void> => {
    await after(pause * Math.random());
    for (let turn = 0; Date.now() < end; turn++) {
      await work(turn);
      await after(pause);
    }
  };
  const client = () =>
    until(PAUSE, async (turn) => note(await seen(ask(url, { query: QUESTIONS[turn % QUESTIONS.length] ?? '' }))));
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
      note(
        `page put in: ${await seen(post(`${url}/graphql`, JSON.stringify({ query: INGEST, variables: { input } }), { headers }))}`,
      );
    });
  const memory = async (): Promise<string> => `${((await server.taken())?.memory ?? 0).toFixed(0)} MB`;
  const watch = async (): Promise<void> => {
    await after(WARM_UP);
    console.log(`after ${WARM_UP / 1_000} s: ${await memory()}`);
    for (let minute = 1; minute <= minutes; minute++) {
      await after(60_000);
      console.log(`after ${minute} min: ${await memory()}`);
    }
  };
  await Promise.all([
    watch(),
    writer(),
    ...Array.from({ length: CLIENTS }, client),
    ...Array.from({ length: LEAVERS }, leaver),
  ]);
  console.log(`the most: ${server.peak()?.toFixed(0)} MB`);
  for (const [what, times] of answers) console.log(`${times} × ${what}`);
}
