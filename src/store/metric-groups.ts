import type { Filter } from 'mongodb';
import type { MetricDocument } from './documents.js';
import { nearestNumber } from './figures/exact-sum.js';
import { inMonth } from './figures/members.js';
import { findKeptGroups, type KeptGroup } from './metric-figures.js';
import { type MetricConditions, metricFilter } from './metrics.js';
import { type Edges, type PartArguments, partOf } from './pagination.js';
import { aggregateAll, and, findParts, inSnapshot, type Projection } from './reading.js';
import { changedSince, type SinceCondition, sinceIn } from './since.js';
import type { Snapshot } from './snapshot.js';

/** What metrics can be grouped by, and the property that holds it. */
const PROPERTIES = {
  KIND: 'kind',
  UNIT: 'normalizedUnit',
  COUNTED: 'counted',
  LABEL: 'label',
  MEASURE: 'measure',
  SUBJECT: 'subjectId',
  LOCATION: 'withinIds',
  MONTH: 'date',
  PAGE: 'pageId',
} as const satisfies Record<string, keyof MetricDocument>;

export type MetricGroupKey = keyof typeof PROPERTIES;

/** The metrics with one key and one base unit, added up. */
export interface GroupOfMetrics {
  readonly key: string;
  readonly normalizedUnit: string;
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
  readonly average: number;
  readonly groupBy: MetricGroupKey;
  readonly conditions: MetricConditions;
}

interface Sums {
  readonly _id: { readonly key: string; readonly unit: string };
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
}

const found = new WeakMap<Snapshot, Map<string, Promise<readonly GroupOfMetrics[]>>>();

/** Groups the metrics that meet the conditions; the group with the most metrics first. A reader who asks again gets the same. */
export function findGroupsOfMetrics(
  snapshot: Snapshot,
  conditions: MetricConditions,
  groupBy: MetricGroupKey,
): Promise<readonly GroupOfMetrics[]> {
  const known = found.get(snapshot) ?? new Map<string, Promise<readonly GroupOfMetrics[]>>();
  found.set(snapshot, known);
  const question = JSON.stringify([groupBy, conditions]);
  const groups = known.get(question) ?? makeGroups(snapshot, conditions, groupBy);
  known.set(question, groups);
  return groups;
}

async function makeGroups(
  snapshot: Snapshot,
  conditions: MetricConditions,
  groupBy: MetricGroupKey,
): Promise<GroupOfMetrics[]> {
  const filter = metricFilter(conditions);
  const kept = await findKeptGroups(snapshot, conditions, groupBy);
  const sums = kept?.map(sumsOf) ?? (await addUp(snapshot, filter, groupBy));
  return sums
    .map(({ _id: { key, unit }, ...rest }) => ({
      key,
      normalizedUnit: unit,
      ...rest,
      sum: exact(rest.sum),
      average: exact(rest.sum / rest.count),
      groupBy,
      conditions,
    }))
    .sort((a, b) => b.count - a.count || compare(a.key, b.key) || compare(a.normalizedUnit, b.normalizedUnit));
}

function sumsOf({ key, unit, cell: { count, sum, min, max } }: KeptGroup): Sums {
  return { _id: { key, unit }, count, sum: nearestNumber(sum), min: min?.value ?? 0, max: max?.value ?? 0 };
}

/** The groups of all metrics that match, added up by the store. */
async function addUp(snapshot: Snapshot, filter: Filter<MetricDocument>, groupBy: MetricGroupKey): Promise<Sums[]> {
  const property = PROPERTIES[groupBy];
  const matching = and(filter, { [property]: { $ne: null } } as Filter<MetricDocument>);
  const sums = await aggregateAll<Sums>(snapshot, snapshot.collections.metrics, [
    { $match: inSnapshot(snapshot, matching) },
    ...(groupBy === 'LOCATION' ? [{ $unwind: '$withinIds' }] : []),
    {
      $group: {
        _id: { key: `$${property}`, unit: '$normalizedUnit' },
        count: { $sum: 1 },
        sum: { $sum: '$normalizedValue' },
        min: { $min: '$normalizedValue' },
        max: { $max: '$normalizedValue' },
      },
    },
  ]);
  return groupBy === 'MONTH' ? monthly(sums) : sums;
}

/** Without what binary fractions add to decimal ones: 0.1 + 0.2 is 0.3. */
function exact(sum: number): number {
  return Number(sum.toPrecision(15));
}

/** Adds up days to months: "2020-10-16" belongs to "2020-10". */
function monthly(days: readonly Sums[]): Sums[] {
  const months = new Map<string, Sums>();
  for (const day of days) {
    const key = day._id.key.slice(0, 7);
    const month = months.get(`${key} ${day._id.unit}`);
    months.set(`${key} ${day._id.unit}`, {
      _id: { key, unit: day._id.unit },
      count: day.count + (month?.count ?? 0),
      sum: day.sum + (month?.sum ?? 0),
      min: Math.min(day.min, month?.min ?? day.min),
      max: Math.max(day.max, month?.max ?? day.max),
    });
  }
  return [...months.values()];
}

/** For each group, one part of its metrics, in page order. */
export function findMetricsInGroups(
  snapshot: Snapshot,
  groups: readonly GroupOfMetrics[],
  args: PartArguments,
  projection?: Projection,
): Promise<Edges<MetricDocument>[]> {
  const wanted = groups.map(({ groupBy, key, normalizedUnit, conditions }) => ({
    filter: groupFilter({ groupBy, key, normalizedUnit, conditions }, args),
    part: partOf<MetricDocument>(
      snapshot,
      args,
      [['order', 1]],
      ['metricGroups', conditions, groupBy, key, normalizedUnit, ...sinceIn(args)],
    ),
  }));
  return findParts(snapshot, snapshot.collections.metrics, wanted, projection);
}

/** The metrics of a group. */
export function groupFilter(
  {
    groupBy,
    key,
    normalizedUnit,
    conditions,
  }: Pick<GroupOfMetrics, 'groupBy' | 'key' | 'normalizedUnit' | 'conditions'>,
  since: SinceCondition,
): Filter<MetricDocument> {
  const ofGroup = { $and: [{ normalizedUnit }, ofKey(groupBy, key)] } as Filter<MetricDocument>;
  return and(metricFilter(conditions), ofGroup, ...changedSince<MetricDocument>(since));
}

function ofKey(groupBy: MetricGroupKey, key: string): Filter<MetricDocument> {
  if (groupBy === 'MONTH') return inMonth(key);
  return { [PROPERTIES[groupBy]]: key };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
