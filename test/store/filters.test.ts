import { describe, expect, it } from 'vitest';
import { storeForTests } from './support.js';

const { collection } = storeForTests();

/** The ids of the documents that match, each document being numbered by its place. */
async function matching(documents: object[], filter: object): Promise<unknown[]> {
  const papers = collection();
  if (documents.length > 0) await papers.insertMany(documents.map((document, i) => ({ _id: i, ...document })));
  const found = await papers.find(filter, { sort: { _id: 1 } }).toArray();
  await papers.drop();
  return found.map(({ _id }) => _id);
}

describe('equality', () => {
  it('holds for a value and for an element of an array', async () => {
    const documents = [{ a: 1 }, { a: [1, 2] }, { a: [[1, 2]] }, { a: 2 }, { a: [2, 1] }, {}];
    expect(await matching(documents, { a: 1 })).toEqual([0, 1, 4]);
  });

  it('with null holds for what is null and what is missing, but not for what arrays leave out', async () => {
    const documents = [{ a: null }, {}, { a: 0 }, { a: [null] }, { a: [] }];
    expect(await matching(documents, { a: null })).toEqual([0, 1, 3]);
    expect(await matching(documents, { a: { $ne: null } })).toEqual([2, 4]);
    const nested = [
      { a: { b: null } },
      { a: {} },
      {},
      { a: 4 },
      { a: [] },
      { a: [1, 'x'] },
      { a: [{ b: 3 }, {}] },
      { a: [{ b: 3 }] },
    ];
    expect(await matching(nested, { 'a.b': null })).toEqual([0, 1, 2, 3, 6]);
  });

  it('compares documents field by field, in order', async () => {
    const documents = [{ a: { b: 1, c: 2 } }, { a: { c: 2, b: 1 } }, { a: { b: 1 } }, { a: { b: 1.0, c: 2 } }];
    expect(await matching(documents, { a: { b: 1, c: 2 } })).toEqual([0, 3]);
  });

  it('reaches through arrays of documents', async () => {
    const documents = [
      { a: [{ b: 1 }, { b: 2 }] },
      { a: { b: 2 } },
      { a: [[{ b: 2 }]] },
      { a: [{ b: [2, 3] }] },
      { a: [5, { b: 2 }] },
    ];
    expect(await matching(documents, { 'a.b': 2 })).toEqual([0, 1, 3, 4]);
  });

  it('of a text is letter by letter, and of other kinds by kind', async () => {
    const documents = [{ a: 'x' }, { a: 'X' }, { a: '1' }, { a: 1 }, { a: true }, { a: new Date(1) }];
    expect(await matching(documents, { a: 'x' })).toEqual([0]);
    expect(await matching(documents, { a: 1 })).toEqual([3]);
    expect(await matching(documents, { a: true })).toEqual([4]);
    expect(await matching(documents, { a: new Date(1) })).toEqual([5]);
  });
});

describe('$in', () => {
  it('lists values, null among them', async () => {
    const documents = [{ a: 1 }, { a: 'x' }, {}, { a: [2, 'x'] }, { a: 3 }];
    expect(await matching(documents, { a: { $in: [1, 'x'] } })).toEqual([0, 1, 3]);
    expect(await matching(documents, { a: { $in: [null, 3] } })).toEqual([2, 4]);
    expect(await matching(documents, { a: { $in: [] } })).toEqual([]);
  });
});

describe('$all', () => {
  it('demands every value', async () => {
    const documents = [{ a: [1, 2, 3] }, { a: [1] }, { a: 1 }, { a: [[1, 2]] }];
    expect(await matching(documents, { a: { $all: [1, 2] } })).toEqual([0]);
    expect(await matching(documents, { a: { $all: [1] } })).toEqual([0, 1, 2]);
  });
});

