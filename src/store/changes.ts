/** What a write does to the archive: versions that are new, and versions that end. */
import { isDeepStrictEqual } from 'node:util';
import type { FigureDocument, SearchDocument } from './bookkeeping-documents.js';
import type { CorrectionDocument } from './correction-documents.js';
import {
  type ArticleDocument,
  FOREVER,
  type IssueDocument,
  type LocationDocument,
  type MetricDocument,
  type NewspaperDocument,
  type OrganizationDocument,
  type PageDocument,
  type PersonDocument,
  type Versioned,
} from './documents.js';

/** A document without what makes it a version. */
export type Unversioned<T extends Versioned> = Omit<T, '_id' | 'from' | 'until' | 'endedAt'>;

export interface Documents {
  pages: PageDocument;
  articles: ArticleDocument;
  metrics: MetricDocument;
  people: PersonDocument;
  locations: LocationDocument;
  organizations: OrganizationDocument;
  newspapers: NewspaperDocument;
  issues: IssueDocument;
  search: SearchDocument;
  corrections: CorrectionDocument;
  figures: FigureDocument;
}

export type CollectionName = keyof Documents;

export const COLLECTION_NAMES = [
  'pages',
  'articles',
  'metrics',
  'people',
  'locations',
  'organizations',
  'newspapers',
  'issues',
  'search',
  'corrections',
  'figures',
] as const satisfies CollectionName[];

/** What one write does to one collection. */
export interface Changes<T extends Versioned> {
  /** New records, and records as they are to be from now on. */
  readonly insert: readonly Unversioned<T>[];
  /** The current versions, by `_id`, that no longer hold: of what is replaced and of what is gone. */
  readonly expire: readonly string[];
}

/** Collections that are left out stay as they are; figures that are left out follow from the others. */
export type ChangeSet = { readonly [Name in CollectionName]?: Changes<Documents[Name]> };

/**
 * What makes `wanted` of the versions `stored`: records that read as stored are left alone, and those that are
 * not wanted any more are ended.
 */
export function changesBetween<T extends Versioned>(
  stored: readonly T[],
  wanted: readonly Unversioned<T>[],
): Changes<T> {
  const storedById = new Map(stored.map((version) => [version.id, version]));
  const wantedIds = new Set(wanted.map(({ id }) => id));
  const insert = wanted.filter((record) => {
    const version = storedById.get(record.id);
    return version === undefined || !isDeepStrictEqual(unversioned(version), record);
  });
  const expire = [
    ...insert.flatMap(({ id }) => storedById.get(id)?._id ?? []),
    ...stored.filter(({ id }) => !wantedIds.has(id)).map(({ _id }) => _id),
  ];
  return { insert, expire };
}

export function unversioned<T extends Versioned>(version: T): Unversioned<T> {
  const { _id, from, until, endedAt, ...record } = version;
  return record;
}

/** The record as a version that holds from a snapshot on. */
export function versionOf<T extends Versioned>(record: Unversioned<T>, from: number): T {
  const _id = versionId(record.id, from);
  // Stores want it first.
  return Object.assign({ _id }, record, { _id, from, until: FOREVER }) as unknown as T;
}

/** The `_id` of the version of a record that holds from a snapshot on. */
export function versionId(id: string, from: number): string {
  return `${id}@${from}`;
}
