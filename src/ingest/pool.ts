/** Prepares pages on all cores, and hands them on in the order in which they were named. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { errors } from '../errors.js';
import type { Prepared } from './prepare.js';
import { problemOf } from './problems.js';
import type { Given, PageFile } from './read.js';
import { lexiconOf, markOf, NO_TOWNS, type Towns } from './towns.js';
import type { Result, Task, ThreadData } from './worker.js';

/** So few pages are prepared sooner than threads have started. */
const NOT_WORTH_THREADS = 12;
/** A thread takes as long to start as it takes for so many pages. */
const WORTH_A_THREAD = 8;
/** Deciding and storing take as much as a core: a thread more would only have to warm up, which takes some 4 s. */
const OTHER_CORES = 1;
/** More threads than this read pages faster than they can be written, and each has the lexicons in memory. */
const MOST_THREADS = 16;
/** Pages that a thread may have before it, and all threads at least: enough never to wait while others are written. */
const [QUEUE, LEAST_QUEUE] = [32, 256];
/** So many characters of pages may wait to be written, so that memory stays small whatever their size. */
const MOST_WAITING = 4_000_000;

export interface PreparedFile<Known = never> {
  readonly file: PageFile;
  readonly prepared: Prepared | Known;
}

/** A file that need not be read, or what was given with its page when it came before. */
export type Recognized<Known> = { readonly known: Known } | { readonly given: Given };

export interface PoolOptions<Known> {
  readonly towns?: Towns;
  /** The mark of what reads pages, which is kept with them; null: none is. */
  readonly reader?: string | null;
  /** What is known already of files, many at a time; those of which nothing is known are left out. */
  readonly recognize?: (files: readonly PageFile[]) => Promise<ReadonlyMap<PageFile, Recognized<Known>>>;
}

/** The files' pages one after another, until the last or until the signal is raised; each read with its town's lexicon. */
export async function* preparePages<Known = never>(
  files: readonly PageFile[],
  given: Given,
  signal: AbortSignal,
  { towns = NO_TOWNS, reader = null, recognize }: PoolOptions<Known> = {},
): AsyncGenerator<PreparedFile<Known>> {
  const stopped = new Promise<null>((resolve) => {
    signal.addEventListener('abort', () => resolve(null), { once: true });
    if (signal.aborted) resolve(null);
  });
  const upcoming = recognized(files, recognize);
  const pool =
    files.length <= NOT_WORTH_THREADS ? new Alone(towns, reader, signal) : new Pool(files.length, towns, reader);
  try {
    const ahead: { readonly file: PageFile; readonly prepared: Promise<Prepared | Known> }[] = [];
    for (let isLast = false; ; ) {
      while (!isLast && (ahead.length === 0 || (ahead.length < pool.capacity && pool.waiting < MOST_WAITING))) {
        const next = await Promise.race([stopped, upcoming.next()]);
        if (next === null) return;
        if (next.done === true) isLast = true;
        else {
          const { file, found } = next.value;
          const isKnown = found !== undefined && 'known' in found;
          const prepared = isKnown ? Promise.resolve(found.known) : pool.prepare(file, found?.given ?? given);
          ahead.push({ file, prepared });
        }
      }
      const first = ahead.shift();
      if (first === undefined) return;
      const prepared = await Promise.race([stopped, first.prepared]);
      if (prepared === null) return;
      yield { file: first.file, prepared };
      pool.handOver(first.file);
    }
  } finally {
    await pool.close();
  }
}

/** So many files are looked up at once. */
const LOOK_UP = 64;

async function* recognized<Known>(
  files: readonly PageFile[],
  recognize: PoolOptions<Known>['recognize'],
): AsyncGenerator<{ file: PageFile; found: Recognized<Known> | undefined }> {
  for (let at = 0; at < files.length; at += LOOK_UP) {
    const some = files.slice(at, at + LOOK_UP);
    const known = await recognize?.(some);
    for (const file of some) yield { file, found: known?.get(file) };
  }
}

/** Prepares pages in this thread, one when it is asked for. */
class Alone {
  readonly capacity = 1;
  readonly waiting = 0;

  constructor(
    private readonly towns: Towns,
    private readonly reader: string | null,
    private readonly signal: AbortSignal,
  ) {}

  async prepare(file: PageFile, given: Given): Promise<Prepared> {
    // Loaded only here: where threads do the parsing, this one goes without the lexicons.
    const { preparePage } = await import('./prepare.js');
    const reader = markOf(file, this.towns, this.reader);
    const { notNames } = this.towns;
    return preparePage(file, given, lexiconOf(file, this.towns), { reader, notNames, signal: this.signal });
  }

  handOver(): void {}

  async close(): Promise<void> {}
}

class Pool {
  private readonly threads: Thread[];
  /** Characters of the pages that are prepared and not handed over. */
  private readonly sizes = new Map<PageFile, number>();
  waiting = 0;

  constructor(pages: number, towns: Towns, reader: string | null) {
    const size = Math.min(
      Math.max(1, availableParallelism() - OTHER_CORES),
      MOST_THREADS,
      Math.ceil(pages / WORTH_A_THREAD),
    );
    this.threads = Array.from({ length: size }, () => new Thread(towns, reader));
  }

  get capacity(): number {
    return Math.max(this.threads.length * QUEUE, LEAST_QUEUE);
  }

  async prepare(file: PageFile, given: Given): Promise<Prepared> {
    const [first, ...others] = this.threads;
    if (first === undefined) throw new RangeError('a pool has at least one thread');
    const idlest = others.reduce((found, thread) => (thread.load < found.load ? thread : found), first);
    const prepared = await idlest.prepare(file, given);
    const size = 'draft' in prepared ? prepared.draft.page.text.length : 0;
    this.sizes.set(file, size);
    this.waiting += size;
    return prepared;
  }

  /** Says that the page waits no longer. */
  handOver(file: PageFile): void {
    this.waiting -= this.sizes.get(file) ?? 0;
    this.sizes.delete(file);
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()));
  }
}

interface Waiting {
  readonly file: PageFile;
  readonly given: Given;
  readonly done: (prepared: Prepared) => void;
}

/** One worker, replaced by a new one if a page brings it down; the other pages that it had are prepared again. */
class Thread {
  private readonly towns: Towns;
  private readonly reader: string | null;
  private readonly waiting = new Map<number, Waiting>();
  private worker: Worker | null = null;
  private numbered = 0;
  private closed = false;

  constructor(towns: Towns, reader: string | null) {
    this.towns = towns;
    this.reader = reader;
  }

  get load(): number {
    return this.waiting.size;
  }

  prepare(file: PageFile, given: Given): Promise<Prepared> {
    return new Promise((done) => {
      const number = this.numbered++;
      this.waiting.set(number, { file, given, done });
      this.send(number, file, given);
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.worker?.terminate();
  }

  private send(number: number, file: PageFile, given: Given): void {
    this.worker ??= this.start();
    const task: Task = { number, file, given };
    this.worker.postMessage(task);
  }

  private start(): Worker {
    const worker = startWorker({ towns: this.towns, reader: this.reader });
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
    for (const [again, next] of others) this.send(again, next.file, next.given);
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
