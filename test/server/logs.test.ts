import { expect, test } from 'vitest';
import { Meter } from '../../src/resolvers/meter.js';
import type { Context } from '../../src/resolvers/request-state.js';
import { createSchema } from '../../src/resolvers/schema.js';
import { createApollo } from '../../src/server/apollo.js';

/** A request to an archive that cannot be read, and what is told and logged of it. */
async function failing(query: string) {
  const info: object[] = [];
  const errors: { err: Error }[] = [];
  const logger = {
    debug: () => {},
    info: (line: object) => info.push(line),
    warn: () => {},
    error: (line: { err: Error }) => errors.push(line),
  };
  const apollo = createApollo(await createSchema(), 'production', { logger });
  const snapshot = () => Promise.reject(new Error('the disk at /var/secret is broken'));
  const contextValue = {
    state: { snapshot, announce: () => {}, meter: new Meter(() => Number.POSITIVE_INFINITY) },
  } as unknown as Context;
  const { body } = await apollo.executeOperation({ query }, { contextValue });
  const answer = body.kind === 'single' ? JSON.stringify(body.singleResult) : '';
  return { answer, info, errors };
}

test('what went wrong inside is logged, and not told', async () => {
  const { answer, errors } = await failing('query Front { pages { totalCount } }');
  expect(answer).toContain('Something is wrong with the server.');
  expect(answer).not.toContain('secret');
  expect(errors).toMatchObject([{ err: { message: 'the disk at /var/secret is broken' }, operationName: 'Front' }]);
});

test('each operation is a line of the log, with its name, time and errors', async () => {
  const { info } = await failing('query Front { pages { totalCount } }');
  expect(info).toMatchObject([
    {
      operationName: 'Front',
      operation: 'query',
      milliseconds: expect.any(Number),
      errors: ['INTERNAL_SERVER_ERROR'],
    },
  ]);
});

test('a question that is wrong in itself is told, and no failure of ours', async () => {
  const { answer, errors } = await failing('{ nodes(ids: "x", colour: 1) { id } }');
  expect(answer).toContain('GRAPHQL_VALIDATION_FAILED');
  expect(errors).toEqual([]);
});
