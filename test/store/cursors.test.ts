import { Long } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { refusalOf, storeForTests } from './support.js';

const { collection, store } = storeForTests();

async function numbered(count: number, text = '') {
  const found = collection();
  await found.insertMany(Array.from({ length: count }, (_, i) => ({ _id: i, text })));
  return found;
}

describe('a cursor', () => {
  it.each([1, 2, 7, 101, 250, 1000])('brings everything once, in batches of %i', async (batchSize) => {
    const found = await numbered(250);
    const ids = (await found.find({}, { batchSize, sort: { _id: 1 } }).toArray()).map(({ _id }) => _id);
    expect(ids).toEqual(Array.from({ length: 250 }, (_, i) => i));
  });

  it('brings a hundred and one at first, and no more than is wished in all', async () => {
    const found = await numbered(250);
    const { cursor } = await store().db.command({ find: found.collectionName });
    expect(cursor.firstBatch).toHaveLength(101);
    expect(Long.fromValue(cursor.id).isZero()).toBe(false);
    expect(await found.find({}, { limit: 150, batchSize: 100 }).toArray()).toHaveLength(150);
    const single = await store().db.command({ find: found.collectionName, limit: 5, singleBatch: true });
    expect(Number(single.cursor.id)).toBe(0);
  });

  it('fills a reply up to 16 MiB, and goes on with the next', async () => {
    const found = await numbered(40, 'x'.repeat(1_000_000));
    const { cursor } = await store().db.command({ find: found.collectionName, batchSize: 1000 });
    expect(cursor.firstBatch.length).toBeGreaterThanOrEqual(15);
    expect(cursor.firstBatch.length).toBeLessThan(17);
    expect(await found.find({}, { batchSize: 1000 }).toArray()).toHaveLength(40);
  });

  it('brings large batches in one reply, if that is wished', async () => {
    const found = await numbered(5000);
    const { cursor } = await store().db.command({ find: found.collectionName, batchSize: 10_000 });
    expect(cursor.firstBatch).toHaveLength(5000);
  });

  it('does not mind what is deleted under it', async () => {
    const found = await numbered(300);
    const cursor = found.find({}, { batchSize: 10, sort: { _id: 1 } });
    expect(await cursor.next()).toMatchObject({ _id: 0 });
    await found.deleteMany({ _id: { $gte: 50 } });
    const rest = await cursor.toArray();
    expect(rest.length).toBeGreaterThanOrEqual(9);
    expect(rest.length).toBeLessThanOrEqual(299);
  });

  it('is gone once closed, exhausted or never there', async () => {
    const found = await numbered(300);
    const getMore = (id: Long) => refusalOf(store().db.command({ getMore: id, collection: found.collectionName }));
    expect((await getMore(Long.fromNumber(4711))).code).toBe(43);
    const { cursor } = await store().db.command({ find: found.collectionName, batchSize: 2 });
    const killed = await store().db.command({
      killCursors: found.collectionName,
      cursors: [Long.fromValue(cursor.id)],
    });
    expect(killed.cursorsKilled).toHaveLength(1);
    expect((await getMore(Long.fromValue(cursor.id))).code).toBe(43);
    const again = await store().db.command({ killCursors: found.collectionName, cursors: [Long.fromValue(cursor.id)] });
    expect(again.cursorsNotFound).toHaveLength(1);
  });

  it('belongs to one collection', async () => {
    const found = await numbered(300);
    const { cursor } = await store().db.command({ find: found.collectionName, batchSize: 2 });
    const { code } = await refusalOf(store().db.command({ getMore: Long.fromValue(cursor.id), collection: 'another' }));
    expect([13, 43]).toContain(code);
  });

  it('of an empty batch starts with the first that is asked for', async () => {
    const found = await numbered(3);
    const { cursor } = await store().db.command({ find: found.collectionName, batchSize: 0 });
    expect(cursor.firstBatch).toEqual([]);
    const more = await store().db.command({ getMore: Long.fromValue(cursor.id), collection: found.collectionName });
    expect(more.cursor.nextBatch).toHaveLength(3);
  });

  it('over nothing is empty at once', async () => {
    expect(await collection().find().toArray()).toEqual([]);
    const { cursor } = await store().db.command({ find: collection().collectionName });
    expect(cursor).toMatchObject({ firstBatch: [], id: 0 });
  });
});
