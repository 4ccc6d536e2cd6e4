/** The database file: collections, their records and the entries of their indexes, in LMDB. */
import { join } from 'node:path';
import type { Document } from 'bson';
import { type Database, open, type RootDatabase } from 'lmdb';
import { enterRecords } from './collection.js';
import { Entries } from './entries.js';
import type { Pause } from './pause.js';
import { RecordBlocks } from './record-blocks.js';
import type { ReadsSnapshots, Snapshot } from './scan.js';
import { asServerError, ServerError } from './server-error.js';
import { StoreFile } from './store-file.js';

export interface StoredIndex {
  readonly id: number;
  readonly name: string;
  readonly key: Document;
  readonly unique: boolean;
  /** Documents without any of the fields have no entry. */
  readonly sparse: boolean;
  /** For each field, whether an array has ever spread it over several entries. */
  multikey: boolean[];
  /** Whether an entry has ever been cut short, so that order and equality are to be checked on the document. */
  cut: boolean;
}

export interface StoredCollection {
  readonly id: number;
  readonly database: string;
  readonly name: string;
  indexes: StoredIndex[];
}

/** How documents and entries lie in the file: another number after every change of that. */
const FORMAT = 3;

/** The file was written by a version of the program that keeps documents and entries otherwise. */
export class OtherFormat extends Error {
  override readonly name = 'OtherFormat';

  constructor(readonly isNewer: boolean) {
    super('the file is of another format');
  }
}

interface Catalog {
  readonly format?: number;
  /** The next number for a collection or an index. */
  next: number;
  collections: StoredCollection[];
}

/** What a command writes, piece by piece: at each `yield` others may read and write. */
export type Work<T> = Generator<Pause, T>;

interface Write {
  /** Begins the work anew. */
  readonly begin: () => Iterator<Pause, unknown>;
  work: Iterator<Pause, unknown>;
  /** Whether some of it is on the disk. */
  isPartlyDone: boolean;
  /** Whether it was begun anew already. */
  isRepeated: boolean;
  /** @throws ServerError when the work is to be stopped. */
  readonly check: () => void;
  readonly resolve: (value: never) => void;
  readonly reject: (cause: unknown) => void;
}

/**
 * How long a transaction goes on with what is waiting to be written, in milliseconds: alone, beside readers, or where much is
 * written that nobody waits to read. Whatever block it changes is written once, so the longer ones write less.
 */
const TRANSACTION = { alone: 100, shared: 15, much: 500 };
/** So many entries wait in memory, some 100 bytes each; more where much is written, for each block then takes more of them. */
const MOST_PENDING = { usual: 250_000, much: 1_000_000 };
/** Readers are likely to ask again within so many milliseconds. */
const READING = 50;

/** Where the database of a folder lies. */
export function databaseFile(folder: string): string {
  return join(folder, 'broadsheet.mdb');
}

export class Storage {
  readonly #root: RootDatabase<unknown, string>;
  readonly #file: StoreFile;
  /** What changes them is called within `write`. */
  readonly records: RecordBlocks;
  readonly entries: Entries;
  #catalog: Catalog = { format: FORMAT, next: 1, collections: [] };
  #byNamespace = new Map<string, StoredCollection>();
  #queue: Write[] = [];
  #lastRead = 0;
  #isWriting = false;
  /** Another number after every write. */
  version = 0;

