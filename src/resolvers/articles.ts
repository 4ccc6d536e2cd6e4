import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
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
import { type AppearanceOfArticle, appearancesOf } from './appearances.js';
import { type Connection, connection } from './connection.js';
import type { Context } from './context.js';
import { onPage, type SpanOfPage } from './text-spans.js';

@Resolver(() => Article)
export class ArticleResolver {
  @Query(() => Article, { nullable: true, description: 'The article with this id; null if there is none.' })
  article(@Args(() => IdArgs) { id }: IdArgs, @Ctx() { loaders }: Context): Promise<ArticleDocument | null> {
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
    @Ctx() context: Context,
  ): Promise<Connection<ArticleDocument>> {
    const snapshot = await context.snapshot();
    const matching = await matchArticles(snapshot, filter ?? {});
    const order = orderBy ?? (matching.search ? 'RELEVANCE' : 'PAGE_ORDER');
    const edges = await findArticles(snapshot, matching, order, args, context.without('articles'));
    return connection(edges, () => countArticles(snapshot, matching));
  }

  @FieldResolver()
  page(@Root() article: ArticleDocument, @Ctx() { loaders }: Context): Promise<PageDocument | null> {
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
  dates(@Root() article: ArticleDocument): { text: string; date: string | null; span: SpanOfPage }[] {
    const located = onPage(article.pageId);
    return article.dates.map(({ text, date, span }) => ({ text, date, span: located(span) }));
  }

  @FieldResolver()
  continues(@Root() article: ArticleDocument, @Ctx() { loaders }: Context): Promise<ArticleDocument | null> | null {
    return article.continuesId === null ? null : loaders.article.load(article.continuesId);
  }

  @FieldResolver()
  officials(@Root() article: ArticleDocument): AppearanceOfArticle[] {
    return appearancesOf(article).filter((appearance) => appearance.isOfficial);
  }

  @FieldResolver()
  people(@Root() article: ArticleDocument): AppearanceOfArticle[] {
    return appearancesOf(article);
  }

  @FieldResolver()
  organizations(
    @Root() article: ArticleDocument,
    @Ctx() { loaders }: Context,
  ): Promise<(OrganizationDocument | null | Error)[]> {
    return loaders.organization.loadMany(article.organizations.map((mention) => mention.organizationId));
  }

  @FieldResolver()
  locations(
    @Root() article: ArticleDocument,
    @Ctx() { loaders, asksFor }: Context,
  ): Promise<(LocationDocument | null | Error)[]> {
    // What the places lie in comes in the same batch: asking for parents costs no further command.
    if (asksFor('Location.parent') || asksFor('Location.ancestors')) {
      loaders.location.loadMany(article.withinIds);
    }
    return loaders.location.loadMany(article.locations.map((mention) => mention.locationId));
  }

  @FieldResolver()
  async metrics(
    @Arg('kind', () => [MetricKind], { nullable: true, description: 'Only these sorts of measure.' })
    kind: MetricKind[] | null,
    @Root() article: ArticleDocument,
    @Ctx() { loaders }: Context,
  ): Promise<readonly MetricDocument[]> {
    const metrics = await loaders.metricsOf.load(article.id);
    return kind ? metrics.filter((metric) => kind.some((wanted) => wanted === metric.kind)) : metrics;
  }

  @FieldResolver()
  span(@Root() article: ArticleDocument): SpanOfPage {
    return onPage(article.pageId)(article.span);
  }
}
