/** The tables that can be exported: which documents, in which order, and what stands in their columns. */
import type { Collection, Filter } from 'mongodb';
import type { ArticleConditions } from '../store/article-filter.js';
import { matchArticles } from '../store/articles.js';
import type { Collections } from '../store/collections.js';
import type {
  ArticleDocument,
  LocationDocument,
  MetricDocument,
  OfficeEntry,
  PersonDocument,
  Versioned,
} from '../store/documents.js';
import { withNewspaperId } from '../store/in-print.js';
import { type LocationConditions, locationFilter } from '../store/locations.js';
import { type MetricConditions, metricFilter } from '../store/metrics.js';
import type { PersonConditions } from '../store/people.js';
import { matchPeopleIn } from '../store/people-in-articles.js';
import { and } from '../store/reading.js';
import type { Snapshot } from '../store/snapshot.js';
import { asStored, type Column } from './columns.js';
import type { References } from './lookups.js';

export interface Table<Document extends Versioned> {
  readonly collection: (collections: Collections) => Collection<Document>;
  /** The input type of the GraphQL schema that its filter is of. */
  readonly filterType: string;
  /** What its rows are sorted by: unique, and indexed. */
  readonly key: 'order' | 'id';
  readonly match: (snapshot: Snapshot, conditions: object) => Promise<Filter<Document>>;
  readonly columns: readonly Column<Document>[];
  /** What a document refers to, as far as the properties for that were read. */
  readonly referencesOf: (document: Document) => References;
}

const articles: Table<ArticleDocument> = {
  collection: (all) => all.articles,
  filterType: 'ArticleFilter',
  key: 'order',
  match: async (snapshot, conditions: ArticleConditions) => {
    const { filter, search } = await matchArticles(snapshot, conditions);
    return search === null ? filter : and(filter, { number: { $in: [...search.ranking.numbers] } });
  },
  columns: [
    asStored('id', 'TEXT', 'id', ({ id }) => id),
    asStored('page', 'TEXT', 'pageId', ({ pageId }) => pageId),
    { ...ofPage('newspaper'), cellOf: ({ pageId }, { page }) => page(pageId)?.newspaper ?? null },
    asStored('date', 'DAY', 'date', ({ date }) => date),
    { ...ofPage('edition'), cellOf: ({ pageId }, { page }) => page(pageId)?.edition ?? null },
    asStored('position', 'INTEGER', 'position', ({ position }) => position),
    asStored('kind', 'TEXT', 'kind', ({ kind }) => kind),
    asStored('genre', 'TEXT', 'genre', ({ genre }) => genre),
    asStored('rubric', 'TEXT', 'rubric', ({ rubric }) => rubric),
    asStored('kicker', 'TEXT', 'kicker', ({ kicker }) => kicker),
    asStored('headline', 'TEXT', 'headline', ({ headline }) => headline),
    asStored('subhead', 'TEXT', 'subhead', ({ subhead }) => subhead),
    asStored('body', 'TEXT', 'paragraphs', ({ paragraphs }) => paragraphs.join('\n')),
    asStored('byline', 'TEXTS', 'byline', ({ byline }) => byline.map(({ name, role }) => `${role} ${name}`)),
    asStored('people', 'TEXTS', 'appearances', ({ appearances }) => appearances.map(({ name }) => name)),
    asStored('officials', 'TEXTS', 'appearances', ({ appearances }) =>
      appearances.flatMap(({ name, isOfficial, titles }) => (isOfficial ? [[...titles, name].join(' ')] : [])),
    ),
    {
      name: 'organizations',
      type: 'TEXTS',
      reads: ['organizations'],
      cellOf: ({ organizations }, { organization }) =>
        organizations.flatMap(({ organizationId }) => organization(organizationId)?.name ?? []),
    },
    {
      name: 'locations',
      type: 'TEXTS',
      reads: ['locations'],
      cellOf: ({ locations }, { location }) => locations.flatMap(({ locationId }) => location(locationId)?.name ?? []),
    },
    asStored('confidence', 'NUMBER', 'confidence', ({ confidence }) => confidence),
  ],
  referencesOf: ({ pageId, organizations = [], locations = [] }) => ({
    page: pageId === undefined ? [] : [pageId],
    organization: organizations.map(({ organizationId }) => organizationId),
    location: locations.map(({ locationId }) => locationId),
  }),
};

function ofPage(name: string): Omit<Column<ArticleDocument>, 'cellOf'> {
  return { name, type: 'TEXT', reads: ['pageId'] };
}

