import type { Filter } from 'mongodb';
import type { CorrectionDocument } from './documents.js';
import { type Edges, isGiven, type Part, type PartArguments, partOf } from './pagination.js';
import { and, count, findPart, type Projection } from './reading.js';
import { changedSince, type SinceCondition, sinceIn } from './since.js';
import type { Snapshot } from './snapshot.js';
import { countAll } from './statistics.js';
import type { Unversioned } from './write.js';

export type CorrectionRecord = Unversioned<CorrectionDocument>;

/** One part of all corrections, or of those of one object, the newest first. */
export function findCorrections(
  snapshot: Snapshot,
  about: string | null,
  args: PartArguments,
  projection?: Projection,
): Promise<Edges<CorrectionDocument>> {
  const part: Part<CorrectionDocument> = partOf(
    snapshot,
    args,
    [['order', -1]],
    ['corrections', about, ...sinceIn(args)],
  );
  const filter = correctionsOf(about, args);
  return findPart(snapshot, snapshot.collections.corrections, filter, part, projection);
}

export function countCorrections(snapshot: Snapshot, about: string | null, since: SinceCondition): Promise<number> {
  if (!isGiven(about) && !isGiven(since.since)) return countAll(snapshot, 'corrections');
  return count(snapshot, snapshot.collections.corrections, correctionsOf(about, since));
}

function correctionsOf(about: string | null, since: SinceCondition): Filter<CorrectionDocument> {
  return and(isGiven(about) ? { objects: about } : {}, ...changedSince<CorrectionDocument>(since));
}
