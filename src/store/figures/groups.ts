/**
 * Numbers in groups by what the figures of a set are of: a place, a subject, a measure. There are as many figures as
 * there are of these, so each says how large the largest of its groups is: the largest groups of all are found in order,
 * and how many groups there are is a figure of its own.
 */
import type { FigureDocument } from '../documents.js';
import { type CellKey, type Cells, type KeyText, keyText, parseKey } from './cells.js';
import { ABOUT, type Count, type Figure, GROUPS, MEASURES, NAMING, NUMBERS_OF, ownerOf } from './figures.js';

/** By the places that articles name, by what numbers are about, by measure. */
export type Grouping = typeof NAMING | typeof ABOUT | typeof MEASURES;

/** Where a figure says how large its largest group is, or, but for subjects, how many numbers it holds in all. */
export type Rank = 'largest' | 'largestAbout' | 'numbers';

export function rankOf(grouping: Grouping): Rank {
  return grouping === ABOUT ? 'largestAbout' : 'largest';
}

/** The values of a rank, of figures that have groups of such a grouping; what comes first in order is the largest. */
export function ranksOf(grouping: Grouping): { readonly $gte: string; readonly $lt: string } {
  return { $gte: `${grouping} `, $lt: `${grouping}!` };
}

/** More numbers are in no group. */
const MOST = 9_999_999_999;

/** A figure's ranks; none where nothing is grouped by what it is of. */
export function ranksOfFigure(figure: Figure, cells: Cells): Pick<FigureDocument, Rank> {
  const ranks: Partial<Record<Rank, string>> = {};
  for (const [grouping, counts] of countsByGrouping(figure, cells)) {
    const sizes = [...counts.values()];
    ranks[rankOf(grouping)] = rankText(grouping, Math.max(...sizes), ownerOf(figure));
    const all = sizes.reduce((sum, size) => sum + size, 0);
    if (grouping !== ABOUT) ranks.numbers = rankText(grouping, all, ownerOf(figure));
  }
  return ranks;
}

/** Sorts the largest first, and equally large ones by whom they are of. */
function rankText(grouping: Grouping, count: number, owner: string): string {
  return `${grouping} ${String(MOST - count).padStart(String(MOST).length, '0')} ${owner}`;
}

/** What a rank says: how many numbers, and whose figure it is. */
export function readRank(rank: string, grouping: Grouping): { readonly count: number; readonly owner: string } {
  const [start, digits] = [`${grouping} `.length, String(MOST).length];
  return { count: MOST - Number(rank.slice(start, start + digits)), owner: rank.slice(start + digits + 1) };
}

/** The groups of a figure, as they count in the figure of all groups. */
export function countsOfGroups(figure: Figure, cells: Cells): Count[] {
  return [...countsByGrouping(figure, cells)].flatMap(([grouping, counts]) =>
    [...counts.keys()].map((unit) => ({ figure: GROUPS, key: keyText([grouping, unit]), value: null })),
  );
}

export function isGrouped({ set }: Figure): boolean {
  return set === NUMBERS_OF || set === MEASURES;
}

/** How many numbers are in each group, by base unit. */
function countsByGrouping(figure: Figure, cells: Cells): Map<Grouping, Map<string, number>> {
  const counts = new Map<Grouping, Map<string, number>>();
  if (!isGrouped(figure)) return counts;
  for (const [key, { count }] of cells) {
    const [grouping, unit] = groupOf(figure, key);
    const units = counts.get(grouping) ?? new Map<string, number>();
    counts.set(grouping, units.set(unit, (units.get(unit) ?? 0) + count));
  }
  return counts;
}

function groupOf({ set }: Figure, key: KeyText): [Grouping, unit: string] {
  const [, unit, relation]: CellKey = parseKey(key);
  if (set === MEASURES) return [MEASURES, String(unit)];
  return [relation === ABOUT ? ABOUT : NAMING, String(unit)];
}
