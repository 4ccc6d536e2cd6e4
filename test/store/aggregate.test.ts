import type { Document } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { EMBEDDED, refusalOf, storeForTests } from './support.js';

const { collection, store } = storeForTests();

const METRICS = [
  { _id: 1, label: '产值', unit: '元', value: 10, day: '2020-10-16', within: ['a', 'b'] },
  { _id: 2, label: '产值', unit: '元', value: 30, day: '2020-10-17', within: ['a'] },
  { _id: 3, label: '产值', unit: '亩', value: 5, day: '2020-11-01', within: [] },
  { _id: 4, label: '面积', unit: '亩', value: null, day: '2020-11-02' },
  { _id: 5, label: '面积', value: 'many', within: 'c' },
];

async function run(pipeline: Document[], documents: Document[] = METRICS): Promise<Document[]> {
  const found = collection();
  await found.insertMany(documents.map((document) => ({ ...document })));
  const answer = await found.aggregate(pipeline).toArray();
  await found.drop();
  return answer;
}

/** Groups come in no order. */
function inOrder(groups: readonly Document[]): Document[] {
  const text = ({ _id }: Document) => JSON.stringify(_id);
  return [...groups].sort((a, b) => (text(a) < text(b) ? -1 : 1));
}

describe('a pipeline', () => {
  it('matches, sorts and limits', async () => {
    const found = await run([{ $match: { value: { $gt: 0 } } }, { $sort: { value: -1 } }, { $limit: 2 }]);
    expect(found.map(({ _id }) => _id)).toEqual([2, 1]);
    expect((await run([{ $sort: { day: -1 } }, { $limit: 3 }])).map(({ _id }) => _id)).toEqual([4, 3, 2]);
  });

  it('groups, and adds up only numbers', async () => {
    const groups = await run([
      {
        $group: {
          _id: '$label',
          n: { $sum: 1 },
          sum: { $sum: '$value' },
          mean: { $avg: '$value' },
          least: { $min: '$value' },
          most: { $max: '$value' },
        },
      },
    ]);
    expect(inOrder(groups)).toEqual([
      {
        _id: '产值',
        n: 3,
        sum: 45,
        mean: 15,
        least: 5,
        most: 30,
      },
      {
        _id: '面积',
        n: 2,
        sum: 0,
        mean: null,
        least: 'many',
        most: 'many',
      },
    ]);
  });

  it('adds up what has no end', async () => {
    expect(
      await run([{ $group: { _id: 1, sum: { $sum: '$value' } } }], [{ value: Number.POSITIVE_INFINITY }, { value: 1 }]),
    ).toEqual([{ _id: 1, sum: Number.POSITIVE_INFINITY }]);
  });

  it('groups by several fields, telling their order apart', async () => {
    const grouping = { $group: { _id: { label: '$label', unit: '$unit' }, n: { $sum: 1 } } };
    expect(inOrder(await run([{ $match: { unit: { $ne: null } } }, grouping]))).toEqual([
      { _id: { label: '产值', unit: '亩' }, n: 1 },
      { _id: { label: '产值', unit: '元' }, n: 2 },
      { _id: { label: '面积', unit: '亩' }, n: 1 },
    ]);
    const keys = await run(
      [{ $group: { _id: '$k' } }],
      [{ k: { b: 1, c: 2 } }, { k: { c: 2, b: 1 } }, { k: { b: 1.0, c: 2 } }],
    );
    expect(keys).toHaveLength(2);
  });

  it('groups by several fields, telling where one ends and the next begins', async () => {
    const pairs = [
      ['a', 'bc'],
      ['ab', 'c'],
      ['s2:ab', ''],
      [12, 3],
      ['12', 3],
      [null, 'null'],
      ['null', null],
    ];
    const grouping = { $group: { _id: { a: '$a', b: '$b' }, n: { $sum: 1 } } };
    const groups = await run(
      [grouping],
      [...pairs, ...pairs].map(([a, b]) => ({ a, b })),
    );
    expect(groups.map(({ n }) => n)).toEqual(pairs.map(() => 2));
  });

  it('groups what is missing with null, and leaves it out of several fields', async () => {
    expect(await run([{ $group: { _id: '$missing', n: { $sum: 1 } } }])).toEqual([{ _id: null, n: 5 }]);
    const grouping = { $group: { _id: { label: '$label', missing: '$missing' } } };
    expect(inOrder(await run([grouping]))).toEqual([{ _id: { label: '产值' } }, { _id: { label: '面积' } }]);
  });

  it('unwinds arrays, leaving out what has none', async () => {
    const ids = (found: Document[]) => found.map(({ _id, within }) => [_id, within]);
    expect(ids(await run([{ $unwind: '$within' }]))).toEqual([
      [1, 'a'],
      [1, 'b'],
      [2, 'a'],
      [5, 'c'],
    ]);
    expect(await run([{ $unwind: '$a' }], [{ _id: 1, a: [1, ''] }])).toEqual([
      { _id: 1, a: 1 },
      { _id: 1, a: '' },
    ]);
  });

  it('sets fields to literals', async () => {
    const [first] = await run([
      { $sort: { _id: 1 } },
      { $limit: 1 },
      { $set: { branch: { $literal: '$day' }, label: { $literal: null }, value: { $literal: 1 } } },
    ]);
    expect(first).toEqual({
      _id: 1,
      label: null,
      unit: '元',
      value: 1,
      day: '2020-10-16',
      within: ['a', 'b'],
      branch: '$day',
    });
  });

  it('brings the first few for each of many parents, in one command', async () => {
    const found = collection();
    await found.insertMany(Array.from({ length: 500 }, (_, i) => ({ _id: i, parent: i % 50, order: 1000 - i })));
    await found.createIndex({ parent: 1, order: 1 });
    const branch = (parent: number): Document[] => [
      { $match: { parent } },
      { $sort: { order: 1 } },
      { $limit: 3 },
      { $project: { parent: 0 } },
      { $set: { branch: { $literal: parent } } },
    ];
    const unions = Array.from({ length: 49 }, (_, i) => ({
      $unionWith: { coll: found.collectionName, pipeline: branch(i + 1) },
    }));
    const answers = await found.aggregate([...branch(0), ...unions], { batchSize: 10_000 }).toArray();
    expect(answers).toHaveLength(150);
    expect(answers.slice(3, 6)).toEqual([
      { _id: 451, order: 549, branch: 1 },
      { _id: 401, order: 599, branch: 1 },
      { _id: 351, order: 649, branch: 1 },
    ]);
  });

  it('unites with another collection, or with one that is not there', async () => {
    const { db } = store();
    const other = collection();
    await other.insertOne({ _id: 'x' });
    expect(
      await run([{ $match: { _id: 1 } }, { $project: { _id: 1 } }, { $unionWith: { coll: other.collectionName } }]),
    ).toEqual([{ _id: 1 }, { _id: 'x' }]);
    expect(await run([{ $match: { _id: 1 } }, { $project: { _id: 1 } }, { $unionWith: { coll: 'nowhere' } }])).toEqual([
      { _id: 1 },
    ]);
    expect(
      await db
        .collection('nowhere')
        .aggregate([{ $group: { _id: null } }])
        .toArray(),
    ).toEqual([]);
  });
});

