import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Contributor } from '../schema/contributor.js';
import type { ContributorEntry, PersonDocument } from '../store/documents.js';
import type { RequestState } from './request-state.js';

@Resolver(() => Contributor)
export class ContributorResolver {
  @FieldResolver()
  person(
    @Root() contributor: ContributorEntry,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<PersonDocument | null> | null {
    return contributor.personId === null ? null : loaders.person.load(contributor.personId);
  }
}
