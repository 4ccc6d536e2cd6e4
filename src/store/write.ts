/**
 * Writing to the archive, a page at a time. Versions are written where no reader looks yet, and one update of
 * the snapshot number shows them all: see `documents.ts`. Nothing of this needs transactions.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Collection, Db, Filter, FindOptions } from 'mongodb';
import { errors } from '../errors.js';
import { collectionsOf } from './collections.js';
import { CurrentVersions } from './current.js';
import {
  type ArticleDocument,
  type CorrectionDocument,
  type FigureDocument,
  FOREVER,
  type LocationDocument,
  type MetricDocument,
  type OrganizationDocument,
  type PageDocument,
  type PersonDocument,
  type SearchDocument,
  type Versioned,
} from './documents.js';
import { ARCHIVE } from './figures/figures.js';
import { KeptFigures } from './figures/kept-figures.js';
import { recount } from './figures/recount.js';
import { headOf } from './head.js';
import { Lease, type Sharing } from './lease.js';

/** A document without what makes it a version. */
export type Unversioned<T extends Versioned> = Omit<T, '_id' | 'from' | 'until' | 'endedAt'>;

export interface Documents {
  pages: PageDocument;
  articles: ArticleDocument;
  metrics: MetricDocument;
  people: PersonDocument;
  locations: LocationDocument;
  organizations: OrganizationDocument;
  search: SearchDocument;
  corrections: CorrectionDocument;
  figures: FigureDocument;
}

export type CollectionName = keyof Documents;

const COLLECTION_NAMES = [
  'pages',
  'articles',
  'metrics',
  'people',
  'locations',
  'organizations',
  'search',
  'corrections',
  'figures',
] as const;

/** What one write does to one collection. */
export interface Changes<T extends Versioned> {
  /** New records, and records as they are to be from now on. */
  readonly insert: readonly Unversioned<T>[];
  /** The current versions, by `_id`, that no longer hold: of what is replaced and of what is gone. */
  readonly expire: readonly string[];
}

/** Collections that are left out stay as they are; figures that are left out follow from the others. */
export type ChangeSet = { readonly [Name in CollectionName]?: Changes<Documents[Name]> };

const NONE = { insert: [], expire: [] } as const;

/** Readers hold a snapshot for less than this, in milliseconds; older versions are nobody's. */
const GRACE = 60_000;

/**
 * The one writer of an archive. Open it, commit what is to be written, close it.
 */
export class ArchiveWriter {
  readonly peopleBySpelling: CurrentVersions<PersonDocument>;
  readonly peopleById: CurrentVersions<PersonDocument>;
  readonly locationsById: CurrentVersions<LocationDocument>;
  readonly organizationsById: CurrentVersions<OrganizationDocument>;
  private readonly figures: KeptFigures;
  private readonly db: Db;
  private readonly lease: Lease;
  private sequence: number;
  private broken = false;
  private overriding: Promise<CorrectionDocument[]> | null = null;
  private cleared = 0;

  private constructor(db: Db, lease: Lease, sequence: number) {
    this.db = db;
    this.lease = lease;
    this.sequence = sequence;
    this.figures = new KeptFigures(db);
    const { people, locations, organizations } = collectionsOf(db);
    this.peopleBySpelling = new CurrentVersions(people, 'spellings', ({ spellings }) => spellings);
    this.peopleById = new CurrentVersions(people, 'id', ({ id }) => [id]);
    this.locationsById = new CurrentVersions(locations, 'id', ({ id }) => [id]);
    this.organizationsById = new CurrentVersions(organizations, 'id', ({ id }) => [id]);
  }

  /**
   * Takes the right to write, undoes what a writer that died had begun, and clears away versions that ended long ago.
   * @throws CommandError `WRITER_BUSY` while another process writes
   */
  static async open(db: Db, sharing: Sharing): Promise<ArchiveWriter> {
    const { lease, sequence, isTakenOver } = await Lease.acquire(collectionsOf(db).archive, sharing);
    const writer = new ArchiveWriter(db, lease, sequence);
    try {
      if (isTakenOver) await writer.undo();
      await writer.clear();
      await writer.recountFigures();
      return writer;
    } catch (error) {
      lease.abandon();
      throw error;
    }
  }

  /** The current versions that match, in no order. */
  async find<Name extends CollectionName>(
    name: Name,
    filter: Filter<Documents[Name]>,
    projection?: FindOptions['projection'],
  ): Promise<Documents[Name][]> {
    const found = await this.collection(name)
      .find({ ...filter, until: FOREVER } as Filter<Documents[Name]>, {
        batchSize: 10_000,
        ...(projection === undefined ? {} : { projection }),
      })
      .toArray();
    return found as unknown as Documents[Name][];
  }

  /** The corrections that override what pages say, the oldest first. Read once: nobody else writes meanwhile. */
  overridingCorrections(): Promise<CorrectionDocument[]> {
    this.overriding ??= this.find('corrections', { 'standing.type': { $in: ['METRIC', 'MERGE', 'LINK'] } }).then(
      (found) => found.sort((a, b) => (a.order < b.order ? -1 : 1)),
    );
    return this.overriding;
  }

