/** Gives back what the database file keeps free: the file grows with what is written and never shrinks by itself. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { EmbeddedServer } from './server.js';
import { databaseFile } from './storage.js';

export interface Compacted {
  /** Bytes of the file before and after. */
  readonly before: number;
  readonly after: number;
}

/**
 * Puts a copy that holds nothing free in the place of the database in `folder`. Killed meanwhile, it leaves the database
 * as it was.
 * @throws InUse while anybody has the folder open, or what the file system says.
 */
export async function compactStore(folder: string): Promise<Compacted> {
  const path = databaseFile(folder);
  const copy = `${path}-compact`;
  const server = await EmbeddedServer.open(folder);
  try {
    const before = statSync(path).size;
    rmSync(copy, { force: true });
    await server.storage.copyTo(copy);
    sync(copy);
    // Nobody else can open the folder before the server is closed, and whoever waits for that looks for the file again.
    renameSync(copy, path);
    sync(dirname(path));
    return { before, after: statSync(path).size };
  } finally {
    rmSync(copy, { force: true });
    await server.close();
  }
}

function sync(path: string): void {
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}
