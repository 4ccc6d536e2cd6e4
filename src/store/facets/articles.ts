/** Articles counted by what they hold. */
import type { Collection, Filter } from 'mongodb';
import { type ArticleMatching, countArticles } from '../articles.js';
import type { ArticleDocument, Versioned } from '../documents.js';
import { ARTICLES } from '../figures/figures.js';
import { findFigure } from '../figures/reading.js';
import { newspaperMeant } from '../newspapers.js';
import { isGiven } from '../pagination.js';
import { and, findAll } from '../reading.js';
import type { Snapshot } from '../snapshot.js';
import { Counter, monthOf, type ValueCount, yearOf } from './counts.js';
import { dayCounts, findArticleDays, findPublished } from './days.js';
import { type Bucket, bucketsOf, type Interval } from './histogram.js';
import type { CountedList, Facet } from './question.js';

type Read = Pick<ArticleDocument, 'id' | 'kind' | 'date' | 'newspaperId' | 'withinIds' | 'number'> &
  Pick<ArticleDocument, 'byline' | 'appearances' | 'organizations'>;

/** What is read of articles to count them. */
const PROPERTIES: Readonly<Record<Facet, readonly string[]>> = {
  newspapers: ['newspaperId'],
  kinds: ['kind'],
  months: ['date'],
  years: ['date'],
  people: ['appearances.personId'],
  organizations: ['organizations.organizationId'],
  locations: ['withinIds'],
  contributors: ['byline.name'],
  offices: ['appearances.titles'],
  measures: ['id'],
};

/** The values of an article; its measures stand with its numbers. */
const VALUES: Readonly<Record<Exclude<Facet, 'measures'>, (article: Read) => readonly string[]>> = {
  newspapers: ({ newspaperId }) => (newspaperId ? [newspaperId] : []),
  kinds: ({ kind }) => [kind],
  months: ({ date }) => (date === null ? [] : [monthOf(date)]),
  years: ({ date }) => (date === null ? [] : [yearOf(date)]),
  people: ({ appearances }) => appearances.map(({ personId }) => personId),
  organizations: ({ organizations }) => organizations.map(({ organizationId }) => organizationId),
  locations: ({ withinIds }) => withinIds,
  contributors: ({ byline }) => byline.map(({ name }) => name),
  offices: ({ appearances }) => appearances.flatMap(({ titles }) => titles),
};

/** The values of an article that its own document tells, as all who count articles have them. */
export function valuesOf(facet: Exclude<Facet, 'measures'>, article: Read): readonly string[] {
  return VALUES[facet](article);
}

export function propertiesOf(facets: readonly Facet[]): Record<string, 0 | 1> {
  return { _id: 0, ...Object.fromEntries(facets.flatMap((facet) => PROPERTIES[facet]).map((name) => [name, 1])) };
}

/** Not even of all articles. */
const NEVER_KEPT: ReadonlySet<Facet> = new Set(['contributors', 'offices', 'measures']);

/** Things whose documents say in how many articles they are named. */
const NAMED = { people: 'people', organizations: 'organizations', locations: 'locations' } as const;

export class CountedArticles implements CountedList {
  private readonly snapshot: Snapshot;
  private readonly matching: () => Promise<ArticleMatching>;
  private readonly isAll: boolean;
  private reading: Promise<Read[]> | undefined;
  private properties: Record<string, 0 | 1> = {};

  constructor(snapshot: Snapshot, { matching, isAll }: { matching: () => Promise<ArticleMatching>; isAll: boolean }) {
    this.snapshot = snapshot;
    this.matching = matching;
    this.isAll = isAll;
  }

  async total(): Promise<number> {
    return this.reading === undefined
      ? countArticles(this.snapshot, await this.matching())
      : (await this.reading).length;
  }

  async facet(facet: Facet, length: number, asked: readonly Facet[]): Promise<readonly ValueCount[]> {
    const kept = await this.kept(facet, length);
    if (kept !== null) return kept;
    const articles = await this.read([facet, ...(this.isAll ? asked.filter((each) => NEVER_KEPT.has(each)) : asked)]);
    const counter = new Counter();
    if (facet === 'measures') for (const measures of await this.measuresOf(articles)) counter.add(measures);
    else for (const article of articles) counter.add(valuesOf(facet, article));
    return counter.most(length);
  }

