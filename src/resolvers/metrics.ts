import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs } from '../schema/connection.js';
import { Metric, MetricConnection } from '../schema/metric.js';
import { MetricFilter, MetricOrder } from '../schema/metric-filter.js';
import type { ArticleDocument, LocationDocument, MetricDocument, Span } from '../store/documents.js';
import { CountedMetrics } from '../store/facets/metrics.js';
import { withNewspaperId } from '../store/in-print.js';
import { countMetrics, findMetrics, metricFilter } from '../store/metrics.js';
import { isGiven } from '../store/pagination.js';
import { type AppearanceOfArticle, appearancesOf } from './appearances.js';
import { type CountedConnection, countedConnection } from './connection.js';
import { loadSubject, type SubjectDocument } from './metric-subjects.js';
import type { RequestState } from './request-state.js';
import { onPage, type SpanOfPage } from './text-spans.js';

@Resolver(() => Metric)
export class MetricResolver {
  @Query(() => MetricConnection, { description: 'Metrics, in page order unless said otherwise.' })
  async metrics(
    @Arg('filter', () => MetricFilter, { nullable: true, description: 'Which metrics; all if left out.' })
    filter: MetricFilter | null,
    @Arg('orderBy', () => MetricOrder, { nullable: true, description: 'In which order; PAGE_ORDER if left out.' })
    orderBy: MetricOrder | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx('state') state: RequestState,
  ): Promise<CountedConnection<MetricDocument>> {
    const snapshot = await state.snapshotFor(args);
    const conditions = await withNewspaperId(snapshot, { ...filter, since: args.since });
    const edges = await findMetrics(
      snapshot,
      conditions,
      orderBy ?? 'PAGE_ORDER',
      state.part(args),
      state.projection('metrics'),
    );
    const isAll = !Object.values(conditions).some(isGiven);
    return countedConnection(
      edges,
      () => countMetrics(snapshot, conditions),
      () => new CountedMetrics(snapshot, { filter: metricFilter(conditions), isAll }),
    );
  }

  @FieldResolver()
  article(@Root() metric: MetricDocument, @Ctx('state') { loaders }: RequestState): Promise<ArticleDocument | null> {
    return loaders.article.load(metric.articleId);
  }

  /** Pages that were ingested before measures were told have none until they are ingested again. */
  @FieldResolver()
  measure(@Root() { measure, label }: Pick<MetricDocument, 'label'> & Partial<MetricDocument>): string {
    return measure ?? label;
  }

  @FieldResolver()
  subject(
    @Root() { subjectId }: MetricDocument,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<SubjectDocument | null> {
    return loadSubject(loaders, subjectId);
  }

  @FieldResolver()
  span(@Root() metric: MetricDocument): SpanOfPage {
    return onPage(metric.pageId)(metric.span);
  }

  @FieldResolver()
  async locations(
    @Root() metric: MetricDocument,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<(LocationDocument | null | Error)[]> {
    const article = await loaders.article.load(metric.articleId);
    const mentions = article?.locations.filter(({ spellings, spans }) => inSentence(metric, spellings, spans)) ?? [];
    return loaders.location.loadMany(mentions.map((mention) => mention.locationId));
  }

  @FieldResolver()
  async people(
    @Root() metric: MetricDocument,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<AppearanceOfArticle[]> {
    const article = await loaders.article.load(metric.articleId);
    if (article === null) return [];
    return appearancesOf(article, ({ name, spans }) => inSentence(metric, [name], spans));
  }
}

/**
 * Whether something that an article names is named in the metric's sentence: the sentence holds the form, and one
 * of the mentions is no further from the number than the sentence can reach, layout and noise spaces included.
 */
function inSentence({ sentence, span }: MetricDocument, forms: readonly string[], mentions: readonly Span[]): boolean {
  const reach = 2 * sentence.length;
  const near = mentions.some(({ start, end }) => end > span.start - reach && start < span.end + reach);
  return near && forms.some((form) => sentence.includes(form));
}
