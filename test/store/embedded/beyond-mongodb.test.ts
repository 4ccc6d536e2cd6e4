import { type FindCursor, Long } from 'mongodb';
import { expect, it } from 'vitest';
import { refusalOf, storeForTests } from '../support.js';

/** What MongoDB leaves open, and the embedded store does not. */
const { collection, store } = storeForTests();

it('a cursor ends with its session', async () => {
  const found = collection();
  await found.insertMany(Array.from({ length: 300 }, (_, i) => ({ _id: i })));
  const session = store().client.startSession();
  const { cursor } = await store().db.command({ find: found.collectionName, batchSize: 2 }, { session });
  const lsid = session.id;
  await session.endSession();
  await store()
    .db.admin()
    .command({ endSessions: [lsid] });
  expect(
    (await refusalOf(store().db.command({ getMore: Long.fromValue(cursor.id), collection: found.collectionName })))
      .code,
  ).toBe(43);
});

it('documents that are not sorted come in the order of insertion', async () => {
  const values = collection();
  await values.insertMany([{ _id: 3 }, { _id: 1 }, { _id: 2 }]);
  expect((await values.find().toArray()).map(({ _id }) => _id)).toEqual([3, 1, 2]);
});

it('a pipeline adds up without losing what rounding cuts off', async () => {
  const found = collection();
  await found.insertMany([...Array.from({ length: 10 }, () => 0.1), 1e16, -1e16].map((value) => ({ value })));
  const [all] = await found.aggregate([{ $group: { _id: null, sum: { $sum: '$value' } } }]).toArray();
  expect(all?.sum).toBe(1);
});

it('of what a range finds, what comes first is found by the entries of an index, and little else is looked at', async () => {
  const found = collection();
  await found.createIndex({ keys: 1, count: -1, id: 1 });
  const named = Array.from({ length: 300 }, (_, i) => ({
    keys: [`wang${i}`, `王${i}`],
    count: (i * 7) % 30,
    id: `per${i}`,
  }));
  // Not what was asked for, though its entry says the same as others'.
  const none = { keys: '王', count: 50, id: 'none' };
  await found.insertMany([...named, none]);
  const first = (): FindCursor =>
    found
      .find({ keys: { $elemMatch: { $gte: '王', $lt: '王\uffff' } } })
      .sort({ count: -1, id: 1 })
      .limit(12);
  const expected = named.toSorted((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1)).slice(0, 12);
  expect((await first().toArray()).map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  const { executionStats } = await first().explain();
  expect(executionStats).toMatchObject({ nReturned: 12, totalKeysExamined: 301, totalDocsExamined: 13 });
});
