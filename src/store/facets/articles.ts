/** Articles counted by what they hold. */
import type { Collection, Filter } from 'mongodb';
import type { ArticleConditions } from '../article-filter.js';
import { type ArticleMatching, countArticles } from '../articles.js';
import type { ArticleDocument, Versioned } from '../documents.js';
import { ARTICLES } from '../figures/figures.js';
import { mostOf, readNames } from '../figures/most-named.js';
import { NAMED, namedIn } from '../figures/owners.js';
import { findFigure } from '../figures/reading.js';
import { newspaperMeant } from '../newspapers.js';
import { isGiven } from '../pagination.js';
import { and, findAll } from '../reading.js';
import type { Snapshot } from '../snapshot.js';
import { Counter, type ValueCount } from './counts.js';
import { dayCounts, findArticleDays, findDaysOfOwner, findPublished } from './days.js';
import { type Bucket, bucketsOf, type Interval } from './histogram.js';
import type { CountedList, Facet } from './question.js';
import { ReadOnce } from './read-once.js';
import { ALIKE, monthOf, type Source, yearOf } from './sources.js';

type Read = Pick<ArticleDocument, 'id' | 'kind' | 'date' | 'newspaperId' | 'withinIds' | 'number'> &
  Pick<ArticleDocument, 'byline' | 'appearances' | 'organizations'>;

/** What an article tells by itself; its measures stand with its numbers. */
const OWN: Readonly<Record<Exclude<Facet, 'measures'>, Source<Read>>> = {
  ...ALIKE,
  people: { property: 'appearances.personId', values: ({ appearances }) => appearances.map((each) => each.personId) },
  organizations: {
    property: 'organizations.organizationId',
    values: ({ organizations }) => organizations.map(({ organizationId }) => organizationId),
  },
  contributors: { property: 'byline.name', values: ({ byline }) => byline.map(({ name }) => name) },
  offices: { property: 'appearances.titles', values: ({ appearances }) => appearances.flatMap(({ titles }) => titles) },
};

/** The values of an article that its own document tells, as all who count articles have them. */
export function valuesOf(facet: Exclude<Facet, 'measures'>, article: Read): readonly string[] {
  return OWN[facet].values(article);
}

/** The property of an article that is read to count it by a facet. */
export function propertyOf(facet: Facet): string {
  return facet === 'measures' ? 'id' : OWN[facet].property;
}

/** Not even of all articles. */
const NEVER_KEPT: ReadonlySet<Facet> = new Set(['contributors', 'offices', 'measures']);

export class CountedArticles implements CountedList {
  private readonly snapshot: Snapshot;
  private readonly matching: () => Promise<ArticleMatching>;
  private readonly isAll: boolean;
  private readonly articles = new ReadOnce<Read>((projection) => this.readAll(projection));

  constructor(snapshot: Snapshot, { matching, isAll }: { matching: () => Promise<ArticleMatching>; isAll: boolean }) {
    this.snapshot = snapshot;
    this.matching = matching;
    this.isAll = isAll;
  }

  async total(): Promise<number> {
    return (await this.articles.count()) ?? countArticles(this.snapshot, await this.matching());
  }

  async facet(facet: Facet, length: number, asked: readonly Facet[]): Promise<readonly ValueCount[]> {
    const kept = await this.kept(facet, length);
    if (kept !== null) return kept;
    const others = this.isAll ? asked.filter((each) => NEVER_KEPT.has(each)) : asked;
    const articles = await this.articles.read([facet, ...others].map(propertyOf));
    const counter = new Counter();
    if (facet === 'measures') for (const measures of await this.measuresOf(articles)) counter.add(measures);
    else for (const article of articles) counter.add(valuesOf(facet, article));
    return counter.most(length);
  }

  async histogram(interval: Interval): Promise<Bucket[]> {
    const [published, days] = await Promise.all([findPublished(this.snapshot, 'articles'), this.keptDays()]);
    return bucketsOf(days === null ? await this.articles.days() : dayCounts(days), published, interval);
  }

