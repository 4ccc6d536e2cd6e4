/**
 * Cursors are signed, so that nobody can make one up. The key is kept in the archive: cursors outlive the process that
 * gave them, and are good at every server of one archive.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { Collection, Db, MongoClient } from 'mongodb';
import type { Snapshot } from './snapshot.js';

interface KeyDocument {
  _id: 'cursors';
  /** 32 bytes in base64. */
  key: string;
}

const DUPLICATE_KEY = 11_000;
/** Characters of base64 that a signature has: 96 bits, which nobody guesses by asking. */
const LENGTH = 16;

const KEYS = new WeakMap<MongoClient, Map<string, Buffer>>();

/** Reads the key, or makes it where there is none yet: once, before anybody asks for lists. */
export async function loadCursorKey(db: Db): Promise<void> {
  const keys: Collection<KeyDocument> = db.collection('archive');
  const { key } = (await find(keys)) ?? (await make(keys));
  const ofClient = KEYS.get(db.client) ?? new Map<string, Buffer>();
  KEYS.set(db.client, ofClient.set(db.databaseName, Buffer.from(key, 'base64')));
}

/** The key as a backup keeps it; null where there is none yet. */
export async function readCursorKey(db: Db): Promise<string | null> {
  return (await find(db.collection('archive')))?.key ?? null;
}

/** Puts a key in the place of the archive's own: for processes that have not loaded that one yet. */
export async function replaceCursorKey(db: Db, key: string): Promise<void> {
  const keys: Collection<KeyDocument> = db.collection('archive');
  await keys.updateOne({ _id: 'cursors' }, { $set: { key } }, { upsert: true });
}

/** What only whoever has the key of the archive can make of a text. */
export function signatureOf(text: string, { collections }: Pick<Snapshot, 'collections'>): string {
  const { client, databaseName } = collections.archive.db;
  const key = KEYS.get(client)?.get(databaseName);
  if (key === undefined) throw new Error(`the key for cursors of "${databaseName}" has not been loaded`);
  return createHmac('sha256', key).update(text).digest('base64url').slice(0, LENGTH);
}

/** Another member of a replica set may lag behind. */
function find(keys: Collection<KeyDocument>): Promise<KeyDocument | null> {
  return keys.findOne({ _id: 'cursors' }, { readPreference: 'primary' });
}

/** Of several servers that do this at once, the first makes it for all. */
async function make(keys: Collection<KeyDocument>): Promise<KeyDocument> {
  const made: KeyDocument = { _id: 'cursors', key: randomBytes(32).toString('base64') };
  try {
    await keys.insertOne(made);
    return made;
  } catch (cause) {
    const isMade = cause instanceof Error && 'code' in cause && cause.code === DUPLICATE_KEY;
    const found = isMade ? await find(keys) : null;
    if (found === null) throw cause;
    return found;
  }
}
