import {
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
  return UNREACHABLE.some((kind) => error instanceof kind) || hasCode(error, DATA_CORRUPTION);
}

/** Whether an error says that nothing more can be written, though all can be read. */
export function isFull(error: unknown): boolean {
  return hasCode(error, OUT_OF_DISK_SPACE);
}

function hasCode(error: unknown, code: number): boolean {
  return error instanceof MongoServerError && error.code === code;
}
