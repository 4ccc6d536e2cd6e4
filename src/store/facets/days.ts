/** How many documents were published on each day: from kept figures where they tell, else counted. */
import type { Collection } from 'mongodb';
import type { Versioned } from '../documents.js';
import { daysOf, METRIC_DAYS } from '../figures/figures.js';
import { daysIn } from '../figures/owners.js';
import { findFigureSets } from '../figures/reading.js';
import { aggregateAll, inSnapshot } from '../reading.js';
import type { Snapshot } from '../snapshot.js';
import type { DayCounts } from './histogram.js';

/** A kept count of documents that were published on one day; null: that the archive cannot date. */
interface OfDay {
  readonly day: string | null;
  readonly kind: string | null;
  /** Told only of articles that name somebody. */
  readonly newspaperId: string | null;
  readonly count: number;
}

/** Articles by day and kind, all or those of a newspaper; null where no figures are kept. One command. */
export async function findArticleDays(snapshot: Snapshot, newspaperId: string | null): Promise<OfDay[] | null> {
  return ofSet(snapshot, daysOf(newspaperId));
}

/** Articles that name one whom many name, by day, kind and newspaper; null where that is not kept. One command. */
export async function findDaysOfOwner(snapshot: Snapshot, ownerId: string): Promise<OfDay[] | null> {
  const days = await ofSet(snapshot, daysIn(ownerId));
  return days?.length === 0 ? null : days;
}

/** Of the whole archive, by day. */
export async function findPublished(snapshot: Snapshot, of: 'articles' | 'metrics'): Promise<DayCounts> {
  const kept = of === 'articles' ? await findArticleDays(snapshot, null) : await ofSet(snapshot, METRIC_DAYS);
  if (kept !== null) return dayCounts(kept);
  const collection = snapshot.collections[of] as unknown as Collection<Versioned>;
  const counted = await aggregateAll<{ _id: string | null; count: number }>(snapshot, collection, [
    { $match: inSnapshot(snapshot, {}) },
    { $group: { _id: '$date', count: { $sum: 1 } } },
  ]);
  return dayCounts(counted.map(({ _id, count }) => ({ day: _id, count })));
}

export function dayCounts(days: readonly Pick<OfDay, 'day' | 'count'>[]): DayCounts {
  const counts = new Map<string, number>();
  for (const { day, count } of days) if (day !== null) counts.set(day, (counts.get(day) ?? 0) + count);
  return counts;
}

const read = new WeakMap<Snapshot, Map<string, Promise<OfDay[] | null>>>();

/** Once for all that a request counts by day. */
function ofSet(snapshot: Snapshot, set: string): Promise<OfDay[] | null> {
  const sets = read.get(snapshot) ?? new Map<string, Promise<OfDay[] | null>>();
  read.set(snapshot, sets);
  const days = sets.get(set) ?? readSet(snapshot, set);
  sets.set(set, days);
  return days;
}

async function readSet(snapshot: Snapshot, set: string): Promise<OfDay[] | null> {
  const figures = await findFigureSets(snapshot, [set]);
  const textOf = (value: unknown) => (typeof value === 'string' ? value : null);
  return (
    figures?.flatMap(({ cells }) =>
      cells.map(({ key: [day, kind, newspaperId], cell }) => ({
        day: textOf(day),
        kind: textOf(kind),
        newspaperId: textOf(newspaperId),
        count: cell.count,
      })),
    ) ?? null
  );
}
