/** The archive that a program wrote which a test has run. */
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { MongoClientOptions } from 'mongodb';
import { openStore, type Store } from '../../src/store/connect.js';
import { archiveOf } from './program.js';

export function openArchiveOf(dataDir: string, client: MongoClientOptions = {}): Promise<Store> {
  const { MONGODB_URI: uri, MONGODB_DB: database = 'broadsheet' } = archiveOf(dataDir);
  return openStore({ uri, database, dataDir, client });
}

/** Removes a folder, and the databases for the data folders in it. */
export async function removeWithArchives(folder: string): Promise<void> {
  await rm(folder, { recursive: true });
  if (process.env.MONGODB_URI === undefined) return;
  const store = await openArchiveOf(folder);
  try {
    const { databases } = await store.db.admin().listDatabases({ nameOnly: true });
    const own = databases.filter(({ name }) => name.startsWith(`${basename(folder)}_`));
    for (const { name } of own) await store.client.db(name).dropDatabase();
  } finally {
    await store.close();
  }
}
