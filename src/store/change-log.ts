/**
 * What each write changed: versions that ended are soon cleared away, this is kept for whoever asks later what is new.
 * One document a write, in its step: readers see it with the snapshot that it is of.
 */
import type { Collection, Db } from 'mongodb';
import type { CorrectionDocument } from './correction-documents.js';
import type { Versioned } from './documents.js';
import type { PendingWrite } from './pending.js';

export type ChangeKind = 'ADDED' | 'REPLACED' | 'CORRECTED' | 'REMOVED';

/** The collections of which changes are told. */
export const LOGGED = [
  'pages',
  'articles',
  'metrics',
  'people',
  'locations',
  'organizations',
  'newspapers',
  'issues',
] as const;
export type Logged = (typeof LOGGED)[number];

/** Objects that one write changed alike. */
export interface ChangeGroup {
  of: Logged;
  kind: ChangeKind;
  count: number;
  ids: string[];
}

export interface WriteDocument {
  /** The number of the snapshot that shows it. */
  _id: number;
  at: Date;
  groups: ChangeGroup[];
  /** The corrections that it is of; absent where it is of none. */
  corrections?: string[];
  /** Where it changed more than is told: the log begins anew behind it. */
  isWhole?: true;
}

/** So long what a write changed is kept, in days. */
export const DAYS_KEPT = 90;
const DAY = 24 * 60 * 60 * 1000;
/** Of more changes in one write the log does not tell: a document has a largest size. */
const MOST_TOLD = 200_000;

/** What pages change whenever they come: told only where it comes, goes or is corrected, as its article tells the rest. */
const FOLLOWING: ReadonlySet<Logged> = new Set(['people', 'locations', 'organizations', 'newspapers', 'issues']);
/** Pages that are put in or taken out by hand are written as any others. */
const OF_PAGES: ReadonlySet<CorrectionDocument['kind']> = new Set(['INGEST_PAGE', 'DELETE_PAGE']);

/** What a write does, as it is kept. */
export function logOf(write: PendingWrite, at: Date): WriteDocument {
  const corrections = [...write.of('corrections').inserted.values()].filter(({ kind }) => !OF_PAGES.has(kind));
  const isCorrection = corrections.length > 0;
  const groups = LOGGED.flatMap((of) => groupsOf(of, write, isCorrection));
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  if (count > MOST_TOLD) return { _id: write.sequence, at, groups: [], isWhole: true };
  const ids = corrections.map(({ id }) => id);
  return { _id: write.sequence, at, groups, ...(isCorrection && { corrections: ids }) };
}

function groupsOf(of: Logged, write: PendingWrite, isCorrection: boolean): ChangeGroup[] {
  // All numbers of a page come and go with it: whatever changes one replaces the page.
  if (of === 'metrics' && !isCorrection) return [];
  const { inserted, ended } = write.of(of);
  const written = new Set([...inserted.values()].map(({ id }: Versioned) => id));
  const gone = new Set([...ended.keys()].map(idOfVersion));
  const added = [...written].filter((id) => !gone.has(id));
  const replaced = isCorrection || !FOLLOWING.has(of) ? [...written].filter((id) => gone.has(id)) : [];
  const removed = [...gone].filter((id) => !written.has(id));
  const sorts: [ChangeKind, string[]][] = [
    ['ADDED', added],
    [isCorrection ? 'CORRECTED' : 'REPLACED', replaced],
    ['REMOVED', removed],
  ];
  return sorts.flatMap(([kind, ids]) => (ids.length === 0 ? [] : [{ of, kind, count: ids.length, ids }]));
}

function idOfVersion(versionId: string): string {
  return versionId.slice(0, versionId.lastIndexOf('@'));
}

/** Keeps what writes change. */
export class ChangeLog {
  private readonly writes: Collection<WriteDocument>;

  constructor(db: Db) {
    this.writes = db.collection('changes');
  }

  /** Forgets what does not go on to this snapshot, as where an earlier version of the program wrote meanwhile. */
  async begin(sequence: number): Promise<void> {
    const [last] = await this.writes.find({}, { sort: { _id: -1 }, limit: 1, projection: { _id: 1 } }).toArray();
    if (last !== undefined && last._id !== sequence) await this.writes.deleteMany({});
  }

  /** Part of the write: seen once the snapshot number is raised. */
  async note(write: PendingWrite): Promise<void> {
    await this.writes.insertOne(logOf(write, new Date()));
  }

  /** Notes that all there was is replaced. */
  async noteWhole(sequence: number): Promise<void> {
    await this.writes.insertOne({ _id: sequence, at: new Date(), groups: [], isWhole: true });
  }

  /** Takes back what is written beyond the snapshot number. */
  async undo(sequence: number): Promise<void> {
    await this.writes.deleteMany({ _id: { $gt: sequence } });
  }

  /** Clears away what was written long ago. */
  async clear(): Promise<void> {
    await this.writes.deleteMany({ at: { $lt: new Date(Date.now() - DAYS_KEPT * DAY) } });
  }
}
