/** The body of a worker thread: prepares the pages that it is sent. See `pool.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { indexArticles } from '../store/search/revise.js';
import type { DraftPage } from './archive/draft.js';
import { type Prepared, preparePage } from './prepare.js';
import type { Given, PageFile } from './read.js';
import { lexiconOf, markOf, type Towns } from './towns.js';

export interface Task {
  readonly number: number;
  readonly file: PageFile;
  readonly given: Given;
}

/** What a thread is started with. */
export interface ThreadData {
  readonly towns: Towns;
  /** The mark of what reads pages; null: none is kept with them. */
  readonly reader: string | null;
}

export interface Result {
  readonly number: number;
  readonly prepared: Prepared;
}

/** Indexing takes as long as parsing: it too is done on all cores. */
function withIndex(prepared: Extract<Prepared, { draft: DraftPage }>): Prepared {
  const { draft } = prepared;
  return { ...prepared, draft: { ...draft, indexed: indexArticles(draft.articles) } };
}

const { towns, reader }: ThreadData = workerData;

// One after another, so that if a page brings the thread down, it is the first of those not yet answered.
let last: Promise<void> = Promise.resolve();
parentPort?.on('message', ({ number, file, given }: Task) => {
  last = last.then(async () => {
    const prepared = await preparePage(file, given, lexiconOf(file, towns), {
      reader: markOf(file, towns, reader),
      notNames: towns.notNames,
    });
    const result: Result = { number, prepared: 'draft' in prepared ? withIndex(prepared) : prepared };
    parentPort?.postMessage(result);
  });
});
