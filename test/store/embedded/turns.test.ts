/** Commands that take long beside others that do not. Only the embedded store has one thread for all of them. */
import { rm } from 'node:fs/promises';
import { type Document, type Filter, Long, MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../../src/store/connect.js';
import { type Loose, refusalOf, temporaryFolder } from '../support.js';

const COUNT = 50_000;
let store: Store;
let folder: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  store = await openStore({ database: 'turns', dataDir: folder });
  const text = '全市经济运行总体平稳';
  for (let from = 0; from < COUNT; from += 5_000)
    await papers().insertMany(Array.from({ length: 5_000 }, (_, i) => ({ _id: from + i, n: 0, text })));
}, 60_000);

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const papers = () => store.db.collection<Loose>('papers');

/** Found only after long thought: by none of many texts. */
function thinking(clauses: number): { text: { $regex: string; $options: string } }[] {
  return Array.from({ length: clauses }, (_, i) => ({ text: { $regex: `平稳${i}`, $options: 'i' } }));
}

/** Matches every document, each after such thought. */
const all = (clauses: number): Filter<Loose> => ({ $or: [...thinking(clauses), { n: { $gte: 0 } }] });

/** Matches the first two documents, and takes seconds to find no third. */
const SLOW: Filter<Loose> = { $or: [{ _id: { $lt: 2 } }, ...thinking(400)] };

/** The names of what is being asked, of those who wait for it. */
async function running(command: string): Promise<{ opid: number; ns: string }[]> {
  const { inprog } = await store.db.admin().command({ currentOp: 1 });
  return inprog.filter((each: Document) => command in each.command);
}

/** Asks for it, and waits until the store is at work on it. */
async function begin<T>(command: string, ask: () => Promise<T>): Promise<{ answer: Promise<T>; opid: number }> {
  const before = new Set((await running(command)).map(({ opid }) => opid));
  const answer = ask();
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  answer.then(over, over);
  while (!isOver) {
    const begun = (await running(command)).find(({ opid }) => !before.has(opid));
    if (begun !== undefined) return { answer, opid: begun.opid };
  }
  throw new Error(`${command} was over before it was seen`);
}

/** Notes what was answered, in that order. */
function order(): { answers: string[]; note: (name: string) => () => void } {
  const answers: string[] = [];
  return { answers, note: (name) => () => void answers.push(name) };
}

const kill = (opid: number) => store.db.admin().command({ killOp: 1, op: opid });

describe('while a command takes long, others are answered', () => {
  it.each([
    [
      'a scan',
      () =>
        papers()
          .find({ $or: thinking(40) })
          .toArray(),
    ],
    [
      'a sort',
      () =>
        papers()
          .find({}, { sort: { text: 1, n: -1 }, projection: { _id: 1 } })
          .toArray(),
    ],
    [
      'groups',
      () =>
        papers()
          .aggregate([{ $match: all(20) }, { $group: { _id: '$text', n: { $sum: '$n' } } }])
          .toArray(),
    ],
    ['an update', () => papers().updateMany(all(20), { $set: { touched: true } })],
  ])('%s', async (_, ask) => {
    const { answers, note } = order();
    const long = ask().then(note('the long one'));
    for (let i = 0; i < 3; i++) await papers().findOne({ _id: i * 10_000 });
    note('three short ones')();
    await papers()
      .updateOne({ _id: 7 }, { $set: { seen: answers.length } })
      .then(note('a writer'));
    await long;
    expect(answers).toEqual(['three short ones', 'a writer', 'the long one']);
  });

  it('several that take long go on side by side', async () => {
    const { answers, note } = order();
    const scan = () => papers().countDocuments({ $or: thinking(10) });
    const all = Array.from({ length: 5 }, (_, i) => scan().then(note(`scan ${i}`)));
    await papers().findOne({ _id: 1 });
    note('the short one')();
    await Promise.all(all);
    expect(answers[0]).toBe('the short one');
  });
});