describe('a projection', () => {
  const DOCUMENT = { _id: 1, a: 1, b: { c: 2, d: 3 }, list: [{ c: 4, d: 5 }, 6, [{ c: 7 }]], e: null };

  it.each([
    [{ a: 1 }, { _id: 1, a: 1 }],
    [{ a: true, _id: 0 }, { a: 1 }],
    [{ _id: 0 }, { a: 1, b: DOCUMENT.b, list: DOCUMENT.list, e: null }],
    [{ _id: 1 }, { _id: 1 }],
    [
      { b: 0, list: 0 },
      { _id: 1, a: 1, e: null },
    ],
    [{ 'b.c': 1 }, { _id: 1, b: { c: 2 } }],
    [
      { 'b.c': 0, list: 0 },
      { _id: 1, a: 1, b: { d: 3 }, e: null },
    ],
    [{ 'list.c': 1, _id: 0 }, { list: [{ c: 4 }, [{ c: 7 }]] }],
    [
      { 'list.c': 0, b: 0, _id: 0 },
      { a: 1, list: [{ d: 5 }, 6, [{}]], e: null },
    ],
    [{ 'a.b': 1, _id: 0 }, {}],
    [{ absent: 1 }, { _id: 1 }],
    [{}, DOCUMENT],
  ])('%o', async (projection, wanted) => {
    const found = collection();
    await found.insertOne({ ...DOCUMENT });
    expect(await found.findOne({}, { projection })).toEqual(wanted);
    if (Object.keys(projection).length > 0)
      expect(await found.aggregate([{ $project: projection }]).toArray()).toEqual([wanted]);
  });

  it('keeps the order of the document, with the id first', async () => {
    const found = collection();
    await found.insertOne({ z: 1, a: 2, _id: 3 });
    expect(JSON.stringify(await found.findOne({}, { projection: { a: 1, z: 1 } }))).toBe('{"_id":3,"z":1,"a":2}');
  });

  it.each([
    { a: 1, b: 0 },
    { a: 0, b: 1 },
    { b: 1, 'b.c': 1 },
    { 'b.c': 1, b: 1 },
  ])('is refused: %o', async (projection) => {
    const found = collection();
    await found.insertOne({});
    expect(await refusalOf(found.findOne({}, { projection }))).toMatchObject({
      message: expect.stringContaining('b'),
      ...(EMBEDDED && { code: 238 }),
    });
  });
});
