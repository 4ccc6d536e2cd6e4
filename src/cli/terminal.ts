/** What all commands share: where they print, and how they end. */
import { SingleBar } from 'cli-progress';
import { type CommandError, type ExitStatus, errors } from '../errors.js';
import { type Given, isDay } from '../ingest/read.js';

/** What a command comes to; 0: all went well. */
export type Status = 0 | ExitStatus;

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** One line on standard error, above a progress bar if there is one. */
export function complain({ message }: Pick<CommandError, 'message'>): void {
  const clear = process.stderr.isTTY ? '\r\u001b[K' : '';
  process.stderr.write(`${clear}broadsheet: ${message}\n`);
}

/** Whoever reads what is printed may stop at any time, as `head` does: that is no failure. */
export function allowClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

/** Signals within so many milliseconds are one wish. */
const SAME_WISH = 500;

/**
 * Runs `work` with a signal that Ctrl-C and SIGTERM raise, with the name of which as its reason, so that it can end
 * cleanly. Asked a second time, the process ends at once: what is stored is safe, and the next run undoes what was half
 * written.
 */
export async function untilStopped<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let asked = Number.NEGATIVE_INFINITY;
  const stop = (name: NodeJS.Signals) => {
    // What runs a script of npm's gets Ctrl-C twice: from the terminal, and from npm.
    if (performance.now() - asked < SAME_WISH) return;
    if (controller.signal.aborted) process.exit(1);
    asked = performance.now();
    controller.abort(name);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

/** Runs `work` with a function that shows how many of `total` pages are done, where somebody is looking. */
export async function withProgress<T>(total: number, work: (show: (done: number) => void) => Promise<T>): Promise<T> {
  if (!process.stderr.isTTY || total === 0) return work(() => undefined);
  const bar = new SingleBar({
    stream: process.stderr,
    format: 'reading pages {bar} {value}/{total} · {eta_formatted} left',
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(total, 0);
  try {
    return await work((done) => bar.update(done));
  } finally {
    bar.stop();
  }
}

/** The options that say what a page does not print. */
export interface GivenOptions {
  readonly newspaper?: string;
  readonly date?: string;
  readonly edition?: string;
}

/** The option that names the lexicon of a town. */
export interface LexiconOption {
  readonly lexicon?: string;
}

/** @throws CommandError `DATE` */
export function givenOf({ newspaper, date, edition }: GivenOptions): Given {
  if (date !== undefined && !isDay(date)) throw errors.date('--date', date);
  return { newspaper: newspaper?.trim() || null, date: date ?? null, edition: edition?.trim() || null };
}
