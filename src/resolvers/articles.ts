import { Arg, Args, Ctx, FieldResolver, Float, Query, Resolver, Root } from 'type-graphql';
import { Article, ArticleConnection } from '../schema/article.js';
import { ArticleFilter, ArticleOrder } from '../schema/article-filter.js';
import { ConnectionArgs, IdArgs } from '../schema/connection.js';
import { MetricKind } from '../schema/metric.js';
import { countArticles, findArticles, matchArticles } from '../store/articles.js';
import type {
  ArticleDocument,
  ContributorEntry,
  LocationDocument,
  MetricDocument,
  OrganizationDocument,
  PageDocument,
} from '../store/documents.js';
import { CountedArticles } from '../store/facets/articles.js';
import { isGiven } from '../store/pagination.js';
import { didYouMean } from '../store/search/did-you-mean.js';
import { type AppearanceOfArticle, appearancesOf } from './appearances.js';
import { type CountedConnection, countedConnection, withMeant } from './connection.js';
import {
  type LocationOfArticle,
  mentionOnPage,
  type OrganizationOfArticle,
  sureLocations,
  sureOrganizations,
  surerThan,
} from './name-mentions.js';
import type { RequestState } from './request-state.js';
import { onPage, type SpanOfPage } from './text-spans.js';

interface DateOfArticle {
  readonly text: string;
  readonly date: string | null;
  readonly confidence: number | null;
  readonly span: SpanOfPage;
}

