import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Collection, type Document, type MongoClientOptions, MongoServerError, type ObjectId } from 'mongodb';
import { afterAll, beforeAll, inject } from 'vitest';
import { openStore, type Store } from '../../src/store/connect.js';

/** With MONGODB_URI the same statements are put to a server. */
export const EMBEDDED = process.env.MONGODB_URI === undefined;

/** Whether the store explains what it does in MongoDB's words: by stages, keys and documents. */
export const EXPLAINS = inject('server')?.explains ?? EMBEDDED;

/** A document whose fields the driver's types say nothing about. */
export interface Loose extends Document {
  _id?: string | number | ObjectId | readonly number[];
}

export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'store-'));
}

let collections = 0;

/** One store for the tests of a file, and a fresh collection whenever one is asked for. */
export function storeForTests(client: MongoClientOptions = {}): {
  store: () => Store;
  collection: () => Collection<Loose>;
} {
  let store: Store | undefined;
  let folder = '';
  const opened = (): Store => {
    if (store === undefined) throw new Error('the store is not open');
    return store;
  };
  beforeAll(async () => {
    folder = await temporaryFolder();
    const database = `broadsheet_test_${process.pid}_${Date.now()}`;
    store = await openStore({ uri: process.env.MONGODB_URI, database, dataDir: folder, client });
  });
  afterAll(async () => {
    await store?.db.dropDatabase();
    await store?.close();
    await rm(folder, { recursive: true, force: true });
  });
  return { store: opened, collection: () => opened().db.collection<Loose>(`papers${collections++}`) };
}

/** The error that a server answers with. */
export async function refusalOf(
  work: Promise<unknown>,
): Promise<{ code: unknown; codeName: unknown; message: string }> {
  try {
    await work;
  } catch (cause) {
    if (cause instanceof MongoServerError)
      return { code: cause.code, codeName: cause.codeName, message: cause.message };
    throw cause;
  }
  throw new Error('nothing was refused');
}

/** Every stage of an explanation's winning plan, wherever it stands, outermost first. */
export function stagesOf(explanation: Document): Document[] {
  const found: Document[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) walk(each);
    else if (typeof value === 'object' && value !== null) {
      if ('stage' in value) found.push(value);
      for (const [name, each] of Object.entries(value))
        if (name !== 'rejectedPlans' && name !== 'executionStats') walk(each);
    }
  };
  walk(explanation);
  return found;
}

/** The names of the indexes that a plan reads; none for a scan of the collection. */
export function indexesOf(explanation: Document): string[] {
  return stagesOf(explanation).flatMap(({ indexName }) => (typeof indexName === 'string' ? [indexName] : []));
}

export function sorts(explanation: Document): boolean {
  return stagesOf(explanation).some(({ stage }) => stage === 'SORT');
}
