import {
  MongoInvalidArgumentError,
  MongoNetworkTimeoutError,
  MongoServerError,
  MongoTopologyClosedError,
} from 'mongodb';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/connect.js';
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

test('a server that is not there is an error that names its address, without the password', async () => {
  const client = { serverSelectionTimeoutMS: 300 };
  const failed = openStore({ uri: 'mongodb://me:secret@127.0.0.1:1/', database: 'a', dataDir: 'none', client });
  await expect(failed).rejects.toMatchObject({
    code: 'STORE_UNREACHABLE',
    message: expect.not.stringContaining('secret'),
  });
  await expect(openStore({ uri: 'mongodb://', database: 'a', dataDir: 'none' })).rejects.toMatchObject({
    code: 'STORE_UNREACHABLE',
  });
});
