import type { Document } from 'mongodb';
import { Long } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { EMBEDDED, refusalOf, storeForTests } from './support.js';

const { collection, store } = storeForTests();

function answerTo(command: Document): Promise<Awaited<ReturnType<typeof refusalOf>>> {
  return refusalOf(store().db.command(command));
}

describe('a command', () => {
  it('that does not exist is refused by name', async () => {
    expect(await answerTo({ frobnicate: 1 })).toMatchObject({
      code: 59,
      codeName: 'CommandNotFound',
      message: expect.stringContaining("'frobnicate'"),
    });
  });

  it.each(['__proto__x', 'constructor', 'toString', ''])('named %j is no more than any other', async (name) => {
    expect((await answerTo({ [name]: 1 })).code).toBe(59);
  });

  it.each([
    ['find', { find: 'papers', foo: 1 }],
    ['insert', { insert: 'papers', documents: [{ a: 1 }], foo: 1 }],
    ['update', { update: 'papers', updates: [{ q: {}, u: { $set: { a: 1 } } }], foo: 1 }],
    ['delete', { delete: 'papers', deletes: [{ q: {}, limit: 0 }], foo: 1 }],
    ['count', { count: 'papers', foo: 1 }],
    ['aggregate', { aggregate: 'papers', pipeline: [], cursor: {}, foo: 1 }],
    ['getMore', { getMore: Long.fromNumber(1), collection: 'papers', foo: 1 }],
    ['drop', { drop: 'papers', foo: 1 }],
  ])('%s says nothing that is not understood', async (_, command) => {
    expect(await answerTo(command)).toMatchObject({
      message: expect.stringContaining('foo'),
      ...(EMBEDDED && { code: 238 }),
    });
  });

  it('%s may say what changes nothing', async () => {
    const found = collection();
    await found.insertOne({ a: 1 }, { comment: 'a comment', writeConcern: { w: 1, j: true } });
    const options: Document = {
      allowDiskUse: true,
      noCursorTimeout: true,
      comment: { any: 'thing' },
      readConcern: { level: 'majority' },
      maxTimeMS: 5_000,
    };
    expect(await found.find({}, options).toArray()).toHaveLength(1);
    expect(await found.find({}, { collation: { locale: 'simple' } }).toArray()).toHaveLength(1);
  });

  it.each([
    ['a filter that is none', { find: 'papers', filter: 1 }, 14],
    ['a sort that is none', { find: 'papers', sort: 'a' }, 14],
    ['a limit that is a text', { find: 'papers', limit: 'x' }, 14],
    ['a limit below nothing', { find: 'papers', limit: -1.5 }, [9, 14]],
    ['a batch below nothing', { find: 'papers', batchSize: -1 }, [2, 14, 51024]],
    ['a pipeline that is none', { aggregate: 'papers', pipeline: 1, cursor: {} }, 14],
    ['a pipeline without a cursor', { aggregate: 'papers', pipeline: [] }, EMBEDDED ? 14 : 9],
    ['no updates', { update: 'papers', updates: [] }, 16],
    ['no documents', { insert: 'papers', documents: [] }, 16],
    ['neither update nor remove', { findAndModify: 'papers', query: {} }, EMBEDDED ? 238 : 9],
  ])('is refused with %s', async (_, command, code) => {
    const { code: given } = await answerTo(command);
    expect([code].flat()).toContain(given);
  });

  it.each(['', 'a$b', '.a', 'system.foo'])('does not speak of a collection named %j', async (name) => {
    expect(await answerTo({ find: name }).catch(() => ({ code: 73 }))).toMatchObject({ code: 73 });
  });
});

describe('transactions', () => {
  it('are not needed for a session', async () => {
    const found = collection();
    await store().client.withSession(async (session) => {
      await found.insertOne({ _id: 1 }, { session });
      expect(await found.findOne({}, { session })).toEqual({ _id: 1 });
    });
  });
});

describe('names of fields', () => {
  it('may be those of every object', async () => {
    const found = collection();
    const odd = JSON.parse('{"_id":1,"__proto__":{"x":1},"constructor":2,"toString":3,"hasOwnProperty":4}');
    await found.insertOne(odd);
    expect(await found.countDocuments({ constructor: 2, toString: 3 } as never)).toBe(1);
    expect(await found.countDocuments({ valueOf: { $ne: null } } as never)).toBe(0);
    await found.updateOne(
      { _id: 1 },
      { $set: { 'a.constructor.prototype.polluted': true, hasOwnProperty: 5 } as never },
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(await found.findOne({}, { projection: { hasOwnProperty: 1, valueOf: 1 } })).toEqual({
      _id: 1,
      hasOwnProperty: 5,
    });
  });

  it('may not be operators where a document is stored', async () => {
    const found = collection();
    expect((await refusalOf(found.updateOne({}, { $set: { $a: 1 } } as never, { upsert: true }))).code).toBe(
      EMBEDDED ? 238 : 52,
    );
  });
});
