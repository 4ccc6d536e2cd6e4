/** Prepares pages on all cores, and hands them on in the order in which they were named. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { errors } from '../errors.js';
import type { Prepared } from './prepare.js';
import { problemOf } from './problems.js';
import type { Given, PageFile } from './read.js';
import { lexiconOf, NO_TOWNS, type Towns } from './towns.js';
import type { Result, Task, ThreadData } from './worker.js';

/** So few pages are prepared sooner than threads have started. */
const NOT_WORTH_THREADS = 12;
/** A thread takes as long to start as it takes for so many pages. */
const WORTH_A_THREAD = 8;
/** More threads than this read pages faster than they can be written, and each has the lexicons in memory. */
const MOST_THREADS = 16;
/** Pages that a thread may have before it: enough never to wait, few enough to keep memory small. */
const QUEUE = 4;

export interface PreparedFile {
  readonly file: PageFile;
  readonly prepared: Prepared;
}

/** The files' pages one after another, until the last or until the signal is raised; each read with its town's lexicon. */
export async function* preparePages(
  files: readonly PageFile[],
  given: Given,
  signal: AbortSignal,
  towns: Towns = NO_TOWNS,
): AsyncGenerator<PreparedFile> {
  const stopped = new Promise<null>((resolve) => {
    signal.addEventListener('abort', () => resolve(null), { once: true });
    if (signal.aborted) resolve(null);
  });
  if (files.length <= NOT_WORTH_THREADS) {
    // Loaded only here: where threads do the parsing, this one goes without the lexicons.
    const { preparePage } = await import('./prepare.js');
    for (const file of files) {
      const prepared = await Promise.race([stopped, preparePage(file, given, lexiconOf(file, towns))]);
      if (prepared === null) return;
      yield { file, prepared };
    }
    return;
  }
  const threads = Math.min(availableParallelism(), MOST_THREADS, Math.ceil(files.length / WORTH_A_THREAD));
  const pool = new Pool(threads, given, towns);
  try {
    const ahead: Promise<Prepared>[] = [];
    let next = 0;
    for (const file of files) {
      while (next < files.length && ahead.length < pool.capacity) {
        const upcoming = files[next++];
        if (upcoming !== undefined) ahead.push(pool.prepare(upcoming));
      }
      const prepared = await Promise.race([stopped, ahead.shift() ?? null]);
      if (prepared === null) return;
      yield { file, prepared };
    }
  } finally {
    await pool.close();
  }
}

class Pool {
  private readonly threads: Thread[];

  constructor(size: number, given: Given, towns: Towns) {
    this.threads = Array.from({ length: size }, () => new Thread(given, towns));
  }

  get capacity(): number {
    return this.threads.length * QUEUE;
  }

  prepare(file: PageFile): Promise<Prepared> {
    const [first, ...others] = this.threads;
    if (first === undefined) throw new RangeError('a pool has at least one thread');
    return others.reduce((idlest, thread) => (thread.load < idlest.load ? thread : idlest), first).prepare(file);
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()));
  }
}

/** One worker, replaced by a new one if a page brings it down; the other pages that it had are prepared again. */
class Thread {
  private readonly given: Given;
  private readonly towns: Towns;
  private readonly waiting = new Map<number, { file: PageFile; done: (prepared: Prepared) => void }>();
  private worker: Worker | null = null;
  private numbered = 0;
  private closed = false;

  constructor(given: Given, towns: Towns) {
    this.given = given;
    this.towns = towns;
  }

  get load(): number {
    return this.waiting.size;
  }

  prepare(file: PageFile): Promise<Prepared> {
    return new Promise((done) => {
      const number = this.numbered++;
      this.waiting.set(number, { file, done });
      this.send(number, file);
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.worker?.terminate();
  }

  private send(number: number, file: PageFile): void {
    this.worker ??= this.start();
    const task: Task = { number, file, given: this.given };
    this.worker.postMessage(task);
  }

  private start(): Worker {
    const worker = startWorker({ towns: this.towns });
    worker.on('message', ({ number, prepared }: Result) => {
      this.waiting.get(number)?.done(prepared);
      this.waiting.delete(number);
    });
    worker.once('error', (error) => {
      if (!this.closed) this.replace(error);
    });
    return worker;
  }

  /** Pages are prepared one after another, so it was the first of those waiting that brought the worker down. */
  private replace(cause: unknown): void {
    this.worker = null;
    const [first, ...others] = this.waiting;
    if (first === undefined) return;
    const [number, { file, done }] = first;
    this.waiting.delete(number);
    done({ problem: problemOf(errors.pageUnread(file.path, cause)) });
    for (const [again, { file: next }] of others) this.send(again, next);
  }
}

/** Run from the sources, the worker is TypeScript too, and a new thread has to be taught that. */
function startWorker(workerData: ThreadData): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./worker.js', import.meta.url), { workerData });
  const [tsx, worker, parent] = [
    import.meta.resolve('tsx/esm/api'),
    import.meta.resolve('./worker.ts'),
    import.meta.url,
  ];
  const code = `import('${tsx}').then(({ tsImport }) => tsImport('${worker}', '${parent}'))`;
  return new Worker(code, { eval: true, workerData });
}
