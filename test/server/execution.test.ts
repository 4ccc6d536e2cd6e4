/** What is executed for a request that has ended. */
import { OperationTypeNode, parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RequestState } from '../../src/resolvers/request-state.js';
import { createSchema } from '../../src/resolvers/schema.js';
import { executeWithRequest } from '../../src/server/execution.js';
import { conclude, type Result } from '../../src/server/outcome.js';
import { collectionsOf } from '../../src/store/collections.js';
import { headOf } from '../../src/store/head.js';
import { CancelledError } from '../../src/store/snapshot.js';
import { TestArchive } from '../support/archive.js';

const logger = { info: () => undefined, error: () => undefined };
let archive: TestArchive;

beforeAll(async () => {
  archive = await TestArchive.open([]);
});
afterAll(() => archive.close());

test.each(['{ __typename }', '{ __schema { queryType { name } } }', '{ archive { pageCount } }'])(
  '%s has no answer once nobody waits for it, and none that may be given to others',
  async (query) => {
    const { db } = archive.store;
    const state = new RequestState({
      collections: collectionsOf(db),
      head: headOf(db),
      timeLimit: 60_000,
      corrections: () => {
        throw new Error('none are asked for');
      },
    });
    state.end(new CancelledError('left'));
    const context = { state };
    const { data, errors } = await executeWithRequest(await createSchema(), { document: parse(query), context });
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ message: 'left' }]);
    const result: Result = { data, errors: errors?.map((error) => error.toJSON()) };
    const start = performance.now();
    conclude(result, { context, operation: OperationTypeNode.QUERY, start, logger, metrics: undefined });
    expect(state.repeatable).toBeNull();
    state.finish();
  },
);
