/** Lists that are given by name. */
import type { Collection, Filter } from 'mongodb';
import type { Versioned } from './documents.js';
import { type Edges, type Order, type Part, type PartArguments, partOf } from './pagination.js';
import { findPart, type Projection } from './reading.js';
import type { Snapshot } from './snapshot.js';

export const BY_NAME: Order = [
  ['name', 1],
  ['id', 1],
];

/** What is asked of a list: what it is called, and its conditions, which its cursors hold to, and these in the store's terms. */
interface NamedList<T> {
  readonly question: readonly [list: string, conditions: object];
  readonly filter: Filter<T>;
}

/** One part of such a list. */
export function findByName<T extends Versioned & { name: string }>(
  snapshot: Snapshot,
  collection: Collection<T>,
  { question, filter }: NamedList<T>,
  args: PartArguments,
  projection?: Projection,
): Promise<Edges<T>> {
  const part: Part<T> = partOf(snapshot, args, BY_NAME, [...question]);
  return findPart(snapshot, collection, filter, part, projection);
}