  /** What figures or the documents of what is named tell; null where they do not. */
  private async kept(facet: Facet, length: number): Promise<readonly ValueCount[] | null> {
    if (facet === 'kinds' || facet === 'months' || facet === 'years') return this.keptByDay(facet, length);
    const { conditions } = await this.matching();
    const owner = ownerIn(conditions);
    if (owner !== null && facet === 'newspapers') return this.keptByDay(facet, length);
    if (owner !== null && !Object.values(owner.others).some(isGiven)) return this.keptOfOwner(owner.id, facet, length);
    if (!this.isAll || (await findFigure(this.snapshot, ARTICLES)) === null) return null;
    if (facet === 'newspapers') {
      const newspapers = await findAll(this.snapshot, this.snapshot.collections.newspapers, {}, COUNT);
      const counter = new Counter();
      for (const { id, articleCount } of newspapers) counter.add([id], articleCount);
      return counter.most(length);
    }
    const name = NAMED.find((each) => each === facet);
    if (name === undefined) return null;
    const named = this.snapshot.collections[name] as unknown as Collection<Named>;
    const found = await findAll(
      this.snapshot,
      named,
      {},
      { ...COUNT, sort: { articleCount: -1, id: 1 }, limit: length },
    );
    return found.map(({ id, articleCount }) => ({ value: id, count: articleCount }));
  }

  private async keptOfOwner(ownerId: string, facet: Facet, length: number): Promise<readonly ValueCount[] | null> {
    const named = NAMED.find((each) => each === facet);
    const cells = named === undefined ? null : await findFigure(this.snapshot, namedIn(ownerId, named));
    // Of whom few articles name there are none.
    return cells === null || cells.length === 0 ? null : mostOf(readNames(cells), length);
  }

  private async keptByDay(
    facet: 'newspapers' | 'kinds' | 'months' | 'years',
    length: number,
  ): Promise<ValueCount[] | null> {
    const days = await this.keptDays();
    if (days === null) return null;
    const counter = new Counter();
    for (const { day, kind, newspaperId, count } of days) {
      const value = { newspapers: newspaperId, kinds: kind, months: day && monthOf(day), years: day && yearOf(day) }[
        facet
      ];
      if (value !== null) counter.add([value], count);
    }
    return counter.most(length);
  }

  /** By day and kind, where nothing else is asked for than one whom articles name, a newspaper or kinds. */
  private async keptDays() {
    const { conditions } = await this.matching();
    const owner = ownerIn(conditions);
    const { newspaper, kinds, ...others } = owner?.others ?? conditions;
    if (Object.values(others).some(isGiven)) return null;
    const id = isGiven(newspaper) ? await newspaperMeant(this.snapshot, newspaper) : null;
    const days =
      owner === null ? await findArticleDays(this.snapshot, id) : await findDaysOfOwner(this.snapshot, owner.id);
    return (
      days?.filter(
        ({ kind, newspaperId }) =>
          (!isGiven(kinds) || kinds.some((wanted) => wanted === kind)) &&
          (owner === null || id === null || newspaperId === id),
      ) ?? null
    );
  }

  private async readAll(projection: Record<string, 0 | 1>): Promise<Read[]> {
    const { filter, search } = await this.matching();
    const { articles } = this.snapshot.collections;
    if (search === null) return findAll(this.snapshot, articles, filter, { projection });
    const numbers = new Set((await search.matching()).numbers);
    const isListed = numbers.size <= MOST_LISTED;
    const wanted: Filter<ArticleDocument> = isListed ? { number: { $in: [...numbers] } } : filter;
    const found = await findAll(this.snapshot, articles, and(wanted), { projection: { ...projection, number: 1 } });
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

/** The one person, place or organization that articles are to name, and what else is asked; null without any. */
function ownerIn({ person, location, organization, ...others }: ArticleConditions) {
  const [id, ...further] = [person, location, organization].filter(isGiven);
  return isGiven(id) && further.length === 0 ? { id, others } : null;
}

/** More are not listed to the store, but compared with what it finds. */
const MOST_LISTED = 5_000;
const COUNT = { projection: { _id: 0, id: 1, articleCount: 1 } } as const;

interface Named extends Versioned {
  readonly articleCount: number;
}
