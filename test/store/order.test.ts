import { ObjectId } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { storeForTests } from './support.js';

const { collection } = storeForTests();

/** One value of every kind and some close to one another, in MongoDB's order. */
const ASCENDING: unknown[] = [
  null,
  Number.NaN,
  Number.NEGATIVE_INFINITY,
  -1.5,
  -1,
  0,
  0.1,
  1,
  1.5,
  2,
  9007199254740991,
  9007199254740992,
  1e300,
  Number.POSITIVE_INFINITY,
  '',
  '\u0000',
  'a',
  'a\u0000',
  'a\u0000b',
  'a\u0001',
  'ab',
  'b',
  '中',
  '\uff01',
  '𠮷',
  {},
  { a: 1 },
  { a: 1, b: 1 },
  { a: 2 },
  { b: 1 },
  { a: 'x' },
  new ObjectId('000000000000000000000001'),
  new ObjectId('100000000000000000000000'),
  false,
  true,
  new Date(-1),
  new Date(0),
  new Date('2020-10-16'),
];

describe.each([
  ['without an index', undefined],
  ['by an ascending index', 1],
  ['by a descending index', -1],
] as const)('values %s', (_, index) => {
  it.each([1, -1] as const)('come in one order over all kinds (direction %i)', async (direction) => {
    const values = collection();
    if (index !== undefined) await values.createIndex({ v: index });
    const shuffled = ASCENDING.map((v, i) => ({ _id: i, v })).sort((a, b) => ((a._id * 17) % 41) - ((b._id * 17) % 41));
    await values.insertMany(shuffled);
    const ids = (await values.find().sort({ v: direction }).toArray()).map(({ _id }) => _id);
    const wanted = ASCENDING.map((__, i) => i);
    expect(ids).toEqual(direction === 1 ? wanted : wanted.reverse());
  });

  it.each([1, -1] as const)('that are an array without elements stand below null (direction %i)', async (direction) => {
    const values = collection();
    if (index !== undefined) await values.createIndex({ v: index });
    await values.insertMany([{ v: [] }, { v: null }, { v: [] }, { v: 0 }]);
    const sorted = (await values.find().sort({ v: direction }).toArray()).map(({ v }) => v);
    expect(sorted).toEqual(direction === 1 ? [[], [], null, 0] : [0, null, [], []]);
  });

  it('are missing where null is', async () => {
    const values = collection();
    if (index !== undefined) await values.createIndex({ v: index, _id: index });
    await values.insertMany([{ _id: 1, v: 'a' }, { _id: 2 }, { _id: 3, v: null }, { _id: 4, v: 0 }]);
    const sorted = await values.find().sort({ v: 1, _id: 1 }).toArray();
    expect(sorted.map(({ _id }) => _id)).toEqual([2, 3, 4, 1]);
  });

  it('of an array count by the lowest going up and the highest going down', async () => {
    const values = collection();
    if (index !== undefined) await values.createIndex({ v: index });
    await values.insertMany([
      { _id: 1, v: [5, 1] },
      { _id: 2, v: [2, 3] },
      { _id: 3, v: 4 },
    ]);
    const ids = async (direction: 1 | -1) =>
      (await values.find().sort({ v: direction }).toArray()).map(({ _id }) => _id);
    expect(await ids(1)).toEqual([1, 2, 3]);
    expect(await ids(-1)).toEqual([1, 3, 2]);
  });

  it('that are long and alike are still told apart and in order', async () => {
    const values = collection();
    if (index !== undefined) await values.createIndex({ v: index });
    const long = (end: string) => '长'.repeat(2000) + end;
    await values.insertMany(['c', 'a', 'b', ''].map((end) => ({ _id: end, v: long(end) })));
    await values.insertOne({ _id: 'short', v: '长' });
    expect((await values.find({ v: long('b') }).toArray()).map(({ _id }) => _id)).toEqual(['b']);
    expect(
      (
        await values
          .find({ v: { $gt: long('a') } })
          .sort({ v: 1 })
          .toArray()
      ).map(({ _id }) => _id),
    ).toEqual(['b', 'c']);
    expect((await values.find().sort({ v: 1 }).toArray()).map(({ _id }) => _id)).toEqual(['short', '', 'a', 'b', 'c']);
    await values.deleteOne({ v: long('b') });
    expect(await values.countDocuments({ v: { $in: [long('a'), long('b')] } })).toBe(1);
  });
});

describe('sorting', () => {
  it('by several fields and directions, with a limit', async () => {
    const values = collection();
    await values.insertMany(Array.from({ length: 20 }, (_, i) => ({ _id: i, a: i % 3, b: { c: i } })));
    const ids = (await values.find().sort({ a: -1, 'b.c': 1 }).limit(9).toArray()).map(({ _id }) => _id);
    expect(ids).toEqual([2, 5, 8, 11, 14, 17, 1, 4, 7]);
  });
});
