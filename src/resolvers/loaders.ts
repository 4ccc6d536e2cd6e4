/**
 * Every batch function: what is asked for one object at a time is fetched for all objects of a request's level
 * at once, so that the number of database commands does not depend on how many objects there are.
 */
import DataLoader from 'dataloader';
import type { Collection } from 'mongodb';
import {
  type ArticleNaming,
  type CoAppearanceCount,
  findArticlesNamingAny,
  findCoAppearances,
} from '../store/appearances.js';
import { type ArticleRelation, findArticlesNaming } from '../store/articles.js';
import type { Collections } from '../store/collections.js';
import type { CorrectionDocument } from '../store/correction-documents.js';
import type {
  ArticleDocument,
  IssueDocument,
  LocationDocument,
  MetricDocument,
  NewspaperDocument,
  OrganizationDocument,
  PageDocument,
  PersonDocument,
  Versioned,
} from '../store/documents.js';
import type { DayRange } from '../store/in-print.js';
import { countChildren, findChildren } from '../store/locations.js';
import { findMetricsInGroups, type GroupOfMetrics } from '../store/metric-groups.js';
import { findMetricsOf } from '../store/metrics.js';
import { findIssueSpans, findIssues, findPagesOf, type IssueSpan } from '../store/newspapers.js';
import type { Edges, PartArguments } from '../store/pagination.js';
import { countEach, findByIds, type Projection } from '../store/reading.js';
import { findRelated, type Named, type Related } from '../store/related.js';
import { findReprints, type Reprint } from '../store/reprints/reprints.js';
import { checkSince } from '../store/since.js';
import type { Snapshot } from '../store/snapshot.js';
import type { ProjectedCollection } from './projection.js';
import { Turns } from './turns.js';

/** Loads give null for an id that the snapshot does not hold. */
export interface Loaders {
  readonly page: DataLoader<string, PageDocument | null>;
  readonly article: DataLoader<string, ArticleDocument | null>;
  readonly metric: DataLoader<string, MetricDocument | null>;
  readonly person: DataLoader<string, PersonDocument | null>;
  readonly location: DataLoader<string, LocationDocument | null>;
  readonly organization: DataLoader<string, OrganizationDocument | null>;
  readonly newspaper: DataLoader<string, NewspaperDocument | null>;
  readonly issue: DataLoader<string, IssueDocument | null>;
  readonly correction: DataLoader<string, CorrectionDocument | null>;
  /** By the issue's id, in the order of their numbers. */
  readonly pagesOfIssue: DataLoader<string, readonly PageDocument[]>;
  /** By the newspaper's id. */
  readonly issueSpan: DataLoader<string, IssueSpan>;
  readonly issuesOf: (days: DayRange, args: PartArguments) => DataLoader<string, Edges<IssueDocument>>;
  /** By article id, in the order of the text. */
  readonly metricsOf: DataLoader<string, readonly MetricDocument[]>;
  /** By person id: all articles that name the person, in page order. */
  readonly naming: DataLoader<string, readonly ArticleNaming[]>;
  /** By a person's id: who else stands in the same articles, most often first. */
  readonly coAppearances: DataLoader<string, readonly CoAppearanceCount[]>;
  /** By article, closest first. */
  readonly related: DataLoader<ArticleDocument, readonly Related[]>;
  /** By article, most alike first. */
  readonly reprints: DataLoader<ArticleDocument, readonly Reprint[]>;
  /** By the id of what the articles name. */
  readonly articlesNaming: (
    relation: ArticleRelation,
    args: PartArguments,
  ) => DataLoader<string, Edges<ArticleDocument>>;
  /** By the id of the location around them. */
  readonly children: (args: PartArguments) => DataLoader<string, Edges<LocationDocument>>;
  readonly childCount: DataLoader<string, number>;
  /** How many documents meet a filter. */
  readonly counts: DataLoader<Counted, number>;
  readonly metricsInGroup: (args: PartArguments) => DataLoader<GroupOfMetrics, Edges<MetricDocument>>;
}

/** What is to be counted of a collection. */
export interface Counted {
  readonly of: 'articles' | 'issues' | 'locations' | 'metrics';
  readonly filter: object;
}

/** Told which loader asks for how many objects at once. */
export type BatchObserver = (loader: keyof Loaders, size: number) => void;

