import {
  MongoInvalidArgumentError,
  MongoNetworkTimeoutError,
  MongoServerError,
  MongoTopologyClosedError,
} from 'mongodb';
import { expect, test } from 'vitest';
import { isUnreachable } from '../../src/store/unreachable.js';

test.each([
  ['a connection that broke', new MongoNetworkTimeoutError('connection timed out'), true],
  ['a client that was closed', new MongoTopologyClosedError('Topology is closed'), true],
  ['a document that the server refuses', new MongoServerError({ message: 'E11000 duplicate key' }), false],
  ['a document that the driver refuses', new MongoInvalidArgumentError('Document is too large'), false],
  ['a mistake of ours that only sounds so', new Error('MongoNetworkError'), false],
])('%s says whether the store is out of reach', (_, error, unreachable) => {
  expect(isUnreachable(error)).toBe(unreachable);
});
