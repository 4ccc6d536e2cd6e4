import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { IdArgs } from '../schema/connection.js';
import { DeleteSavedSearchPayload, SavedSearch, SaveSearchInput, SaveSearchPayload } from '../schema/saved-search.js';
import { matchArticles } from '../store/articles.js';
import type { SavedSearchDocument } from '../store/saved-searches.js';
import type { RequestState } from './request-state.js';

@Resolver()
export class SavedSearchResolver {
  @Query(() => [SavedSearch], { description: 'What was saved with the token that is sent, by name: at most 20.' })
  async savedSearches(@Ctx('state') state: RequestState): Promise<object[]> {
    return (await state.savedSearches().list()).map(told);
  }

  @Mutation(() => SaveSearchPayload, {
    description:
      'Saves a filter for the owner of the token that is sent, any token, and, where the server sends messages, has an address told of what is new of it.',
  })
  async saveSearch(
    @Arg('input', () => SaveSearchInput, { description: 'What is to be saved.' }) input: SaveSearchInput,
    @Ctx('state') state: RequestState,
  ): Promise<{ savedSearch: object; secret: string | null }> {
    const service = state.savedSearches();
    // What cannot be answered is said now and not when something is new.
    await matchArticles(await state.snapshot(), input.filter);
    const saved = await service.save(input.name, input.filter, input.webhook ?? null);
    return { savedSearch: told(saved), secret: saved.webhook?.secret ?? null };
  }

  @Mutation(() => DeleteSavedSearchPayload, {
    description: 'Forgets a saved search; its webhook is told nothing more.',
  })
  async deleteSavedSearch(
    @Args(() => IdArgs) { id }: IdArgs,
    @Ctx('state') state: RequestState,
  ): Promise<{ id: string | null }> {
    return { id: (await state.savedSearches().remove(id)) ? id : null };
  }
}

function told({ _id, name, filter, createdAt, webhook }: SavedSearchDocument): object {
  if (webhook === null) return { id: _id, name, filter, createdAt, webhook: null };
  const { secret, ...shown } = webhook;
  return { id: _id, name, filter, createdAt, webhook: shown };
}
