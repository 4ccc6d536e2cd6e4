/** The sample pages, ingested and served over HTTP as `broadsheet start` does. */
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { CommandStartedEvent, Db, Document } from 'mongodb';
import { inject } from 'vitest';
import { serve } from '../../src/server/serve.js';
import { openStore } from '../../src/store/connect.js';

export interface ServedSamples {
  /** Where the landing page is. */
  readonly url: string;
  readonly db: Db;
  /** The database commands that the server sends while `work` is done. */
  commandsDuring(work: () => Promise<unknown>): Promise<Document[]>;
  close(): Promise<void>;
}

/** A server of its own for a test file, on an embedded store in a temporary folder. */
export async function serveSamples(): Promise<ServedSamples> {
  const dataDir = await fs.mkdtemp(path.join(os.tmpdir(), 'broadsheet-samples-'));
  await fs.cp(inject('samples'), dataDir, { recursive: true });
  const store = await openStore({
    uri: undefined,
    database: 'broadsheet',
    dataDir,
    client: { monitorCommands: true },
  });
  const served = await serve({
    config: { port: 0, host: '127.0.0.1', logLevel: 'silent', nodeEnv: 'test' },
    store,
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
      await fs.rm(dataDir, { recursive: true, force: true });
    },
  };
}
