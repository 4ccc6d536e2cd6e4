import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Collection, type Db, MongoNetworkError } from 'mongodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WriterEntry } from '../../src/store/bookkeeping-documents.js';
import { type Collections, collectionsOf } from '../../src/store/collections.js';
import { openStore, type Store } from '../../src/store/connect.js';
import { FOREVER, type OrganizationDocument } from '../../src/store/documents.js';
import { createIndexes } from '../../src/store/indexes.js';
import { ArchiveWriter, type ChangeSet, changesBetween, type Unversioned } from '../../src/store/write.js';
import { EXPLAINS } from './support.js';

type Organization = Unversioned<OrganizationDocument>;

let folder: string;
let store: Store;
let db: Db;
let collections: Collections;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-write-'));
  store = await openStore({ uri: process.env.MONGODB_URI, database: 'unused', dataDir: folder });
});

beforeEach(() => {
  db = store.client.db(`test-${randomUUID()}`);
  collections = collectionsOf(db);
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await db.dropDatabase();
});

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const open = () => ArchiveWriter.open(db, 'OTHER_PROCESSES');

const organization = (id: string, articleCount: number): Organization => ({
  id,
  name: id,
  spellings: [id],
  articleCount,
});
const nothing = { insert: [], expire: [] };
const changes = (insert: Organization[], expire: string[] = []): ChangeSet => ({
  pages: nothing,
  articles: nothing,
  metrics: nothing,
  people: nothing,
  locations: nothing,
  organizations: { insert, expire },
  search: nothing,
});

async function sequence(): Promise<number> {
  return (await collections.archive.findOne({ _id: 'archive' }))?.sequence ?? 0;
}

/** What a reader of the snapshot sees: counts by id. */
async function seen(at?: number): Promise<Record<string, number>> {
  const number = at ?? (await sequence());
  const found = await collections.organizations
    .find({ from: { $lte: number }, until: { $gt: number } })
    .sort({ id: 1 })
    .toArray();
  return Object.fromEntries(found.map(({ id, articleCount }) => [id, articleCount]));
}

/** Makes the next call of a collection's method fail. */
function failOnce(collection: string, method: 'insertMany' | 'updateMany'): void {
  const real = db.collection.bind(db);
  let failed = false;
  vi.spyOn(db, 'collection').mockImplementation(((name: string) => {
    const found: Collection = real(name);
    if (name !== collection || failed) return found;
    return Object.assign(Object.create(found) as Collection, {
      [method]: async () => {
        failed = true;
        throw new Error('the disk is full');
      },
    });
  }) as typeof db.collection);
}

describe('a write', () => {
  it('is seen whole or not at all', async () => {
    const writer = await open();
    await writer.commit(changes([organization('a', 1), organization('b', 1)]));
    expect(await seen()).toEqual({ a: 1, b: 1 });
    await writer.commit(changes([organization('a', 2), organization('c', 1)], ['a@1', 'b@1']));
    expect(await seen()).toEqual({ a: 2, c: 1 });
    await writer.close();
  });

  it('does not change what an earlier snapshot shows', async () => {
    const writer = await open();
    await writer.commit(changes([organization('a', 1)]));
    const before = await sequence();
    await writer.commit(changes([organization('a', 2)], ['a@1']));
    expect(await seen(before)).toEqual({ a: 1 });
    await writer.close();
  });

  it.each(['insertMany', 'updateMany'] as const)('that fails in %s leaves the archive as it was', async (method) => {
    const writer = await open();
    await writer.commit(changes([organization('a', 1)]));
    failOnce('organizations', method);
    await expect(writer.commit(changes([organization('a', 2)], ['a@1']))).rejects.toThrow('the disk is full');
    vi.restoreAllMocks();
    expect(await seen()).toEqual({ a: 1 });
    expect(await collections.organizations.countDocuments()).toBe(1);
    await writer.commit(changes([organization('a', 3)], ['a@1']));
    expect(await seen()).toEqual({ a: 3 });
    await writer.close();
  });
});

