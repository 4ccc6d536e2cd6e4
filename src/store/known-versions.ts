/** What a writer has looked up of the archive, as it is now with all that is staged: by what it is asked for, and asked for once. */
import type { Filter, FindOptions } from 'mongodb';
import type { SearchDocument } from './bookkeeping-documents.js';
import type { CollectionName, Documents } from './changes.js';
import { CurrentVersions } from './current.js';
import type {
  ArticleDocument,
  IssueDocument,
  LocationDocument,
  NewspaperDocument,
  OrganizationDocument,
  PageDocument,
  PersonDocument,
  Versioned,
} from './documents.js';

/** The days of pages stand at the beginning of their order. */
const DAY_LENGTH = '2020-10-16'.length;

export abstract class KnownVersions {
  readonly peopleBySpelling: CurrentVersions<PersonDocument>;
  readonly peopleById: CurrentVersions<PersonDocument>;
  readonly locationsById: CurrentVersions<LocationDocument>;
  readonly organizationsById: CurrentVersions<OrganizationDocument>;
  /** What is long is left out of pages: texts and lists. */
  readonly pagesById: CurrentVersions<PageDocument>;
  readonly pagesByDay: CurrentVersions<PageDocument>;
  /** By newspaper, day and page number in one, by the hash of their text, by where they came from. */
  readonly pagesByPlace: CurrentVersions<PageDocument>;
  readonly pagesByText: CurrentVersions<PageDocument>;
  readonly pagesByOrigin: CurrentVersions<PageDocument>;
  readonly newspapersById: CurrentVersions<NewspaperDocument>;
  readonly issuesById: CurrentVersions<IssueDocument>;
  /** Articles that go on from other pages, by their own page. */
  readonly jumpsByPage: CurrentVersions<ArticleDocument>;
  /** By key: with the lists only of what is not stored yet. */
  readonly searchHeads: CurrentVersions<SearchDocument>;
  private readonly caches: ReadonlyMap<
    CollectionName,
    readonly Pick<CurrentVersions<Versioned>, 'update' | 'forget' | 'version'>[]
  >;

  constructor() {
    const among = <Name extends CollectionName>(name: Name, field: string) => {
      return (values: readonly string[]) =>
        this.find(name, { [field]: { $in: [...values] } } as Filter<Documents[Name]>);
    };
    this.peopleBySpelling = new CurrentVersions(among('people', 'spellings'), ({ spellings }) => spellings);
    this.peopleById = new CurrentVersions(among('people', 'id'), ({ id }) => [id]);
    this.locationsById = new CurrentVersions(among('locations', 'id'), ({ id }) => [id]);
    this.organizationsById = new CurrentVersions(among('organizations', 'id'), ({ id }) => [id]);
    this.pagesById = new CurrentVersions(
      (ids) => this.find('pages', { id: { $in: [...ids] } }, WITHOUT_LONG_FIELDS),
      ({ id }) => [id],
    );
    const pagesBy = (field: 'place' | 'textHash' | 'origins') => (values: readonly string[]) =>
      this.find('pages', { [field]: { $in: [...values] } }, WITHOUT_LONG_FIELDS);
    this.pagesByPlace = new CurrentVersions(pagesBy('place'), ({ place }) => (place ? [place] : []));
    this.pagesByText = new CurrentVersions(pagesBy('textHash'), ({ textHash }) => (textHash ? [textHash] : []));
    this.pagesByOrigin = new CurrentVersions(pagesBy('origins'), ({ origins }) => origins ?? []);
    this.newspapersById = new CurrentVersions(among('newspapers', 'id'), ({ id }) => [id]);
    this.issuesById = new CurrentVersions(among('issues', 'id'), ({ id }) => [id]);
    this.pagesByDay = new CurrentVersions(
      (days) => this.findPagesOf(days),
      ({ order }) => [order.slice(0, DAY_LENGTH)],
    );
    this.jumpsByPage = new CurrentVersions(
      (pageIds) => this.find('articles', { pageId: { $in: [...pageIds] }, kind: 'JUMP' }),
      ({ kind, pageId }) => (kind === 'JUMP' ? [pageId] : []),
    );
    this.searchHeads = new CurrentVersions(
      (keys) => this.find('search', { key: { $in: [...keys] } }, { postings: 0, lengths: 0 }),
      ({ key }) => [key],
    );
    const caches: [CollectionName, object[]][] = [
      ['people', [this.peopleBySpelling, this.peopleById]],
      ['locations', [this.locationsById]],
      ['organizations', [this.organizationsById]],
      ['pages', [this.pagesById, this.pagesByDay, this.pagesByPlace, this.pagesByText, this.pagesByOrigin]],
      ['newspapers', [this.newspapersById]],
      ['issues', [this.issuesById]],
      ['articles', [this.jumpsByPage]],
      ['search', [this.searchHeads]],
    ];
    this.caches = new Map(caches as [CollectionName, CurrentVersions<Versioned>[]][]);
  }

  /** The current versions that match, in no order; what is staged counts as written. */
  abstract find<Name extends CollectionName>(
    name: Name,
    filter: Filter<Documents[Name]>,
    projection?: FindOptions['projection'],
  ): Promise<Documents[Name][]>;

  protected remember(name: CollectionName, written: readonly Versioned[], ended: readonly string[]): void {
    if (written.length === 0 && ended.length === 0) return;
    const kept = written.map((version) => leanly(name, version));
    for (const cache of this.caches.get(name) ?? []) cache.update(kept, ended);
  }

  /** A stored version; of a page and of the search index only as much as `leanly` leaves. */
  protected inMind(name: CollectionName, versionId: string): Versioned | null {
    for (const cache of this.caches.get(name) ?? []) {
      const version = cache.version(versionId);
      if (version !== undefined) return version;
    }
    return null;
  }

  protected forget(): void {
    for (const cache of [...this.caches.values()].flat()) cache.forget();
  }

  private async findPagesOf(days: readonly string[]): Promise<PageDocument[]> {
    // Days are the pages' order: an index has them.
    const found = await Promise.all(
      days.map((day) => this.find('pages', { order: { $gte: `${day} `, $lt: `${day}!` } }, WITHOUT_LONG_FIELDS)),
    );
    return found.flat();
  }
}

/** A version as it is kept in mind: without what is long and nobody asks for. */
function leanly(name: CollectionName, version: Versioned): Versioned {
  if (name === 'search') return { ...version, postings: null, lengths: null } as Versioned;
  if (name !== 'pages') return version;
  const { text, doubts, furniture, articleIds, tally, asRead, unexcluded, ...page } = version as PageDocument;
  return page;
}

const WITHOUT_LONG_FIELDS = {
  text: 0,
  doubts: 0,
  furniture: 0,
  articleIds: 0,
  tally: 0,
  asRead: 0,
  unexcluded: 0,
} as const;
