/** What becomes of writes whose transaction LMDB refuses, as it does where its list of free pages contradicts itself. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { encode } from '../../../src/store/embedded/bytes.js';
import { PAUSE } from '../../../src/store/embedded/pause.js';
import { Storage, type Work } from '../../../src/store/embedded/storage.js';

const REFUSAL = 'MDB_BAD_TXN: Transaction must abort: freelist entry 7 had bad/duplicate entries';

let folder: string;
let storage: Storage;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-refused-'));
  storage = new Storage(folder);
  await storage.write(() => once(() => storage.createCollection('papers', 'a')), always);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await storage.close();
  rmSync(folder, { recursive: true });
});

/** A work of one step. */
function once<T>(work: () => T): Iterator<typeof PAUSE, T> {
  return { next: () => ({ done: true, value: work() }) };
}

const always = (): void => undefined;

/** Inserts a document, and throws in so many of its transactions, or of all that they share. */
function inserting(n: number, refusals = 0, pauses = 0): () => Work<number> {
  let left = refusals;
  return function* () {
    for (let times = 0; times < pauses; times++) yield PAUSE;
    const { id } = collection();
    const record = storage.records.insert(id, encode({ _id: n }));
    if (left-- > 0) throw new Error(REFUSAL);
    return record;
  };
}

function collection() {
  const found = storage.collection('papers', 'a');
  if (found === undefined) throw new Error('the collection is not there');
  return found;
}

const records = (): number[] => [...storage.records.records(collection().id)];

describe('a transaction that LMDB refuses', () => {
  it('is made once more, with all that was done in it', async () => {
    const written = await Promise.all([storage.write(inserting(1), always), storage.write(inserting(2, 1), always)]);
    expect(new Set(written).size).toBe(2);
    expect(records()).toEqual([...written].sort((a, b) => a - b));
  });

  it('is an error when it is refused again, and nothing of it is there; what comes afterwards is written', async () => {
    await expect(storage.write(inserting(1, 2), always)).rejects.toThrow('MDB_BAD_TXN');
    expect(records()).toEqual([]);
    const record = await storage.write(inserting(2), always);
    expect(records()).toEqual([record]);
  });

  it('is not made again for what is partly on the disk', async () => {
    const clock = vi.spyOn(performance, 'now');
    let now = 0;
    // Each transaction has time for one step.
    clock.mockImplementation(() => (now += 1_000));
    const begin = vi.fn(inserting(1, 1, 2));
    await expect(storage.write(begin, always)).rejects.toThrow('MDB_BAD_TXN');
    expect(begin).toHaveBeenCalledTimes(1);
    expect(records()).toEqual([]);
  });

  it('is an error at once where something else went wrong', async () => {
    const mistaken = () => {
      throw new TypeError('a mistake');
    };
    const begin = vi.fn(() => once(mistaken));
    await expect(storage.write(begin, always)).rejects.toThrow('a mistake');
    expect(begin).toHaveBeenCalledTimes(1);
  });
});
