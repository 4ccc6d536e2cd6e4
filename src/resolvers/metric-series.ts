import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { MetricFilter } from '../schema/metric-filter.js';
import { MetricSeries } from '../schema/metric-series.js';
import { dayOf } from '../store/articles.js';
import type { MetricDocument } from '../store/documents.js';
import { findMetricsLabelled } from '../store/metric-series.js';
import type { Context } from './context.js';

interface Point {
  readonly date: string;
  readonly value: number;
  readonly metric: MetricDocument;
}

interface Series {
  readonly label: string;
  readonly normalizedUnit: string;
  readonly points: readonly Point[];
}

@Resolver(() => MetricSeries)
export class MetricSeriesResolver {
  @Query(() => [MetricSeries], {
    description: 'The values of a label over time, a series for each base unit; at most a thousand values.',
  })
  async metricSeries(
    @Arg('label', () => String, { description: 'What is measured, in the words of the pages, in full.' }) label: string,
    @Arg('filter', () => MetricFilter, { nullable: true, description: 'Which of its metrics; all if left out.' })
    filter: MetricFilter | null,
    @Ctx() context: Context,
  ): Promise<Series[]> {
    const snapshot = await context.snapshot();
    const metrics = await findMetricsLabelled(snapshot, label, filter ?? {}, context.without('metrics'));
    const articles = await Promise.all(metrics.map((metric) => context.loaders.article.load(metric.articleId)));
    const series = new Map<string, Point[]>();
    for (const [index, metric] of metrics.entries()) {
      const article = articles[index];
      const date = article ? dayOf(article) : null;
      if (date === null) continue;
      const points = series.get(metric.normalizedUnit) ?? [];
      points.push({ date, value: metric.normalizedValue, metric });
      series.set(metric.normalizedUnit, points);
    }
    return [...series].map(([normalizedUnit, points]) => ({
      label,
      normalizedUnit,
      points: points.sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date))),
    }));
  }
}
