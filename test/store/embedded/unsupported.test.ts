import { Decimal128, type Document, Long, MaxKey, MinKey, Timestamp, UUID } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { refusalOf, storeForTests } from '../support.js';

/** What the embedded store leaves out of MongoDB is refused, never passed over. */
const { collection, store } = storeForTests();

function answerTo(command: Document): Promise<Awaited<ReturnType<typeof refusalOf>>> {
  return refusalOf(store().db.command(command));
}

describe('a command', () => {
  it.each([
    [{ listDatabases: 1 }, 59],
    [{ serverStatus: 1 }, 59],
    [{ distinct: 'papers', key: 'a' }, 59],
    [{ find: 'papers', hint: 'a_1' }, 238],
    [{ find: 'papers', skip: 1 }, 238],
    [{ find: 'papers', collation: { locale: 'zh' } }, 238],
    [{ find: 'papers', tailable: true }, 238],
    [{ find: 'papers', min: { a: 1 } }, 238],
    [{ create: 'papers' }, 59],
    [{ dropIndexes: 'papers', index: 'a_1' }, 59],
    [{ createIndexes: 'papers', indexes: [{ key: { a: 'text' }, name: 'a' }] }, 238],
    [{ createIndexes: 'papers', indexes: [{ key: { a: 1 }, name: 'a', unique: true }] }, 238],
    [{ createIndexes: 'papers', indexes: [{ key: {}, name: 'a' }] }, 238],
    [{ createIndexes: 'papers', indexes: [{ key: { a: 1 }, name: 'a', partialFilterExpression: { b: 1 } }] }, 238],
    [{ createIndexes: 'papers', indexes: [{ key: { a: 1 }, name: 'a', expireAfterSeconds: 1 }] }, 238],
    [{ findAndModify: 'papers', query: {}, update: { $set: { 'a.$[x]': 1 } }, arrayFilters: [{ x: 1 }] }, 238],
    [{ findAndModify: 'papers', query: {}, update: { $rename: { a: 'b' } } }, 238],
    [{ findAndModify: 'papers', query: {}, update: [{ $set: { a: 1 } }] }, 238],
    [{ explain: { aggregate: 'papers', pipeline: [] } }, 238],
    [{ aggregate: 1, pipeline: [], cursor: {} }, 73],
  ])('that is not supported is refused: %j', async (command, code) => {
    expect((await answerTo(command)).code).toBe(code);
  });
});

describe('an index', () => {
  it('of several fields of one array takes no document that has them', async () => {
    const found = collection();
    await found.createIndex({ 'a.b': 1, 'a.c': 1 });
    await found.insertOne({ a: { b: 1, c: 2 } });
    expect((await refusalOf(found.insertOne({ a: [{ b: 1, c: 2 }] }))).code).toBe(171);
    expect(await found.countDocuments()).toBe(1);
  });
});

describe('a value of a kind that is not supported', () => {
  it.each([
    ['Decimal128', Decimal128.fromString('1.5')],
    ['a regular expression', /a/],
    ['MinKey', new MinKey()],
    ['MaxKey', new MaxKey()],
    ['a timestamp', new Timestamp({ t: 1, i: 1 })],
  ])('is not stored: %s', async (_, value) => {
    const found = collection();
    await expect(found.insertOne({ a: { b: [value] } })).rejects.toMatchObject({ code: 238 });
    await found.insertOne({ _id: 1 });
    expect((await refusalOf(found.updateOne({ _id: 1 }, { $set: { a: value } }))).code).toBe(238);
    expect(await found.find().toArray()).toEqual([{ _id: 1 }]);
  });

  it('is not compared with either', async () => {
    expect(
      (
        await refusalOf(
          collection()
            .find({ a: Decimal128.fromString('1') })
            .toArray(),
        )
      ).code,
    ).toBe(238);
  });
});

describe('a filter', () => {
  it.each([
    { a: { $in: 1 } },
    { $or: [] },
    { $or: {} },
    { a: { $elemMatch: 1 } },
    { a: { $options: 'i' } },
    { a: { $regex: 1 } },
    { a: { $regex: 'a.b' } },
    { a: /a/ },
    { 'a.0': 1 },
    { a: { $foo: 1 } },
    { $foo: 1 },
    { $where: 'true' },
    { $expr: { $eq: ['$a', 1] } },
    { $text: { $search: 'x' } },
    { a: { $type: 'string' } },
    { a: { $mod: [2, 0] } },
    { a: { $exists: true } },
    { a: { $nin: [1] } },
    { a: { $not: { $gt: 1 } } },
    { $nor: [{ a: 1 }] },
    { a: { $size: 1 } },
    { a: { $all: [] } },
    { a: { $all: [{ $elemMatch: { b: 1 } }] } },
    { a: { $all: [/x/] } },
    { a: 1, $comment: 'why' },
    { a: [1, 2] },
    { a: { $ne: [1, 2] } },
    { a: { $in: [[1, 2]] } },
    { a: { $in: [/x/] } },
    { a: { $gte: null } },
    { a: { $lt: Number.NaN } },
    { a: { $gt: { b: 1 } } },
    { a: { $gt: [1] } },
    { a: { $gt: true } },
    { a: { $elemMatch: { $ne: 1 } } },
    { a: { $regex: '(?<=x)\\Ay' } },
    { a: { $regex: 'a b', $options: 'x' } },
  ])('is refused by name: %o', async (filter) => {
    expect(
      await refusalOf(
        collection()
          .find(filter as never)
          .toArray(),
      ),
    ).toMatchObject({ code: 238, codeName: 'NotImplemented' });
  });
});

