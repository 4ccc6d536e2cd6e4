import type { MetricDocument } from './documents.js';
import { type MetricConditions, metricFilter } from './metrics.js';
import { and, findAll, type Without } from './reading.js';
import type { Snapshot } from './snapshot.js';

/** The most values that one question brings back. */
const MAX_VALUES = 1_000;

/** The metrics with exactly this label that meet the conditions, in page order; at most a thousand. */
export function findMetricsLabelled(
  snapshot: Snapshot,
  label: string,
  conditions: MetricConditions,
  without: Without = {},
): Promise<MetricDocument[]> {
  return findAll(snapshot, snapshot.collections.metrics, and({ label }, metricFilter(conditions)), {
    sort: { order: 1 },
    limit: MAX_VALUES,
    projection: without,
  });
}