describe('what is staged', () => {
  it('is found by the writer, and seen by nobody else until it is written', async () => {
    const writer = await open();
    await writer.commit(changes([organization('a', 1), organization('b', 1)]));
    writer.stage(changes([organization('a', 2), organization('c', 1)], ['a@1']));
    const found = await writer.find('organizations', { id: { $in: ['a', 'b', 'c'] } });
    expect(found.map(({ id, articleCount }) => `${id}${articleCount}`).sort()).toEqual(['a2', 'b1', 'c1']);
    expect(await writer.find('organizations', { name: { $gte: 'a', $lt: 'b' } })).toMatchObject([{ articleCount: 2 }]);
    expect(await writer.organizationsById.find(['a'])).toMatchObject([{ articleCount: 2 }]);
    expect(await seen()).toEqual({ a: 1, b: 1 });
    await writer.flush();
    expect(await seen()).toEqual({ a: 2, b: 1, c: 1 });
    await writer.close();
  });

  it('never reaches the store if it ends before it is written', async () => {
    const writer = await open();
    await writer.commit(changes([organization('a', 1)]));
    writer.stage(changes([organization('a', 2), organization('b', 1)], ['a@1']));
    writer.stage(changes([organization('a', 3)], ['a@2', 'b@2']));
    await writer.flush();
    expect(await seen()).toEqual({ a: 3 });
    expect(await collections.organizations.countDocuments()).toBe(2);
    await writer.close();
  });

  it('may be added to while what was staged before is written', async () => {
    const writer = await open();
    writer.stage(changes([organization('a', 1)]));
    const written = writer.flush();
    expect(await writer.find('organizations', { id: 'a' })).toMatchObject([{ articleCount: 1 }]);
    writer.stage(changes([organization('a', 2)], ['a@1']));
    expect(await writer.find('organizations', { id: 'a' })).toMatchObject([{ articleCount: 2 }]);
    await written;
    expect(await seen()).toEqual({ a: 1 });
    await writer.flush();
    expect(await seen()).toEqual({ a: 2 });
    await writer.close();
  });

  it('is forgotten with what it was staged upon, if that cannot be written', async () => {
    const writer = await open();
    await writer.commit(changes([organization('a', 1)]));
    writer.stage(changes([organization('a', 2)], ['a@1']));
    failOnce('organizations', 'insertMany');
    await expect(writer.flush()).rejects.toThrow('the disk is full');
    expect(await writer.organizationsById.find(['a'])).toMatchObject([{ articleCount: 1 }]);
    await writer.flush();
    expect(await sequence()).toBe(1);
    await writer.commit(changes([organization('a', 3)], ['a@1']));
    expect(await seen()).toEqual({ a: 3 });
    await writer.close();
  });

  it('is written whole or not at all, whichever command its writer dies before', async () => {
    const before = { a: 1, b: 1 };
    const after = { a: 2, c: 1 };
    let fatal = 0;
    for (let died = true; died; fatal++) {
      await db.dropDatabase();
      const writer = await open();
      await writer.commit(changes([organization('a', 1), organization('b', 1)]));
      dieBefore(fatal);
      writer.stage(changes([organization('a', 2)], ['a@1', 'b@1']));
      writer.stage(changes([organization('c', 1)]));
      died = await writer.flush().then(
        () => false,
        () => true,
      );
      vi.restoreAllMocks();
      expect([before, after]).toContainEqual(await seen());
      // Nobody undoes it but the next one, who finds its process dead.
      await collections.archive.updateOne({ _id: 'archive' }, { $set: { writer: dead } });
      await (await open()).close();
      expect(died ? before : after).toEqual(await seen());
      const left = await collections.organizations.countDocuments({ until: FOREVER });
      expect(left).toBe(2);
    }
    expect(fatal).toBeGreaterThan(3);
  });
});

/** Nothing reaches the store any more from its n-th writing command on. */
function dieBefore(fatal: number): void {
  const real = db.collection.bind(db);
  let commands = 0;
  const dying =
    (work: (...args: never[]) => Promise<unknown>) =>
    async (...args: never[]): Promise<unknown> => {
      if (commands++ >= fatal) throw new Error('killed');
      return work(...args);
    };
  vi.spyOn(db, 'collection').mockImplementation(((name: string) => {
    const found: Collection = real(name);
    const methods = ['insertMany', 'updateMany', 'updateOne', 'deleteMany'] as const;
    const mortal = methods.map((method) => [method, dying(found[method].bind(found) as never)]);
    return Object.assign(Object.create(found) as Collection, Object.fromEntries(mortal));
  }) as typeof db.collection);
  for (const method of ['updateOne'] as const) {
    const works = collections.archive[method].bind(collections.archive);
    vi.spyOn(Object.getPrototypeOf(collections.archive), method).mockImplementation(dying(works as never) as never);
  }
}

