/** Reading keys of the database stretch by stretch, so that no step takes long and none holds a cursor open. */
import type { Database, Transaction } from 'lmdb';
import { PAUSE, type Pause } from './pause.js';

/** A state of the database that stays as it is, whatever is written, until its transaction is done. */
export interface Snapshot {
  readonly transaction: Transaction;
}

/** What is read: a snapshot or, without one, the newest state. */
export interface View {
  snapshot: Snapshot | undefined;
}

export const NEWEST: Readonly<View> = { snapshot: undefined };

const FIRST_CHUNK = 32;
const LARGEST_CHUNK = 1024;
const COUNTED_AT_ONCE = 10_000;

/** The keys from `lower` up to `upper`. When the view changes on the way, it goes on there in what is read then. */
export function* scan(
  database: Database<Buffer, Uint8Array>,
  lower: Buffer,
  upper: Buffer,
  reverse: boolean,
  view: Readonly<View>,
): Generator<Buffer> {
  let last: Buffer | undefined;
  for (let limit = FIRST_CHUNK; ; limit = Math.min(limit * 4, LARGEST_CHUNK)) {
    const range = reverse
      ? { start: last ?? upper, end: lower, reverse, limit }
      : { start: last ?? lower, end: upper, limit };
    const keys = [...database.getKeys({ ...range, ...view.snapshot })];
    for (const key of keys) {
      const bytes = asBuffer(key);
      if (last !== undefined && bytes.equals(last)) continue;
      yield bytes;
    }
    const final = keys[keys.length - 1];
    if (final === undefined || keys.length < limit) return;
    last = asBuffer(final);
  }
}

/** How many keys lie from `lower` up to `end`. */
export function* countKeys(
  database: Database<Buffer, Uint8Array>,
  lower: Buffer,
  end: Buffer,
  view: Readonly<View>,
): Generator<Pause, number> {
  let start = lower;
  for (let count = 0; ; count += COUNTED_AT_ONCE) {
    const [next] = database.getKeys({ start, end, offset: COUNTED_AT_ONCE, limit: 1, ...view.snapshot });
    if (next === undefined) return count + database.getKeysCount({ start, end, ...view.snapshot });
    start = asBuffer(next);
    yield PAUSE;
  }
}

export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
