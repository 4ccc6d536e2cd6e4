/** What one reader may take of the store. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Allowance, COMMANDS_AT_ONCE, MAX_READ, ReadTooMuchError } from '../../src/store/allowance.js';
import { collectionsOf } from '../../src/store/collections.js';
import { findAll } from '../../src/store/reading.js';
import { snapshotAt } from '../../src/store/snapshot.js';
import { TestArchive } from '../support/archive.js';

let archive: TestArchive;

beforeAll(async () => {
  archive = await TestArchive.open([
    { name: '头版', date: '2021-03-01', articles: [{ headline: '一', body: ['正文。'] }] },
  ]);
});
afterAll(() => archive.close());

describe('a reader', () => {
  it('has a few commands under way at once, and the others in turn', async () => {
    const allowance = new Allowance();
    const { signal } = new AbortController();
    const begun: (() => void)[] = [];
    const sent = Array.from({ length: COMMANDS_AT_ONCE + 2 }, () =>
      allowance.send(signal, () => new Promise<void>((resolve) => begun.push(resolve))),
    );
    await new Promise((resolve) => setImmediate(resolve));
    expect(begun).toHaveLength(COMMANDS_AT_ONCE);
    begun[0]?.();
    await sent[0];
    await new Promise((resolve) => setImmediate(resolve));
    expect(begun).toHaveLength(COMMANDS_AT_ONCE + 1);
  });

  it('is ended by the first reply that is too much', () => {
    const ends: Error[] = [];
    const allowance = new Allowance((reason) => ends.push(reason));
    allowance.read(MAX_READ);
    expect(() => allowance.read(1)).toThrow(ReadTooMuchError);
    expect(ends).toMatchObject([{ name: 'ReadTooMuchError' }]);
  });
});

describe.skipIf(process.env.MONGODB_URI !== undefined)('the embedded store', () => {
  it('does no more for a reader whose time is used up, and all for others', async () => {
    const ends: Error[] = [];
    const read = (allowance: Allowance) => {
      const snapshot = snapshotAt(collectionsOf(archive.db), 1, Date.now() + 60_000, undefined, allowance);
      return findAll(snapshot, snapshot.collections.articles, {});
    };
    const hurried = new Allowance((reason) => ends.push(reason), 1e-6);
    // The first command uses it up.
    await read(hurried);
    await expect(read(hurried)).rejects.toThrow('time limit');
    expect(ends).toHaveLength(1);
    expect(await read(new Allowance())).toHaveLength(1);
  });
});
