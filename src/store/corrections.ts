import type { Filter } from 'mongodb';
import type { CorrectionDocument, CorrectionKind, CorrectionStatus } from './correction-documents.js';
import { type Edges, isGiven, type Part, type PartArguments, partOf } from './pagination.js';
import { and, count, findPart, type Projection } from './reading.js';
import { changedSince, type SinceCondition, sinceIn } from './since.js';
import type { Snapshot } from './snapshot.js';
import { countAll } from './statistics.js';
import type { Unversioned } from './write.js';

export type CorrectionRecord = Unversioned<CorrectionDocument>;

/** Conditions add up; what is left out is none. */
export interface CorrectionFilter {
  readonly about?: string | null;
  readonly kinds?: readonly CorrectionKind[] | null;
  readonly statuses?: readonly CorrectionStatus[] | null;
  readonly author?: string | null;
}

/** One part of all corrections, or of those that are asked for, the newest first. */
export function findCorrections(
  snapshot: Snapshot,
  wanted: CorrectionFilter,
  args: PartArguments,
  projection?: Projection,
): Promise<Edges<CorrectionDocument>> {
  const { about = null, kinds = null, statuses = null, author = null } = wanted;
  const key = ['corrections', about, kinds, statuses, author, ...sinceIn(args)];
  const part: Part<CorrectionDocument> = partOf(snapshot, args, [['order', -1]], key);
  return findPart(snapshot, snapshot.collections.corrections, filterOf(wanted, args), part, projection);
}

export function countCorrections(snapshot: Snapshot, wanted: CorrectionFilter, since: SinceCondition): Promise<number> {
  const isAny = !Object.values(wanted).some(isGiven) && !isGiven(since.since);
  if (isAny) return countAll(snapshot, 'corrections');
  return count(snapshot, snapshot.collections.corrections, filterOf(wanted, since));
}

function filterOf(
  { about, kinds, statuses, author }: CorrectionFilter,
  since: SinceCondition,
): Filter<CorrectionDocument> {
  const wanted = {
    ...(isGiven(about) && { objects: about }),
    ...(isGiven(kinds) && { kind: { $in: [...kinds] } }),
    ...(isGiven(statuses) && { status: { $in: statuses.flatMap(storedAs) } }),
    ...(isGiven(author) && { author }),
  } as Filter<CorrectionDocument>;
  return and(wanted, ...changedSince<CorrectionDocument>(since));
}

/** What earlier versions wrote has no status: it holds. */
function storedAs(status: CorrectionStatus): (CorrectionStatus | null)[] {
  return status === 'APPLIED' ? [status, null] : [status];
}
