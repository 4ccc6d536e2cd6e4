import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { MetricFilter } from '../schema/metric-filter.js';
import { MetricSeries } from '../schema/metric-series.js';
import { ArgumentError } from '../store/argument-error.js';
import { dayOf } from '../store/articles.js';
import type { MetricDocument } from '../store/documents.js';
import { withNewspaperId } from '../store/in-print.js';
import { findMetricsOfSeries } from '../store/metric-series.js';
import { isGiven } from '../store/pagination.js';
import { loadSubject, type SubjectDocument } from './metric-subjects.js';
import type { RequestState } from './request-state.js';

interface Point {
  readonly date: string;
  readonly value: number;
  readonly metric: MetricDocument;
}

interface Series {
  readonly label: string;
  readonly measure: string | null;
  readonly subjectId: string | null;
  readonly normalizedUnit: string;
  readonly points: readonly Point[];
}

@Resolver(() => MetricSeries)
export class MetricSeriesResolver {
  @Query(() => [MetricSeries], {
    description:
      'The values of a measure over time, a series for each thing that they are about and each base unit; of a label, a series for each base unit. At most a thousand values. Give `measure` or `label`, or both.',
  })
  async metricSeries(
    @Arg('label', () => String, {
      nullable: true,
      description: 'What is measured, in the words of the pages, in full.',
    })
    label: string | null | undefined,
    @Arg('measure', () => String, {
      nullable: true,
      description: 'What is measured, whichever words the pages have for it: in full as `Metric.measure` has it.',
    })
    measure: string | null | undefined,
    @Arg('subject', () => ID, {
      nullable: true,
      description: 'Only what is about the location, organization or person with this id.',
    })
    subject: string | null | undefined,
    @Arg('filter', () => MetricFilter, { nullable: true, description: 'Which of its metrics; all if left out.' })
    filter: MetricFilter | null,
    @Ctx('state') state: RequestState,
  ): Promise<Series[]> {
    if (!isGiven(label) && !isGiven(measure))
      throw new ArgumentError('measure', 'measure is missing, and so is label: give one of them.');
    const snapshot = await state.snapshot();
    const of = { label: label ?? null, measure: measure ?? null, subject: subject ?? null };
    const conditions = await withNewspaperId(snapshot, filter ?? {});
    const metrics = await findMetricsOfSeries(snapshot, of, conditions, state.projection('metrics'));
    const articles = await Promise.all(metrics.map((metric) => state.loaders.article.load(metric.articleId)));
    const series = new Map<string, Point[]>();
    for (const [index, metric] of metrics.entries()) {
      const article = articles[index];
      const date = article ? dayOf(article) : null;
      if (date === null) continue;
      // Two places' figures are two lines. By label alone, all that is called so is one, as clients know it.
      const key = `${metric.normalizedUnit} ${isGiven(measure) ? metric.subjectId : ''}`;
      const points = series.get(key) ?? [];
      points.push({ date, value: metric.normalizedValue, metric });
      series.set(key, points);
    }
    return [...series.values()].map((points) =>
      seriesOf(
        points.sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date))),
        label ?? null,
      ),
    );
  }

  @FieldResolver()
  subject(@Root() { subjectId }: Series, @Ctx('state') { loaders }: RequestState): Promise<SubjectDocument | null> {
    return loadSubject(loaders, subjectId);
  }
}

/** @param points at least one, the earliest first */
function seriesOf(points: readonly Point[], label: string | null): Series {
  const metrics = points.map(({ metric }) => metric);
  return {
    label: label ?? metrics.at(-1)?.label ?? '',
    measure: shared(metrics.map(({ measure }) => measure)),
    subjectId: shared(metrics.map(({ subjectId }) => subjectId)),
    normalizedUnit: metrics[0]?.normalizedUnit ?? '',
    points,
  };
}

/** What all of them are; null if they differ. */
function shared<Value>(values: readonly Value[]): Value | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}
