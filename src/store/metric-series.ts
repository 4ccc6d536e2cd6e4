import type { MetricDocument } from './documents.js';
import { type MetricConditions, metricFilter } from './metrics.js';
import { and, findAll, type Without } from './reading.js';
import type { Snapshot } from './snapshot.js';

/** The values of one label in one base unit, earliest first. */
export interface SeriesOfMetrics {
  readonly label: string;
  readonly normalizedUnit: string;
  readonly metrics: readonly (MetricDocument & { readonly date: string })[];
}

/** The most values that one question brings back. */
const MAX_VALUES = 1_000;

/** The dated metrics with exactly this label that meet the conditions, a series for each base unit. */
export async function findSeries(
  snapshot: Snapshot,
  label: string,
  conditions: MetricConditions,
  without: Without = {},
): Promise<SeriesOfMetrics[]> {
  const found = await findAll(
    snapshot,
    snapshot.collections.metrics,
    and({ label }, { date: { $ne: null } }, metricFilter(conditions)),
    { sort: { order: 1 }, limit: MAX_VALUES, projection: without },
  );
  const series = new Map<string, SeriesOfMetrics['metrics'][number][]>();
  for (const metric of found) {
    const { date, normalizedUnit } = metric;
    if (date === null) continue;
    const points = series.get(normalizedUnit) ?? [];
    series.set(normalizedUnit, [...points, { ...metric, date }]);
  }
  return [...series].map(([normalizedUnit, metrics]) => ({ label, normalizedUnit, metrics }));
}
