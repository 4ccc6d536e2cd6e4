/** Files that are there whole or not at all. */
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { errors } from '../errors.js';

/**
 * Writes a file that bears another name until all of it is on the disk.
 * @param mode its permissions
 * @throws CommandError `FILE_UNWRITABLE`; whatever `write` throws
 */
export async function writeWhole<T>(
  path: string,
  mode: number,
  signal: AbortSignal,
  write: (target: Writable) => Promise<T>,
): Promise<T> {
  const partial = `${path}.partial`;
  try {
    const result = await write(createWriteStream(partial, { mode }));
    await sync(partial);
    await rename(partial, path);
    await sync(dirname(path));
    return result;
  } catch (cause) {
    await rm(partial, { force: true });
    const isOfFile = cause instanceof Error && 'syscall' in cause && 'code' in cause;
    throw isOfFile && !signal.aborted ? errors.fileUnwritable(path, cause) : cause;
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
