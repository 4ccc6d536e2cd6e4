import { inspect } from 'node:util';
import type { Document, Filter } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { CRASHES_AT_ELEMENT_RANGES } from '../support/documentdb-gaps.js';
import { EMBEDDED, EXPLAINS, indexesOf, type Loose, refusalOf, sorts, stagesOf, storeForTests } from './support.js';

const { collection, store } = storeForTests();

/** Articles of ten pages, as the archive holds them. */
async function articles() {
  const found = collection();
  await found.insertMany(
    Array.from({ length: 200 }, (_, i) => ({
      _id: `art${i}@1`,
      id: `art${i}`,
      from: 1,
      until: Number.MAX_SAFE_INTEGER,
      pageId: `page${i % 10}`,
      kind: i % 50 === 0 ? 'INTERVIEW' : 'NEWS',
      order: `order${String(i).padStart(4, '0')}`,
      date: i % 7 === 0 ? null : `2020-10-${String((i % 28) + 1).padStart(2, '0')}`,
      days: [`2020-10-${String((i % 28) + 1).padStart(2, '0')}`, '2020-12-31'],
      withinIds: ['country', `city${i % 4}`],
      appearances: [{ personId: `per${i % 20}` }, { personId: `per${i % 3}` }],
    })),
  );
  return found;
}

const VISIBLE = { from: { $lte: 5 }, until: { $gt: 5 } };

const ALTERNATIVES = {
  indexes: [{ key: { id: 1 } }, { key: { withinIds: 1 } }, { key: { 'appearances.personId': 1 } }],
  filter: {
    $or: [{ id: 'art8' }, { 'appearances.personId': 'per8' }, { withinIds: { $in: ['city9', 'city8'] } }],
    ...VISIBLE,
  },
};

const BEYOND = {
  filter: { $or: [{ kind: { $lt: 'NEWS' } }, { kind: 'NEWS', order: { $gt: 'order0190' } }], ...VISIBLE },
  sort: { kind: -1, order: 1 } as const,
};

/** Another server may plan as it likes and say so in its own words. */
const SEEN = "as is seen where explain has MongoDB's form";

async function explain(found: Awaited<ReturnType<typeof articles>>, filter: Filter<Loose>, options: Document = {}) {
  const explanation = await found.find(filter, options).explain('executionStats');
  return {
    indexes: indexesOf(explanation),
    sorts: sorts(explanation),
    keys: explanation.executionStats.totalKeysExamined as number,
    documents: explanation.executionStats.totalDocsExamined as number,
    returned: explanation.executionStats.nReturned as number,
  };
}

