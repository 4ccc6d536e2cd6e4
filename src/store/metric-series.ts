import type { MetricDocument } from './documents.js';
import { type MetricConditions, metricFilter } from './metrics.js';
import { isGiven } from './pagination.js';
import { and, findAll, type Projection, withoutVersionId } from './reading.js';
import type { Snapshot } from './snapshot.js';

/** What a series is of; what is left out may be any. */
export interface SeriesConditions {
  /** In full, in the words of the pages. */
  readonly label?: string | null;
  /** In canonical form. */
  readonly measure?: string | null;
  /** The id of what the numbers are about. */
  readonly subject?: string | null;
}

/** The most values that one question brings back. */
const MAX_VALUES = 1_000;

/** The metrics of just this label, measure and subject that meet the conditions, in page order; at most a thousand. */
export function findMetricsOfSeries(
  snapshot: Snapshot,
  { label, measure, subject }: SeriesConditions,
  conditions: MetricConditions,
  projection: Projection = {},
): Promise<MetricDocument[]> {
  const wanted = and<MetricDocument>(
    ...(isGiven(label) ? [{ label }] : []),
    metricFilter({ measure: measure ?? null, subject: subject ?? null }),
    metricFilter(conditions),
  );
  return findAll(snapshot, snapshot.collections.metrics, wanted, {
    sort: { order: 1 },
    limit: MAX_VALUES,
    projection: withoutVersionId(projection),
  });
}
