/** What is kept of numbers: how many meet conditions, and what they add up to. */
import { type Cell, type CellKey, EMPTY, together } from './figures/cells.js';
import {
  COUNTED,
  type Figure,
  METRICS,
  metricsAbout,
  metricsOf,
  monthsOf,
  ownerOf,
  PLACES,
  SUBJECTS,
  UNITS,
} from './figures/figures.js';
import { cellsOf, findFigure, findFigureSet } from './figures/reading.js';
import type { MetricGroupKey } from './metric-groups.js';
import { isBaseUnit, type MetricConditions } from './metrics.js';
import { isGiven } from './pagination.js';
import type { Snapshot } from './snapshot.js';

export interface KeptGroup {
  readonly key: string;
  readonly unit: string;
  readonly cell: Cell;
}

/** How many metrics meet the conditions; null where that is not kept. */
export async function countKeptMetrics(snapshot: Snapshot, conditions: MetricConditions): Promise<number | null> {
  const scope = scopeOf(conditions);
  const cells = scope === null ? null : await findFigure(snapshot, scope.figure);
  if (scope === null || cells === null) return null;
  return cellsOf(cells).reduce((count, { key, cell }) => count + (scope.matches(key) ? cell.count : 0), 0);
}

/** The metrics that meet the conditions in groups; null where these are not kept. */
export async function findKeptGroups(
  snapshot: Snapshot,
  conditions: MetricConditions,
  groupBy: MetricGroupKey,
): Promise<KeptGroup[] | null> {
  const scope = scopeOf(conditions);
  if (scope === null) return null;
  const found = await find(snapshot, scope, groupBy);
  if (found === null) return null;
  const groups = new Map<string, KeptGroup>();
  for (const { owner, key, cell } of found) {
    if (!scope.matches(key)) continue;
    const group = keyOf(groupBy, owner, key);
    const unit = String(key[1]);
    const name = JSON.stringify([group, unit]);
    groups.set(name, { key: group, unit, cell: together(groups.get(name)?.cell ?? EMPTY, cell) });
  }
  return [...groups.values()];
}

/** The figure that holds all that is looked for, and which of its cells do. */
interface Scope {
  readonly figure: Figure;
  readonly placeId: string | null;
  readonly matches: (key: CellKey) => boolean;
}

function scopeOf(conditions: MetricConditions): Scope | null {
  const { kinds, unit, location, subject, ...others } = conditions;
  if (Object.values(others).some(isGiven)) return null;
  const printed = isGiven(unit) && !isBaseUnit(unit) ? unit : null;
  const figures = [
    ...(isGiven(location) ? [metricsOf(location)] : []),
    ...(isGiven(subject) ? [metricsAbout(subject)] : []),
    ...(printed === null ? [] : [UNITS]),
  ];
  if (figures.length > 1) return null;
  return {
    figure: figures[0] ?? METRICS,
    placeId: location ?? null,
    matches: ([kind, normalizedUnit, printedUnit]) =>
      (!isGiven(kinds) || kinds.some((wanted) => wanted === kind)) &&
      (!isGiven(unit) || (printed === null ? normalizedUnit === unit : printedUnit === printed)),
  };
}

interface Found {
  /** Whose figure the cell is of, if anybody's. */
  readonly owner: string;
  readonly key: CellKey;
  readonly cell: Cell;
}

function find(snapshot: Snapshot, { figure, placeId }: Scope, groupBy: MetricGroupKey): Promise<Found[] | null> {
  const isOfAll = figure === METRICS;
  if (groupBy === 'KIND' || groupBy === 'UNIT') return ofFigure(snapshot, figure);
  if (groupBy === 'MONTH' && (isOfAll || placeId !== null)) return ofSet(snapshot, monthsOf(placeId));
  if (groupBy === 'COUNTED' && isOfAll) return ofFigure(snapshot, COUNTED);
  if (groupBy === 'LOCATION' && isOfAll) return ofSet(snapshot, PLACES);
  if (groupBy === 'SUBJECT' && isOfAll) return ofSet(snapshot, SUBJECTS);
  if (groupBy === 'SUBJECT' && figure.set === SUBJECTS) return ofFigure(snapshot, figure);
  return Promise.resolve(null);
}

async function ofFigure(snapshot: Snapshot, figure: Figure): Promise<Found[] | null> {
  const cells = await findFigure(snapshot, figure);
  return cells && cellsOf(cells).map((each) => ({ ...each, owner: ownerOf(figure) }));
}

async function ofSet(snapshot: Snapshot, set: string): Promise<Found[] | null> {
  const figures = await findFigureSet(snapshot, set);
  if (figures === null) return null;
  return figures.flatMap(({ id, cells }) => cellsOf(cells).map((each) => ({ ...each, owner: ownerOf({ id }) })));
}

function keyOf(groupBy: MetricGroupKey, owner: string, [kind, normalizedUnit, third]: CellKey): string {
  if (groupBy === 'KIND') return String(kind);
  if (groupBy === 'UNIT') return String(normalizedUnit);
  return groupBy === 'MONTH' || groupBy === 'COUNTED' ? String(third) : owner;
}
