import type { Document, Filter } from 'mongodb';
import type { MetricDocument } from './documents.js';
import { type MetricConditions, metricFilter } from './metrics.js';
import { type Edges, type PartArguments, partOf } from './pagination.js';
import { and, findParts, inSnapshot, type Without } from './reading.js';
import { inOneReply, type Snapshot } from './snapshot.js';

/** What metrics can be grouped by, and the property that holds it. */
const PROPERTIES = {
  KIND: 'kind',
  UNIT: 'normalizedUnit',
  COUNTED: 'counted',
  LABEL: 'label',
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

/** Groups the metrics that meet the conditions; the group with the most metrics first. */
export async function findGroupsOfMetrics(
  snapshot: Snapshot,
  conditions: MetricConditions,
  groupBy: MetricGroupKey,
): Promise<GroupOfMetrics[]> {
  const property = PROPERTIES[groupBy];
  const matching = and(metricFilter(conditions), { [property]: { $ne: null } } as Filter<MetricDocument>);
  const groups = await snapshot.collections.metrics
    .aggregate<Omit<GroupOfMetrics, 'groupBy' | 'conditions' | 'key' | 'normalizedUnit'> & { _id: Document }>(
      [
        { $match: inSnapshot(snapshot, matching) },
        { $project: { [property]: 1, normalizedUnit: 1, normalizedValue: 1 } },
        ...(groupBy === 'LOCATION' ? [{ $unwind: '$withinIds' }] : []),
        {
          $group: {
            _id: {
              key: groupBy === 'MONTH' ? { $substrBytes: ['$date', 0, 7] } : `$${property}`,
              unit: '$normalizedUnit',
            },
            count: { $sum: 1 },
            sum: { $sum: '$normalizedValue' },
            min: { $min: '$normalizedValue' },
            max: { $max: '$normalizedValue' },
            average: { $avg: '$normalizedValue' },
          },
        },
      ],
      inOneReply(snapshot),
    )
    .toArray();
  return groups
    .map(({ _id, count, sum, min, max, average }) => ({
      key: String(_id.key),
      normalizedUnit: String(_id.unit),
      count,
      sum,
      min,
      max,
      average,
      groupBy,
      conditions,
    }))
    .sort((a, b) => b.count - a.count || compare(a.key, b.key) || compare(a.normalizedUnit, b.normalizedUnit));
}

/** For each group, one part of its metrics, in page order. */
export function findMetricsInGroups(
  snapshot: Snapshot,
  groups: readonly GroupOfMetrics[],
  args: PartArguments,
  without?: Without,
): Promise<Edges<MetricDocument>[]> {
  const wanted = groups.map(({ groupBy, key, normalizedUnit, conditions }) => ({
    filter: and(metricFilter(conditions), {
      $and: [{ normalizedUnit }, ofKey(groupBy, key)],
    } as Filter<MetricDocument>),
    part: partOf<MetricDocument>(args, [['order', 1]], ['metricGroups', conditions, groupBy, key, normalizedUnit]),
  }));
  return findParts(snapshot, snapshot.collections.metrics, wanted, without);
}

function ofKey(groupBy: MetricGroupKey, key: string): Filter<MetricDocument> {
  // Days sort as text: "2020-10-01" to "2020-10-31" lie between "2020-10" and "2020-10~".
  if (groupBy === 'MONTH') return { date: { $gte: key, $lt: `${key}~` } };
  return { [PROPERTIES[groupBy]]: key };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
