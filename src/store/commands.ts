import { type Collection, type Document, MongoServerError } from 'mongodb';

/** MongoDB's code for a command that ran longer than its `maxTimeMS`. */
export const MAX_TIME_EXPIRED = 50;

interface Reply<T> {
  readonly cursor: { readonly id: unknown; readonly firstBatch: T[] };
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
 */
export async function documentsOf<T extends Document>(
  { db, readConcern, readPreference }: Asked,
  command: Document,
  cursor: () => Cursor,
): Promise<T[]> {
  try {
    const asked = readConcern === undefined ? command : { ...command, readConcern };
    const reply = await db.command(asked, readPreference === undefined ? {} : { readPreference });
    const { id, firstBatch } = (reply as Reply<T>).cursor;
    if (Number(id) === 0) return firstBatch;
  } catch (error) {
    if (error instanceof MongoServerError && error.code === MAX_TIME_EXPIRED) throw error;
  }
  return (await cursor().toArray()) as T[];
}
