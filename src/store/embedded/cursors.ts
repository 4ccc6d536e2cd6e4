/** Results that are fetched in batches. */
import { randomBytes } from 'node:crypto';
import { Long } from 'bson';
import { DocumentWriter, MAX_DOCUMENT_BYTES } from './bytes.js';
import type { Operation } from './operation.js';
import { PAUSE, type Pause } from './pause.js';
import { ServerError } from './server-error.js';

export const FIRST_BATCH = 101;
/** So many rows are handed out between two looks at the clock. */
const ROWS_AT_ONCE = 8;
const IDLE_MILLISECONDS = 10 * 60 * 1000;

/** What is handed out: encoded documents, each overwritten by the next. They are looked for in `view`. */
export interface Results {
  readonly rows: Iterable<Buffer | Pause>;
  readonly view: Operation['view'];
  readonly namespace: string;
}

interface Cursor extends Omit<Results, 'rows'> {
  readonly session: string | undefined;
  readonly rows: Iterator<Buffer | Pause>;
  /** Fetched already, but the last batch had no room for it. */
  spare: Buffer | undefined;
  used: number;
  /** The command that fetches from it at this moment. */
  operation: Operation | undefined;
}

export class Cursors {
  readonly #open = new Map<bigint, Cursor>();

  /** The reply with the first batch; what is left over is kept for `next`, unless a single batch is all that is wanted. */
  async first(
    { rows, ...results }: Results,
    operation: Operation,
    { batchSize, session, single }: { batchSize: number; session: string | undefined; single: boolean },
  ): Promise<Buffer> {
    this.#dropIdle();
    const iterator = rows[Symbol.iterator]();
    const cursor: Cursor = { ...results, session, rows: iterator, spare: undefined, used: Date.now(), operation };
    const batch = await take(cursor, batchSize, operation);
    cursor.operation = undefined;
    const more = !single && (cursor.spare !== undefined || batchSize === 0);
    const id = more ? randomBytes(8).readBigUInt64LE() >> 1n || 1n : 0n;
    if (more) this.#open.set(id, cursor);
    return reply('firstBatch', batch, id, cursor.namespace);
  }

  /** @throws ServerError when the cursor is not known, in use, or was opened on another collection. */
  async next(id: bigint, namespace: string, batchSize: number, operation: Operation): Promise<Buffer> {
    const cursor = this.#open.get(id);
    if (cursor === undefined) throw new ServerError('CursorNotFound', `cursor id ${id} not found`);
    if (cursor.namespace !== namespace)
      throw new ServerError(
        'Unauthorized',
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
      );
    if (cursor.operation !== undefined) throw new ServerError('CursorInUse', `cursor id ${id} is in use`);
    cursor.operation = operation;
    operation.view = cursor.view;
    let isLast = true;
    try {
      const batch = await take(cursor, batchSize, operation);
      isLast = cursor.spare === undefined;
      return reply('nextBatch', batch, isLast ? 0n : id, namespace);
    } finally {
      if (isLast) this.#open.delete(id);
      cursor.operation = undefined;
      cursor.used = Date.now();
    }
  }

  /**
   * Ends the command that fetches from it, too.
   * @returns whether there was such a cursor.
   */
  kill(id: bigint): boolean {
    this.#open.get(id)?.operation?.stop(new ServerError('CursorKilled', `cursor id ${id} was killed`));
    return this.#open.delete(id);
  }

  endSession(session: string | undefined): void {
    if (session === undefined) return;
    for (const [id, cursor] of this.#open) if (cursor.session === session) this.kill(id);
  }

  #dropIdle(): void {
    const oldest = Date.now() - IDLE_MILLISECONDS;
    for (const [id, { used, operation }] of this.#open)
      if (used < oldest && operation === undefined) this.#open.delete(id);
  }
}

/** An encoded array of the next documents: so many, or as fit into one reply. Then looks whether one is left. */
async function take(cursor: Cursor, most: number, operation: Operation): Promise<Buffer> {
  const batch = new DocumentWriter(4096);
  for (let count = 0; most > 0; ) {
    let row: Buffer | Pause | undefined = cursor.spare;
    cursor.spare = undefined;
    if (row === undefined) {
      const step = cursor.rows.next();
      if (step.done) break;
      row = step.value;
    }
    if (row !== PAUSE) {
      if (count === most || (count > 0 && batch.length + row.length > MAX_DOCUMENT_BYTES)) {
        cursor.spare = Buffer.from(row);
        break;
      }
      batch.raw('object', String(count++), row);
    }
    if ((row === PAUSE || count % ROWS_AT_ONCE === 0) && operation.turnIsOver) await operation.pause();
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