describe.runIf(EXPLAINS)(`an index, ${SEEN}, serves`, () => {
  it('equality, looking at nothing but what it finds', async () => {
    const found = await articles();
    await found.createIndex({ pageId: 1 });
    expect(await explain(found, { pageId: 'page3' })).toEqual({
      indexes: ['pageId_1'],
      sorts: false,
      keys: 20,
      documents: 20,
      returned: 20,
    });
  });

  it('a list of values', async () => {
    const found = await articles();
    await found.createIndex({ id: 1 });
    expect(await explain(found, { id: { $in: ['art7', 'art8', 'none'] } })).toMatchObject({
      indexes: ['id_1'],
      documents: 2,
      returned: 2,
    });
  });

  it('a range', async () => {
    const found = await articles();
    await found.createIndex({ order: 1 });
    expect(await explain(found, { order: { $gte: 'order0010', $lt: 'order0013' } })).toMatchObject({
      indexes: ['order_1'],
      documents: 3,
      returned: 3,
    });
  });

  it('an order, forwards and backwards, reading no more than is wished', async () => {
    const found = await articles();
    await found.createIndex({ order: 1 });
    for (const direction of [1, -1]) {
      const seen = await explain(found, VISIBLE, { sort: { order: direction }, limit: 5 });
      expect(seen).toMatchObject({ indexes: ['order_1'], sorts: false, returned: 5 });
      expect(seen.documents).toBeLessThanOrEqual(6);
    }
  });

  it('an equality and then an order', async () => {
    const found = await articles();
    await found.createIndexes([
      { key: { order: 1 } },
      { key: { pageId: 1, order: -1 } },
      { key: { until: 1, from: 1 } },
    ]);
    const seen = await explain(found, { pageId: 'page3', ...VISIBLE }, { sort: { order: 1 }, limit: 5 });
    expect(seen).toMatchObject({ indexes: ['pageId_1_order_-1'], sorts: false, returned: 5 });
    expect(seen.documents).toBeLessThanOrEqual(6);
  });

  it('values within arrays, and within documents in arrays', async () => {
    const found = await articles();
    await found.createIndexes([{ key: { withinIds: 1 } }, { key: { 'appearances.personId': 1, order: 1 } }]);
    expect(await explain(found, { withinIds: 'city1' })).toMatchObject({
      indexes: ['withinIds_1'],
      documents: 50,
      returned: 50,
    });
    expect(await explain(found, { 'appearances.personId': { $in: ['per1', 'per2'] } })).toMatchObject({
      indexes: ['appearances.personId_1_order_1'],
      returned: 139,
    });
  });

  it('one range over the elements of an array', async () => {
    const found = await articles();
    await found.createIndex({ days: 1 });
    const seen = await explain(found, { days: { $elemMatch: { $gte: '2020-10-02', $lte: '2020-10-03' } } });
    expect(seen).toMatchObject({ indexes: ['days_1'] });
    expect(seen.documents).toBe(seen.returned);
  });

  it('an order in each of several values, merged', async () => {
    const found = await articles();
    await found.createIndex({ pageId: 1, order: 1 });
    const seen = await explain(
      found,
      { pageId: { $in: ['page1', 'page4', 'page5'] } },
      { sort: { order: 1 }, limit: 6 },
    );
    expect(seen).toMatchObject({ indexes: ['pageId_1_order_1'], returned: 6 });
    expect(seen.documents).toBeLessThanOrEqual(12);
  });

  it('alternatives, each by its own index', async () => {
    const found = await articles();
    await found.createIndexes(ALTERNATIVES.indexes);
    const seen = await explain(found, ALTERNATIVES.filter);
    expect(seen.indexes.sort()).toEqual(['appearances.personId_1', 'id_1', 'withinIds_1']);
    expect(seen).toMatchObject({ returned: 10, documents: 10 });
  });

  it('what lies beyond a place in an order of several fields, reading on from there', async () => {
    const found = await articles();
    await found.createIndex({ kind: -1, order: 1 });
    const seen = await explain(found, BEYOND.filter, { sort: BEYOND.sort, limit: 11 });
    expect(seen).toMatchObject({ indexes: ['kind_-1_order_1'], sorts: false, returned: 11 });
    expect(seen.documents).toBeLessThanOrEqual(12);
  });

  it('counting', async () => {
    const found = await articles();
    await found.createIndexes([{ key: { pageId: 1 } }, { key: { until: 1, from: 1 } }]);
    const explanation = await store().db.command({
      explain: { count: found.collectionName, query: { pageId: 'page3' } },
      verbosity: 'executionStats',
    });
    expect(indexesOf(explanation)).toEqual(['pageId_1']);
    expect(explanation.executionStats.totalDocsExamined).toBe(0);
  });
});

async function sparse() {
  const found = collection();
  await found.createIndex({ endedAt: 1 }, { sparse: true });
  await found.insertMany([{ _id: 1 }, { _id: 2, endedAt: new Date(5) }, { _id: 3, endedAt: null }]);
  return found;
}

describe.runIf(EXPLAINS)(`the planner, ${SEEN},`, () => {
  it('prefers what is equal to what is in a range that every question carries', async () => {
    const found = await articles();
    await found.createIndexes([
      { key: { until: 1, from: 1 } },
      { key: { from: 1 } },
      { key: { kind: 1 } },
      { key: { order: 1 } },
    ]);
    expect((await explain(found, { ...VISIBLE, kind: 'INTERVIEW' })).indexes).toEqual(['kind_1']);
    expect((await explain(found, VISIBLE, { sort: { order: 1 }, limit: 3 })).indexes).toEqual(['order_1']);
  });

  it('prefers the rarer of two equalities', async () => {
    const found = await articles();
    await found.createIndexes([{ key: { until: 1 } }, { key: { id: 1 } }]);
    const seen = await explain(found, { until: Number.MAX_SAFE_INTEGER, id: { $in: ['art1', 'art2'] } });
    expect(seen).toMatchObject({ indexes: ['id_1'], documents: 2 });
  });

  it('scans where no index helps, and says so', async () => {
    const found = await articles();
    const explanation = await found.find({ kind: 'NEWS' }).explain('executionStats');
    expect(stagesOf(explanation).map(({ stage }) => stage)).toContain('COLLSCAN');
    expect(explanation.executionStats.totalDocsExamined).toBe(200);
  });

  it('reads a sparse index for what it holds', async () => {
    const found = await sparse();
    expect((await explain(found, { endedAt: { $lt: new Date(9) } })).indexes).toEqual(['endedAt_1']);
  });
});

