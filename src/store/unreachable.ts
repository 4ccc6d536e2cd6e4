import {
  MongoBulkWriteError,
  MongoClientClosedError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoOperationTimeoutError,
  MongoServerClosedError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
} from 'mongodb';

const UNREACHABLE = [
  MongoClientClosedError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoOperationTimeoutError,
  MongoServerClosedError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
];

/** MongoDB's codes of a store that has lost what it keeps, or has no room for more. */
const DATA_CORRUPTION = 395;
const OUT_OF_DISK_SPACE = 14_031;

/** Whether an error says that the store does not answer: then nothing else can be read or written either. */
export function isUnreachable(error: unknown): boolean {
  const cause = behindBulk(error);
  return UNREACHABLE.some((kind) => cause instanceof kind) || hasCode(cause, DATA_CORRUPTION);
}

/** Whether an error says that nothing more can be written, though all can be read. */
export function isFull(error: unknown): boolean {
  return hasCode(behindBulk(error), OUT_OF_DISK_SPACE);
}

/** The driver wraps whatever ends a write of many documents as an error of that write. */
function behindBulk(error: unknown): unknown {
  return error instanceof MongoBulkWriteError && error.errorResponse instanceof Error ? error.errorResponse : error;
}

function hasCode(error: unknown, code: number): boolean {
  return error instanceof MongoServerError && error.code === code;
}
