/** The body of a worker thread: prepares the pages that it is sent. See `pool.ts`. */
import { parentPort } from 'node:worker_threads';
import { type Prepared, preparePage } from './prepare.js';
import type { Given, PageFile } from './read.js';

export interface Task {
  readonly number: number;
  readonly file: PageFile;
  readonly given: Given;
}

export interface Result {
  readonly number: number;
  readonly prepared: Prepared;
}

// One after another, so that if a page brings the thread down, it is the first of those not yet answered.
let last: Promise<void> = Promise.resolve();
parentPort?.on('message', ({ number, file, given }: Task) => {
  last = last.then(async () => {
    const result: Result = { number, prepared: await preparePage(file, given) };
    parentPort?.postMessage(result);
  });
});
