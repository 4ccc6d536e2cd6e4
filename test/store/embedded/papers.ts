import { join } from 'node:path';
import { openStore, type Store } from '../../../src/store/connect.js';

/** Where a folder keeps its database. */
export function databaseFile(folder: string): string {
  return join(folder, 'broadsheet.mdb');
}

/** Opens the database in a folder. */
export function openPapers(folder: string): Promise<Store> {
  return openStore({ database: 'papers', dataDir: folder });
}