/** Of a process that is no more. */
const dead: WriterEntry = {
  id: `${hostname()}:${spawnSync(process.execPath, ['-e', '']).pid}:gone:gone`,
  expires: new Date(Date.now() + 30_000),
};

describe('where nobody reads', () => {
  it('versions that ended are cleared with the next write', async () => {
    const writer = await ArchiveWriter.open(db, 'THIS_PROCESS_ONLY', 'NONE');
    await writer.commit(changes([organization('a', 1)]));
    await writer.commit(changes([organization('a', 2)], ['a@1']));
    expect(await collections.organizations.countDocuments()).toBe(2);
    await writer.commit(changes([organization('a', 3)], ['a@2']));
    expect(await collections.organizations.countDocuments()).toBe(2);
    await writer.close();
    expect(await collections.organizations.countDocuments()).toBe(1);
    expect(await seen()).toEqual({ a: 3 });
  });
});

describe('versions that ended', () => {
  it('are kept for a minute, for whoever still reads them, and cleared by the next run', async () => {
    const writer = await open();
    await writer.commit(changes([organization('a', 1)]));
    await writer.commit(changes([organization('a', 2)], ['a@1']));
    await writer.close();
    expect(await collections.organizations.countDocuments()).toBe(2);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    await (await open()).close();
    expect(await collections.organizations.countDocuments()).toBe(1);
    expect(await seen()).toEqual({ a: 2 });
  });
});

describe.runIf(EXPLAINS)('opening an archive to write, as is seen where explain has MongoDB’s form,', () => {
  it('looks at no version that has not ended', async () => {
    await createIndexes(db);
    const writer = await open();
    await writer.commit(changes([organization('a', 1), organization('b', 1), organization('c', 1)]));
    await writer.close();
    const cleared = vi.spyOn(Object.getPrototypeOf(collections.organizations), 'deleteMany');
    await (await open()).close();
    expect(cleared.mock.calls).not.toEqual([]);
    for (const [index, [filter]] of cleared.mock.calls.entries()) {
      const collection: Collection = cleared.mock.contexts[index];
      const { executionStats } = await collection.find(filter as object).explain('executionStats');
      expect(executionStats.totalDocsExamined).toBe(0);
    }
  });
});

describe('a writer that died over a page', () => {
  /** As it is found after everything was staged but the flip. */
  async function crash(): Promise<void> {
    const writer = await open();
    await writer.commit(changes([organization('a', 1), organization('b', 1)]));
    await writer.close();
    await collections.organizations.insertMany(
      ['a', 'c'].map((id) => ({ ...organization(id, 2), _id: `${id}@2`, from: 2, until: FOREVER })),
    );
    await collections.organizations.updateMany(
      { _id: { $in: ['a@1', 'b@1'] } },
      { $set: { until: 2, endedAt: new Date() } },
    );
    await collections.archive.updateOne({ _id: 'archive' }, { $set: { writer: dead } });
  }

  it('has changed nothing for readers', async () => {
    await crash();
    expect(await seen()).toEqual({ a: 1, b: 1 });
  });

  it('leaves nothing behind once the next one has begun', async () => {
    await crash();
    const writer = await open();
    const left = await collections.organizations.find().sort({ _id: 1 }).toArray();
    expect(left.map(({ _id, until, endedAt }) => [_id, until, endedAt])).toEqual([
      ['a@1', FOREVER, undefined],
      ['b@1', FOREVER, undefined],
    ]);
    await writer.commit(changes([organization('a', 5)], ['a@1']));
    expect(await seen()).toEqual({ a: 5, b: 1 });
    await writer.close();
  });

  it('leaves nothing behind even if the next one dies over the undoing', async () => {
    await crash();
    failOnce('organizations', 'updateMany');
    await expect(open()).rejects.toThrow('the disk is full');
    vi.restoreAllMocks();
    // Found dead by its process id, which no process has.
    const pid = dead.id.split(':')[1];
    await collections.archive.updateOne({ _id: 'archive' }, { $set: { 'writer.id': `${hostname()}:${pid}:x:x` } });
    await (await open()).close();
    expect(await seen()).toEqual({ a: 1, b: 1 });
    expect(await collections.organizations.countDocuments()).toBe(2);
  });
});

