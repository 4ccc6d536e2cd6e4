import { describe, expect, it } from 'vitest';
import { inBatches } from '../../src/ingest/batches.js';

const LIMITS = { count: 3, size: 100, wait: 60_000 };

async function* numbers(count: number): AsyncGenerator<number> {
  for (let number = 0; number < count; number++) yield number;
}

async function all<T>(batches: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const batch of batches) found.push(batch);
  return found;
}

describe('what comes one by one', () => {
  it('comes in full batches in its order, and what is left at the end', async () => {
    expect(await all(inBatches(numbers(7), () => 1, LIMITS))).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
  });

  it('makes no batch where there is nothing', async () => {
    expect(await all(inBatches(numbers(0), () => 1, LIMITS))).toEqual([]);
  });

  it('fills a batch by its size too', async () => {
    expect(await all(inBatches(numbers(5), (number) => number * 40, LIMITS))).toEqual([[0, 1, 2], [3], [4]]);
  });

  it('is not kept waiting by what does not come', async () => {
    let go = () => {};
    const never = new Promise<void>((resolve) => {
      go = resolve;
    });
    async function* slow(): AsyncGenerator<number> {
      yield 0;
      yield 1;
      await never;
      yield 2;
    }
    const batches = inBatches(slow(), () => 1, { ...LIMITS, wait: 5 });
    expect((await batches.next()).value).toEqual([0, 1]);
    go();
    expect(await all(batches)).toEqual([[2]]);
  });

  it('makes a batch of what is ready once that is enough, and a full one where more is', async () => {
    let go = () => {};
    const later = new Promise<void>((resolve) => {
      go = resolve;
    });
    async function* source(): AsyncGenerator<number> {
      yield 0;
      yield 1;
      await later;
      yield* [2, 3, 4, 5, 6, 7];
    }
    const batches = inBatches(source(), () => 1, { ...LIMITS, count: 4, enough: 2 });
    expect((await batches.next()).value).toEqual([0, 1]);
    go();
    expect(await all(batches)).toEqual([
      [2, 3, 4, 5],
      [6, 7],
    ]);
  });

  it('is ended where nobody wants more', async () => {
    let ended = false;
    async function* endless(): AsyncGenerator<number> {
      try {
        for (;;) yield 1;
      } finally {
        ended = true;
      }
    }
    for await (const batch of inBatches(endless(), () => 1, LIMITS)) if (batch.length === 3) break;
    expect(ended).toBe(true);
  });

  it('fails as its source does', async () => {
    async function* failing(): AsyncGenerator<number> {
      yield 0;
      throw new Error('no more paper');
    }
    await expect(all(inBatches(failing(), () => 1, LIMITS))).rejects.toThrow('no more paper');
  });
});
