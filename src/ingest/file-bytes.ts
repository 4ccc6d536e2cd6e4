/** Bytes of files and pipes, as far as they can be those of a page. */
import { constants, open } from 'node:fs';
import { type FileHandle, open as openFile, stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import { promisify } from 'node:util';
import { CommandError, errors } from '../errors.js';

/** A page of a newspaper has some 20 kB; more than this is a book or no text. */
export const PAGE_BYTES = 4 * 1024 * 1024;

/** Never raised. */
const NOBODY_STOPS = new AbortController().signal;

/**
 * @param signal ends the waiting for what is still to come through a pipe
 * @throws CommandError naming the file and what is wrong with it
 */
export async function readBytes(path: string, signal = NOBODY_STOPS): Promise<Uint8Array> {
  try {
    if ((await stat(path)).isFIFO()) return await readPipe(path, signal);
    const file = await openFile(path);
    try {
      return await readFile(file, path);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw missing ? errors.fileMissing(path) : errors.fileUnreadable(path, error);
  }
}

async function readFile(file: FileHandle, path: string): Promise<Uint8Array> {
  const status = await file.stat();
  if (status.size > PAGE_BYTES) throw errors.pageTooLarge(path, PAGE_BYTES);
  // A device has no size: it is read until it is too much.
  return status.isFile() ? file.readFile() : readAll(file.createReadStream({ autoClose: false }));
}

/**
 * Whoever opens or reads a pipe as a file keeps a thread of the process, which can neither be freed nor ended until
 * somebody writes. As a socket it is waited for like any other.
 */
async function readPipe(path: string, signal: AbortSignal): Promise<Uint8Array> {
  const descriptor = await promisify(open)(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const pipe = new Socket({ fd: descriptor, readable: true, writable: false, signal });
  try {
    return await readAll(pipe);
  } finally {
    pipe.destroy();
  }
}

/** All of a stream, or a little more than a page may have: enough to see that it is too much. */
export async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > PAGE_BYTES) break;
  }
  return Buffer.concat(chunks);
}
