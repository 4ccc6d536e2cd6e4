import type { Filter } from 'mongodb';
import type { CorrectionDocument } from './documents.js';
import { type Edges, isGiven, type Part, type PartArguments, partOf } from './pagination.js';
import { count, findPart, type Projection } from './reading.js';
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
  const part: Part<CorrectionDocument> = partOf(snapshot, args, [['order', -1]], ['corrections', about]);
  return findPart(snapshot, snapshot.collections.corrections, correctionsOf(about), part, projection);
}

export function countCorrections(snapshot: Snapshot, about: string | null): Promise<number> {
  if (!isGiven(about)) return countAll(snapshot, 'corrections');
  return count(snapshot, snapshot.collections.corrections, correctionsOf(about));
}

function correctionsOf(about: string | null): Filter<CorrectionDocument> {
  return isGiven(about) ? { objects: about } : {};
}
