import { type Collection, type Document, MongoServerError, type RunCommandOptions } from 'mongodb';
import { DocumentReader } from './decoding.js';
import type { Snapshot } from './snapshot.js';

/** MongoDB's code for a command that ran longer than its `maxTimeMS`. */
export const MAX_TIME_EXPIRED = 50;

interface Reply {
  readonly cursor: Uint8Array;
}

/** What is asked: as much of a collection as it takes. */
type Asked = Pick<Collection, 'db' | 'readConcern' | 'readPreference'>;

interface Cursor {
  toArray(): Promise<unknown[]>;
}

/**
 * The documents that a command brings back. Nearly always they come in one reply, for which the driver's cursors do a
 * great deal: the command costs half without. Whatever is unusual is left to the cursor: a reply that is not the last,
 * a server that steps down, a connection that breaks; it asks on, or once more.
 * The snapshot's signal ends the command: the driver closes the connection that waits for its reply, and with the connection
 * the store ends what was sent over it
 */
export async function documentsOf<T extends Document>(
  { db, readConcern, readPreference }: Asked,
  command: Document,
  { signal, onCommand }: Pick<Snapshot, 'signal' | 'onCommand'>,
  cursor: () => Cursor,
): Promise<T[]> {
  const start = onCommand && performance.now();
  try {
    const asked = readConcern === undefined ? command : { ...command, readConcern };
    const options: RunCommandOptions = { raw: true, signal, ...(readPreference && { readPreference }) };
    const reply = await db.command(asked, options);
    const { id, firstBatch } = new DocumentReader((reply as Reply).cursor).document();
    if (Number(id) === 0) return firstBatch;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof MongoServerError && error.code === MAX_TIME_EXPIRED) throw error;
  } finally {
    if (start !== undefined) onCommand?.('find' in command ? 'find' : 'aggregate', performance.now() - start);
  }
  return (await cursor().toArray()) as T[];
}
