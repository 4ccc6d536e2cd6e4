import { type Collection, type Document, MongoServerError, type RunCommandOptions } from 'mongodb';
import { type ReaderComment, ReadTooMuchError } from './allowance.js';
import { DocumentReader } from './decoding.js';
import type { Snapshot } from './snapshot.js';

/** MongoDB's code for a command that ran longer than its `maxTimeMS`. */
export const MAX_TIME_EXPIRED = 50;

interface Reply {
  readonly cursor: Uint8Array;
}

/** What is asked: as much of a collection as it takes. */
type Asked = Pick<Collection, 'db' | 'readConcern' | 'readPreference'>;

type Reader = Pick<Snapshot, 'signal' | 'allowance' | 'onCommand'>;

interface Cursor {
  toArray(): Promise<unknown[]>;
}

/**
 * The documents that a command brings back. Nearly always they come in one reply, for which the driver's cursors do a
 * great deal: the command costs half without. Whatever is unusual is left to the cursor: a reply that is not the last,
 * a server that steps down, a connection that breaks; it asks on, or once more.
 * @param reader whose signal ends the command: the driver closes the connection that waits for its reply, and with the connection
 * the store ends what was sent over it
 */
export async function documentsOf<T extends Document>(
  { db, readConcern, readPreference }: Asked,
  command: Document,
  { signal, allowance, onCommand }: Reader,
  cursor: (comment: ReaderComment) => Cursor,
): Promise<T[]> {
  const { comment } = allowance;
  const start = onCommand && performance.now();
  try {
    const asked = { ...command, comment, ...(readConcern && { readConcern }) };
    const options: RunCommandOptions = { raw: true, signal, ...(readPreference && { readPreference }) };
    const { cursor: found } = await allowance.send(
      signal,
      () => db.command(asked, options) as Promise<Document & Reply>,
    );
    allowance.read(found.byteLength);
    const { id, firstBatch } = new DocumentReader(found).document();
    if (Number(id) === 0) return firstBatch;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ReadTooMuchError) throw error;
    if (error instanceof MongoServerError && error.code === MAX_TIME_EXPIRED) {
      allowance.end(error);
      throw error;
    }
  } finally {
    if (start !== undefined) onCommand?.('find' in command ? 'find' : 'aggregate', performance.now() - start);
  }
  return allowance.send(signal, async () => (await cursor(comment).toArray()) as T[]);
}