describe('a range', () => {
  it('holds within one kind of value only', async () => {
    const documents = [
      { a: 1 },
      { a: 5 },
      { a: '5' },
      { a: null },
      {},
      { a: [0, 9] },
      { a: new Date(7) },
      { a: Number.NaN },
    ];
    expect(await matching(documents, { a: { $gt: 1 } })).toEqual([1, 5]);
    expect(await matching(documents, { a: { $gte: 1 } })).toEqual([0, 1, 5]);
    expect(await matching(documents, { a: { $lt: 5 } })).toEqual([0, 5]);
    expect(await matching(documents, { a: { $lte: 5 } })).toEqual([0, 1, 5]);
    expect(await matching(documents, { a: { $gt: '1' } })).toEqual([2]);
    expect(await matching(documents, { a: { $lt: new Date(8) } })).toEqual([6]);
  });

  it('may be met by different elements of an array, unless $elemMatch asks for one', async () => {
    const documents = [
      { days: ['2020-01-01', '2020-12-31'] },
      { days: ['2020-06-15'] },
      { days: [] },
      { days: '2020-06-15' },
    ];
    const range = { $gte: '2020-06-01', $lte: '2020-06-30' };
    expect(await matching(documents, { days: range })).toEqual([0, 1, 3]);
    expect(await matching(documents, { days: { $elemMatch: range } })).toEqual([1]);
  });

  it('orders texts by their letters’ code points', async () => {
    const documents = [{ a: 'z' }, { a: '中' }, { a: '\uff01' }, { a: '𠮷' }];
    expect(await matching(documents, { a: { $gt: '\uff00' } })).toEqual([2, 3]);
    expect(await matching(documents, { a: { $lt: '𠮷' } })).toEqual([0, 1, 2]);
  });
});

describe('$elemMatch', () => {
  it('wants one element that meets all conditions', async () => {
    const documents = [
      { a: [{ b: 1, c: 2 }] },
      {
        a: [
          { b: 1, c: 1 },
          { b: 2, c: 2 },
        ],
      },
      { a: { b: 1, c: 2 } },
      { a: [[{ b: 1, c: 2 }]] },
    ];
    expect(await matching(documents, { a: { $elemMatch: { b: 1, c: 2 } } })).toEqual([0]);
    expect(await matching(documents, { a: { $elemMatch: { $or: [{ b: 2 }, { c: 1 }] } } })).toEqual([1]);
  });

  it('does not look into arrays within the array', async () => {
    expect(await matching([{ a: [[5]] }, { a: [5] }], { a: { $elemMatch: { $gt: 4 } } })).toEqual([1]);
  });
});

describe('other conditions', () => {
  const documents = [
    { a: 1, b: 'abc' },
    { a: null, b: 'ABD' },
    { b: 'x\nabc' },
    { a: [], b: ['abc', 'z'] },
    { a: [1, 2], b: 5 },
  ];

  it.each([
    [{ b: { $regex: 'AB', $options: 'i' } }, [0, 1, 2, 3]],
    [{ b: { $regex: 'ab' } }, [0, 2, 3]],
    [{ $or: [{ a: 1 }, { b: 5 }] }, [0, 4]],
    [{ $and: [{ a: 1 }, { a: 2 }] }, [4]],
    [{ a: 1, $or: [{ b: 'abc' }] }, [0]],
    [{ a: { $gt: 0, $lt: 2 }, b: { $ne: 5 } }, [0]],
    [{}, [0, 1, 2, 3, 4]],
  ])('%o', async (filter, ids) => {
    expect(await matching(documents, filter)).toEqual(ids);
  });

  it('take special letters of a text as they are, once escaped', async () => {
    const literal = 'a.b*c+(d)[e]{f}^$|\\?-#/ 中“”';
    const escaped = literal.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
    expect(await matching([{ a: `…${literal}…` }, { a: 'axbbc' }], { a: { $regex: escaped, $options: 'i' } })).toEqual([
      0,
    ]);
  });
});
