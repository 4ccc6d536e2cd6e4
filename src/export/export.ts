/** A table of the archive as a file: all rows that a filter matches, as they were at one moment. */
import type { GraphQLSchema } from 'graphql';
import type { Db } from 'mongodb';
import { ArgumentError } from '../store/argument-error.js';
import type { Versioned } from '../store/documents.js';
import { Pin } from '../store/pins.js';
import type { Column } from './columns.js';
import { readFilter } from './filter.js';
import { FORMAT_NAMES, FORMATS, type FormatName, isFormatName } from './formats.js';
import { rowsOf } from './rows.js';
import { type AnyTable, isTableName, TABLE_NAMES, tableOf } from './tables.js';

/** What is asked for, as text: by a command's options, or by an address. */
export interface ExportRequest {
  readonly table: string;
  readonly format: string;
  /** JSON, as variables of GraphQL give the table's filter. */
  readonly filter?: string | undefined;
  /** Names with commas between. */
  readonly columns?: string | undefined;
  /** The number of an earlier snapshot, to go on with an export that broke off. */
  readonly snapshot?: string | undefined;
  /** The id in the last row that was received. */
  readonly after?: string | undefined;
}

export interface Export {
  /** The snapshot whose rows these are. */
  readonly sequence: number;
  /** "articles-42.csv" */
  readonly fileName: string;
  readonly contentType: string;
  /** To be read once, to its end or until the signal is raised. */
  readonly pieces: AsyncGenerator<string | Uint8Array>;
}

/**
 * Reads the first rows, so that what cannot be answered is said before anything is sent.
 * @throws ArgumentError naming what is wrong with the request
 */
export async function openExport(
  db: Db,
  schema: GraphQLSchema,
  request: ExportRequest,
  signal: AbortSignal,
): Promise<Export> {
  const { table, name } = tableNamed(request.table);
  const format = formatNamed(request.format);
  const conditions = readFilter(schema, table.filterType, request.filter);
  const pin = await pinOf(db, request.snapshot);
  const { sequence } = pin;
  try {
    const columns = columnsOf(table, request.columns, sequence);
    const rows = rowsOf(db, sequence, { table, columns, conditions, after: request.after ?? null }, signal);
    const about = { table: name, snapshot: String(sequence), filter: JSON.stringify(conditions) };
    const first = await rows.next();
    return {
      sequence,
      fileName: `${name}-${sequence}.${format}`,
      contentType: FORMATS[format].contentType,
      pieces: pinned<string | Uint8Array>(pin, FORMATS[format].write(columns, beginningWith(first, rows), about)),
    };
  } catch (error) {
    await pin.release().catch(() => undefined);
    throw error;
  }
}

async function* beginningWith<T>(first: IteratorResult<T>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  if (first.done !== true) yield first.value;
  yield* rest;
}

async function* pinned<T>(pin: Pin, pieces: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    yield* pieces;
    await pin.confirm();
    await pin.release();
  } finally {
    // Who did not get all of it may go on for a while.
    pin.leave();
  }
}

function tableNamed(name: string): { table: AnyTable; name: string } {
  if (isTableName(name)) return { table: tableOf(name), name };
  throw new ArgumentError('table', `there is no table "${name}": give one of ${TABLE_NAMES.join(', ')}.`);
}

function formatNamed(name: string): FormatName {
  if (isFormatName(name)) return name;
  throw new ArgumentError('format', `there is no format "${name}": give one of ${FORMAT_NAMES.join(', ')}.`);
}

async function pinOf(db: Db, snapshot: string | undefined): Promise<Pin> {
  if (snapshot === undefined) return Pin.hold(db);
  const sequence = /^\d{1,15}$/u.test(snapshot) ? Number(snapshot) : null;
  if (sequence === null) throw new ArgumentError('snapshot', `snapshot is "${snapshot}": give a number.`);
  const pin = await Pin.again(db, sequence);
  if (pin !== null) return pin;
  throw new ArgumentError(
    'snapshot',
    `snapshot ${sequence} is not held any more: leave it out, and \`after\` too, to export the newest one.`,
  );
}

/** Those asked for in their order, or else all. */
function columnsOf(table: AnyTable, names: string | undefined, sequence: number): Column<Versioned>[] {
  const own: Column<Versioned> = { name: 'snapshot', type: 'INTEGER', reads: [], cellOf: () => sequence };
  const all = [...table.columns, own];
  if (names === undefined) return all;
  return names.split(',').map((name) => {
    const column = all.find((each) => each.name === name.trim());
    if (column !== undefined) return column;
    const known = all.map((each) => each.name).join(', ');
    throw new ArgumentError('columns', `there is no column "${name.trim()}": give some of ${known}.`);
  });
}
