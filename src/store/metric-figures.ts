/** What is kept of numbers: how many meet conditions, and what they add up to. */
import type { Filter } from 'mongodb';
import type { FigureDocument } from './documents.js';
import { type Cell, type CellKey, readCells, together } from './figures/cells.js';
import {
  ABOUT,
  COUNTED,
  type Figure,
  GROUPS,
  MEASURES,
  METRICS,
  metricsOf,
  metricsOfMeasure,
  monthsOf,
  NAMING,
  NUMBERS_OF,
  ownerOf,
  UNITS,
} from './figures/figures.js';
import { type Grouping, rankOf, ranksOf, readRank } from './figures/groups.js';
import { countIn, findFigure, findFigureSets } from './figures/reading.js';
import type { MetricGroupKey } from './metric-groups.js';
import { isBaseUnit, type MetricConditions } from './metrics.js';
import { isGiven } from './pagination.js';
import { findAll } from './reading.js';
import type { Snapshot } from './snapshot.js';

export interface KeptGroup {
  readonly key: string;
  readonly unit: string;
  readonly cell: Cell;
}

/** How many metrics meet the conditions; null where that is not kept. */
export async function countKeptMetrics(snapshot: Snapshot, conditions: MetricConditions): Promise<number | null> {
  const scope = scopeOf(conditions);
  if (scope === null) return null;
  const cells = await findFigure(snapshot, scope.figure);
  return cells && countIn(cells, (key) => scope.matches(key) && scope.isRelation(key));
}

/** The metrics that meet the conditions in groups, all of them; null where these are not kept. */
export async function findKeptGroups(
  snapshot: Snapshot,
  conditions: MetricConditions,
  groupBy: MetricGroupKey,
): Promise<KeptGroup[] | null> {
  const scope = scopeOf(conditions);
  if (scope === null) return null;
  const found = await find(snapshot, scope, groupBy);
  return found && groupsIn(found, scope, groupBy);
}

function groupsIn(found: readonly Found[], scope: Scope, groupBy: MetricGroupKey): KeptGroup[] {
  const groups = new Map<string, KeptGroup>();
  for (const { owner, key, cell } of found) {
    if (!scope.matches(key)) continue;
    const group = keyOf(groupBy, owner, key);
    const unit = String(key[1]);
    const name = `${unit} ${group}`;
    const known = groups.get(name);
    groups.set(name, { key: group, unit, cell: known === undefined ? cell : together(known.cell, cell) });
  }
  return [...groups.values()];
}

/** Groups of which there are as many as places, subjects or measures: each is a part of one figure. */
const GROUPINGS: Partial<Record<MetricGroupKey, Grouping>> = { LOCATION: NAMING, SUBJECT: ABOUT, MEASURE: MEASURES };

/**
 * The largest of such groups, at least as many as are wanted if there are, in no order; null where groups are no such, or not
 * kept. The figures are read in the order of their largest groups, until none that is left can hold a larger one.
 */
export async function findLargestGroups(
  snapshot: Snapshot,
  conditions: MetricConditions,
  groupBy: MetricGroupKey,
  wanted: number,
): Promise<KeptGroup[] | null> {
  const [scope, grouping] = [scopeOf(conditions), GROUPINGS[groupBy]];
  if (scope?.figure !== METRICS || grouping === undefined) return null;
  if ((await findFigure(snapshot, GROUPS)) === null) return null;
  const [rank, ranks] = [rankOf(grouping), ranksOf(grouping)];
  const relation = grouping === MEASURES ? () => true : isRelation(grouping);
  const groups: KeptGroup[] = [];
  let after: { readonly $gt: string } | null = null;
  for (let length = wanted + 1; ; length *= 2) {
    const figures: FigureDocument[] = await findAll(
      snapshot,
      snapshot.collections.figures,
      { [rank]: { ...ranks, ...after } } as Filter<FigureDocument>,
      { sort: { [rank]: 1 }, limit: length, projection: { _id: 0, id: 1, cells: 1, [rank]: 1 } },
    );
    const found = figures.flatMap(({ id, cells }) =>
      readCells(cells).flatMap(({ key, cell }) => (relation(key) ? { owner: ownerOf({ id }), key, cell } : [])),
    );
    groups.push(...groupsIn(found, scope, groupBy));
    const last = figures.at(-1)?.[rank];
    if (figures.length < length || last === undefined) return groups;
    const least = readRank(last, grouping);
    const larger = groups.filter(
      ({ key, cell: { count } }) => count > least.count || (count === least.count && key <= least.owner),
    );
    if (larger.length >= wanted) return groups;
    after = { $gt: last };
  }
}

/** Places or measures by how many numbers there are of them, the most first; null where that is not kept. */
export async function findMostNumbers(
  snapshot: Snapshot,
  grouping: typeof NAMING | typeof MEASURES,
  length: number,
): Promise<{ readonly value: string; readonly count: number }[] | null> {
  if ((await findFigure(snapshot, GROUPS)) === null) return null;
  const figures = await findAll<FigureDocument>(
    snapshot,
    snapshot.collections.figures,
    { numbers: ranksOf(grouping) },
    { sort: { numbers: 1 }, limit: length, projection: { _id: 0, numbers: 1 } },
  );
  return figures.map(({ numbers }) => {
    const { owner, count } = readRank(numbers ?? '', grouping);
    return { value: owner, count };
  });
}

