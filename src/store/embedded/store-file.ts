/** The database file as the file system has it: whether it is still the one that was opened, and has room. */
import { statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { ServerError } from './server-error.js';

/** Bytes that are left free, so that index entries can still be put in their place where somebody reads. */
const RESERVE = 8 * 1024 * 1024;

export class StoreFile {
  readonly #number: number;
  #size: number;
  #isLost = false;

  constructor(private readonly path: string) {
    const { ino, size } = statSync(path);
    this.#number = ino;
    this.#size = size;
  }

  /** Whether somebody has removed, replaced or cut the file: it never grows shorter by itself. Once lost, it stays so. */
  get isLost(): boolean {
    const now = this.#isLost ? undefined : statSync(this.path, { throwIfNoEntry: false });
    this.#isLost = now === undefined || now.ino !== this.#number || now.size < this.#size;
    this.#size = now?.size ?? this.#size;
    return this.#isLost;
  }

  /** @throws ServerError if it is lost */
  require(): void {
    if (this.isLost)
      throw new ServerError('DataCorruptionDetected', `${this.path} was removed, replaced or cut while it was open`);
  }

  /** @throws ServerError if there is no room to write more than what reading takes */
  requireRoom(): void {
    if (this.#free() < RESERVE) throw this.#full();
  }

  /** What a write failed of: LMDB says of a full disk only that it could not write. */
  because(cause: unknown): unknown {
    const isUnsaid = cause instanceof Error && /Input\/output error|EIO/u.test(cause.message);
    return isUnsaid && this.#free() < RESERVE ? this.#full() : cause;
  }

  #full(): ServerError {
    return new ServerError('OutOfDiskSpace', `no space left on the disk of ${dirname(this.path)}`);
  }

  #free(): number {
    const { bavail, blocks, bsize } = statfsSync(dirname(this.path));
    // Some file systems do not tell.
    return blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize;
  }
}
