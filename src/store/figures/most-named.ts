/**
 * Who is named in the most documents, out of more than can be kept: the first ones with their counts, and behind which of
 * them all others stand. Counts of others are kept as well once they are known.
 */
import { type CellKey, type KeyedCell, keyText } from './cells.js';

export interface NameCount {
  readonly value: string;
  readonly count: number;
}

export interface MostNamed {
  readonly counts: ReadonlyMap<string, number>;
  /** Everyone whose count is not kept stands behind this one; null where all are kept. */
  readonly bound: NameCount | null;
}

export interface Sizes {
  /** What articles hold that name somebody or something is kept once there are so many. */
  readonly large: number;
  /** So many names are kept once there are more than `most`. */
  readonly kept: number;
  readonly most: number;
  /** With fewer than this that are known to be the first, they are counted anew. */
  readonly least: number;
}

/** Nobody may ask for more than a hundred. */
export const SIZES: Sizes = { large: 500, kept: 400, most: 800, least: 150 };

/** Below 0 where `a` stands before `b`: the most frequent first, equally frequent ones in the order of their values. */
export function compareNames(a: NameCount, b: NameCount): number {
  return b.count - a.count || (a.value < b.value ? -1 : Number(a.value > b.value));
}

export function inOrder(counts: ReadonlyMap<string, number>): NameCount[] {
  return [...counts].map(([value, count]) => ({ value, count })).sort(compareNames);
}

/** With no more names than may be kept. */
export function cut({ counts, bound }: MostNamed, { kept, most }: Pick<Sizes, 'kept' | 'most'>): MostNamed {
  if (counts.size <= most) return { counts, bound };
  const first = inOrder(counts).slice(0, kept);
  const last = first.at(-1) ?? null;
  const isBehind = bound !== null && last !== null && compareNames(last, bound) > 0;
  return { counts: new Map(first.map(({ value, count }) => [value, count])), bound: isBehind ? bound : last };
}

/** The first names, in order; null where not so many are known to be the first. */
export function mostOf({ counts, bound }: MostNamed, length: number): NameCount[] | null {
  const first = inOrder(counts).slice(0, length);
  const last = first.at(-1);
  if (bound === null || length === 0) return first;
  return first.length === length && last !== undefined && compareNames(last, bound) <= 0 ? first : null;
}

/** How many are known to be the first. */
export function known({ counts, bound }: MostNamed): number {
  if (bound === null) return Number.POSITIVE_INFINITY;
  let number = 0;
  for (const [value, count] of counts) if (compareNames({ value, count }, bound) <= 0) number += 1;
  return number;
}

/** As the cells of a figure; the bound has a key of its own. */
export function encodeNames({ counts, bound }: MostNamed): string {
  const rows = inOrder(counts).map(({ value, count }) => `[${keyText([value])},${count}]`);
  if (bound !== null) rows.push(`[${keyText([null, bound.value])},${bound.count}]`);
  return `[${rows.join()}]`;
}

export function readNames(cells: readonly KeyedCell[]): MostNamed {
  const counts = new Map<string, number>();
  let bound: NameCount | null = null;
  for (const { key, cell } of cells) {
    const [value, behind]: CellKey = key;
    if (typeof value === 'string') counts.set(value, cell.count);
    else bound = { value: String(behind), count: cell.count };
  }
  return { counts, bound };
}
