/** Errors that go back to the driver, with MongoDB's own codes and names. */
import type { Document } from 'bson';

const CODES = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  Unauthorized: 13,
  TypeMismatch: 14,
  Overflow: 15,
  InvalidLength: 16,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  MaxTimeMSExpired: 50,
  InvalidIdField: 53,
  CommandNotFound: 59,
  ImmutableField: 66,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  OutOfDiskSpace: 14031,
  CommandNotSupported: 115,
  CannotIndexParallelArrays: 171,
  CursorKilled: 237,
  NotImplemented: 238,
  ClientDisconnect: 279,
  DataCorruptionDetected: 395,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  InterruptedAtShutdown: 11600,
  Interrupted: 11601,
  CursorInUse: 12051,
} as const satisfies Record<string, number>;

/** A request that is not carried out, and why; what it had not yet written stays unwritten. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
  readonly code: number;

  constructor(
    readonly codeName: keyof typeof CODES,
    message: string,
    /** Further fields of the reply, such as `keyPattern` of a duplicate key. */
    readonly details: Document = {},
  ) {
    super(message);
    this.code = CODES[codeName];
  }

  /** The reply to a command that failed as a whole. */
  reply(): Document {
    return { ok: 0, errmsg: this.message, code: this.code, codeName: this.codeName, ...this.details };
  }

  /** The entry in `writeErrors` for one statement of a batch. */
  writeError(index: number): Document {
    return { index, code: this.code, errmsg: this.message, ...this.details };
  }
}

/** Something that MongoDB does and this store does not: never answered by a guess. */
export function unsupported(what: string): ServerError {
  return new ServerError(
    'NotImplemented',
    `the embedded store does not support ${what}; set MONGODB_URI to use MongoDB`,
  );
}

/** Whatever was thrown, as an answer for the driver. */
export function asServerError(cause: unknown): ServerError {
  if (cause instanceof ServerError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/MDB_MAP_FULL|ENOSPC|No space left/u.test(message)) return new ServerError('OutOfDiskSpace', message);
  return new ServerError('InternalError', message);
}