/** How many groups the metrics that meet the conditions make; null where that is not kept. */
export async function countKeptGroups(
  snapshot: Snapshot,
  conditions: MetricConditions,
  groupBy: MetricGroupKey,
): Promise<number | null> {
  const [{ unit, ...others }, grouping] = [conditions, GROUPINGS[groupBy]];
  if (grouping === undefined || Object.values(others).some(isGiven)) return null;
  if (isGiven(unit) && !isBaseUnit(unit)) return null;
  const cells = await findFigure(snapshot, GROUPS);
  return cells && countIn(cells, ([of, base]) => of === grouping && (!isGiven(unit) || base === unit));
}

type Matches = (key: CellKey) => boolean;

/** The figure that holds all that is looked for, and which of its cells do. */
interface Scope {
  readonly figure: Figure;
  readonly placeId: string | null;
  /** By kind and unit. */
  readonly matches: Matches;
  /** By what the numbers have to do with whom they are asked of. */
  readonly isRelation: Matches;
}

function scopeOf(conditions: MetricConditions): Scope | null {
  const { kinds, unit, location, subject, measure, ...others } = conditions;
  if (Object.values(others).some(isGiven)) return null;
  const printed = isGiven(unit) && !isBaseUnit(unit) ? unit : null;
  const figures = [
    ...(isGiven(location) ? [metricsOf(location)] : []),
    ...(isGiven(subject) ? [metricsOf(subject)] : []),
    ...(isGiven(measure) ? [metricsOfMeasure(measure)] : []),
    ...(printed === null ? [] : [UNITS]),
  ];
  if (figures.length > 1) return null;
  const [figure = METRICS] = figures;
  return {
    figure,
    placeId: location ?? null,
    matches: ([kind, normalizedUnit, printedUnit]) =>
      (!isGiven(kinds) || kinds.some((wanted) => wanted === kind)) &&
      (!isGiven(unit) || (printed === null ? normalizedUnit === unit : printedUnit === printed)),
    isRelation: figure.set === NUMBERS_OF ? isRelation(isGiven(location) ? NAMING : ABOUT) : () => true,
  };
}

function isRelation(relation: string): Matches {
  return ([, , third]) => third === relation;
}

interface Found {
  /** Whose figure the cell is of, if anybody's. */
  readonly owner: string;
  readonly key: CellKey;
  readonly cell: Cell;
}

async function find(snapshot: Snapshot, scope: Scope, groupBy: MetricGroupKey): Promise<Found[] | null> {
  const { figure, placeId } = scope;
  const isOfAll = figure === METRICS;
  const isAbout = figure.set === NUMBERS_OF && placeId === null;
  const isOfOneGroup = groupBy === 'SUBJECT' ? isAbout : groupBy === 'MEASURE' && figure.set === MEASURES;
  if (groupBy === 'KIND' || groupBy === 'UNIT' || isOfOneGroup) {
    const found = await ofFigure(snapshot, figure);
    return found?.filter(({ key }) => scope.isRelation(key)) ?? null;
  }
  if (groupBy === 'MONTH' && (isOfAll || placeId !== null)) return ofSet(snapshot, monthsOf(placeId));
  if (groupBy === 'COUNTED' && isOfAll) return ofFigure(snapshot, COUNTED);
  if (groupBy === 'MEASURE' && isOfAll) return ofSet(snapshot, MEASURES);
  if (groupBy === 'LOCATION' && isOfAll) return ofSet(snapshot, NUMBERS_OF, isRelation(NAMING));
  if (groupBy === 'SUBJECT' && isOfAll) return ofSet(snapshot, NUMBERS_OF, isRelation(ABOUT));
  return null;
}

async function ofFigure(snapshot: Snapshot, figure: Figure): Promise<Found[] | null> {
  const cells = await findFigure(snapshot, figure);
  return cells?.map((each) => ({ ...each, owner: ownerOf(figure) })) ?? null;
}

async function ofSet(snapshot: Snapshot, set: string, matches: Matches = () => true): Promise<Found[] | null> {
  const figures = await findFigureSets(snapshot, [set]);
  if (figures === null) return null;
  return figures.flatMap(({ id, cells }) => {
    const owner = ownerOf({ id });
    return cells.flatMap(({ key, cell }) => (matches(key) ? { owner, key, cell } : []));
  });
}

function keyOf(groupBy: MetricGroupKey, owner: string, [kind, normalizedUnit, third]: CellKey): string {
  if (groupBy === 'KIND') return String(kind);
  if (groupBy === 'UNIT') return String(normalizedUnit);
  return groupBy === 'MONTH' || groupBy === 'COUNTED' ? String(third) : owner;
}
