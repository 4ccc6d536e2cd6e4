/** What a table is made of: columns of plain values, each made from a document and the names that it refers to. */
import type { LookedUp } from './lookups.js';

/** `DAY` is an ISO 8601 calendar day; `TEXTS` a list of texts. */
export type CellType = 'TEXT' | 'INTEGER' | 'NUMBER' | 'BOOLEAN' | 'DAY' | 'TEXTS';

export type Cell = string | number | boolean | null | readonly string[];

export interface Column<Document> {
  readonly name: string;
  readonly type: CellType;
  /** The properties of the document that it is made from. */
  readonly reads: readonly (keyof Document & string)[];
  readonly cellOf: (document: Document, names: LookedUp) => Cell;
}

/** A column that shows a property as it is. */
export function asStored<Document>(
  name: string,
  type: CellType,
  property: keyof Document & string,
  cellOf: (document: Document) => Cell | undefined,
): Column<Document> {
  return { name, type, reads: [property], cellOf: (document) => cellOf(document) ?? null };
}
