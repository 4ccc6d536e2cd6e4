/** Figures about the archive as a whole: kept ones, or counted where none are kept. */
import type { Collection } from 'mongodb';
import type { Collections } from './collections.js';
import type { PersonDocument, Versioned } from './documents.js';
import { nearestNumber } from './figures/exact-sum.js';
import { ARCHIVE, type CountedCollection } from './figures/figures.js';
import { countIn, findFigure } from './figures/reading.js';
import { aggregateAll, count, findAll, inSnapshot } from './reading.js';
import type { Snapshot } from './snapshot.js';

/** How many documents a collection holds. */
export async function countAll(snapshot: Snapshot, name: CountedCollection): Promise<number> {
  const all = await findFigure(snapshot, ARCHIVE);
  if (all !== null) return countIn(all, ([counted]) => counted === name);
  const collection = snapshot.collections[name satisfies keyof Collections];
  return count(snapshot, collection as unknown as Collection<Versioned>, {});
}

export async function countOfficials(snapshot: Snapshot): Promise<number> {
  const all = await findFigure(snapshot, ARCHIVE);
  if (all !== null) return countIn(all, ([counted]) => counted === 'officials');
  return count<PersonDocument>(snapshot, snapshot.collections.people, { isOfficial: true });
}

/** The order of pages begins with the day; undated ones come before all. */
const FIRST_DAY = '0000-00-01';

/** The first day of publication, or the last; null if no page is dated. */
export async function findDate(snapshot: Snapshot, which: 'first' | 'last'): Promise<string | null> {
  const [page] = await findAll(
    snapshot,
    snapshot.collections.pages,
    { order: { $gte: FIRST_DAY } },
    { sort: { order: which === 'first' ? 1 : -1 }, limit: 1, projection: { date: 1 } },
  );
  return page?.date ?? null;
}

/** The mean coverage of the pages; null if there are none. */
export async function averageCoverage(snapshot: Snapshot): Promise<number | null> {
  const figure = await findFigure(snapshot, ARCHIVE);
  if (figure !== null) {
    const pages = figure.find(({ key: [counted] }) => counted === 'pages')?.cell;
    return pages === undefined ? null : nearestNumber(pages.sum) / pages.count;
  }
  const [all] = await aggregateAll<{ coverage: number }>(snapshot, snapshot.collections.pages, [
    { $match: inSnapshot(snapshot, {}) },
    { $group: { _id: 1, coverage: { $avg: '$coverage' } } },
  ]);
  return all?.coverage ?? null;
}
