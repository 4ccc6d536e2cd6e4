/** The sample pages, ingested and served over HTTP as `broadsheet start` does. */
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { CommandStartedEvent, Db, Document } from 'mongodb';
import { inject } from 'vitest';
import { ArchiveCorrectionService } from '../../src/corrections/archive-correction-service.js';
import { serve } from '../../src/server/serve.js';
import { collectionsOf } from '../../src/store/collections.js';
import { openStore } from '../../src/store/connect.js';
import { createIndexes } from '../../src/store/indexes.js';
import { openArchiveOf, removeWithArchives } from './archive-of.js';

export interface ServedSamples {
  /** Where the landing page is. */
  readonly url: string;
  readonly db: Db;
  /** The database commands that the server sends while `work` is done. */
  commandsDuring(work: () => Promise<unknown>): Promise<Document[]>;
  close(): Promise<void>;
}

/**
 * A server of its own for a test file, on a copy of the archive in a temporary folder or where MONGODB_URI says.
 * @param apiToken what gives the right to correct; if left out, nobody has it
 * @param readToken what gives the right to read; if left out, everybody has it
 */
export async function serveSamples(apiToken?: string, readToken?: string): Promise<ServedSamples> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'broadsheet-samples-'));
  const dataDir = path.join(folder, 'data');
  await fs.cp(inject('samples'), dataDir, { recursive: true });
  const store = await openArchiveOf(dataDir, { monitorCommands: true });
  if (store.kind === 'server') await copyArchive(dataDir, store.db);
  const served = await serve({
    config: { port: 0, host: '127.0.0.1', logLevel: 'silent', nodeEnv: 'test', apiToken, readToken },
    store,
    corrections: new ArchiveCorrectionService(store),
  });
  return {
    url: served.url,
    db: store.db,
    commandsDuring: async (work) => {
      const commands: Document[] = [];
      // What is asked once a second for all requests is no part of what one of them costs.
      const note = ({ command }: CommandStartedEvent) => command.find !== 'archive' && commands.push(command);
      store.client.on('commandStarted', note);
      await work().finally(() => store.client.off('commandStarted', note));
      return commands;
    },
    close: async () => {
      await served.close();
      await store.close();
      await removeWithArchives(folder);
    },
  };
}

async function copyArchive(dataDir: string, db: Db): Promise<void> {
  const samples = await openStore({ database: 'broadsheet', dataDir });
  await createIndexes(db);
  for (const { collectionName } of Object.values(collectionsOf(samples.db))) {
    const documents: Document[] = await samples.db.collection(collectionName).find().toArray();
    if (documents.length > 0) await db.collection(collectionName).insertMany(documents);
  }
  await samples.close();
}
