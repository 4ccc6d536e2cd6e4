/**
 * Writing to the archive. Versions are written where no reader looks yet, and one update of the snapshot number
 * shows them all: see `documents.ts`. Nothing of this needs transactions. What many pages change is written once
 * for all that are written together.
 */
import type { Collection, Db, Filter, FindOptions } from 'mongodb';
import { errors } from '../errors.js';
import { ChangeLog } from './change-log.js';
import {
  type ChangeSet,
  COLLECTION_NAMES,
  type CollectionName,
  type Documents,
  type Unversioned,
  versionOf,
} from './changes.js';
import { collectionsOf } from './collections.js';
import type { CorrectionDocument } from './correction-documents.js';
import { FOREVER, type PageDocument, type Versioned } from './documents.js';
import { ARCHIVE } from './figures/figures.js';
import { KeptFigures } from './figures/kept-figures.js';
import { SIZES, type Sizes } from './figures/most-named.js';
import { recount, recountOwners } from './figures/recount.js';
import { headOf } from './head.js';
import { KnownVersions } from './known-versions.js';
import { Lease, type Sharing } from './lease.js';
import { OVERRIDE_TYPES } from './overrides.js';
import { PendingWrite } from './pending.js';
import { oldestPinned } from './pins.js';
import { settleSearch } from './search/upkeep.js';

export {
  type ChangeSet,
  type Changes,
  type CollectionName,
  changesBetween,
  type Documents,
  type Unversioned,
  unversioned,
} from './changes.js';

/** Readers hold a snapshot for less than this, in milliseconds; older versions are nobody's. */
const GRACE = 60_000;

/** What may be changed of a page without a new version. */
export type PageNote = Pick<PageDocument, 'source' | 'tally' | 'origins' | 'given'>;

/**
 * With so many writes of a run that nobody reads meanwhile, what is kept of whom many articles name is corrected; after them it
 * is given up, and counted anew at the end of the run. Corrected a thousand times, it would be most of what is done.
 */
const WRITES_CORRECTED = 4;

/** Who may be reading meanwhile: where it is nobody, nothing has to be kept for anybody. */
export type Readers = 'SOME' | 'NONE';

/** Records of one collection. */
export interface Batch {
  readonly name: CollectionName;
  readonly records: readonly Unversioned<Versioned>[];
}

/**
 * The one writer of an archive. Open it, commit what is to be written, close it.
 *
 *     writer.stage(changesOfOnePage); // what is found from now on holds them
 *     writer.stage(changesOfTheNext);
 *     await writer.flush();           // now readers see both, or neither
 */
export class ArchiveWriter extends KnownVersions {
  private readonly figures: KeptFigures;
  private readonly log: ChangeLog;
  private readonly db: Db;
  private readonly lease: Lease;
  private readonly readers: Readers;
  private sequence: number;
  private broken = false;
  /** How often it has written. */
  private writes = 0;
  private overriding: Promise<CorrectionDocument[]> | null = null;
  private cleared = 0;
  private notes = new Map<string, PageNote>();
  /** What is being written, and what will be written after that. */
  private storing: PendingWrite | null = null;
  private staged: PendingWrite | null = null;
  /** Versions that ended with the last write, where nobody reads them. */
  private unread = new Map<CollectionName, readonly string[]>();

  private constructor(
    db: Db,
    lease: Lease,
    sequence: number,
    readers: Readers,
    readonly sizes: Sizes,
  ) {
    super();
    this.db = db;
    this.lease = lease;
    this.readers = readers;
    this.sequence = sequence;
    this.figures = new KeptFigures(db, sizes);
    this.log = new ChangeLog(db);
  }

  /**
   * Takes the right to write, undoes what a writer that died had begun, and clears away versions that ended long ago.
   * @param readers who may read while this writes
   * @param sizes of what is kept of whom many articles name
   * @throws CommandError `WRITER_BUSY` while another process writes
   */
  static async open(db: Db, sharing: Sharing, readers: Readers = 'SOME', sizes = SIZES): Promise<ArchiveWriter> {
    const { lease, sequence, isTakenOver } = await Lease.acquire(collectionsOf(db).archive, sharing);
    const writer = new ArchiveWriter(db, lease, sequence, readers, sizes);
    try {
      if (isTakenOver) await writer.undo();
      await writer.log.begin(sequence);
      await writer.clear();
      await writer.countFigures();
      return writer;
    } catch (error) {
      lease.abandon();
      throw error;
    }
  }

  /** The current versions that match, in no order; what is staged counts as written. */
  async find<Name extends CollectionName>(
    name: Name,
    filter: Filter<Documents[Name]>,
    projection?: FindOptions['projection'],
  ): Promise<Documents[Name][]> {
    const pending = [this.storing, this.staged];
    const shown = { from: { $lte: this.sequence }, until: { $gt: this.sequence } };
    const found = await this.collection(name)
      .find({ ...filter, ...shown } as Filter<Documents[Name]>, {
        batchSize: 10_000,
        ...(projection === undefined ? {} : { projection }),
      })
      .toArray();
    return pending.reduce(
      (versions, write) => (write === null ? versions : write.of(name).over(versions, filter)),
      found as unknown as Documents[Name][],
    );
  }