describe('the right to write', () => {
  it('is one process’s at a time: the other is told who has it', async () => {
    const writer = await open();
    await expect(open()).rejects.toThrow(`the archive is being written by process ${process.pid} on ${hostname()}`);
    await writer.close();
    await (await open()).close();
  });

  it('is waited for where its holder is on another machine and silent', async () => {
    await (await open()).close();
    const silent = { id: 'elsewhere:1:x:x', expires: new Date(Date.now() + 600) };
    await collections.archive.updateOne({ _id: 'archive' }, { $set: { writer: silent } });
    const writer = await open();
    expect(Date.now()).toBeGreaterThanOrEqual(silent.expires.getTime());
    await writer.close();
  });

  it('is taken at once from any other process in a store that no other process can have open', async () => {
    await (await open()).close();
    const elsewhere = { id: 'elsewhere:1:x:x', expires: new Date(Date.now() + 30_000) };
    await collections.archive.updateOne({ _id: 'archive' }, { $set: { writer: elsewhere } });
    await (await ArchiveWriter.open(db, 'THIS_PROCESS_ONLY')).close();
    expect((await collections.archive.findOne({ _id: 'archive' }))?.writer).toBeNull();
  });

  it('is lost by a process that slept too long: it can write no more and undoes nothing of its successor’s', async () => {
    const sleeper = await open();
    await sleeper.commit(changes([organization('a', 1)]));
    const successor = { id: 'elsewhere:7:x:x', expires: new Date(Date.now() + 30_000) };
    await collections.archive.updateOne({ _id: 'archive' }, { $set: { writer: successor } });
    await expect(sleeper.commit(changes([organization('b', 1)]))).rejects.toThrow('process 7 on elsewhere took over');
    await sleeper.close();
    expect((await collections.archive.findOne({ _id: 'archive' }))?.writer?.id).toBe(successor.id);
    expect(await seen()).toEqual({ a: 1 });
  });
});

describe('what a write has to do', () => {
  const stored = [{ ...organization('a', 1), _id: 'a@4', from: 4, until: FOREVER }];

  it('is nothing where the archive says the same already', () => {
    expect(changesBetween(stored, [organization('a', 1)])).toEqual({ insert: [], expire: [] });
  });

  it('is a new version for what is said otherwise, and the end of what is not said any more', () => {
    expect(changesBetween(stored, [organization('a', 2)])).toEqual({ insert: [organization('a', 2)], expire: ['a@4'] });
    expect(changesBetween(stored, [])).toEqual({ insert: [], expire: ['a@4'] });
  });
});

describe('a connection that is cut in mid-write', () => {
  /** Every command that writes fails meanwhile, as over a connection that is gone. */
  async function withCut<T>(work: () => Promise<T>): Promise<T> {
    const { Collection } = await import('mongodb');
    const gone = () => Promise.reject(new MongoNetworkError('the connection is gone'));
    const spies = (['insertMany', 'updateOne', 'updateMany', 'deleteMany'] as const).map((name) =>
      vi.spyOn(Collection.prototype, name).mockImplementation(gone),
    );
    try {
      return await work();
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  }

  it('keeps nobody waiting in the process that it happened to, and what was half written is undone', async () => {
    const first = await open();
    await first.commit(changes([organization('a', 1)]));
    const failed = await withCut(async () => {
      const error = await first.commit(changes([organization('b', 1)])).catch((cause: unknown) => cause);
      await first.close();
      return error;
    });
    expect(failed).toBeInstanceOf(MongoNetworkError);
    await db.collection<{ _id: string }>('organizations').insertOne({ _id: 'half', from: 2, until: FOREVER } as never);
    const second = await open();
    expect(await db.collection('organizations').countDocuments({ from: 2 })).toBe(0);
    await second.commit(changes([organization('c', 1)]));
    await second.close();
    expect(await sequence()).toBe(2);
  });

  it('while the lease is asked for leaves it to whoever asks next', async () => {
    const { Collection } = await import('mongodb');
    const take = Collection.prototype.findOneAndUpdate;
    const cut = vi.spyOn(Collection.prototype, 'findOneAndUpdate').mockImplementation(async function (
      this: Collection<never>,
      ...args: unknown[]
    ) {
      await Reflect.apply(take, this, args);
      throw new MongoNetworkError('the connection is gone');
    } as never);
    await expect(open()).rejects.toThrow('the connection is gone');
    cut.mockRestore();
    const writer = await open();
    await writer.commit(changes([organization('a', 1)]));
    await writer.close();
    expect(await sequence()).toBe(1);
  });

  it('and a writer that is at work keeps the lease from others in the same process', async () => {
    const writer = await open();
    await expect(open()).rejects.toMatchObject({ code: 'WRITER_BUSY' });
    await writer.close();
  });
});