describe('what a command reads', () => {
  it('stays as it was when it began, whatever is written while it pauses', async () => {
    const { answers, note } = order();
    const sum = async () =>
      (
        await papers()
          .aggregate([{ $group: { _id: null, n: { $sum: '$n' }, count: { $sum: 1 } } }])
          .toArray()
      )[0];
    const before = await sum();
    const { answer } = await begin('aggregate', () => sum().finally(note('sum')));
    await papers().updateOne({ _id: COUNT - 1 }, { $set: { n: 100 } });
    await papers().deleteOne({ _id: COUNT - 2 });
    await papers().insertOne({ _id: COUNT, n: 1_000 });
    note('written')();
    expect(await answer).toEqual(before);
    expect(answers).toEqual(['written', 'sum']);
    expect(await sum()).toMatchObject({ n: Number(before?.n) + 1_100, count: COUNT });
  });

  it('is found by an index as it was', async () => {
    const marked = store.db.collection<Loose>('marked');
    await marked.createIndex({ mark: 1 });
    await marked.insertMany(Array.from({ length: 20_000 }, (_, i) => ({ _id: i, mark: i % 2, n: i })));
    const { answer } = await begin('find', () =>
      marked.find({ mark: 1, n: { $gte: 0 } }, { batchSize: 20_000 }).toArray(),
    );
    await marked.updateMany({ _id: { $in: [19_997, 19_999] } }, { $set: { mark: 0 } });
    expect(await answer).toHaveLength(10_000);
    expect(await marked.countDocuments({ mark: 1 })).toBe(9_998);
  });
});

describe('a command ends early', () => {
  it('when its time is over', async () => {
    const { code, codeName } = await refusalOf(papers().find(SLOW, { maxTimeMS: 40 }).toArray());
    expect([code, codeName]).toEqual([50, 'MaxTimeMSExpired']);
  });

  it('when it is killed', async () => {
    const { answer, opid } = await begin('find', () => papers().find(SLOW).toArray());
    await kill(opid);
    expect(await refusalOf(answer)).toMatchObject({ code: 11_601, codeName: 'Interrupted' });
    expect(await running('find')).toEqual([]);
  });

  it('when it writes, before it has changed anything', async () => {
    const { answer, opid } = await begin('update', () => papers().updateMany(SLOW, { $set: { late: true } }));
    await kill(opid);
    expect(await refusalOf(answer)).toMatchObject({ code: 11_601 });
    expect(await papers().countDocuments({ late: true })).toBe(0);
  });

  it('when the cursor that it reads from is killed', async () => {
    const { cursor } = await store.db.command({ find: 'papers', filter: SLOW, batchSize: 1 });
    const id = Long.fromValue(cursor.id);
    const getMore = () => store.db.command({ getMore: id, collection: 'papers', batchSize: 1 });
    const { answer } = await begin('getMore', getMore);
    expect((await refusalOf(getMore())).code).toBe(12_051);
    const killed = await store.db.command({ killCursors: 'papers', cursors: [id] });
    expect(killed.cursorsKilled).toHaveLength(1);
    expect(await refusalOf(answer)).toMatchObject({ code: 237, codeName: 'CursorKilled' });
    expect((await refusalOf(getMore())).code).toBe(43);
  });

  it('when nobody waits for it any more', async () => {
    const other = await begin('find', () => papers().find(SLOW).toArray());
    const client = await new MongoClient(store.address).connect();
    const { answer, opid } = await begin('find', () =>
      client.db('turns').collection<Loose>('papers').find(SLOW).toArray(),
    );
    await client.close(true);
    await expect(answer).rejects.toThrow();
    let left: number[];
    do left = (await running('find')).map((each) => each.opid);
    while (left.includes(opid));
    // It began later and would have ended later: it did not come to its end.
    expect(left).toEqual([other.opid]);
    await kill(other.opid);
    await expect(other.answer).rejects.toThrow();
  });

  it('when the store is closed', async () => {
    const dataDir = await temporaryFolder();
    const closing = await openStore({ database: 'turns', dataDir });
    const found = closing.db.collection<Loose>('papers');
    await found.insertMany(Array.from({ length: 5_000 }, (_, i) => ({ _id: i, text: '平稳' })));
    const asked = found.find(SLOW).toArray();
    const closed = closing.close();
    await expect(asked).rejects.toThrow();
    await closed;
    const again = await openStore({ database: 'turns', dataDir });
    expect(await again.db.collection('papers').countDocuments()).toBe(5_000);
    await again.close();
    await rm(dataDir, { recursive: true });
  });
});
