/** Where in print something stands, as conditions. */
import type { Filter } from 'mongodb';
import type { InPrint, Missing } from './documents.js';
import { editionKey } from './edition-key.js';
import { newspaperMeant } from './newspapers.js';
import { isGiven } from './pagination.js';
import type { Snapshot } from './snapshot.js';

export interface PrintConditions {
  /** The id, the name or a printed form. */
  readonly newspaper?: string | null;
  /** As printed, or in any other form. */
  readonly edition?: string | null;
  /** All of these. */
  readonly missing?: readonly Missing[] | null;
}

/** Days, both included; an end that is left out is open. */
export interface DayRange {
  readonly from?: string | null;
  readonly to?: string | null;
}

/** The same conditions with the newspaper told by its id: no command for one that is told so already. */
export async function withNewspaperId<T extends PrintConditions>(snapshot: Snapshot, conditions: T): Promise<T> {
  const { newspaper } = conditions;
  return isGiven(newspaper) ? { ...conditions, newspaper: await newspaperMeant(snapshot, newspaper) } : conditions;
}

/** @param conditions with the newspaper's id */
export function printFilters<T extends InPrint>({ newspaper, edition, missing }: PrintConditions): Filter<T>[] {
  const all: Filter<InPrint>[] = [];
  if (isGiven(newspaper)) all.push({ newspaperId: newspaper });
  // What holds nothing to compare is no page's number.
  if (isGiven(edition)) all.push({ editionKey: editionKey(edition) ?? '' });
  if (isGiven(missing)) {
    const [only] = missing;
    if (missing.length === 1 && only !== undefined) all.push({ missing: only });
    else if (missing.length > 1) all.push({ missing: { $all: [...missing] } });
  }
  return all as Filter<T>[];
}

/** What was published on these days. The order of everything that is printed begins with its page's day. */
export function publishedOn<T extends { order: string }>({ from, to }: DayRange): Filter<T>[] {
  if (!isGiven(from) && !isGiven(to)) return [];
  // Of undated pages it begins with a day before all others.
  const range = { $gte: from ?? '0000-00-01', ...(isGiven(to) && { $lt: `${to}~` }) };
  return [{ order: range } as unknown as Filter<T>];
}