  /**
   * Writes all of it or, if that fails, nothing. Readers see it whole from the moment this returns, or a little earlier.
   * @throws CommandError `WRITER_REPLACED` if the process was taken for dead; whatever the store throws
   */
  async commit(given: ChangeSet): Promise<void> {
    const changes = { figures: await this.figures.changesBy(given), ...given };
    if (this.broken) throw errors.storeFailed('an earlier write could not be undone');
    const next = this.sequence + 1;
    await this.lease.hold(this.sequence);
    try {
      await allDone(COLLECTION_NAMES.flatMap((name) => this.stage(name, changes[name] ?? NONE, next)));
      // A flip whose answer got lost may be asked again: it says what the number is to be, not by how much it rises.
      await this.lease.flip(next).catch(() => this.lease.flip(next));
    } catch (error) {
      await this.undo().catch(() => {
        this.broken = true;
      });
      throw error;
    }
    this.sequence = next;
    headOf(this.db).raise(next);
    this.remember(changes);
    // Merging the search index ends more than replacing pages does: a long run must not pile it all up.
    if (Date.now() - this.cleared > GRACE) await this.clear();
  }

  private remember({ people = NONE, locations = NONE, organizations = NONE, ...others }: ChangeSet): void {
    const { corrections, figures = NONE } = others;
    if (corrections !== undefined) this.overriding = null;
    const persons = people.insert.map((record) => versionOf<PersonDocument>(record, this.sequence));
    this.peopleBySpelling.update(persons, people.expire);
    this.peopleById.update(persons, people.expire);
    const places = locations.insert.map((record) => versionOf<LocationDocument>(record, this.sequence));
    this.locationsById.update(places, locations.expire);
    const bodies = organizations.insert.map((record) => versionOf<OrganizationDocument>(record, this.sequence));
    this.organizationsById.update(bodies, organizations.expire);
    const kept = figures.insert.map((record) => versionOf<FigureDocument>(record, this.sequence));
    this.figures.update(kept, figures.expire);
  }

  /**
   * Counts figures anew: all of them where none are kept, as in an archive that was written before there were any, else
   * those with these ids.
   */
  async recountFigures(ids: readonly string[] = []): Promise<void> {
    const stored = await this.find('figures', { id: { $in: [ARCHIVE.id, ...ids] } });
    const areKept = stored.some(({ id }) => id === ARCHIVE.id);
    // In an archive that was never written there is nothing to count.
    if (this.sequence === 0 || (areKept && ids.length === 0)) return;
    const counted = await recount(this.db, { until: FOREVER });
    const wanted = new Set(ids);
    const insert = areKept ? counted.filter(({ id }) => wanted.has(id)) : counted;
    const expire = stored.filter(({ id }) => wanted.has(id)).map(({ _id }) => _id);
    await this.commit({ figures: { insert, expire } });
  }

  /** Gives up the right to write. */
  async close(): Promise<void> {
    if (this.broken) return this.lease.abandon();
    try {
      await this.clear();
      await this.lease.release();
    } catch (error) {
      this.lease.abandon();
      throw error;
    }
  }

  private stage<Name extends CollectionName>(
    name: Name,
    { insert, expire }: Changes<Documents[Name]>,
    from: number,
  ): Promise<unknown>[] {
    const collection: Collection<Versioned> = this.db.collection(name);
    const versions = insert.map((record) => versionOf<Documents[Name]>(record, from));
    const ended = { $set: { until: from, endedAt: new Date() } };
    return [
      ...(versions.length > 0 ? [collection.insertMany(versions, { ordered: false })] : []),
      ...(expire.length > 0 ? [collection.updateMany({ _id: { $in: [...expire] } }, ended)] : []),
    ];
  }

  /**
   * Takes back what is written beyond the snapshot number.
   * @throws CommandError `WRITER_REPLACED` if somebody else writes by now: then it is theirs to undo
   */
  private async undo(): Promise<void> {
    await this.lease.confirm(this.sequence);
    const begun = { until: FOREVER, from: { $gt: this.sequence } };
    const ended = { until: this.sequence + 1 };
    for (const name of COLLECTION_NAMES) {
      const collection: Collection<Versioned> = this.db.collection(name);
      await collection.deleteMany(begun);
      await collection.updateMany(ended, { $set: { until: FOREVER }, $unset: { endedAt: '' } });
    }
  }

  private async clear(): Promise<void> {
    this.cleared = Date.now();
    const endedAt = { $lt: new Date(Date.now() - GRACE) };
    await Promise.all(COLLECTION_NAMES.map((name) => this.db.collection<Versioned>(name).deleteMany({ endedAt })));
  }

  private collection<Name extends CollectionName>(name: Name): Collection<Documents[Name]> {
    return this.db.collection<Documents[Name]>(name);
  }
}

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

/** Waits for all of them, whatever becomes of each: what is still under way cannot be undone. */
async function allDone(works: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(works)).find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

function versionOf<T extends Versioned>(record: Unversioned<T>, from: number): T {
  return { ...record, _id: versionId(record.id, from), from, until: FOREVER } as unknown as T;
}

function versionId(id: string, from: number): string {
  return `${id}@${from}`;
}
