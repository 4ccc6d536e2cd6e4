/** What is new or has changed since a snapshot: each version says with which snapshot it came. */
import type { Filter } from 'mongodb';
import { ArgumentError } from './argument-error.js';
import type { Versioned } from './documents.js';
import { isGiven } from './pagination.js';
import type { Snapshot } from './snapshot.js';

/** What may be asked of any list. */
export interface SinceCondition {
  /** The number of a snapshot: only what came or changed after it. */
  readonly since?: number | null | undefined;
}

/** The condition as filters: none where it is not given. */
export function changedSince<T extends Versioned>({ since }: SinceCondition): Filter<T>[] {
  // After none at all came everything.
  return isGiven(since) && since > 0 ? [{ from: { $gt: since } } as unknown as Filter<T>] : [];
}

/** What a cursor is bound to besides its list, of which earlier cursors know nothing. */
export function sinceIn({ since }: SinceCondition): number[] {
  return isGiven(since) ? [since] : [];
}

/** @throws ArgumentError for a number that no snapshot has had so far */
export function checkSince({ sequence }: Pick<Snapshot, 'sequence'>, { since }: SinceCondition): void {
  if (!isGiven(since) || (since >= 0 && since <= sequence)) return;
  throw new ArgumentError(
    'since',
    `since is ${since}: give the number of a snapshot, from 0 to the newest, ${sequence}, as archive.snapshot tells it.`,
  );
}
