/** Numbers counted by what they and their articles hold. */
import type { Filter } from 'mongodb';
import type { ArticleDocument, MetricDocument } from '../documents.js';
import type { CellKey } from '../figures/cells.js';
import { MEASURES, METRIC_PAPERS, METRICS, monthsOf, NAMING } from '../figures/figures.js';
import { findFigure, findFigureSets } from '../figures/reading.js';
import { findMostNumbers } from '../metric-figures.js';
import { count, findAll } from '../reading.js';
import type { Snapshot } from '../snapshot.js';
import { propertyOf, valuesOf } from './articles.js';
import { Counter, type ValueCount } from './counts.js';
import { findPublished } from './days.js';
import { type Bucket, bucketsOf, type Interval } from './histogram.js';
import type { CountedList, Facet } from './question.js';
import { projectionOf, ReadOnce } from './read-once.js';
import { ALIKE, type Source, yearOf } from './sources.js';

type Read = Pick<MetricDocument, 'articleId' | 'kind' | 'date' | 'newspaperId' | 'measure' | 'withinIds'>;

/** What a number's own document tells. */
const OWN = {
  ...ALIKE,
  // What was written before there were measures has none.
  measures: { property: 'measure', values: ({ measure }) => (measure ? [measure] : []) },
} as const satisfies Partial<Record<Facet, Source<Read>>>;

type OwnFacet = keyof typeof OWN;
/** What its article tells. */
type ArticleFacet = Exclude<Facet, OwnFacet>;

interface Conditions {
  readonly filter: Filter<MetricDocument>;
  /** Whether all numbers of the archive are meant. */
  readonly isAll: boolean;
}

export class CountedMetrics implements CountedList {
  private readonly snapshot: Snapshot;
  private readonly filter: Filter<MetricDocument>;
  private readonly isAll: boolean;
  private readonly metrics = new ReadOnce<Read>((projection) =>
    findAll(this.snapshot, this.snapshot.collections.metrics, this.filter, { projection }),
  );
  private articles: Promise<ArticleDocument[]> | undefined;

  constructor(snapshot: Snapshot, { filter, isAll }: Conditions) {
    this.snapshot = snapshot;
    this.filter = filter;
    this.isAll = isAll;
  }

  async total(): Promise<number> {
    const read = await this.metrics.count();
    if (read !== null) return read;
    const kept = this.isAll ? await findFigure(this.snapshot, METRICS) : null;
    if (kept !== null) return kept.reduce((sum, { cell }) => sum + cell.count, 0);
    return count(this.snapshot, this.snapshot.collections.metrics, this.filter);
  }

  async facet(facet: Facet, length: number, asked: readonly Facet[]): Promise<readonly ValueCount[]> {
    const kept = this.isAll ? await this.kept(facet, length) : null;
    if (kept !== null) return kept;
    const others = this.isAll ? asked.filter((each) => !isOwn(each)) : asked;
    const properties = [facet, ...others].map((each) => (isOwn(each) ? OWN[each].property : 'articleId'));
    const metrics = await this.metrics.read(properties);
    const counter = new Counter();
    if (isOwn(facet)) for (const metric of metrics) counter.add(OWN[facet].values(metric));
    else await this.addByArticle(counter, facet, metrics, asked);
    return counter.most(length);
  }

  async histogram(interval: Interval): Promise<Bucket[]> {
    const published = await findPublished(this.snapshot, 'metrics');
    return bucketsOf(this.isAll ? published : await this.metrics.days(), published, interval);
  }

  private async kept(facet: Facet, length: number): Promise<readonly ValueCount[] | null> {
    if (length === 0) return [];
    switch (facet) {
      case 'newspapers':
        return (await this.ofFigure(METRIC_PAPERS, ([newspaperId]) => newspaperId))?.most(length) ?? null;
      case 'kinds':
        return (await this.ofFigure(METRICS, ([kind]) => kind))?.most(length) ?? null;
      case 'months':
        return (await this.ofMonths((month) => month))?.most(length) ?? null;
      case 'years':
        return (await this.ofMonths(yearOf))?.most(length) ?? null;
      case 'measures':
        return findMostNumbers(this.snapshot, MEASURES, length);
      case 'locations':
        return findMostNumbers(this.snapshot, NAMING, length);
      default:
        return null;
    }
  }

  private async ofFigure(figure: typeof METRICS, keyed: (key: CellKey) => CellKey[number] | undefined) {
    const cells = await findFigure(this.snapshot, figure);
    return cells && countedBy(cells.map(({ key, cell }) => [keyed(key), cell.count]));
  }

  private async ofMonths(keyed: (month: string) => string): Promise<Counter | null> {
    const figures = await findFigureSets(this.snapshot, [monthsOf(null)]);
    const cells = figures?.flatMap((figure) => figure.cells);
    return cells === undefined ? null : countedBy(cells.map(({ key, cell }) => [keyed(String(key[2])), cell.count]));
  }

  private async addByArticle(
    counter: Counter,
    facet: ArticleFacet,
    metrics: readonly Read[],
    asked: readonly Facet[],
  ): Promise<void> {
    const times = new Map<string, number>();
    for (const { articleId } of metrics) times.set(articleId, (times.get(articleId) ?? 0) + 1);
    const facets = [facet, ...asked.filter((each) => !isOwn(each))];
    this.articles ??= findAll(
      this.snapshot,
      this.snapshot.collections.articles,
      this.isAll ? {} : { id: { $in: [...times.keys()] } },
      { projection: projectionOf(['id', ...facets.map(propertyOf)]) },
    );
    for (const article of await this.articles) {
      const count = times.get(article.id);
      if (count !== undefined) counter.add(valuesOf(facet, article), count);
    }
  }
}

function isOwn(facet: Facet): facet is OwnFacet {
  return facet in OWN;
}

function countedBy(counts: readonly (readonly [value: CellKey[number] | undefined, count: number])[]): Counter {
  const counter = new Counter();
  for (const [value, count] of counts) if (typeof value === 'string') counter.add([value], count);
  return counter;
}
