import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Contributor } from '../schema/contributor.js';
import type { ContributorEntry, PersonDocument } from '../store/documents.js';
import type { Context } from './context.js';

@Resolver(() => Contributor)
export class ContributorResolver {
  @FieldResolver()
  person(@Root() contributor: ContributorEntry, @Ctx() { loaders }: Context): Promise<PersonDocument | null> | null {
    return contributor.personId === null ? null : loaders.person.load(contributor.personId);
  }
}
