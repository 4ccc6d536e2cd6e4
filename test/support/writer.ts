/** A writer of an empty archive for each test of a file, in the store that `MONGODB_URI` names or an embedded one. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Db } from 'mongodb';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { openStore, type Store } from '../../src/store/connect.js';
import type { Sizes } from '../../src/store/figures/most-named.js';
import { createIndexes } from '../../src/store/indexes.js';
import { ArchiveWriter } from '../../src/store/write.js';

interface Archive {
  readonly db: Db;
  readonly writer: ArchiveWriter;
}

/**
 * @param begin takes the archive of each test, before it begins
 * @param sizes of what is kept of whom many articles name
 */
export function eachWithWriter(begin: (archive: Archive) => void, sizes?: Sizes): void {
  let folder: string;
  let store: Store;
  let archive: Archive;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'broadsheet-writer-'));
    store = await openStore({ uri: process.env.MONGODB_URI, database: 'unused', dataDir: folder });
  });

  beforeEach(async () => {
    const db = store.client.db(`test-${randomUUID()}`);
    await createIndexes(db);
    archive = { db, writer: await ArchiveWriter.open(db, 'OTHER_PROCESSES', 'SOME', sizes) };
    begin(archive);
  });

  afterEach(async () => {
    await archive.writer.close();
    await archive.db.dropDatabase();
  });

  afterAll(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });
}
