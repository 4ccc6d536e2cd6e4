import { Long } from 'mongodb';
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
