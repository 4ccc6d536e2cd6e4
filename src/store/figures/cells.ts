/** A figure's cells: how many things of one key there are and, where they are numbers, their sum and extremes. */
import { type ExactSum, plus, plusAll, ZERO } from './exact-sum.js';

/** What the things of a cell have in common: `["AMOUNT", "CNY"]`. */
export type CellKey = readonly (string | boolean | null)[];

/** A key as JSON. */
export type KeyText = string;

export interface Cell {
  readonly count: number;
  readonly sum: ExactSum;
  /** Null where nothing is a number, and where extremes are not kept. */
  readonly min: Extreme | null;
  readonly max: Extreme | null;
}

export interface Extreme {
  readonly value: number;
  /** At least so many have this value; with none left, the extreme has to be looked up. */
  readonly holders: number;
}

/** By the key as JSON. */
export type Cells = ReadonlyMap<string, Cell>;

export const EMPTY: Cell = { count: 0, sum: ZERO, min: null, max: null };

/** The cell with one thing more; `value` is null for what is only counted. */
export function withOne(cell: Cell, value: number | null, hasExtremes: boolean): Cell {
  const count = cell.count + 1;
  const { min, max } = cell;
  if (value === null || !Number.isFinite(value)) return { count, sum: cell.sum, min, max };
  const sum = plus(cell.sum, value);
  if (!hasExtremes) return { count, sum, min, max };
  return { count, sum, min: nearer(min, value, 1, isLess), max: nearer(max, value, 1, isMore) };
}

/** The cell with one thing less. An extreme without holders is left where its last one went. */
export function withoutOne(cell: Cell, value: number | null): Cell {
  const count = cell.count - 1;
  if (value === null || !Number.isFinite(value)) return { ...cell, count };
  return {
    count,
    sum: plus(cell.sum, -value),
    min: count === 0 ? null : left(cell.min, value),
    max: count === 0 ? null : left(cell.max, value),
  };
}

/** The things of both cells, of which none is in both. */
export function together(a: Cell, b: Cell): Cell {
  return {
    count: a.count + b.count,
    sum: plusAll(a.sum, b.sum),
    min: b.min === null ? a.min : nearer(a.min, b.min.value, b.min.holders, isLess),
    max: b.max === null ? a.max : nearer(a.max, b.max.value, b.max.holders, isMore),
  };
}

function nearer(
  extreme: Extreme | null,
  value: number,
  holders: number,
  wins: (a: number, b: number) => boolean,
): Extreme {
  if (extreme === null || wins(value, extreme.value)) return { value, holders };
  return extreme.value === value ? { value, holders: extreme.holders + holders } : extreme;
}

function isLess(a: number, b: number): boolean {
  return a < b;
}

function isMore(a: number, b: number): boolean {
  return a > b;
}

function left(extreme: Extreme | null, gone: number): Extreme | null {
  if (extreme === null || extreme.value !== gone) return extreme;
  return { value: gone, holders: Math.max(0, extreme.holders - 1) };
}

type Row = [
  key: CellKey,
  count: number,
  sum?: ExactSum,
  min?: number,
  minHolders?: number,
  max?: number,
  maxHolders?: number,
];

/** The cells as text, the same for the same cells. */
export function encodeCells(cells: Cells): string {
  const rows = [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, cell]) => `[${key},${restOf(cell)}]`);
  return `[${rows.join()}]`;
}

export function decodeCells(text: string): Map<string, Cell> {
  return new Map(readCells(text).map(({ key, cell }) => [keyText(key), cell]));
}

/** A cell of a figure as readers have it. */
export interface KeyedCell {
  readonly key: CellKey;
  readonly cell: Cell;
}

export function readCells(text: string): KeyedCell[] {
  return (JSON.parse(text) as Row[]).map((row) => ({ key: row[0], cell: cellOf(row) }));
}

export function keyText(key: CellKey): KeyText {
  return JSON.stringify(key);
}

/** The text of a key with one value more, which is not its first. */
export function longerKey(key: KeyText, value: CellKey[number]): KeyText {
  return `${key.slice(0, -1)},${JSON.stringify(value ?? null)}]`;
}

export function parseKey(text: string): CellKey {
  return JSON.parse(text) as CellKey;
}

/** A row without its key and the brackets around it. */
function restOf({ count, sum, min, max }: Cell): string {
  if (min === null || max === null) return sum.length === 0 ? String(count) : `${count},${JSON.stringify(sum)}`;
  return [count, JSON.stringify(sum), min.value, min.holders, max.value, max.holders].join();
}

function cellOf([, count, sum = ZERO, min, minHolders = 0, max, maxHolders = 0]: Row): Cell {
  if (min === undefined || max === undefined) return { ...EMPTY, count, sum };
  return { count, sum, min: { value: min, holders: minHolders }, max: { value: max, holders: maxHolders } };
}
