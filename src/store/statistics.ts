/** Figures about the archive as a whole, each one database command. */

import type { Collection } from 'mongodb';
import type { Collections } from './collections.js';
import type { PersonDocument, Versioned } from './documents.js';
import { count, findAll, inSnapshot } from './reading.js';
import { inOneReply, type Snapshot } from './snapshot.js';

export function countAll(snapshot: Snapshot, collection: Exclude<keyof Collections, 'archive'>): Promise<number> {
  return count(snapshot, snapshot.collections[collection] as unknown as Collection<Versioned>, {});
}

export function countOfficials(snapshot: Snapshot): Promise<number> {
  return count<PersonDocument>(snapshot, snapshot.collections.people, { isOfficial: true });
}

/** The first day of publication, or the last; null if no page is dated. */
export async function findDate(snapshot: Snapshot, which: 'first' | 'last'): Promise<string | null> {
  const [page] = await findAll(
    snapshot,
    snapshot.collections.pages,
    { date: { $ne: null } },
    { sort: { order: which === 'first' ? 1 : -1 }, limit: 1, projection: { date: 1 } },
  );
  return page?.date ?? null;
}

/** The mean coverage of the pages; null if there are none. */
export async function averageCoverage(snapshot: Snapshot): Promise<number | null> {
  const [all] = await snapshot.collections.pages
    .aggregate<{ coverage: number }>(
      [{ $match: inSnapshot(snapshot, {}) }, { $group: { _id: 1, coverage: { $avg: '$coverage' } } }],
      inOneReply(snapshot),
    )
    .toArray();
  return all?.coverage ?? null;
}
