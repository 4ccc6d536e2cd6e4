import { setImmediate as turn } from 'node:timers/promises';

/** When a batch is full: whichever is reached first. */
export interface BatchLimits {
  readonly count: number;
  /** Of the sizes of what is in it. */
  readonly size: number;
  /** How long the first waits for others, in milliseconds. */
  readonly wait: number;
  /**
   * So many make a batch as soon as no other is ready: whoever takes batches is never idle for want of full ones, and is given
   * larger ones when it is slow. Left out, only full batches are taken before the wait is over.
   */
  readonly enough?: number;
}

/** What comes one by one, in batches in the same order; none is empty. */
export async function* inBatches<T>(
  source: AsyncIterable<T>,
  sizeOf: (value: T) => number,
  limits: BatchLimits,
): AsyncGenerator<readonly T[]> {
  const iterator = source[Symbol.asyncIterator]();
  try {
    let upcoming = iterator.next();
    for (;;) {
      const first = await upcoming;
      if (first.done === true) return;
      const batch = [first.value];
      let size = sizeOf(first.value);
      upcoming = iterator.next();
      const { waited, end } = timer(limits.wait);
      while (batch.length < limits.count && size < limits.size) {
        const isEnough = batch.length >= (limits.enough ?? limits.count);
        const next = await Promise.race([upcoming, isEnough ? turn(null) : waited]);
        if (next === null || next.done === true) break;
        batch.push(next.value);
        size += sizeOf(next.value);
        upcoming = iterator.next();
      }
      end();
      yield batch;
    }
  } finally {
    await iterator.return?.();
  }
}

function timer(milliseconds: number): { waited: Promise<null>; end: () => void } {
  let end = () => {};
  const waited = new Promise<null>((resolve) => {
    const timeout = setTimeout(() => resolve(null), milliseconds);
    end = () => clearTimeout(timeout);
  });
  return { waited, end };
}
