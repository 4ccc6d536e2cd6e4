/** Results that are fetched in batches. */
import { randomBytes } from 'node:crypto';
import { Long } from 'bson';
import { DocumentWriter, MAX_DOCUMENT_BYTES } from './bytes.js';
import { Refusal } from './refusals.js';

export const FIRST_BATCH = 101;
const IDLE_MILLISECONDS = 10 * 60 * 1000;

interface Cursor {
  readonly id: bigint;
  readonly namespace: string;
  readonly session: string | undefined;
  readonly rows: Iterator<Buffer>;
  /** Fetched already, but the last batch had no room for it. */
  held: Buffer | undefined;
  used: number;
}

export class Cursors {
  readonly #open = new Map<bigint, Cursor>();

  /** The reply with the first batch; what is left over is kept for `next`. */
  first(
    rows: Iterable<Buffer>,
    namespace: string,
    batchSize: number,
    session: string | undefined,
    single: boolean,
  ): Buffer {
    this.#dropIdle();
    const id = randomBytes(8).readBigUInt64LE() >> 1n || 1n;
    const cursor: Cursor = { id, namespace, session, rows: rows[Symbol.iterator](), held: undefined, used: Date.now() };
    const batch = take(cursor, batchSize);
    const more = !single && (cursor.held !== undefined || batchSize === 0);
    if (more) this.#open.set(id, cursor);
    else cursor.rows.return?.();
    return reply('firstBatch', batch, more ? id : 0n, namespace);
  }

  /** @throws Refusal when the cursor is not known, or was opened on another collection. */
  next(id: bigint, namespace: string, batchSize: number): Buffer {
    const cursor = this.#open.get(id);
    if (cursor === undefined) throw new Refusal('CursorNotFound', `cursor id ${id} not found`);
    if (cursor.namespace !== namespace)
      throw new Refusal(
        'Unauthorized',
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
      );
    this.#open.delete(id);
    const batch = take(cursor, batchSize);
    if (cursor.held === undefined) return reply('nextBatch', batch, 0n, namespace);
    cursor.used = Date.now();
    this.#open.set(id, cursor);
    return reply('nextBatch', batch, id, namespace);
  }

  /** @returns whether there was such a cursor. */
  kill(id: bigint): boolean {
    return this.#open.delete(id);
  }

  endSession(session: string): void {
    for (const cursor of this.#open.values()) if (cursor.session === session) this.#open.delete(cursor.id);
  }

  #dropIdle(): void {
    const oldest = Date.now() - IDLE_MILLISECONDS;
    for (const cursor of this.#open.values()) if (cursor.used < oldest) this.#open.delete(cursor.id);
  }
}

/** An encoded array of the next documents: so many, or as fit into one reply. Then looks whether one is left. */
function take(cursor: Cursor, most: number): Buffer {
  const batch = new DocumentWriter(4096);
  for (let count = 0; ; count++) {
    if (count === 0 && most === 0) break;
    let row = cursor.held;
    cursor.held = undefined;
    if (row === undefined) {
      const step = cursor.rows.next();
      if (step.done) break;
      row = step.value;
    }
    if (count === most || (count > 0 && batch.length + row.length > MAX_DOCUMENT_BYTES)) {
      cursor.held = Buffer.from(row);
      break;
    }
    batch.raw('object', String(count), row);
  }
  return batch.end();
}

function reply(name: 'firstBatch' | 'nextBatch', batch: Buffer, id: bigint, namespace: string): Buffer {
  const cursor = new DocumentWriter(batch.length + 256)
    .raw('array', name, batch)
    .fields({ id: Long.fromBigInt(id), ns: namespace })
    .end();
  return new DocumentWriter(cursor.length + 64).raw('object', 'cursor', cursor).fields({ ok: 1 }).end();
}

/** A reply whose only content is a short list. */
export function listReply(rows: readonly Buffer[], namespace: string): Buffer {
  const batch = new DocumentWriter();
  for (const [i, row] of rows.entries()) batch.raw('object', String(i), row);
  return reply('firstBatch', batch.end(), 0n, namespace);
}
