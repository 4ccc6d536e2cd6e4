/** How long this thread has worked. */
import { openSync, readSync } from 'node:fs';

/** On Linux a file that the system writes: the first number is nanoseconds on a processor. */
const STATISTICS = '/proc/thread-self/schedstat';
const NANOSECONDS = 1e6;

const bytes = Buffer.alloc(64);
const file = open();

/**
 * Milliseconds that this thread has had a processor: to wait for one, while others keep them all, is no work. Where the
 * system does not tell, all that has passed.
 */
export function threadTime(): number {
  if (file === null) return performance.now();
  const length = readSync(file, bytes, 0, bytes.length, 0);
  return Number.parseInt(bytes.toString('latin1', 0, length), 10) / NANOSECONDS;
}

/** For as long as the thread runs. */
function open(): number | null {
  try {
    return openSync(STATISTICS, 'r');
  } catch {
    return null;
  }
}
