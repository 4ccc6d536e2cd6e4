import type { Filter } from 'mongodb';
import type { MetricDocument } from './documents.js';
import { nearestNumber } from './figures/exact-sum.js';
import { inMonth } from './figures/members.js';
import { countKeptGroups, findKeptGroups, findLargestGroups, type KeptGroup } from './metric-figures.js';
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

/** So many groups are told at most, unless fewer are asked for. */
export const MOST_GROUPS = 1_000;

/** Which groups: those of the metrics that meet the conditions, by what they have in common. */
export interface Grouped {
  readonly conditions: MetricConditions;
  readonly groupBy: MetricGroupKey;
}

const read = new WeakMap<Snapshot, Map<string, Promise<unknown>>>();

/** The groups with the most metrics, the largest first. A reader who asks again gets the same. */
export function findGroupsOfMetrics(
  snapshot: Snapshot,
  grouped: Grouped,
  first = MOST_GROUPS,
): Promise<readonly GroupOfMetrics[]> {
  return once(snapshot, ['the largest', first, grouped], async () => {
    const { conditions, groupBy } = grouped;
    const largest = await findLargestGroups(snapshot, conditions, groupBy, first);
    const sums = largest?.map(sumsOf) ?? (await allSums(snapshot, grouped));
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
      .sort((a, b) => b.count - a.count || compare(a.key, b.key) || compare(a.normalizedUnit, b.normalizedUnit))
      .slice(0, first);
  });
}

/** How many groups there are. */
export async function countGroupsOfMetrics(snapshot: Snapshot, grouped: Grouped): Promise<number> {
  const kept = await countKeptGroups(snapshot, grouped.conditions, grouped.groupBy);
  return kept ?? (await allSums(snapshot, grouped)).length;
}

/** Of all groups. */
function allSums(snapshot: Snapshot, grouped: Grouped): Promise<readonly Sums[]> {
  return once(snapshot, ['all', grouped], async () => {
    const { conditions, groupBy } = grouped;
    const kept = await findKeptGroups(snapshot, conditions, groupBy);
    return kept?.map(sumsOf) ?? addUp(snapshot, metricFilter(conditions), groupBy);
  });
}

function once<T>(snapshot: Snapshot, question: unknown, answer: () => Promise<T>): Promise<T> {
  const known = read.get(snapshot) ?? new Map<string, Promise<unknown>>();
  read.set(snapshot, known);
  const name = JSON.stringify(question);
  const asked = (known.get(name) as Promise<T> | undefined) ?? answer();
  known.set(name, asked);
  return asked;
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
