/** Which state of the database is read. */
import type { Transaction } from 'lmdb';

/** A state of the database that stays as it is, whatever is written, until its transaction is done. */
export interface Snapshot {
  readonly transaction: Transaction;
  /** That of the records when it was taken. */
  readonly version: number;
}

/** What is read: a snapshot or, without one, the newest state. */
export interface View {
  snapshot: Snapshot | undefined;
}

export const NEWEST: Readonly<View> = { snapshot: undefined };

export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** What lmdb's own types leave out. */
export interface ReadsSnapshots {
  getBinaryFast(key: Uint8Array, options?: Snapshot): Buffer | undefined;
}
