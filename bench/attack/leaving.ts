/** How long the store goes on with what nobody waits for any more. */
import { setTimeout as after } from 'node:timers/promises';
import { load } from '../growth/archives.js';
import { median } from '../support.js';
import { ask } from './attack.js';
import { connectTo, headOf } from './http.js';
import type { OwnServer } from './server.js';

const TIMES = 20;
/** Milliseconds from the end of the connection to the end of its work in the store. */
const WALL = 200;
/** Milliseconds that a question has to begin in. */
const PATIENCE = 20_000;

/** What takes long, anew each time. */
const question = (n: number): string =>
  `{ ${[0, 1, 2].map((at) => `a${at}: metricGroups(groupBy: LABEL, filter: { minConfidence: 0.${n}${at + 1} }) { sum }`).join(' ')} }`;

/**
 * Looks into the store beside the server, and prints what was seen.
 * @param dataDir the server's
 * @returns whether the wall holds
 */
export async function leaving(server: OwnServer, dataDir: string): Promise<boolean> {
  const { openStore } = await load<typeof import('../../src/store/connect.js')>('store/connect.js');
  const store = await openStore({ database: 'broadsheet', dataDir, beside: true });
  const admin = store.client.db('admin');
  /** How many groups are being made. */
  const working = async (): Promise<number> => {
    const { inprog } = await admin.command({ currentOp: 1 });
    return inprog.filter(({ command }: { command: object }) => 'aggregate' in command).length;
  };
  const until = async (isSo: (count: number) => boolean): Promise<number> => {
    for (const end = performance.now() + PATIENCE; performance.now() < end; await after(1)) {
      if (isSo(await working())) return performance.now();
    }
    throw new Error('the store did not come to it in time');
  };
  try {
    const began = performance.now();
    await ask(server.url, { query: question(0) });
    const whole = performance.now() - began;
    const times: number[] = [];
    for (let n = 1; n <= TIMES; n++) {
      const body = JSON.stringify({ query: question(n) });
      const socket = await connectTo(server.url);
      socket.write(headOf(Buffer.byteLength(body)) + body);
      await until((count) => count > 0);
      const left = performance.now();
      socket.destroy();
      times.push((await until((count) => count === 0)) - left);
    }
    const longest = Math.max(...times);
    console.log(
      `work in the store ends ${median(times).toFixed(0)} ms after its connection, ${longest.toFixed(0)} ms at most (${TIMES} times; answered, it takes ${whole.toFixed(0)} ms)`,
    );
    return longest < WALL;
  } finally {
    await store.close();
  }
}
