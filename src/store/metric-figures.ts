/** What is kept of numbers: how many meet conditions, and what they add up to. */
import { type Cell, type CellKey, together } from './figures/cells.js';
import {
  ABOUT,
  COUNTED,
  type Figure,
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
import { countIn, findFigure, findFigureSets } from './figures/reading.js';
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
  if (scope === null) return null;
  const cells = await findFigure(snapshot, scope.figure);
  return cells && countIn(cells, (key) => scope.matches(key) && scope.isRelation(key));
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
    const name = `${unit} ${group}`;
    const known = groups.get(name);
    groups.set(name, { key: group, unit, cell: known === undefined ? cell : together(known.cell, cell) });
  }
  return [...groups.values()];
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
