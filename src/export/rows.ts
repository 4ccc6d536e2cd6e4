/** The rows of a table, a batch at a time, all of one snapshot. */
import type { Db, Filter } from 'mongodb';
import { ArgumentError } from '../store/argument-error.js';
import { collectionsOf } from '../store/collections.js';
import type { Versioned } from '../store/documents.js';
import { and, findAll, findByIds } from '../store/reading.js';
import { type Snapshot, snapshotAt } from '../store/snapshot.js';
import type { Cell, Column } from './columns.js';
import { Lookups } from './lookups.js';
import type { AnyTable } from './tables.js';

/** Rows that are read at once. */
const BATCH = 500;
/** A store that takes longer for a batch is given up, in milliseconds. */
const PATIENCE = 30_000;

export interface Selection {
  readonly table: AnyTable;
  readonly columns: readonly Column<Versioned>[];
  /** As the GraphQL filter of the table says it. */
  readonly conditions: object;
  /** The id of the row after which to begin; null for the first. */
  readonly after: string | null;
}

type Keyed = Versioned & { readonly order: string };

/**
 * While rows are handed on, those after them are being read.
 * @throws ArgumentError for a filter that cannot be answered, or an `after` that is no row of the table
 */
export async function* rowsOf(
  db: Db,
  sequence: number,
  { table, columns, conditions, after }: Selection,
  signal: AbortSignal,
): AsyncGenerator<Cell[][]> {
  const collections = collectionsOf(db);
  const collection = table.collection(collections);
  const snapshot = (): Snapshot => snapshotAt(collections, sequence, Date.now() + PATIENCE, signal);
  const keyOf = (document: Versioned): string => (document as Keyed)[table.key];
  const filter = await table.match(snapshot(), conditions);
  const properties = new Set<string>(['id', table.key, ...columns.flatMap(({ reads }) => reads)]);
  const projection = Object.fromEntries([...properties].map((property) => [property, 1 as const]));
  const read = (from: string | null): Promise<Versioned[]> => {
    const beyond = (from === null ? {} : { [table.key]: { $gt: from } }) as Filter<Versioned>;
    const found = findAll(snapshot(), collection, and(filter, beyond), {
      projection: { _id: 0, ...projection },
      sort: { [table.key]: 1 },
      limit: BATCH,
    });
    // Where the rows before are not wanted any more, nobody is left to hear of it.
    found.catch(() => undefined);
    return found;
  };
  const lookups = new Lookups();
  let start: string | null = null;
  if (after !== null) {
    const [row] = await findByIds(snapshot(), collection, [after], { id: 1, [table.key]: 1 });
    if (row === undefined)
      throw new ArgumentError('after', `after is "${after}": give the id of a row of this snapshot.`);
    start = keyOf(row);
  }
  for (let reading: Promise<Versioned[]> | null = read(start); reading !== null; ) {
    const documents: Versioned[] = await reading;
    const last = documents.at(-1);
    reading = last !== undefined && documents.length === BATCH ? read(keyOf(last)) : null;
    const names = await lookups.lookUp(snapshot(), documents.map(table.referencesOf));
    yield documents.map((document) => columns.map(({ cellOf }) => cellOf(document, names)));
  }
}