  async histogram(interval: Interval): Promise<Bucket[]> {
    const [published, days] = await Promise.all([findPublished(this.snapshot, 'articles'), this.keptDays()]);
    if (days !== null) return bucketsOf(dayCounts(days), published, interval);
    const articles = await this.read(['months']);
    return bucketsOf(dayCounts(articles.map(({ date }) => ({ day: date, count: 1 }))), published, interval);
  }

  /** What figures or the documents of what is named tell; null where they do not. */
  private async kept(facet: Facet, length: number): Promise<readonly ValueCount[] | null> {
    if (facet === 'kinds' || facet === 'months' || facet === 'years') return this.keptByDay(facet, length);
    if (!this.isAll || (await findFigure(this.snapshot, ARTICLES)) === null) return null;
    if (facet === 'newspapers') {
      const newspapers = await findAll(this.snapshot, this.snapshot.collections.newspapers, {}, COUNT);
      const counter = new Counter();
      for (const { id, articleCount } of newspapers) counter.add([id], articleCount);
      return counter.most(length);
    }
    if (facet !== 'people' && facet !== 'organizations' && facet !== 'locations') return null;
    const named = this.snapshot.collections[NAMED[facet]] as unknown as Collection<Named>;
    const found = await findAll(
      this.snapshot,
      named,
      {},
      { ...COUNT, sort: { articleCount: -1, id: 1 }, limit: length },
    );
    return found.map(({ id, articleCount }) => ({ value: id, count: articleCount }));
  }

  private async keptByDay(facet: 'kinds' | 'months' | 'years', length: number): Promise<ValueCount[] | null> {
    const days = await this.keptDays();
    if (days === null) return null;
    const counter = new Counter();
    for (const { day, kind, count } of days) {
      const value = facet === 'kinds' ? kind : day && (facet === 'months' ? monthOf(day) : yearOf(day));
      if (value !== null) counter.add([value], count);
    }
    return counter.most(length);
  }

  /** By day and kind, where nothing else is asked for than a newspaper or kinds. */
  private async keptDays() {
    const { newspaper, kinds, ...others } = (await this.matching()).conditions;
    if (Object.values(others).some(isGiven)) return null;
    const id = isGiven(newspaper) ? await newspaperMeant(this.snapshot, newspaper) : null;
    const days = await findArticleDays(this.snapshot, id);
    return days?.filter(({ kind }) => !isGiven(kinds) || kinds.some((wanted) => wanted === kind)) ?? null;
  }

  /** All articles of the list, with what was asked for when they were first read. */
  private read(facets: readonly Facet[]): Promise<Read[]> {
    // With the day, which histograms are made of.
    const wanted = propertiesOf(['months', ...facets]);
    if (this.reading === undefined || Object.keys(wanted).some((name) => this.properties[name] === undefined)) {
      this.properties = { ...this.properties, ...wanted };
      this.reading = this.readAll(this.properties);
    }
    return this.reading;
  }

  private async readAll(properties: Record<string, 0 | 1>): Promise<Read[]> {
    const { filter, search } = await this.matching();
    const { articles } = this.snapshot.collections;
    if (search === null) return findAll(this.snapshot, articles, filter, { projection: properties });
    const numbers = new Set((await search.matching()).numbers);
    const isListed = numbers.size <= MOST_LISTED;
    const wanted: Filter<ArticleDocument> = isListed ? { number: { $in: [...numbers] } } : filter;
    const found = await findAll(this.snapshot, articles, and(wanted), { projection: { ...properties, number: 1 } });
    return found.filter(({ number }) => numbers.has(number));
  }

  private async measuresOf(articles: readonly Read[]): Promise<Iterable<Iterable<string>>> {
    const { metrics } = this.snapshot.collections;
    const isOfAll = this.isAll || articles.length > MOST_LISTED;
    const filter = isOfAll ? {} : { articleId: { $in: articles.map(({ id }) => id) } };
    const projection = { _id: 0, articleId: 1, measure: 1 };
    const byArticle = new Map<string, Set<string>>(articles.map(({ id }) => [id, new Set()]));
    for (const { articleId, measure } of await findAll(this.snapshot, metrics, filter, { projection })) {
      byArticle.get(articleId)?.add(measure);
    }
    return byArticle.values();
  }
}

/** More are not listed to the store, but compared with what it finds. */
const MOST_LISTED = 5_000;
const COUNT = { projection: { _id: 0, id: 1, articleCount: 1 } } as const;

interface Named extends Versioned {
  readonly articleCount: number;
}