@Resolver(() => Article)
export class ArticleResolver {
  @Query(() => Article, { nullable: true, description: 'The article with this id; null if there is none.' })
  article(
    @Args(() => IdArgs) { id }: IdArgs,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<ArticleDocument | null> {
    return loaders.article.load(id);
  }

  @Query(() => ArticleConnection, { description: 'Articles, in page order unless said otherwise.' })
  async articles(
    @Arg('filter', () => ArticleFilter, { nullable: true, description: 'Which articles; all if left out.' })
    filter: ArticleFilter | null,
    @Arg('orderBy', () => ArticleOrder, {
      nullable: true,
      description: 'In which order; RELEVANCE if `filter.text` is given, else PAGE_ORDER.',
    })
    orderBy: ArticleOrder | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx('state') state: RequestState,
  ): Promise<CountedConnection<ArticleDocument>> {
    const snapshot = await state.snapshotFor(args);
    const matching = await matchArticles(snapshot, { ...filter, since: args.since });
    const order = orderBy ?? (matching.search ? 'RELEVANCE' : 'PAGE_ORDER');
    const edges = await findArticles(snapshot, matching, order, state.part(args), state.projection('articles'));
    const isAll = !Object.values(matching.conditions).some(isGiven);
    const list = countedConnection(
      edges,
      () => countArticles(snapshot, matching),
      () => new CountedArticles(snapshot, { matching: async () => matching, isAll }),
    );
    const isFound = matching.search === null || matching.search.ranking.numbers.length > 0;
    return withMeant(list, () => (isFound ? null : didYouMean(snapshot, filter?.text ?? '')));
  }

  @FieldResolver()
  page(@Root() article: ArticleDocument, @Ctx('state') { loaders }: RequestState): Promise<PageDocument | null> {
    return loaders.page.load(article.pageId);
  }

  @FieldResolver()
  body(@Root() article: ArticleDocument): string {
    return article.paragraphs.join('\n');
  }

  @FieldResolver()
  byline(@Root() article: ArticleDocument): ContributorEntry[] {
    return article.byline;
  }

  @FieldResolver()
  dates(
    @Root() article: ArticleDocument,
    @Arg('minConfidence', () => Float, {
      nullable: true,
      description: 'Only those that are at least so sure, 0 to 1; all if left out.',
    })
    minConfidence: number | null,
  ): DateOfArticle[] {
    const isSure = surerThan(minConfidence);
    const located = onPage(article.pageId);
    return article.dates
      .filter(({ confidence }) => isSure(confidence))
      .map((day) => ({ ...day, confidence: day.confidence ?? null, span: located(day.span) }));
  }

  @FieldResolver()
  continues(
    @Root() article: ArticleDocument,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<ArticleDocument | null> | null {
    return article.continuesId === null ? null : loaders.article.load(article.continuesId);
  }

  @FieldResolver()
  officials(
    @Root() article: ArticleDocument,
    @Arg('minConfidence', () => Float, {
      nullable: true,
      description: 'Only those whose name and office are at least so sure, 0 to 1; all if left out.',
    })
    minConfidence: number | null,
  ): AppearanceOfArticle[] {
    const isSure = surerThan(minConfidence);
    return appearancesOf(
      article,
      ({ isOfficial, confidence, officeConfidence }) => isOfficial && isSure(confidence) && isSure(officeConfidence),
    );
  }

  @FieldResolver()
  people(
    @Root() article: ArticleDocument,
    @Arg('minConfidence', () => Float, {
      nullable: true,
      description: 'Only those whose name is at least so sure, 0 to 1; all if left out.',
    })
    minConfidence: number | null,
  ): AppearanceOfArticle[] {
    const isSure = surerThan(minConfidence);
    return appearancesOf(article, ({ confidence }) => isSure(confidence));
  }

  @FieldResolver()
  organizations(
    @Root() article: ArticleDocument,
    @Arg('minConfidence', () => Float, {
      nullable: true,
      description: 'Only those whose name is at least so sure, 0 to 1; all if left out.',
    })
    minConfidence: number | null,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<(OrganizationDocument | null | Error)[]> {
    return loaders.organization.loadMany(
      sureOrganizations(article, minConfidence).map((mention) => mention.organizationId),
    );
  }

  @FieldResolver()
  organizationMentions(
    @Root() article: ArticleDocument,
    @Arg('minConfidence', () => Float, {
      nullable: true,
      description: 'Only those whose name is at least so sure, 0 to 1; all if left out.',
    })
    minConfidence: number | null,
  ): OrganizationOfArticle[] {
    return sureOrganizations(article, minConfidence).map((mention) => mentionOnPage(mention, article));
  }

  @FieldResolver()
  locations(
    @Root() article: ArticleDocument,
    @Arg('minConfidence', () => Float, {
      nullable: true,
      description: 'Only those whose name, and whose link to a division if any, are at least so sure, 0 to 1.',
    })
    minConfidence: number | null,
    @Ctx('state') state: RequestState,
  ): Promise<(LocationDocument | null | Error)[]> {
    // What the places lie in comes in the same batch: asking for parents costs no further command.
    if (state.asksFor('Location.parent') || state.asksFor('Location.ancestors')) {
      state.loaders.location.loadMany(article.withinIds);
    }
    return state.loaders.location.loadMany(sureLocations(article, minConfidence).map((mention) => mention.locationId));
  }

  @FieldResolver()
  locationMentions(
    @Root() article: ArticleDocument,
    @Arg('minConfidence', () => Float, {
      nullable: true,
      description: 'Only those whose name, and whose link to a division if any, are at least so sure, 0 to 1.',
    })
    minConfidence: number | null,
  ): LocationOfArticle[] {
    return sureLocations(article, minConfidence).map((mention) => mentionOnPage(mention, article));
  }

  @FieldResolver()
  async metrics(
    @Arg('kind', () => [MetricKind], { nullable: true, description: 'Only these sorts of measure.' })
    kind: MetricKind[] | null,
    @Arg('minConfidence', () => Float, {
      nullable: true,
      description: 'Only those whose number is at least so sure, 0 to 1; all if left out.',
    })
    minConfidence: number | null,
    @Root() article: ArticleDocument,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<readonly MetricDocument[]> {
    const isSure = surerThan(minConfidence);
    const metrics = (await loaders.metricsOf.load(article.id)).filter(({ confidence }) => isSure(confidence));
    return kind ? metrics.filter((metric) => kind.some((wanted) => wanted === metric.kind)) : metrics;
  }

  @FieldResolver()
  span(@Root() article: ArticleDocument): SpanOfPage {
    return onPage(article.pageId)(article.span);
  }
}