  /** The corrections that override what pages say, the oldest first. Read once: nobody else writes meanwhile. */
  overridingCorrections(): Promise<CorrectionDocument[]> {
    this.overriding ??= this.find('corrections', { 'standing.type': { $in: [...OVERRIDE_TYPES] } }).then((found) =>
      found.sort((a, b) => (a.order < b.order ? -1 : 1)),
    );
    return this.overriding;
  }

  /**
   * Writes all of it or, if that fails, nothing. Readers see it whole from the moment this returns, or a little earlier.
   * @throws CommandError `WRITER_REPLACED` if the process was taken for dead; whatever the store throws
   */
  async commit(changes: ChangeSet): Promise<void> {
    this.stage(changes);
    await this.flush();
  }

  /**
   * Takes note of what is to be written with the next `flush`.
   * @throws RangeError for changes that would leave two versions of one record; then nothing is noted
   */
  stage(changes: ChangeSet): void {
    this.staged ??= new PendingWrite(this.sequence + (this.storing === null ? 1 : 2));
    this.staged.check(changes);
    for (const name of COLLECTION_NAMES) {
      const written = this.staged.add(name, changes[name], (id) => this.inMind(name, id));
      this.remember(name, written, changes[name]?.expire ?? []);
    }
    if (changes.corrections !== undefined) this.overriding = null;
  }

  /**
   * Changes fields of a version as it is, with the next `flush`: such that no answer depends on.
   * @param versionId its `_id`
   */
  note(versionId: string, fields: PageNote): void {
    this.notes.set(versionId, fields);
  }

  /**
   * Writes all that is staged or, if that fails, nothing of it, and forgets it and what was staged upon it. More may
   * be staged meanwhile; it is written by the `flush` after this one, which is to wait for this one.
   * @throws as `commit` does
   */
  async flush(): Promise<void> {
    if (this.broken) throw errors.storeFailed('an earlier write could not be undone');
    await this.writeNotes();
    const write = this.staged;
    if (write === null || write.isEmpty) return;
    this.storing = write;
    this.staged = null;
    try {
      await this.lease.hold(this.sequence);
      const upkeep = await settleSearch(this, [...write.of('search').inserted.values()]);
      this.remember('search', write.add('search', upkeep), upkeep.expire);
      if (write.of('figures').isEmpty)
        write.add('figures', await this.figures.changesBy(write, this.ownersAfterWrite()));
      await allDone([
        ...COLLECTION_NAMES.flatMap((name) => this.write(name, write)),
        this.log.note(write),
        this.clearUnread(),
      ]);
      // A flip whose answer got lost may be asked again: it says what the number is to be, not by how much it rises.
      await this.lease.flip(write.sequence).catch(() => this.lease.flip(write.sequence));
    } catch (error) {
      this.discard();
      await this.undo().catch(() => {
        this.broken = true;
      });
      throw error;
    }
    this.sequence = write.sequence;
    this.storing = null;
    this.writes++;
    headOf(this.db).raise(write.sequence);
    const { inserted, ended } = write.of('figures');
    this.figures.update([...inserted.values()], [...ended.keys()]);
    if (this.readers === 'NONE')
      this.unread = new Map(COLLECTION_NAMES.map((name) => [name, [...write.of(name).ended.keys()]]));
    // Merging the search index ends more than replacing pages does: a long run must not pile it all up.
    else if (Date.now() - this.cleared > GRACE) await this.clear();
  }

  /**
   * Puts records in the place of all that the archive holds. Readers see that at one moment, or, if anything fails, never:
   * also where the process ends on the way, for the next writer undoes it.
   * @param batches records of one collection after another, figures included, as many at once as memory has room for
   * @param version of the archive that they are from
   * @throws CommandError `WRITER_REPLACED`; whatever the store or the batches throw
   */
  async replaceAll(batches: AsyncIterable<Batch>, version: number): Promise<void> {
    const next = this.sequence + 1;
    try {
      for await (const { name, records } of batches) {
        await this.lease.hold(this.sequence);
        const versions = records.map((record) => versionOf<Versioned>(record, next));
        await this.db.collection<Versioned>(name).insertMany(versions, { ordered: false });
      }
      await this.lease.hold(this.sequence);
      await this.log.noteWhole(next);
      const current = { until: FOREVER, from: { $lt: next } };
      const end = { $set: { until: next, endedAt: new Date() } };
      for (const name of COLLECTION_NAMES) await this.db.collection<Versioned>(name).updateMany(current, end);
      await this.lease.flip(next, { version }).catch(() => this.lease.flip(next, { version }));
    } catch (error) {
      this.discard();
      await this.undo().catch(() => {
        this.broken = true;
      });
      throw error;
    }
    this.discard();
    this.sequence = next;
    headOf(this.db).raise(next);
  }