describe('what is found by an index', () => {
  it('holds each document once, however many of its values are asked for', async () => {
    const found = await articles();
    await found.createIndex({ 'appearances.personId': 1, order: 1 });
    const people = { 'appearances.personId': { $in: ['per1', 'per2'] } };
    const orders = (await found.find(people, { sort: { order: 1 } }).toArray()).map(({ order }) => order);
    expect(orders).toHaveLength(139);
    expect(orders).toEqual([...new Set(orders)].sort());
  });

  it('meets two ranges over the elements of an array by two elements', async () => {
    const found = collection();
    await found.createIndex({ days: 1 });
    await found.insertMany([
      { _id: 1, days: [1, 9] },
      { _id: 2, days: [5] },
      { _id: 3, days: [9] },
    ]);
    const late = { days: { $elemMatch: { $gte: 8 } } };
    const early = { days: { $elemMatch: { $lte: 2 } } };
    const ids = async (filter: Filter<Loose>) => (await found.find(filter).toArray()).map(({ _id }) => _id);
    expect(await ids({ $and: [late, early] })).toEqual([1]);
    expect(await ids({ ...late, $or: [early, { days: 4 }] })).toEqual([1]);
    expect(await ids({ days: { $gte: 8, $lte: 2 } })).toEqual([1]);
    expect(await ids({ days: { $elemMatch: { $gte: 4, $lte: 8 } } })).toEqual([2]);
  });

  it('is in order over several values', async () => {
    const found = await articles();
    await found.createIndex({ pageId: 1, order: 1 });
    const asked = { pageId: { $in: ['page1', 'page4', 'page5'] } };
    const ids = (await found.find(asked, { sort: { order: 1 }, limit: 6 }).toArray()).map(({ id }) => id);
    expect(ids).toEqual([1, 4, 5, 11, 14, 15].map((i) => `art${i}`));
  });

  it('is each document once, whichever alternatives it meets', async () => {
    const found = await articles();
    await found.createIndexes(ALTERNATIVES.indexes);
    const ids = (await found.find(ALTERNATIVES.filter, { sort: { order: -1 } }).toArray()).map(({ id }) => id);
    expect(ids).toEqual([188, 168, 148, 128, 108, 88, 68, 48, 28, 8].map((i) => `art${i}`));
  });

  it('goes on beyond a place in an order of several fields', async () => {
    const found = await articles();
    await found.createIndex({ kind: -1, order: 1 });
    const ids = (await found.find(BEYOND.filter, { sort: BEYOND.sort, limit: 11 }).toArray()).map(({ id }) => id);
    expect(ids).toEqual([191, 192, 193, 194, 195, 196, 197, 198, 199, 0, 50].map((i) => `art${i}`));
  });

  it('is counted', async () => {
    const found = await articles();
    await found.createIndexes([{ key: { pageId: 1 } }, { key: { until: 1, from: 1 } }]);
    expect(await found.countDocuments({ pageId: 'page3' })).toBe(20);
    await found.updateMany({ pageId: 'page3' }, { $set: { until: 5 } });
    expect(await found.countDocuments(VISIBLE)).toBe(180);
  });

  it('is counted in a snapshot, also what arrays hold', async () => {
    const found = await articles();
    await found.createIndexes([
      { key: { withinIds: 1, order: 1 } },
      { key: { withinIds: 1, order: 1, until: 1, from: 1 } },
      { key: { 'appearances.personId': 1, until: 1, from: 1 } },
      { key: { kind: 1, until: 1, from: 1 } },
    ]);
    await found.updateMany({ pageId: 'page1' }, { $set: { until: 5 } });
    const covered = async (query: Filter<Loose>) => {
      const explanation = await store().db.command({ explain: { count: found.collectionName, query } });
      if (EMBEDDED) expect(explanation.executionStats.totalDocsExamined).toBe(0);
      return found.countDocuments(query);
    };
    const left = (holds: (i: number) => boolean) =>
      Array.from({ length: 200 }, (_, i) => i).filter((i) => i % 10 !== 1 && holds(i)).length;
    expect(await covered({ withinIds: 'city1', ...VISIBLE })).toBe(left((i) => i % 4 === 1));
    expect(await covered({ withinIds: { $in: ['city1', 'city2', 'country'] }, ...VISIBLE })).toBe(left(() => true));
    expect(await covered({ 'appearances.personId': { $in: ['per1', 'per7'] }, ...VISIBLE })).toBe(
      left((i) => i % 3 === 1 || [1, 7].includes(i % 20)),
    );
    expect(await covered({ kind: { $in: ['NEWS', 'INTERVIEW'] }, ...VISIBLE })).toBe(left(() => true));
    // Null stands for an element without the field, too: the documents have to tell.
    expect(await found.countDocuments({ 'appearances.personId': null, ...VISIBLE })).toBe(0);
  });

  it('is updated and deleted', async () => {
    const found = await articles();
    await found.createIndex({ pageId: 1 });
    expect((await found.updateMany({ pageId: 'page3' }, { $set: { pageId: 'page99' } })).modifiedCount).toBe(20);
    expect(await found.countDocuments({ pageId: 'page3' })).toBe(0);
    expect(await found.countDocuments({ pageId: 'page99' })).toBe(20);
    expect((await found.deleteMany({ pageId: 'page99' })).deletedCount).toBe(20);
    expect(await found.countDocuments({ pageId: 'page99' })).toBe(0);
  });

  it('is there, too, where a sparse index leaves it out', async () => {
    const found = await sparse();
    expect(await found.countDocuments({ endedAt: null })).toBe(2);
    expect((await found.find().sort({ endedAt: 1 }).toArray()).map(({ _id }) => _id).sort()).toEqual([1, 2, 3]);
  });
});

