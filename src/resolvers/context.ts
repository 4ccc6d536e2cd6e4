import type { Collections } from '../store/collections.js';
import type { Without } from '../store/reading.js';
import { type Snapshot, takeSnapshot } from '../store/snapshot.js';
import type { CorrectionService } from './correction-service.js';
import { createLoaders, type Loaders } from './loaders.js';
import { type ProjectedCollection, type RequestedFields, unrequested } from './projection.js';

/** What the resolvers of one request share. */
export interface Context {
  /** The archive as it was when the request first asked for something, or as its last correction left it. */
  readonly snapshot: () => Promise<Snapshot>;
  readonly loaders: Loaders;
  /** What need not be read of a collection's documents. */
  readonly without: (collection: ProjectedCollection) => Without;
  /** Whether the operation asks for the field anywhere: "Location.parent". */
  readonly asksFor: (field: string) => boolean;
  /** Says what the operation asks for: once it has been parsed, before any resolver runs. */
  readonly announce: (requested: RequestedFields) => void;
  /**
   * Corrects the archive; what is asked afterwards sees it corrected.
   * @throws GraphQLError FORBIDDEN or UNAUTHENTICATED if whoever asks may not.
   */
  readonly correct: <T>(work: (corrections: CorrectionService) => Promise<T>) => Promise<T>;
}

/**
 * Makes the context of one request, which must be answered within `timeLimit` milliseconds.
 * @param corrections who makes corrections for whoever asks; throws if they may not ask for any
 */
export function createContext(
  collections: Collections,
  timeLimit: number,
  corrections: () => CorrectionService,
): Context {
  let deadline = Date.now() + timeLimit;
  let taken: Promise<Snapshot> | undefined;
  const snapshot = () => {
    taken ??= takeSnapshot(collections, deadline);
    return taken;
  };
  // Apollo Server hands out copies of the context, so what is found out later is kept beside it.
  let fields: RequestedFields = new Set();
  const without = (collection: ProjectedCollection) => unrequested(collection, fields);
  let loaders = createLoaders(snapshot, without);
  const context: Omit<Context, 'loaders'> = {
    snapshot,
    without,
    asksFor: (field) => fields.has(field),
    announce: (requested) => {
      fields = requested;
    },
    correct: async (work) => {
      const result = await work(corrections());
      // Waiting for others who write is not the request's own time.
      deadline = Date.now() + timeLimit;
      taken = undefined;
      loaders = createLoaders(snapshot, without);
      return result;
    },
  };
  // A copy has the same prototype, and with it the loaders of the moment.
  const current = {
    get loaders() {
      return loaders;
    },
  };
  return Object.assign(Object.create(current) as typeof current, context);
}