export function createLoaders(
  snapshot: () => Promise<Snapshot>,
  projection: (collection: ProjectedCollection) => Projection,
  onBatch: BatchObserver = () => undefined,
  turns = new Turns(),
): Loaders {
  const loaders: Loaders = {
    page: byId('page', (archive) => archive.pages, 'pages'),
    article: byId('article', (archive) => archive.articles, 'articles'),
    metric: byId('metric', (archive) => archive.metrics, 'metrics'),
    person: byId('person', (archive) => archive.people, 'people'),
    location: byId('location', (archive) => archive.locations, 'locations'),
    organization: byId('organization', (archive) => archive.organizations, 'organizations'),
    newspaper: byId('newspaper', (archive) => archive.newspapers, 'newspapers'),
    issue: byId('issue', (archive) => archive.issues, 'issues'),
    correction: byId('correction', (archive) => archive.corrections, 'corrections'),
    pagesOfIssue: batched('pagesOfIssue', async (ids) => {
      const pages = new Map<string, PageDocument[]>(ids.map((id) => [id, []]));
      for (const page of await findPagesOf(await snapshot(), ids, projection('pages'))) {
        pages.get(page.issueId ?? '')?.push(page);
      }
      return ids.map((id) => pages.get(id) ?? []);
    }),
    issueSpan: batched('issueSpan', async (ids) => {
      const spans = await findIssueSpans(await snapshot(), ids);
      return ids.map((id) => spans.get(id) ?? { issueCount: 0, firstDate: null, lastDate: null });
    }),
    issuesOf: oneFor((days: DayRange, args: PartArguments) =>
      batched('issuesOf', async (ids) => findIssues(await taken(args), ids, days, args, projection('issues'))),
    ),
    metricsOf: batched('metricsOf', async (ids) => {
      const metrics = new Map<string, MetricDocument[]>(ids.map((id) => [id, []]));
      for (const metric of await findMetricsOf(await snapshot(), ids, projection('metrics'))) {
        metrics.get(metric.articleId)?.push(metric);
      }
      return ids.map((id) => metrics.get(id) ?? []);
    }),
    naming: batched('naming', async (ids) => {
      const articles = new Map<string, ArticleNaming[]>(ids.map((id) => [id, []]));
      for (const article of await findArticlesNamingAny(await snapshot(), ids)) {
        for (const { personId } of article.appearances) articles.get(personId)?.push(article);
      }
      return ids.map((id) => articles.get(id) ?? []);
    }),
    coAppearances: batched('coAppearances', async (ids) => findCoAppearances(await snapshot(), ids)),
    related: batched('related', async (articles) => findRelated(await snapshot(), await namedIn(articles))),
    reprints: batched('reprints', async (articles) => findReprints(await snapshot(), articles)),
    articlesNaming: oneFor((relation: ArticleRelation, args: PartArguments) =>
      batched('articlesNaming', async (ids) =>
        findArticlesNaming(await taken(args), relation, ids, args, projection('articles')),
      ),
    ),
    children: oneFor((args: PartArguments) =>
      batched('children', async (ids) => findChildren(await taken(args), ids, args, projection('locations'))),
    ),
    childCount: batched('childCount', async (ids) => {
      const counts = await countChildren(await snapshot(), ids);
      return ids.map((id) => counts.get(id) ?? 0);
    }),
    counts: batched('counts', async (wanted) => {
      const taken = await snapshot();
      const counts = new Map<Counted, number>();
      for (const name of new Set(wanted.map(({ of }) => of))) {
        const each = wanted.filter(({ of }) => of === name);
        const collection = taken.collections[name] as unknown as Collection<Versioned>;
        const filters = each.map(({ filter }) => filter);
        const found = await countEach(taken, collection, filters);
        for (const [index, counted] of each.entries()) counts.set(counted, found[index] ?? 0);
      }
      return wanted.map((each) => counts.get(each) ?? 0);
    }),
    metricsInGroup: oneFor((args: PartArguments) =>
      batched('metricsInGroup', async (groups) =>
        findMetricsInGroups(await taken(args), groups, args, projection('metrics')),
      ),
    ),
  };
  return loaders;

  /** For a list whose arguments nobody has looked at yet. */
  async function taken(args: PartArguments): Promise<Snapshot> {
    const known = await snapshot();
    checkSince(known, args);
    return known;
  }

  async function namedIn(articles: readonly ArticleDocument[]): Promise<Named[]> {
    const names = articles.map((article) => ({
      people: article.appearances.map(({ personId }) => personId),
      organizations: article.organizations.map(({ organizationId }) => organizationId),
      locations: article.locations.map(({ locationId }) => locationId),
    }));
    const [people, organizations, locations] = await Promise.all([
      loaders.person.loadMany(names.flatMap((each) => each.people)),
      loaders.organization.loadMany(names.flatMap((each) => each.organizations)),
      loaders.location.loadMany(names.flatMap((each) => each.locations)),
    ]);
    const counts = countsOf([...people, ...organizations, ...locations]);
    const count = (ids: readonly string[]) => new Map(ids.map((id) => [id, counts.get(id) ?? 0]));
    return articles.map((article, index) => ({
      article,
      counts: {
        people: count(names[index]?.people ?? []),
        organizations: count(names[index]?.organizations ?? []),
        locations: count(names[index]?.locations ?? []),
      },
    }));
  }

  function batched<K, V>(loader: keyof Loaders, load: (keys: readonly K[]) => Promise<readonly V[]>): DataLoader<K, V> {
    return new DataLoader(
      (keys) => {
        onBatch(loader, keys.length);
        return load(keys);
      },
      { batchScheduleFn: (dispatch) => turns.whenComplete(dispatch) },
    );
  }

  function byId<T extends Versioned>(
    loader: keyof Loaders,
    collection: (collections: Collections) => Parameters<typeof findByIds<T>>[1],
    name: ProjectedCollection,
  ): DataLoader<string, T | null> {
    return batched(loader, async (ids) => {
      const taken = await snapshot();
      const found = await findByIds(taken, collection(taken.collections), ids, projection(name));
      const documents = new Map(found.map((document) => [document.id, document]));
      return ids.map((id) => documents.get(id) ?? null);
    });
  }
}

/** One loader for each set of arguments, since a batch must be one question. */
function oneFor<A extends unknown[], K, V>(create: (...args: A) => DataLoader<K, V>) {
  const loaders = new Map<string, DataLoader<K, V>>();
  return (...args: A): DataLoader<K, V> => {
    const key = JSON.stringify(args);
    const loader = loaders.get(key) ?? create(...args);
    loaders.set(key, loader);
    return loader;
  };
}

/** How many articles name each of what was found, by id. */
function countsOf(found: readonly ({ id: string; articleCount: number } | null | Error)[]): Map<string, number> {
  return new Map(
    found.flatMap((document) =>
      document === null || document instanceof Error ? [] : [[document.id, document.articleCount]],
    ),
  );
}
