/** Somebody who reads: a process of its own that asks the same few questions, so many a second, and notes how long each takes. */
import { Agent } from 'node:http';
import { post } from './http.js';
import { QUESTIONS } from './normal-questions.js';

/** Milliseconds from one question to the next, whether or not that is answered. */
const PACE = 25;

const url = process.argv[2] ?? '';
const agent = new Agent({ keepAlive: true, maxSockets: 50 });
let times: number[] = [];
let failures = 0;
let asked = 0;
const underWay = new Set<Promise<void>>();

async function ask(): Promise<void> {
  const query = QUESTIONS[asked++ % QUESTIONS.length];
  const started = performance.now();
  try {
    const { status, text } = await post(`${url}/graphql`, JSON.stringify({ query }), { agent });
    if (status !== 200 || text.includes('"errors"')) failures += 1;
  } catch {
    failures += 1;
  }
  times.push(performance.now() - started);
}

let reading: NodeJS.Timeout | undefined;
process.on('message', (message) => {
  if (message === 'read') {
    [times, failures] = [[], 0];
    reading = setInterval(() => {
      const question = ask().finally(() => underWay.delete(question));
      underWay.add(question);
    }, PACE);
    return;
  }
  clearInterval(reading);
  // Those that wait longest are answered last.
  void Promise.all(underWay).then(() => process.send?.({ times, failures }));
});
process.on('disconnect', () => process.exit());