const metrics: Table<MetricDocument> = {
  collection: (all) => all.metrics,
  filterType: 'MetricFilter',
  key: 'order',
  match: async (snapshot, conditions: MetricConditions) => metricFilter(await withNewspaperId(snapshot, conditions)),
  columns: [
    asStored('id', 'TEXT', 'id', ({ id }) => id),
    asStored('article', 'TEXT', 'articleId', ({ articleId }) => articleId),
    {
      name: 'headline',
      type: 'TEXT',
      reads: ['articleId'],
      cellOf: ({ articleId }, { article }) => article(articleId)?.headline ?? null,
    },
    {
      name: 'newspaper',
      type: 'TEXT',
      reads: ['pageId'],
      cellOf: ({ pageId }, { page }) => page(pageId)?.newspaper ?? null,
    },
    asStored('date', 'DAY', 'date', ({ date }) => date),
    asStored('subject', 'TEXT', 'subjectName', ({ subjectName }) => subjectName),
    asStored('subject_id', 'TEXT', 'subjectId', ({ subjectId }) => subjectId),
    asStored('measure', 'TEXT', 'measure', ({ measure }) => measure),
    asStored('label', 'TEXT', 'label', ({ label }) => label),
    asStored('kind', 'TEXT', 'kind', ({ kind }) => kind),
    asStored('text', 'TEXT', 'text', ({ text }) => text),
    asStored('qualifier', 'TEXT', 'qualifier', ({ qualifier }) => qualifier),
    asStored('value', 'NUMBER', 'value', ({ value }) => value),
    asStored('unit', 'TEXT', 'unit', ({ unit }) => unit),
    asStored('normalized_value', 'NUMBER', 'normalizedValue', ({ normalizedValue }) => normalizedValue),
    asStored('normalized_unit', 'TEXT', 'normalizedUnit', ({ normalizedUnit }) => normalizedUnit),
    asStored('counted', 'TEXT', 'counted', ({ counted }) => counted),
    asStored('sentence', 'TEXT', 'sentence', ({ sentence }) => sentence),
    asStored('confidence', 'NUMBER', 'confidence', ({ confidence }) => confidence),
    asStored('label_confidence', 'NUMBER', 'labelConfidence', ({ labelConfidence }) => labelConfidence),
  ],
  referencesOf: ({ pageId, articleId }) => ({ page: [pageId ?? null], article: [articleId ?? null] }),
};

const people: Table<PersonDocument> = {
  collection: (all) => all.people,
  filterType: 'PersonFilter',
  key: 'id',
  match: async (snapshot, conditions: PersonConditions) => (await matchPeopleIn(snapshot, conditions)).filter,
  columns: [
    asStored('id', 'TEXT', 'id', ({ id }) => id),
    asStored('name', 'TEXT', 'name', ({ name }) => name),
    asStored('pinyin', 'TEXT', 'pinyin', ({ pinyin }) => pinyin),
    asStored('spellings', 'TEXTS', 'spellings', ({ spellings }) => spellings),
    asStored('is_official', 'BOOLEAN', 'isOfficial', ({ isOfficial }) => isOfficial),
    asStored('offices', 'TEXTS', 'offices', ({ offices }) => offices.map(officeText)),
    asStored('articles', 'INTEGER', 'articleCount', ({ articleCount }) => articleCount),
  ],
  referencesOf: () => ({}),
};

/** "县长 2021-03-04/2022-10-11", an interval as ISO 8601 writes it; ".." where a day is not known. */
function officeText({ title, firstSeen, lastSeen }: OfficeEntry): string {
  if (firstSeen === null && lastSeen === null) return title;
  return `${title} ${firstSeen ?? '..'}/${lastSeen ?? '..'}`;
}

const locations: Table<LocationDocument> = {
  collection: (all) => all.locations,
  filterType: 'LocationFilter',
  key: 'id',
  match: async (_, conditions: LocationConditions) => locationFilter(conditions),
  columns: [
    asStored('id', 'TEXT', 'id', ({ id }) => id),
    asStored('name', 'TEXT', 'name', ({ name }) => name),
    asStored('spellings', 'TEXTS', 'spellings', ({ spellings }) => spellings),
    asStored('level', 'TEXT', 'level', ({ level }) => level),
    asStored('code', 'TEXT', 'code', ({ code }) => code),
    {
      name: 'ancestors',
      type: 'TEXTS',
      reads: ['ancestorIds'],
      cellOf: ({ ancestorIds }, { location }) => ancestorIds.flatMap((id) => location(id)?.name ?? []),
    },
    asStored('articles', 'INTEGER', 'articleCount', ({ articleCount }) => articleCount),
  ],
  referencesOf: ({ ancestorIds = [] }) => ({ location: ancestorIds }),
};

const TABLES = { articles, metrics, people, locations } as const;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/** The documents of each table differ, and nothing that reads them needs to know how. */
export type AnyTable = Table<Versioned>;

export function tableOf(name: TableName): AnyTable {
  return TABLES[name] as unknown as AnyTable;
}

export function isTableName(name: string): name is TableName {
  return name in TABLES;
}