describe('a pipeline', () => {
  it.each([
    [[{ $foo: 1 }]],
    [[{ $match: {}, $sort: { a: 1 } }]],
    [[{ $sort: { a: 2 } }]],
    [[{ $limit: 0 }]],
    [[{ $group: { _id: 1, n: 1 } }]],
    [[{ $group: { _id: 1, n: { $foo: 1 } } }]],
    [[{ $unwind: 'a' }]],
    [[{ $unionWith: { coll: 'x', pipeline: [{ $foo: 1 }] } }]],
    [[{ $lookup: { from: 'x', localField: 'a', foreignField: 'b', as: 'c' } }]],
    [[{ $facet: { a: [] } }]],
    [[{ $out: 'x' }]],
    [[{ $project: { a: { $dateToString: { date: '$a' } } } }]],
    [[{ $project: { a: '$$NOW' } }]],
    [[{ $set: { 'a.b': 1 } }]],
    [[{ $set: { a: '$b' } }]],
    [[{ $skip: 1 }]],
    [[{ $unwind: { path: '$a', preserveNullAndEmptyArrays: true } }]],
    [[{ $unwind: '$a.b' }]],
    [[{ $group: { _id: 1, n: { $push: '$a' } } }]],
    [[{ $group: { _id: ['$a'] } }]],
    [[{ $group: { _id: '$$ROOT' } }]],
    [[{ $group: { _id: '$a.b' } }]],
    [[{ $group: { _id: { $substrBytes: ['$a', 0, 7] } } }]],
    [[{ $match: { $expr: true } }]],
    [[{ $limit: 1 }, { $match: {} }]],
    [[{ $limit: 1 }, { $sort: { a: 1 } }]],
  ])('is refused: %o', async (pipeline) => {
    const found = collection();
    await found.insertOne({});
    expect((await refusalOf(found.aggregate(pipeline as Document[]).toArray())).code).toBe(238);
  });
});

describe('an update', () => {
  it.each([
    ['$inc', { $inc: { n: 1 } }],
    ['an operator that does not exist', { $sett: { n: 1 } }],
    ['$mul', { $mul: { n: 2 } }],
    ['$min', { $min: { n: 0 } }],
    ['$max', { $max: { n: 9 } }],
    ['$push', { $push: { list: 1 } }],
    ['$addToSet', { $addToSet: { list: 1 } }],
    ['$pull', { $pull: { list: 1 } }],
    ['an element by its place', { $set: { 'list.0': 9 } }],
    ['a field of an element', { $unset: { 'list.0.a': '' } }],
  ])('does not support %s', async (_, update) => {
    const pages = collection();
    await pages.insertOne({ _id: 1, n: 1, list: [1] });
    expect((await refusalOf(pages.updateOne({ _id: 1 }, update as never))).code).toBe(238);
    expect(await pages.findOne({})).toEqual({ _id: 1, n: 1, list: [1] });
  });

  it('does not replace a whole document', async () => {
    const pages = collection();
    await pages.insertOne({ _id: 1, a: 1 });
    expect((await refusalOf(pages.replaceOne({ a: 1 }, { c: 3 }))).code).toBe(238);
    expect((await refusalOf(pages.replaceOne({ _id: 2 }, { d: 4 }, { upsert: true }))).code).toBe(238);
    expect(await pages.find().toArray()).toEqual([{ _id: 1, a: 1 }]);
  });

  it('that also finds does not give the document as it is then, nor part of it, nor remove it', async () => {
    const pages = collection();
    await pages.insertOne({ _id: 1, n: 1 });
    const update = { $set: { n: 2 } };
    const asked = [
      () => pages.findOneAndUpdate({}, update, { returnDocument: 'after' }),
      () => pages.findOneAndUpdate({}, update, { projection: { n: 1 } }),
      () => pages.findOneAndReplace({}, { m: 1 }),
      () => pages.findOneAndDelete({}),
    ];
    for (const ask of asked) expect((await refusalOf(ask())).code).toBe(238);
    expect(await pages.findOne({})).toEqual({ _id: 1, n: 1 });
  });
});

it('transactions are refused, as by any server that stands alone', async () => {
  const transaction = { lsid: { id: new UUID() }, txnNumber: Long.ONE, autocommit: false };
  expect((await answerTo({ find: 'papers', startTransaction: true, ...transaction })).code).toBe(238);
  expect((await answerTo({ commitTransaction: 1, ...transaction })).code).toBe(59);
  const session = store().client.startSession();
  const found = collection();
  session.startTransaction();
  await expect(found.insertOne({ _id: 1 }, { session })).rejects.toThrow();
  await session.endSession();
  expect(await found.countDocuments()).toBe(0);
});
