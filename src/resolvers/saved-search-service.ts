import type { SavedSearchDocument } from '../store/saved-searches.js';

/** What the owner of a token has saved. Whoever starts the server says where webhooks may lead. */
export interface SavedSearchService {
  /** By name. */
  list(): Promise<SavedSearchDocument[]>;
  /** @throws ArgumentError or GraphQLError for a webhook that may not be */
  save(name: string, filter: object, webhook: string | null): Promise<SavedSearchDocument>;
  /** Whether there was one of this id. */
  remove(id: string): Promise<boolean>;
}
