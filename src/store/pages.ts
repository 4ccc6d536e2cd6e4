import type { Filter } from 'mongodb';
import type { PageDocument } from './documents.js';
import { type DayRange, type PrintConditions, printFilters, publishedOn } from './in-print.js';
import { type Edges, isGiven, type Part, type PartArguments, partOf } from './pagination.js';
import { and, containing, count, findPart, type Projection } from './reading.js';
import { changedSince, type SinceCondition } from './since.js';
import type { Snapshot } from './snapshot.js';
import { countAll } from './statistics.js';

/** Which pages: those that meet every condition given. */
export interface PageConditions extends PrintConditions, SinceCondition {
  /** A part of the name. */
  readonly name?: string | null;
  /** Of publication. */
  readonly date?: DayRange | null;
  /** The id of one. */
  readonly page?: string | null;
}

/** One part of the pages that meet the conditions, by day, then name. */
export function findPages(
  snapshot: Snapshot,
  conditions: PageConditions,
  args: PartArguments,
  projection?: Projection,
): Promise<Edges<PageDocument>> {
  const part: Part<PageDocument> = partOf(snapshot, args, [['order', 1]], ['pages', conditions]);
  return findPart(snapshot, snapshot.collections.pages, pageFilter(conditions), part, projection);
}

export function countPages(snapshot: Snapshot, conditions: PageConditions): Promise<number> {
  if (!Object.values(conditions).some(isGiven)) return countAll(snapshot, 'pages');
  return count(snapshot, snapshot.collections.pages, pageFilter(conditions));
}

function pageFilter({ name, date, page, since, ...inPrint }: PageConditions): Filter<PageDocument> {
  const all = [...printFilters<PageDocument>(inPrint), ...changedSince<PageDocument>({ since })];
  if (isGiven(page)) all.push({ id: page });
  if (isGiven(name)) all.push({ name: containing(name) });
  if (isGiven(date)) all.push(...publishedOn<PageDocument>(date));
  return and(...all);
}
