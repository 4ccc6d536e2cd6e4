import type { Collections } from '../store/collections.js';
import type { Without } from '../store/reading.js';
import { type Snapshot, takeSnapshot } from '../store/snapshot.js';
import { createLoaders, type Loaders } from './loaders.js';
import { type ProjectedCollection, type RequestedFields, unrequested } from './projection.js';

/** What the resolvers of one request share. */
export interface Context {
  /** The archive as it was when the request first asked for something. */
  readonly snapshot: () => Promise<Snapshot>;
  readonly loaders: Loaders;
  /** What need not be read of a collection's documents. */
  readonly without: (collection: ProjectedCollection) => Without;
  /** Known once the request has been parsed, before any resolver runs. */
  requested: RequestedFields;
}

/** Makes the context of one request, which must be answered within `timeLimit` milliseconds. */
export function createContext(collections: Collections, timeLimit: number): Context {
  const deadline = Date.now() + timeLimit;
  let taken: Promise<Snapshot> | undefined;
  const snapshot = () => {
    taken ??= takeSnapshot(collections, deadline);
    return taken;
  };
  const without = (collection: ProjectedCollection) => unrequested(collection, context.requested);
  const context: Context = { snapshot, without, loaders: createLoaders(snapshot, without), requested: new Set() };
  return context;
}
