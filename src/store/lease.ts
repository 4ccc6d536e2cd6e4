/** The right to write: one process at a time has it, and it passes on when its holder dies. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Collection, Filter } from 'mongodb';
import { errors } from '../errors.js';
import type { ArchiveDocument, WriterEntry } from './bookkeeping-documents.js';
import { ARCHIVE_VERSION, refuseNewer } from './version.js';

/** A holder that has not been heard of for so long is taken for dead, in milliseconds. */
const LEASE = 30_000;
const RENEWAL = LEASE / 3;
const PATIENCE = 250;

/** Tells this process from an earlier one that had the same process id. */
const PROCESS = `${hostname()}:${process.pid}:${randomUUID()}`;
/** What this process has, or asks for: whatever else the archive says that it has is left from a write that was cut off. */
const held = new Set<string>();

/** How processes other than this one that share the store can be told to be alive. */
export type Sharing = 'THIS_PROCESS_ONLY' | 'OTHER_PROCESSES';

export interface Acquired {
  readonly lease: Lease;
  /** The snapshot number at which writing begins. */
  readonly sequence: number;
  /** Whether an earlier holder died, and may have left a page half written. */
  readonly isTakenOver: boolean;
}

/** Held until `release`, and renewed meanwhile by a timer. */
export class Lease {
  private readonly archive: Collection<ArchiveDocument>;
  private readonly id: string;
  private readonly timer: NodeJS.Timeout;
  private renewed = Date.now();

  private constructor(archive: Collection<ArchiveDocument>, id: string) {
    this.archive = archive;
    this.id = id;
    // A renewal that fails says nothing yet: every write asks again whether the lease is still held.
    this.timer = setInterval(() => void this.renew().catch(() => undefined), RENEWAL);
    this.timer.unref();
  }

  /**
   * Waits for a holder that is silent, at most until its lease has run out.
   * @throws CommandError `WRITER_BUSY` while another holder is at work, `ARCHIVE_OF_NEWER_VERSION`
   */
  static async acquire(archive: Collection<ArchiveDocument>, sharing: Sharing): Promise<Acquired> {
    const begin = { sequence: 0, writer: null, version: ARCHIVE_VERSION };
    await archive.updateOne({ _id: 'archive' }, { $setOnInsert: begin }, { upsert: true });
    const id = `${PROCESS}:${randomUUID()}`;
    held.add(id);
    try {
      return await Lease.await(archive, sharing, id);
    } catch (error) {
      held.delete(id);
      throw error;
    }
  }

  private static async await(archive: Collection<ArchiveDocument>, sharing: Sharing, id: string): Promise<Acquired> {
    let silent: WriterEntry | null = null;
    for (;;) {
      const before = await take(archive, id, sharing);
      if (before !== null) {
        const lease = new Lease(archive, id);
        return { lease, sequence: before.sequence, isTakenOver: before.writer !== null };
      }
      const writer = (await archive.findOne({ _id: 'archive' }))?.writer ?? null;
      const renewed = silent !== null && writer !== null && !sameLease(silent, writer);
      if (writer !== null && (renewed || isAlive(writer))) throw errors.writerBusy(nameOf(writer));
      silent ??= writer;
      await sleep(PATIENCE);
    }
  }

  /**
   * Makes sure that the lease is held for a while yet. Asks the store only if the timer has not renewed it of late,
   * as when the process was stopped.
   * @param sequence the snapshot number that the archive must have
   * @throws CommandError `WRITER_REPLACED` if the lease is somebody else's by now
   */
  async hold(sequence: number): Promise<void> {
    if (Date.now() - this.renewed > LEASE / 2) await this.confirm(sequence);
  }

  /** The same, but asks the store in any case. */
  confirm(sequence: number): Promise<void> {
    return this.update([sequence], {});
  }

  /**
   * Makes `sequence` the snapshot number: the moment at which readers see what was written for it. Asked again, it
   * does no more.
   * @param values what of the head is to change at the same moment
   * @throws CommandError `WRITER_REPLACED`
   */
  flip(sequence: number, values: Pick<ArchiveDocument, 'version'> = {}): Promise<void> {
    return this.update([sequence - 1, sequence], { ...values, sequence });
  }

  /**
   * Says of which version the archive is.
   * @throws CommandError `WRITER_REPLACED`
   */
  mark(sequence: number, version: number): Promise<void> {
    return this.update([sequence], { version });
  }

  async release(): Promise<void> {
    this.abandon();
    await this.archive.updateOne({ _id: 'archive', 'writer.id': this.id }, { $set: { writer: null } });
  }

  /** Stops renewing: the next writer undoes what is half written. */
  abandon(): void {
    clearInterval(this.timer);
    held.delete(this.id);
  }

  private async renew(): Promise<void> {
    const now = Date.now();
    const mine = { _id: 'archive' as const, 'writer.id': this.id };
    const { matchedCount } = await this.archive.updateOne(mine, { $set: { 'writer.expires': expiry() } });
    if (matchedCount === 1) this.renewed = now;
  }

  private async update(
    sequences: readonly number[],
    values: Partial<Pick<ArchiveDocument, 'sequence' | 'version'>>,
  ): Promise<void> {
    const now = Date.now();
    const { matchedCount } = await this.archive.updateOne(
      { _id: 'archive', 'writer.id': this.id, sequence: { $in: [...sequences] } },
      { $set: { ...values, 'writer.expires': expiry() } },
    );
    if (matchedCount === 1) {
      this.renewed = now;
      return;
    }
    const writer = (await this.archive.findOne({ _id: 'archive' }))?.writer ?? null;
    throw errors.writerReplaced(writer === null ? 'another writer' : nameOf(writer));
  }
}

/** Takes the lease if nobody has it or its holder is dead. What the archive said before; null if it was not to be had. */
async function take(
  archive: Collection<ArchiveDocument>,
  id: string,
  sharing: Sharing,
): Promise<ArchiveDocument | null> {
  const now = new Date();
  const current = await archive.findOne({ _id: 'archive' });
  if (current !== null) refuseNewer(current, `The archive "${archive.dbName}"`);
  const holder = current?.writer ?? null;
  const free: Filter<ArchiveDocument> =
    holder === null
      ? { writer: null }
      : isDead(holder, sharing)
        ? { 'writer.id': holder.id }
        : { 'writer.id': holder.id, 'writer.expires': { $lt: now } };
  return archive.findOneAndUpdate(
    { ...free, _id: 'archive' },
    { $set: { writer: { id, expires: expiry() } } },
    { returnDocument: 'before' },
  );
}

function isDead(writer: WriterEntry, sharing: Sharing): boolean {
  if (writer.id.startsWith(PROCESS)) return !held.has(writer.id);
  if (sharing === 'THIS_PROCESS_ONLY') return true;
  const [host, pid] = writer.id.split(':');
  if (host !== hostname()) return false;
  return Number(pid) === process.pid || !isRunning(Number(pid));
}

/** Whether the holder is known to be at work, rather than only not known to be dead. */
function isAlive(writer: WriterEntry): boolean {
  const [host, pid] = writer.id.split(':');
  return host === hostname() && isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function sameLease(a: WriterEntry, b: WriterEntry): boolean {
  return a.id === b.id && a.expires.getTime() === b.expires.getTime();
}

function nameOf(writer: WriterEntry): string {
  const [host, pid] = writer.id.split(':');
  return `process ${pid} on ${host}`;
}

function expiry(): Date {
  return new Date(Date.now() + LEASE);
}
