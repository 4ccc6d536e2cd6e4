import { Binary, Long, ObjectId } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { refusalOf, storeForTests } from './support.js';

const { collection, store } = storeForTests();

describe('a document', () => {
  it('comes back as it was stored, whatever it holds', async () => {
    const pages = collection();
    const page = {
      _id: 'day-1',
      name: '青山日报',
      empty: '',
      none: null,
      yes: true,
      half: 0.5,
      negative: -7,
      large: Number.MAX_SAFE_INTEGER,
      beyond: Long.fromString('9007199254740993'),
      day: new Date('2020-10-16T08:00:00Z'),
      key: new ObjectId('5f8900000000000000000001'),
      bytes: new Binary(Buffer.from([0, 1, 255])),
      nested: { list: [1, [2, { three: 3 }], {}], deep: { deeper: { deepest: [] } } },
      'odd key': 1,
      zero: 'a\u0000b',
      rare: '𠮷野',
    };
    await pages.insertOne(page);
    expect(await pages.findOne({ _id: 'day-1' })).toEqual(page);
  });

  it('is given an id where it has none, and has its id first', async () => {
    const { db } = store();
    const pages = collection();
    await db.command({ insert: pages.collectionName, documents: [{ name: 'A' }, { name: 'B', _id: 7 }] });
    const [a, b] = await pages.find().sort({ name: 1 }).toArray();
    expect(a?._id).toBeInstanceOf(ObjectId);
    expect(Object.keys(b ?? {})).toEqual(['_id', 'name']);
  });

  it('keeps its id to itself', async () => {
    const pages = collection();
    await pages.insertOne({ _id: 'one' });
    const { code, message } = await refusalOf(pages.insertOne({ _id: 'one' }));
    expect(code).toBe(11000);
    expect(message).toMatch(/^E11000 duplicate key error collection: .* index: _id_ dup key/);
  });

  it('may be of 16 MiB, and not one byte more', async () => {
    const pages = collection();
    const overhead = 5 + '_id'.length + 6 + 'text'.length + 7;
    const largest = 'x'.repeat(16 * 1024 * 1024 - overhead);
    await pages.insertOne({ _id: 1, text: largest });
    expect((await pages.findOne({ _id: 1 }))?.text.length).toBe(largest.length);
    await expect(pages.insertOne({ _id: 2, text: `${largest}x` })).rejects.toThrow();
    await expect(pages.updateOne({ _id: 1 }, { $set: { more: 'x'.repeat(1000) } })).rejects.toThrow();
    expect(await pages.find({}, { projection: { text: 0 } }).toArray()).toEqual([{ _id: 1 }]);
  });

  it('that grows beyond 16 MiB is refused for that', async () => {
    const pages = collection();
    await pages.insertOne({ _id: 1, text: 'x'.repeat(16_000_000) });
    const { code } = await refusalOf(pages.updateOne({ _id: 1 }, { $set: { more: 'x'.repeat(1_000_000) } }));
    expect([10334, 17419]).toContain(code);
  });

  it('does not have an array as its id', async () => {
    expect((await refusalOf(collection().insertOne({ _id: [1] }))).code).toBe(53);
  });
});

describe('inserting many', () => {
  it('stops at the first that is refused, when in order', async () => {
    const pages = collection();
    await expect(pages.insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }])).rejects.toMatchObject({ code: 11000 });
    expect(await pages.countDocuments()).toBe(1);
  });

  it('goes on with the rest, when order does not matter, and says which were refused', async () => {
    const pages = collection();
    const work = pages.insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }, { _id: 2 }], { ordered: false });
    await expect(work).rejects.toMatchObject({ writeErrors: [{ index: 1 }, { index: 3 }], insertedCount: 2 });
    expect((await pages.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id)).toEqual([1, 2]);
  });
});

