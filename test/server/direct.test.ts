/** What is asked again is answered without Apollo Server, and as Apollo Server answers it. */
import { ApolloServer } from '@apollo/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { type Served, serve } from '../../src/server/serve.js';
import { TestArchive } from '../support/archive.js';
import { PAGES } from '../support/pages.js';

interface Asked {
  readonly body: object;
  readonly accept?: string;
}

let archive: TestArchive;
let served: Served;
let throughApollo: MockInstance;

beforeAll(async () => {
  archive = await TestArchive.open(PAGES);
  const config = loadConfig({ PORT: '0', LOG_LEVEL: 'silent', ANSWER_CACHE_MB: '0' });
  served = await serve({ config, store: archive.store, corrections: archive.corrections });
});
afterAll(async () => {
  await served.close();
  await archive.close();
});
beforeEach(() => {
  throughApollo = vi.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest');
});
afterEach(() => throughApollo.mockRestore());

async function ask({ body, accept }: Asked) {
  const response = await fetch(new URL('/graphql', served.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(accept && { accept }) },
    body: JSON.stringify(body),
  });
  const { date: _, 'x-request-id': __, ...headers } = Object.fromEntries(response.headers);
  return { status: response.status, headers, text: await response.text() };
}

const TWO = 'query One { articles(first: 1) { nodes { headline } } } query Two { pages(first: 1) { nodes { name } } }';
const GIVEN =
  'query($first: Int, $kinds: [ArticleKind!]) { articles(first: $first, filter: { kinds: $kinds }) { totalCount } }';

describe('asked again, the same is said without Apollo Server', () => {
  test.each<[string, Asked]>([
    ['of a query', { body: { query: '{ articles(first: 3) { totalCount nodes { headline metrics { text } } } }' } }],
    ['of a query with a name', { body: { query: 'query Named { pages { totalCount } }' } }],
    ['of one of two operations', { body: { query: TWO, operationName: 'One' } }],
    ['of the other one', { body: { query: TWO, operationName: 'Two', variables: null } }],
    ['of a query with variables', { body: { query: GIVEN, variables: { first: 2, kinds: ['FEATURE'] } } }],
    [
      'in the form of the specification',
      { body: { query: '{ pages { totalCount } }' }, accept: 'application/graphql-response+json' },
    ],
    ['of the schema', { body: { query: '{ __schema { queryType { name } } }' } }],
  ])('%s', async (_, asked) => {
    const first = await ask(asked);
    expect(first.status).toBe(200);
    expect(JSON.parse(first.text)).not.toHaveProperty('errors');
    throughApollo.mockClear();
    expect(await ask(asked)).toEqual(first);
    expect(throughApollo).not.toHaveBeenCalled();
  });
});

test('what fails with other variables fails as it does there', async () => {
  const query =
    'query($after: String) { articles(first: 1, after: $after) { nodes { headline } } pages(first: 1) { totalCount } }';
  const wrong = { body: { query, variables: { after: 'no cursor' } } };
  const first = await ask(wrong);
  expect(JSON.parse(first.text)).toMatchObject({
    errors: [{ path: ['articles'], extensions: { code: 'BAD_USER_INPUT' } }],
  });
  await ask({ body: { query, variables: { after: null } } });
  throughApollo.mockClear();
  expect(await ask(wrong)).toEqual(first);
  expect(throughApollo).not.toHaveBeenCalled();
});

describe('left to Apollo Server is', () => {
  const query = 'query Known($first: Int = 1) { articles(first: $first) { nodes { headline } } }';
  beforeEach(async () => {
    await ask({ body: { query } });
    await ask({ body: { query, variables: { first: 1 } } });
    throughApollo.mockClear();
  });

  test.each<[string, object, number]>([
    ['a variable that does not fit', { query, variables: { first: 'two' } }, 400],
    ['variables that are none', { query, variables: [] }, 400],
    ['an operation that the document does not have', { query, operationName: 'Other' }, 400],
    ['a name that is none', { query, operationName: 7 }, 400],
    ['extensions', { query, extensions: { persistedQuery: { version: 2 } } }, 400],
    ['more than may be asked for', { query: 'query Known { articles(first: 1) { nodes { nothing } } }' }, 400],
  ])('%s', async (_, body, status) => {
    expect(await ask({ body })).toMatchObject({ status });
    expect(throughApollo).toHaveBeenCalledOnce();
  });

  test('a part of a document that looks like its name', async () => {
    const anonymous = '\n{ articles(first: 1) { nodes { headline } } }';
    await ask({ body: { query: `query${anonymous}` } });
    expect(await ask({ body: { query: anonymous.trim(), operationName: 'query' } })).toMatchObject({ status: 400 });
  });

  test('a correction, each time', async () => {
    const mutation = 'mutation { mergePeople(into: "per_a", from: "per_b") { person { name } } }';
    for (const _ of [1, 2]) await ask({ body: { query: mutation } });
    expect(throughApollo).toHaveBeenCalledTimes(2);
  });
});
