/** Database files that were written before documents and entries lay in blocks, each under a key of its own. */
import type { Database, RootDatabase } from 'lmdb';
import type { Entries } from './entries.js';
import type { RecordBlocks } from './record-blocks.js';
import { asBuffer } from './scan.js';

const RECORD_BYTES = 6;
/** So many are held in memory at once. */
const AT_ONCE = 20_000;

interface Old {
  readonly records: Database<Buffer, Uint8Array>;
  readonly entries: Database<Buffer, Uint8Array>;
}

/** Within a transaction: puts what an older file holds into blocks. */
export function convertOldFile(
  root: RootDatabase<unknown, string>,
  collections: readonly { readonly id: number; readonly indexes: readonly { readonly id: number }[] }[],
  records: RecordBlocks,
  entries: Entries,
): void {
  const old: Old = {
    records: root.openDB({ name: 'records', keyEncoding: 'binary', encoding: 'binary' }),
    entries: root.openDB({ name: 'entries', keyEncoding: 'binary', encoding: 'binary' }),
  };
  let done = 0;
  const flushSome = () => {
    if (++done % AT_ONCE !== 0) return;
    records.flush();
    entries.flush();
  };
  for (const { id, indexes } of collections) {
    const numbers = new Map<number, number>();
    for (const { key, value } of old.records.getRange(rangeOf(id))) {
      numbers.set(recordOf(asBuffer(key)), records.insert(id, Buffer.from(asBuffer(value))));
      flushSome();
    }
    for (const index of indexes) {
      for (const key of old.entries.getKeys(rangeOf(index.id))) {
        const bytes = asBuffer(key);
        const record = numbers.get(recordOf(bytes));
        if (record !== undefined) entries.put(index.id, Buffer.from(bytes.subarray(4, -RECORD_BYTES)), record, false);
        flushSome();
      }
    }
  }
  records.flush();
  entries.flush();
  old.records.clearSync();
  old.entries.clearSync();
}

function rangeOf(id: number): { start: Buffer; end: Buffer } {
  const [start, end] = [Buffer.alloc(4), Buffer.alloc(4)];
  start.writeUInt32BE(id, 0);
  end.writeUInt32BE(id + 1, 0);
  return { start, end };
}

function recordOf(key: Buffer): number {
  return key.readUIntBE(key.length - RECORD_BYTES, RECORD_BYTES);
}