describe('an update', () => {
  it('sets and unsets', async () => {
    const pages = collection();
    await pages.insertOne({ _id: 1, a: 1, b: { c: 2, d: 3 } });
    await pages.updateOne(
      { _id: 1 },
      {
        $set: { 'b.c': 'x', 'new.deep': true },
        $unset: { 'b.d': '', absent: '' },
      },
    );
    expect(await pages.findOne({})).toEqual({
      _id: 1,
      a: 1,
      b: { c: 'x' },
      new: { deep: true },
    });
  });

  it('tells how many it met and how many it changed', async () => {
    const pages = collection();
    await pages.insertMany([{ a: 1 }, { a: 1 }, { a: 2 }]);
    expect(await pages.updateMany({}, { $set: { a: 2 } })).toMatchObject({
      matchedCount: 3,
      modifiedCount: 2,
      upsertedCount: 0,
    });
    expect(await pages.updateOne({ a: 9 }, { $set: { a: 2 } })).toMatchObject({ matchedCount: 0, modifiedCount: 0 });
  });

  it('meets no document twice, even one that it moves along the index it reads', async () => {
    const pages = collection();
    await pages.createIndex({ position: 1 });
    await pages.insertMany(Array.from({ length: 300 }, (_, i) => ({ position: i })));
    await pages.updateMany({ position: { $gte: 0 } }, { $set: { position: 100 } });
    const positions = (await pages.find().sort({ position: 1 }).toArray()).map(({ position }) => position);
    expect(positions).toEqual(Array.from({ length: 300 }, () => 100));
  });

  it('makes the document where there is none and that is wished', async () => {
    const pages = collection();
    const result = await pages.updateOne(
      { _id: 'x', kind: 'NEWS' },
      { $set: { a: 1 }, $setOnInsert: { b: 2 } },
      { upsert: true },
    );
    expect(result).toMatchObject({ upsertedId: 'x', upsertedCount: 1, matchedCount: 0 });
    await pages.updateOne({ _id: 'x' }, { $set: { a: 3 }, $setOnInsert: { b: 4 } }, { upsert: true });
    expect(await pages.find().toArray()).toEqual([{ _id: 'x', kind: 'NEWS', a: 3, b: 2 }]);
  });

  it.each([
    ['changing the id', { $set: { _id: 2 } }, 66],
    ['going through a text', { $set: { 'name.first': 1 } }, 28],
    ['two ways at once', { $set: { n: 1 }, $unset: { n: '' } }, 40],
    ['a field and what is in it', { $set: { b: 1, 'b.c': 1 } }, 40],
  ])('is refused: %s', async (_, update, code) => {
    const pages = collection();
    await pages.insertOne({ _id: 1, name: 'A', n: 1 });
    expect((await refusalOf(pages.updateOne({ _id: 1 }, update as never))).code).toBe(code);
    expect(await pages.findOne({})).toEqual({ _id: 1, name: 'A', n: 1 });
  });
});

describe('find and modify', () => {
  it('gives the document as it was', async () => {
    const pages = collection();
    await pages.insertMany([
      { _id: 1, n: 1 },
      { _id: 2, n: 2 },
    ]);
    expect(await pages.findOneAndUpdate({}, { $set: { n: 10 } }, { sort: { n: -1 } })).toEqual({ _id: 2, n: 2 });
    expect(await pages.findOneAndUpdate({ _id: 3 }, { $set: { n: 3 } }, { upsert: true })).toBeNull();
    expect(await pages.find().sort({ _id: 1 }).toArray()).toEqual([1, 10, 3].map((n, i) => ({ _id: i + 1, n })));
  });

  it('hands a lease to exactly one of fifty who ask at once', async () => {
    const leases = collection();
    await leases.insertOne({ _id: 'archive', writer: null });
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, id) =>
        leases.findOneAndUpdate({ _id: 'archive', writer: null }, { $set: { writer: id } }),
      ),
    );
    expect(answers.filter((answer) => answer !== null)).toHaveLength(1);
  });
});