  /** Says of which version the archive is by now. */
  mark(version: number): Promise<void> {
    return this.lease.mark(this.sequence, version);
  }

  /** Counts all figures anew where none are kept, as in an archive that was written before there were these. */
  private async countFigures(): Promise<void> {
    // In an archive that was never written there is nothing to count.
    if (this.sequence === 0 || (await this.find('figures', { id: ARCHIVE.id })).length > 0) return;
    const outdated = await this.find('figures', {}, { _id: 1 });
    const insert = [...(await recount(this.db, { until: FOREVER })), ...(await recountOwners(this.db, this.sizes))];
    await this.commit({ figures: { insert, expire: outdated.map(({ _id }) => _id) } });
  }

  private ownersAfterWrite(): 'CORRECTED' | 'GIVEN_UP' {
    return this.readers === 'NONE' && this.writes >= WRITES_CORRECTED ? 'GIVEN_UP' : 'CORRECTED';
  }

  /** Counts anew what was given up on the way. */
  private async countOwners(): Promise<void> {
    if (this.readers !== 'NONE' || this.writes <= WRITES_CORRECTED) return;
    this.discard();
    await this.commit({ figures: { insert: await recountOwners(this.db, this.sizes, 'MISSING'), expire: [] } });
  }

  /** Gives up the right to write. What is staged and not written is forgotten. */
  async close(): Promise<void> {
    if (this.broken) return this.lease.abandon();
    try {
      await this.countOwners();
      await this.clearUnread();
      await this.clear();
      await this.lease.release();
    } catch (error) {
      this.lease.abandon();
      throw error;
    }
  }

  /** Forgets what is staged: the archive is as it was after the last write. */
  discard(): void {
    this.storing = null;
    this.staged = null;
    this.overriding = null;
    this.forget();
  }

  private async writeNotes(): Promise<void> {
    if (this.notes.size === 0) return;
    const updates = [...this.notes].map(([_id, fields]) => ({
      updateOne: { filter: { _id }, update: { $set: fields } },
    }));
    this.notes = new Map();
    await this.collection('pages').bulkWrite(updates, { ordered: false });
  }

  private write<Name extends CollectionName>(name: Name, write: PendingWrite): Promise<unknown>[] {
    const collection: Collection<Versioned> = this.db.collection(name);
    const { inserted, ended } = write.of(name);
    const end = { $set: { until: write.sequence, endedAt: new Date() } };
    return [
      ...(inserted.size > 0 ? [collection.insertMany([...inserted.values()], { ordered: false })] : []),
      ...(ended.size > 0 ? [collection.updateMany({ _id: { $in: [...ended.keys()] } }, end)] : []),
    ];
  }

  /**
   * Takes back what is written beyond the snapshot number.
   * @throws CommandError `WRITER_REPLACED` if somebody else writes by now: then it is theirs to undo
   */
  private async undo(): Promise<void> {
    await this.lease.confirm(this.sequence);
    await this.log.undo(this.sequence);
    const begun = { until: FOREVER, from: { $gt: this.sequence } };
    // What ended has a time, by which it is found.
    const ended = { endedAt: { $gte: new Date(0) }, until: this.sequence + 1 };
    for (const name of COLLECTION_NAMES) {
      const collection: Collection<Versioned> = this.db.collection(name);
      await collection.deleteMany(begun);
      await collection.updateMany(ended, { $set: { until: FOREVER }, $unset: { endedAt: '' } });
    }
  }

  private async clear(): Promise<void> {
    this.cleared = Date.now();
    const endedAt = { $lt: new Date(Date.now() - (this.readers === 'NONE' ? 0 : GRACE)) };
    const pinned = await oldestPinned(this.db);
    // Asked for `until` as well, a store might look at all that has not ended, which is nearly everything.
    const ended = pinned < FOREVER ? { endedAt, until: { $lte: pinned } } : { endedAt };
    const clearing = COLLECTION_NAMES.map((name) => this.db.collection<Versioned>(name).deleteMany(ended));
    await Promise.all([...clearing, this.log.clear()]);
  }

  /** Where nobody reads, what ended with one write goes with the next. */
  private async clearUnread(): Promise<void> {
    const ended = [...this.unread].filter(([, ids]) => ids.length > 0);
    this.unread = new Map();
    // What somebody has pinned after all goes when the archive is next opened.
    if (ended.length === 0 || (await oldestPinned(this.db)) < this.sequence) return;
    await allDone(
      ended.map(([name, ids]) => this.db.collection<Versioned>(name).deleteMany({ _id: { $in: [...ids] } })),
    );
  }

  private collection<Name extends CollectionName>(name: Name): Collection<Documents[Name]> {
    return this.db.collection<Documents[Name]>(name);
  }
}

/** Waits for all of them, whatever becomes of each: what is still under way cannot be undone. */
async function allDone(works: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(works)).find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
