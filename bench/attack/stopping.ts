/** A server that is told to end while many ask: whatever it has received is answered, nothing is reset, and it is soon gone. */
import { Agent } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import { post } from './http.js';
import { QUESTIONS } from './normal-questions.js';
import type { OwnServer } from './server.js';

const CLIENTS = 64;
/** What normal clients ask, and what takes long where articles are. */
const ASKED = [
  ...QUESTIONS,
  '{ articles(first: 10, filter: { text: "小麦" }) { nodes { headline } edges { highlights { span { text } } } } }',
];
/** Milliseconds of load before the server is told. */
const LOAD = 5_000;
/** Milliseconds that it has to end in. */
const WALL = 10_000;

/** Prints what became of the requests and how long the server took. @returns whether the walls hold */
export async function stopping(server: OwnServer): Promise<boolean> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const answers = new Map<string, number>();
  const note = (what: string): void => void answers.set(what, (answers.get(what) ?? 0) + 1);
  let told = Number.POSITIVE_INFINITY;
  let answeredAfter = 0;
  const client = async (from: number): Promise<void> => {
    for (let turn = from, keeps = true; keeps; turn++) {
      const query = ASKED[turn % ASKED.length];
      try {
        const { status, headers } = await post(`${server.url}/graphql`, JSON.stringify({ query }), { agent });
        note(String(status));
        if (performance.now() > told) answeredAfter += 1;
        keeps = headers.connection !== 'close';
      } catch (error) {
        note(error instanceof Error && 'code' in error ? String(error.code) : String(error));
        keeps = false;
      }
    }
  };
  const clients = Promise.all(Array.from({ length: CLIENTS }, (_, at) => client(at)));
  await after(LOAD);
  told = performance.now();
  server.process.kill('SIGTERM');
  const [{ status }] = await Promise.all([server.ended, clients]);
  const milliseconds = performance.now() - told;
  agent.destroy();
  const all = [...answers].map(([what, times]) => `${times} × ${what}`).join(', ');
  console.log(`SIGTERM under ${CLIENTS} clients: ${all}; ${answeredAfter} answered after it`);
  console.log(`ended with status ${status} after ${milliseconds.toFixed(0)} ms`);
  return status === 0 && milliseconds < WALL && [...answers.keys()].every((what) => what === '200');
}