describe('fifty at once', () => {
  it('all count: no change is lost', async () => {
    const counters = collection();
    await counters.insertOne({ _id: 1 });
    await Promise.all(
      Array.from({ length: 500 }, (_, i) => counters.updateOne({ _id: 1 }, { $set: { [`n${i}`]: i } })),
    );
    expect(Object.keys((await counters.findOne({})) ?? {})).toHaveLength(501);
  });

  it('read and write side by side, each seeing whole documents', async () => {
    const pages = collection();
    const text = (i: number) => String(i).repeat(2000);
    await pages.insertMany(Array.from({ length: 50 }, (_, i) => ({ _id: i, n: 0, text: text(0) })));
    await Promise.all(
      Array.from({ length: 50 }, async (_, i) => {
        for (let n = 1; n <= 5; n++) {
          await pages.updateOne({ _id: i }, { $set: { n, text: text(n) } });
          const page = await pages.findOne({ _id: (i + 1) % 50 });
          expect(page?.text).toBe(text(page?.n));
        }
      }),
    );
    expect(await pages.countDocuments({ n: 5 })).toBe(50);
  });
});

describe('deleting', () => {
  it('takes one or all that match', async () => {
    const pages = collection();
    await pages.insertMany([{ a: 1 }, { a: 1 }, { a: 1 }, { a: 2 }]);
    expect((await pages.deleteOne({ a: 1 })).deletedCount).toBe(1);
    expect((await pages.deleteMany({ a: 1 })).deletedCount).toBe(2);
    expect((await pages.deleteMany({ a: 1 })).deletedCount).toBe(0);
    expect(await pages.countDocuments()).toBe(1);
  });
});

describe('a bulk write', () => {
  it('mixes inserts, updates and deletes, in order', async () => {
    const pages = collection();
    const result = await pages.bulkWrite([
      { insertOne: { document: { _id: 1, n: 1 } } },
      { insertOne: { document: { _id: 2, n: 1 } } },
      { updateMany: { filter: { n: 1 }, update: { $set: { n: 2 } } } },
      { updateOne: { filter: { _id: 1 }, update: { $set: { n: 'one' } } } },
      { updateOne: { filter: { _id: 3 }, update: { $set: { n: 3 } }, upsert: true } },
      { deleteOne: { filter: { _id: 2 } } },
    ]);
    expect(result).toMatchObject({
      insertedCount: 2,
      modifiedCount: 3,
      matchedCount: 3,
      upsertedCount: 1,
      deletedCount: 1,
      upsertedIds: { 4: 3 },
    });
    expect(await pages.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, n: 'one' },
      { _id: 3, n: 3 },
    ]);
  });

  it('stops at what is refused, or goes on, as is wished', async () => {
    const pages = collection();
    const operations = [
      { insertOne: { document: { _id: 1 } } },
      { insertOne: { document: { _id: 1 } } },
      { insertOne: { document: { _id: 2 } } },
    ];
    await expect(pages.bulkWrite(operations)).rejects.toMatchObject({ code: 11000 });
    expect(await pages.countDocuments()).toBe(1);
    await expect(pages.bulkWrite(operations, { ordered: false })).rejects.toMatchObject({ code: 11000 });
    expect(await pages.countDocuments()).toBe(2);
  });
});

describe('collections', () => {
  it('come into being by writing, are listed, and are dropped', async () => {
    const { db } = store();
    const made = db.collection('made_before');
    await made.insertOne({ a: 1 });
    await db.collection('made_by_writing').insertOne({ a: 1 });
    const names = async () =>
      (await db.listCollections().toArray())
        .map(({ name }) => name)
        .filter((name) => name.startsWith('made_'))
        .sort();
    expect(await names()).toEqual(['made_before', 'made_by_writing']);
    await made.drop();
    expect(await names()).toEqual(['made_by_writing']);
    expect(await db.collection('made_before').find().toArray()).toEqual([]);
    await db.collection('made_by_writing').drop();
  });

  it('are told apart by database', async () => {
    const { client, db } = store();
    const name = collection().collectionName;
    const other = client.db(`${db.databaseName}_other`);
    await db.collection(name).insertOne({ a: 1 });
    await other.collection(name).insertOne({ a: 2 });
    await other.dropDatabase();
    expect(await other.collection(name).countDocuments()).toBe(0);
    expect(await db.collection(name).countDocuments()).toBe(1);
  });
});
