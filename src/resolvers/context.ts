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
  /** Whether the operation asks for the field anywhere: "Location.parent". */
  readonly asksFor: (field: string) => boolean;
  /** Says what the operation asks for: once it has been parsed, before any resolver runs. */
  readonly announce: (requested: RequestedFields) => void;
}

/** Makes the context of one request, which must be answered within `timeLimit` milliseconds. */
export function createContext(collections: Collections, timeLimit: number): Context {
  const deadline = Date.now() + timeLimit;
  let taken: Promise<Snapshot> | undefined;
  const snapshot = () => {
    taken ??= takeSnapshot(collections, deadline);
    return taken;
  };
  // Apollo Server hands out copies of the context, so what is found out later is kept beside it.
  let fields: RequestedFields = new Set();
  const without = (collection: ProjectedCollection) => unrequested(collection, fields);
  return {
    snapshot,
    without,
    loaders: createLoaders(snapshot, without),
    asksFor: (field) => fields.has(field),
    announce: (requested) => {
      fields = requested;
    },
  };
}