describe('indexes', () => {
  it('are made once, however often they are asked for', async () => {
    const found = collection();
    expect(await found.createIndexes([{ key: { a: 1, 'b.c': -1 } }, { key: { d: 1 }, name: 'only' }])).toEqual([
      'a_1_b.c_-1',
      'only',
    ]);
    expect(await found.createIndex({ a: 1, 'b.c': -1 })).toBe('a_1_b.c_-1');
    expect(
      await store().db.command({ createIndexes: found.collectionName, indexes: [{ key: { d: 1 }, name: 'only' }] }),
    ).toMatchObject({ numIndexesBefore: 3, numIndexesAfter: 3 });
  });

  it('are made of documents that are there already, or not at all', async () => {
    const found = collection();
    await found.insertMany([{ a: 1 }, { a: 2 }, { a: [2, 3] }]);
    await found.createIndex({ a: 1 });
    expect(await found.countDocuments({ a: 2 })).toBe(2);
    await found.insertOne({ b: [1], c: [2] });
    expect((await refusalOf(found.createIndexes([{ key: { d: 1 } }, { key: { b: 1, c: 1 } }]))).code).toBe(171);
    const again = { createIndexes: found.collectionName, indexes: [{ key: { a: 1 }, name: 'a_1' }] };
    expect(await store().db.command(again)).toMatchObject({ numIndexesBefore: 2 });
  });

  it.each([
    ['another index of that name', { key: { b: 1 }, name: 'a_1' }, [85, 86]],
    ['another name for that index', { key: { a: 1 }, name: 'other' }, [85]],
  ])('are refused: %s', async (_, index, code) => {
    const found = collection();
    await found.createIndex({ a: 1 });
    const refused = refusalOf(store().db.command({ createIndexes: found.collectionName, indexes: [index] }));
    expect(code).toContain((await refused).code);
  });

  it('do not spread two arrays at once', async () => {
    const found = collection();
    await found.createIndex({ a: 1, b: 1 });
    expect((await refusalOf(found.insertOne({ a: [1], b: [2] }))).code).toBe(171);
    expect(await found.countDocuments()).toBe(0);
  });
});

