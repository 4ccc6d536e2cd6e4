import { GraphQLError } from 'graphql';
import { MongoNetworkError, MongoServerError } from 'mongodb';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import type { Context } from '../../src/resolvers/request-state.js';
import { createSchema } from '../../src/resolvers/schema.js';
import { createApollo } from '../../src/server/apollo.js';
import { formatErrorFor } from '../../src/server/errors.js';
import { ArgumentError } from '../../src/store/argument-error.js';
import { DeadlineError } from '../../src/store/snapshot.js';

function told(cause: Error, production = true) {
  const error = new GraphQLError(cause.message, { originalError: cause, path: ['articles'] });
  const formatted = {
    message: error.message,
    path: ['articles'],
    extensions: { code: 'INTERNAL_SERVER_ERROR', ...(production ? {} : { stacktrace: ['at x'] }) },
  };
  return formatErrorFor(production)(formatted, error);
}

describe('in production a client is told', () => {
  test.each([
    ['which argument is wrong', new ArgumentError('first', 'first is -1'), 'first is -1', 'BAD_USER_INPUT'],
    ['that it took too long', new DeadlineError('late'), 'The operation took too long.', 'TIMEOUT'],
    [
      'that the store took too long',
      new MongoServerError({ message: 'operation exceeded time limit', code: 50 }),
      'The operation took too long.',
      'TIMEOUT',
    ],
    [
      'that the store is away, but not where it was',
      new MongoNetworkError('connect ECONNREFUSED 10.0.0.7:27017'),
      'The store does not answer at the moment.',
      'STORE_UNAVAILABLE',
    ],
    [
      'nothing of what is inside',
      new MongoServerError({ message: 'E11000 duplicate key: broadsheet.articles' }),
      'Something is wrong with the server.',
      'INTERNAL_SERVER_ERROR',
    ],
    [
      'nothing of a mistake of ours',
      new TypeError('x is undefined'),
      'Something is wrong with the server.',
      'INTERNAL_SERVER_ERROR',
    ],
  ])('%s', (_, cause, message, code) => {
    expect(told(cause)).toMatchObject({ message, path: ['articles'], extensions: { code } });
    expect(told(cause).extensions).not.toHaveProperty('stacktrace');
  });
});

test('in development a client sees what went wrong and where', () => {
  expect(told(new TypeError('x is undefined'), false)).toMatchObject({
    message: 'x is undefined',
    extensions: { code: 'INTERNAL_SERVER_ERROR', stacktrace: ['at x'] },
  });
});

test('an error that GraphQL itself found is passed on as it is', () => {
  const formatted = { message: 'Cannot query field "x".', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } };
  expect(formatErrorFor(true)(formatted, new GraphQLError(formatted.message))).toEqual(formatted);
});

describe('a variable that does not fit is named', () => {
  test.each([
    [
      'query($first: Int) { articles(first: $first) { totalCount } }',
      { first: 'ten' },
      '"$first" got invalid value "ten"',
    ],
    ['query($first: Int!) { articles(first: $first) { totalCount } }', {}, '"$first" of required type "Int!"'],
    [
      'query($filter: ArticleFilter) { articles(filter: $filter) { totalCount } }',
      { filter: { date: { from: '2020-99-99' } } },
      'at "filter.date.from"; Date must be a calendar day',
    ],
  ])('%s with %j', async (query, variables, message) => {
    const apollo = createApollo(await createSchema(), 'production', { logger: pino({ level: 'silent' }) });
    const contextValue = {
      state: { announce: () => {}, meter: { stopped: null }, ended: new Promise(() => {}), watchReading: () => {} },
    } as unknown as Context;
    const { body } = await apollo.executeOperation({ query, variables }, { contextValue });
    expect(body.kind === 'single' && body.singleResult.errors).toMatchObject([
      { message: expect.stringContaining(message), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});
