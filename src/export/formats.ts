/** Rows → the bytes of a file, piece by piece. */
import { stringify } from 'csv-stringify/sync';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Cell, CellType, Column } from './columns.js';

export interface FileFormat {
  readonly contentType: string;
  readonly write: (
    columns: readonly Pick<Column<never>, 'name' | 'type'>[],
    rows: AsyncIterable<readonly Cell[][]>,
    about: Readonly<Record<string, string>>,
  ) => AsyncGenerator<string | Uint8Array>;
}

type Columns = Parameters<FileFormat['write']>[0];

async function* jsonLines(columns: Columns, rows: AsyncIterable<readonly Cell[][]>): AsyncGenerator<string> {
  for await (const batch of rows) {
    const lines = batch.map((row) =>
      JSON.stringify(Object.fromEntries(columns.map(({ name }, at) => [name, row[at]]))),
    );
    if (lines.length > 0) yield `${lines.join('\n')}\n`;
  }
}

/** What parts the texts of a list in one cell. */
const SEPARATOR = '; ';

/**
 * RFC 4180, with the mark that makes spreadsheets read UTF-8. A text that they would take for a formula stands behind an
 * apostrophe, so that opening a file never runs what a page says.
 */
async function* csv(columns: Columns, rows: AsyncIterable<readonly Cell[][]>): AsyncGenerator<string> {
  const lines = (batch: readonly Cell[][], bom = false): string =>
    stringify(
      batch.map((row) => row.map((cell) => (Array.isArray(cell) ? cell.join(SEPARATOR) : cell))),
      { record_delimiter: 'windows', escape_formulas: true, bom, cast: { boolean: String } },
    );
  yield lines([columns.map(({ name }) => name)], true);
  for await (const batch of rows) if (batch.length > 0) yield lines(batch);
}

const PARQUET_TYPES = {
  TEXT: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  INTEGER: { type: 'INT32' },
  NUMBER: { type: 'DOUBLE' },
  BOOLEAN: { type: 'BOOLEAN' },
  DAY: { type: 'INT32', converted_type: 'DATE' },
} as const;

/** Rows of which a group of the file is made: readers fetch a group at once. */
const GROUP = 5_000;

async function* parquet(
  columns: Columns,
  rows: AsyncIterable<readonly Cell[][]>,
  about: Readonly<Record<string, string>>,
): AsyncGenerator<Uint8Array> {
  const writer = new ByteWriter();
  const file = new ParquetWriter({
    writer,
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.flatMap(({ name, type }) => schemaOf(name, type)),
    ],
    kvMetadata: Object.entries(about).map(([key, value]) => ({ key, value })),
    createdBy: 'Broadsheet',
  });
  let group: Cell[][] = [];
  const close = async (): Promise<void> => {
    const columnData = columns.map(({ name, type }, at) => ({
      name,
      data: group.map((row) => parquetValue(row[at] ?? null, type)),
    }));
    if (group.length > 0) await file.write({ columnData, rowGroupSize: GROUP });
    group = [];
  };
  for await (const batch of rows) {
    group.push(...batch);
    if (group.length < GROUP) continue;
    await close();
    yield taken(writer);
  }
  await close();
  await file.finish();
  yield taken(writer);
}

type Schema = ConstructorParameters<typeof ParquetWriter>[0]['schema'];

function schemaOf(name: string, type: CellType): Schema {
  if (type !== 'TEXTS') return [{ name, repetition_type: 'OPTIONAL', ...PARQUET_TYPES[type] }];
  return [
    { name, repetition_type: 'OPTIONAL', converted_type: 'LIST', num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', repetition_type: 'OPTIONAL', ...PARQUET_TYPES.TEXT },
  ];
}

function parquetValue(cell: Cell, type: CellType): unknown {
  if (type === 'DAY' && typeof cell === 'string') return new Date(`${cell}T00:00:00Z`);
  return cell;
}

/** What has been written since it was last taken. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}

export const FORMATS = {
  jsonl: { contentType: 'application/jsonl; charset=utf-8', write: jsonLines },
  csv: { contentType: 'text/csv; charset=utf-8; header=present', write: csv },
  parquet: { contentType: 'application/vnd.apache.parquet', write: parquet },
} as const satisfies Record<string, FileFormat>;

export type FormatName = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];

export function isFormatName(name: string): name is FormatName {
  return name in FORMATS;
}