/** Numbers that look like chance and are the same every time (mulberry32). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

const ROUNDS = Number(process.env.ROUNDS ?? 60);

describe('whatever index is read', () => {
  it('the answers are those of a scan', async () => {
    const roll = dice(Number(process.env.SEED ?? 7));
    const pick = <T>(values: readonly T[]): T => values[roll(values.length)] as T;
    const scalar = (): unknown => pick([0, 1, 2, 3, 4, 0, 1, 2, 3, 4, Number.NaN, 'a', 'b', null, new Date(1)]);
    const object = (): unknown => ({
      x: pick([scalar, scalar, () => [scalar(), scalar()]])(),
      ...(roll(2) > 0 && { y: scalar() }),
    });
    const scalars = (): unknown => [scalar(), scalar(), scalar()];
    const objects = (): unknown => [object(), object()];
    const value = (): unknown =>
      pick([scalar, () => [], scalars, scalars, object, objects, objects, () => [object(), scalar()]])();
    const documents = Array.from({ length: 150 }, (_, i) => {
      const document: Document = { _id: i, a: scalar() };
      if (roll(8) > 0) document.b = value();
      if (roll(8) > 0) document.c = { d: roll(3) > 0 ? scalar() : [scalar(), scalar()] };
      return document;
    });
    const limit = () => ({
      [pick(['$gt', '$gte', '$lt', '$lte'])]: pick([roll(5), roll(5), roll(5), 'a', new Date(5)]),
    });
    const limits = () => {
      const low = roll(5);
      return { [pick(['$gt', '$gte'])]: low, [pick(['$lt', '$lte'])]: low + roll(3) };
    };
    const condition = (): unknown =>
      pick([
        scalar,
        limits,
        limits,
        limit,
        () => ({ $in: [scalar(), scalar()] }),
        () => ({ $ne: scalar() }),
        () => ({ $ne: null }),
        () => ({ $gt: 1, $in: [scalar(), 2, 3] }),
        CRASHES_AT_ELEMENT_RANGES ? limit : () => ({ $elemMatch: limits() }),
        () => ({ $elemMatch: { x: pick([scalar, limits])(), ...(roll(2) > 0 && { y: pick([scalar, limit])() }) } }),
      ])();
    const conditions = (): Document => {
      const made: Document = {};
      for (let left = 1 + roll(2); left > 0; left--) made[pick(['a', 'b', 'c.d', 'b.x', 'b.y', '_id'])] = condition();
      return made;
    };
    const filter = (): Document =>
      pick([
        conditions,
        conditions,
        () => ({ 'b.x': condition(), 'b.y': condition() }),
        () => ({ $and: [{ a: limit() }, { a: limit() }] }),
        () => ({ $and: [{ b: limit() }, conditions()] }),
        () => ({
          $or: [conditions(), { [pick(['a', 'b'])]: condition() }],
          ...(roll(3) === 0 && { 'c.d': condition() }),
        }),
      ])();
    const indexes = [
      { a: 1, _id: 1 },
      { b: 1, _id: 1 },
      { a: -1, 'c.d': -1 },
      { 'b.x': -1, a: 1 },
    ] as const;
    const scanned = collection();
    await scanned.insertMany(documents as Loose[]);
    // The same documents under each index alone, and under all of them.
    const indexed = await Promise.all(
      [...indexes.map((index) => [index]), indexes].map(async (keys) => {
        const found = collection();
        await found.createIndexes(keys.map((key) => ({ key })));
        await found.insertMany(documents as Loose[]);
        return found;
      }),
    );
    const used = new Set<string>();
    for (let round = 0; round < ROUNDS; round++) {
      const asked = filter() as Filter<Loose>;
      const sort = pick([
        { _id: 1 },
        { a: 1, _id: 1 },
        { a: -1, _id: -1 },
        { b: 1, _id: 1 },
        { b: -1, _id: -1 },
        { 'c.d': -1, a: 1, _id: 1 },
      ] as const);
      const most = pick([0, 0, 5]);
      const answer = async (found: typeof scanned) => ({
        asked: inspect(asked, { depth: 9 }),
        sort,
        most,
        ids: (await found.find(asked, { sort, limit: most }).toArray()).map(({ _id }) => _id),
        count: await found.countDocuments(asked),
      });
      const wanted = await answer(scanned);
      const answers = await Promise.all(indexed.map(answer));
      for (const each of answers) expect(each).toEqual(wanted);
      for (const found of EXPLAINS ? indexed : [])
        for (const name of indexesOf(await found.find(asked, { sort }).explain('queryPlanner'))) used.add(name);
    }
    if (EXPLAINS) expect(used.size).toBeGreaterThanOrEqual(4);
  });
});