  /**
   * Opens the database in `folder`, which must exist.
   * @param writesMuch whether much is written that nobody waits to read
   * @throws OtherFormat, or what the file system says
   */
  constructor(
    folder: string,
    private readonly writesMuch = false,
  ) {
    // A commit returns when it is on the disk: nothing acknowledged is lost, even when the power goes.
    this.#root = open({
      path: databaseFile(folder),
      noSubdir: true,
      encoding: 'json',
      maxDbs: 4,
      overlappingSync: false,
      maxReaders: 1024,
    });
    this.#file = new StoreFile(databaseFile(folder));
    const blocks = (name: string) => {
      const database: Database = this.#root.openDB({
        name,
        keyEncoding: 'binary',
        encoding: 'binary',
        compression: true,
      });
      return database as Database<Buffer, Uint8Array> & ReadsSnapshots;
    };
    this.records = new RecordBlocks(blocks('documents'));
    const mostPending = writesMuch ? MOST_PENDING.much : MOST_PENDING.usual;
    this.entries = new Entries(blocks('blocks'), (work) => this.#transact(work), mostPending);
    this.#load();
    if (this.#catalog.format !== FORMAT) {
      // Nothing is written that the end of closing would have to be awaited for.
      void this.#root.close();
      throw new OtherFormat((this.#catalog.format ?? 0) > FORMAT);
    }
  }

  /** Within the transaction under way, or else in one, which is undone as a whole if anything is thrown. */
  #transact(work: () => void): void {
    if (this.#isWriting) {
      work();
      return;
    }
    try {
      this.#inTransaction(work);
    } catch (cause) {
      if (!this.#file.isLost) this.#forget();
      throw this.#file.because(cause);
    }
  }

  #inTransaction(work: () => void): void {
    this.#root.transactionSync(() => {
      this.#isWriting = true;
      try {
        work();
      } finally {
        this.#isWriting = false;
      }
    });
  }

  /** The indexes that lack entries in the file, each with the first record that may be concerned. */
  #unwritten(): [index: number, record: number][] {
    return (this.#root.get('unwritten') as [number, number][] | undefined) ?? [];
  }

  #noteUnwritten(): void {
    const now = this.entries.unwritten();
    if (JSON.stringify(now) !== JSON.stringify(this.#unwritten())) this.#root.putSync('unwritten', now);
  }

  /** Puts the entries that were not in the file yet when a process was killed or a transaction undone: for the holder alone. */
  enterAgain(): void {
    const lacking = new Map(this.#unwritten());
    if (lacking.size === 0) return;
    this.#inTransaction(() => {
      for (const collection of this.#catalog.collections)
        for (const index of collection.indexes) {
          const from = lacking.get(index.id);
          if (from !== undefined) enterRecords(this, collection, index, from);
        }
    });
  }

  #load(): void {
    this.#catalog = (this.#root.get('catalog') as Catalog | undefined) ?? { format: FORMAT, next: 1, collections: [] };
    this.#byNamespace = new Map(this.#catalog.collections.map((each) => [`${each.database}.${each.name}`, each]));
  }

  /**
   * Takes over what the holder of the database wrote about itself, if it still says `expected`.
   * One process at a time gets to do this, whatever the others do.
   * @returns what it says now: `next` if it was taken over.
   */
  claim(expected: string | undefined, next: string): string {
    return this.#root.transactionSync(() => {
      const current = this.#root.get('holder') as string | undefined;
      if (current !== expected && current !== undefined) return current;
      this.#root.putSync('holder', next);
      return next;
    });
  }

  holder(): string | undefined {
    this.#root.resetReadTxn();
    return this.#root.get('holder') as string | undefined;
  }

  /**
   * Does a work in one transaction after another, and resolves once all of it is on the disk. Works that arrive together
   * share transactions. A ServerError that it throws undoes nothing: it must check before it writes.
   * @param begin called once more where LMDB refuses the first transaction
   */
  write<T>(begin: () => Iterator<Pause, T>, check: () => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#queue.length === 0) setImmediate(this.#commit);
      this.#queue.push({ begin, work: begin(), isPartlyDone: false, isRepeated: false, check, resolve, reject });
    });
  }

  readonly #commit = (): void => {
    const taken: Write[] = [];
    const answers: (() => void)[] = [];
    try {
      this.#file.require();
      this.#file.requireRoom();
    } catch (cause) {
      for (const { reject } of this.#queue) reject(cause);
      this.#queue = [];
      return;
    }
    try {
      this.#transact(() => {
        const began = performance.now();
        const end = began + this.#lastsFrom(began);
        do {
          const write = this.#queue.shift();
          if (write === undefined) break;
          taken.push(write);
          const answer = advance(write, end);
          if (answer === undefined) this.#queue.push(write);
          else answers.push(answer);
        } while (performance.now() < end);
        this.entries.flush();
        this.#noteUnwritten();
        this.records.flush();
      });
      this.version++;
      // What went into a file that somebody has removed is lost.
      this.#file.require();
      for (const write of this.#queue) write.isPartlyDone ||= taken.includes(write);
      for (const answer of answers) answer();
    } catch (cause) {
      const others = this.#queue.filter((write) => !taken.includes(write));
      this.#queue = [...taken.filter((write) => beginsAnew(write, cause)), ...others];
      for (const write of taken) if (!this.#queue.includes(write)) write.reject(asServerError(cause));
    }
    if (this.#queue.length > 0) setImmediate(this.#commit);
  };

  /** How long a transaction that begins now may take. */
  #lastsFrom(now: number): number {
    if (this.writesMuch) return TRANSACTION.much;
    return now - this.#lastRead < READING ? TRANSACTION.shared : TRANSACTION.alone;
  }

  /** After a transaction that was undone. */
  #forget(): void {
    this.#load();
    this.entries.forget();
    this.records.forget();
    this.enterAgain();
  }

  /** @throws ServerError if the file is not what it was: whatever is done with it then ends the process, or is lost. */
  requireFile(): void {
    this.#file.require();
  }

  /** Somebody reads: transactions are to be short for a while. */
  noteReader(): void {
    this.#lastRead = performance.now();
  }

  /**
   * The state as it is now; its transaction must be done at some time.
   * @param namespace of the only collection that is read in it
   */
  snapshot(namespace?: string): Snapshot {
    this.#writeEntries(namespace === undefined ? undefined : this.#byNamespace.get(namespace)?.indexes);
    // biome-ignore lint/correctness/useHookAtTopLevel: lmdb's name, not a hook
    return { transaction: this.#root.useReadTransaction(), version: this.records.version };
  }

  /** Of all indexes, or of these. */
  #writeEntries(indexes?: readonly StoredIndex[]): void {
    const ids = new Set(indexes?.map(({ id }) => id));
    const wanted = this.entries.unwritten().flatMap(([id]) => (indexes === undefined || ids.has(id) ? [id] : []));
    if (wanted.length === 0) return;
    this.#transact(() => {
      this.entries.write(wanted);
      this.#noteUnwritten();
    });
  }

  /** Writes a copy that holds nothing free. */
  copyTo(path: string): Promise<void> {
    this.#writeEntries();
    return this.#root.backup(path, true);
  }

  async close(): Promise<void> {
    while (this.#queue.length > 0) this.#commit();
    if (!this.#file.isLost) this.#writeEntries();
    await this.#root.close();
  }

  collection(database: string, name: string): StoredCollection | undefined {
    return this.#byNamespace.get(`${database}.${name}`);
  }

  collections(): readonly StoredCollection[] {
    return this.#catalog.collections;
  }

  /** Within `write`. */
  createCollection(database: string, name: string): StoredCollection {
    const collection: StoredCollection = { id: this.nextId(), database, name, indexes: [] };
    collection.indexes.push({
      id: this.nextId(),
      name: '_id_',
      key: { _id: 1 },
      unique: true,
      sparse: false,
      multikey: [false],
      cut: false,
    });
    this.#catalog.collections.push(collection);
    this.#byNamespace.set(`${database}.${name}`, collection);
    this.saveCatalog();
    return collection;
  }

  /** Within `write`. */
  dropCollection(collection: StoredCollection): void {
    for (const index of collection.indexes) this.entries.clear(index.id);
    for (const record of [...this.records.records(collection.id)]) this.records.remove(collection.id, record);
    this.#catalog.collections = this.#catalog.collections.filter((each) => each !== collection);
    this.#byNamespace.delete(`${collection.database}.${collection.name}`);
    this.saveCatalog();
  }

  nextId(): number {
    return this.#catalog.next++;
  }

  /** Within `write`: keeps what was changed in collections and indexes. */
  saveCatalog(): void {
    this.#root.putSync('catalog', this.#catalog);
  }
}

/**
 * Begins a work once more that was undone as LMDB refused its transaction: what LMDB keeps in memory of the pages that are free
 * contradicted itself. It reads that anew from the file.
 */
function beginsAnew(write: Write, cause: unknown): boolean {
  const isRefused = cause instanceof Error && cause.message.includes('MDB_BAD_TXN');
  if (!isRefused || write.isPartlyDone || write.isRepeated) return false;
  write.isRepeated = true;
  write.work = write.begin();
  return true;
}

/** Goes on with a work until `end`. Gives what its command is to be told once that is on the disk, if it is done. */
function advance({ work, check, resolve, reject }: Write, end: number): (() => void) | undefined {
  try {
    check();
    for (;;) {
      const step = work.next();
      if (step.done) return () => resolve(step.value as never);
      if (performance.now() > end) return undefined;
    }
  } catch (cause) {
    if (!(cause instanceof ServerError)) throw cause;
    return () => reject(cause);
  }
}
