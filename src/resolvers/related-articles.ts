import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Article } from '../schema/article.js';
import { RelatedArticle } from '../schema/related-article.js';
import { checkRange } from '../store/argument-error.js';
import type { ArticleDocument, LocationDocument, OrganizationDocument, PersonDocument } from '../store/documents.js';
import { MAX_LENGTH } from '../store/pagination.js';
import type { Related } from '../store/related.js';
import type { RequestState } from './request-state.js';

@Resolver(() => Article)
export class ArticleRelationsResolver {
  @FieldResolver()
  async related(
    @Root() article: ArticleDocument,
    @Arg('first', () => Int, { defaultValue: 5, description: 'How many articles, at most 100.' }) first: number,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<readonly Related[]> {
    checkRange('first', first, MAX_LENGTH);
    const related = await loaders.related.load(article);
    return related.slice(0, first);
  }
}

@Resolver(() => RelatedArticle)
export class RelatedArticleResolver {
  @FieldResolver()
  article(@Root() { articleId }: Related, @Ctx('state') { loaders }: RequestState): Promise<ArticleDocument | null> {
    return loaders.article.load(articleId);
  }

  @FieldResolver()
  sharedPeople(
    @Root() { shared }: Related,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<(PersonDocument | null | Error)[]> {
    return loaders.person.loadMany(shared.people);
  }

  @FieldResolver()
  sharedOrganizations(
    @Root() { shared }: Related,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<(OrganizationDocument | null | Error)[]> {
    return loaders.organization.loadMany(shared.organizations);
  }

  @FieldResolver()
  sharedLocations(
    @Root() { shared }: Related,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<(LocationDocument | null | Error)[]> {
    return loaders.location.loadMany(shared.locations);
  }

  @FieldResolver()
  sharedTerms(@Root() { shared }: Related): readonly string[] {
    return shared.words;
  }
}
