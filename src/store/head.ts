/** The newest snapshot number that a process knows of, shared by all who read in it. */
import { type Collection, type Db, type MongoClient, MongoOperationTimeoutError } from 'mongodb';
import type { ArchiveDocument } from './bookkeeping-documents.js';

/** So long a number that was read is believed, in milliseconds: others' writes are seen no later. */
const BELIEVED = 1_000;
/** A store that says nothing for so long is given up, well within the time of a request; in milliseconds. */
const PATIENCE = 10_000;

/**
 * Asks the store for the number once a second at most, however many requests there are, and is told at once by whoever
 * writes in this process. What it gives never falls, unless the archive was replaced by an older one.
 */
export class ArchiveHead {
  private readonly archive: Collection<ArchiveDocument>;
  private readonly believed: number;
  private readonly patience: number;
  private sequence = 0;
  /** When the number was right, as far as is known. */
  private checked = Number.NEGATIVE_INFINITY;
  /** When it was last raised by a write of this process. */
  private raised = Number.NEGATIVE_INFINITY;
  private reading: Promise<number> | undefined;

  /**
   * @param believed for how many milliseconds a number that was read is not asked for again
   * @param patience after how many milliseconds a store that does not answer is given up
   */
  constructor(archive: Collection<ArchiveDocument>, believed = BELIEVED, patience = PATIENCE) {
    this.archive = archive;
    this.believed = believed;
    this.patience = patience;
  }

  /** The number as it was a moment ago; undefined if it is not known or was asked for too long ago. */
  known(): number | undefined {
    return performance.now() - this.checked <= this.believed ? this.sequence : undefined;
  }

  /** The number as it was a moment ago. One database command at most; those who wait for it share it. */
  async current(): Promise<number> {
    this.reading ??= this.known() === undefined ? this.read() : undefined;
    return this.reading ?? this.sequence;
  }

  /** Takes note that this process has made `sequence` the number: a smaller one than before where the archive was emptied meanwhile. */
  raise(sequence: number): void {
    this.sequence = sequence;
    this.raised = performance.now();
    this.checked = this.raised;
  }

  private async read(): Promise<number> {
    const asked = performance.now();
    try {
      // Another member of a replica set may lag behind.
      const signal = AbortSignal.timeout(this.patience);
      const options = { projection: { sequence: 1 }, readPreference: 'primary', signal } as const;
      const head = await this.archive.findOne({ _id: 'archive' }, options).catch((cause: unknown) => {
        throw signal.aborted ? new MongoOperationTimeoutError(`no answer in ${this.patience} ms`) : cause;
      });
      const found = head?.sequence ?? 0;
      // What was asked before this process wrote is old.
      if (this.raised < asked || found > this.sequence) this.sequence = found;
      this.checked = Math.max(this.checked, asked);
      return this.sequence;
    } finally {
      this.reading = undefined;
    }
  }
}

const HEADS = new WeakMap<MongoClient, Map<string, ArchiveHead>>();

/** The one of this process for a database. */
export function headOf(db: Db): ArchiveHead {
  const ofClient = HEADS.get(db.client) ?? new Map<string, ArchiveHead>();
  HEADS.set(db.client, ofClient);
  const head = ofClient.get(db.databaseName) ?? new ArchiveHead(db.collection('archive'));
  ofClient.set(db.databaseName, head);
  return head;
}
