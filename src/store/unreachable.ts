import {
  MongoClientClosedError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerClosedError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
} from 'mongodb';

const UNREACHABLE = [
  MongoClientClosedError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerClosedError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
];

/** Whether an error says that the store does not answer: then nothing else can be read or written either. */
export function isUnreachable(error: unknown): boolean {
  return UNREACHABLE.some((kind) => error instanceof kind);
}
