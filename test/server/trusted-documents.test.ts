/** A server that runs registered operations alone, and what a server tells of its schema. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { parse, print } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { type Served, serve } from '../../src/server/serve.js';
import { type Answer, TestArchive } from '../support/archive.js';
import { temporaryFolder } from '../support/folder.js';
import { PAGES } from '../support/pages.js';

const COUNT =
  'query Count($first: Int) {\n  articles(first: $first) {\n    totalCount\n    nodes {\n      id\n    }\n  }\n}';
const PAGE_NAMES = 'query PageNames { pages { nodes { ...Name } } } fragment Name on Page { name }';
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

const folder = temporaryFolder();
let archive: TestArchive;
let served: Served;
let manifest: string;

const settings = { PORT: '0', LOG_LEVEL: 'silent' };

beforeAll(async () => {
  const operations = [
    { id: hashOf(COUNT), name: 'Count', type: 'query', body: COUNT },
    { id: 'page-names', name: 'PageNames', type: 'query', body: PAGE_NAMES },
  ];
  const content = JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations });
  manifest = folder.write('operations.json', content);
  archive = await TestArchive.open(PAGES);
  served = await serve({ config: loadConfig({ ...settings, TRUSTED_DOCUMENTS: manifest }), store: archive.store });
});
afterAll(async () => {
  await served.close();
  await archive.close();
});

async function post(body: object, url = served.url) {
  const response = await fetch(new URL('/graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { data, errors } = (await response.json()) as Answer;
  return { status: response.status, data, errors };
}

const persisted = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });

describe('with trusted documents', () => {
  test.each([
    ['by its text', { query: COUNT }],
    ['in another layout', { query: COUNT.replaceAll(/\s+/gu, ' ') }],
    ['with the names of types, which clients add', { query: COUNT.replace('id', 'id __typename') }],
    ['by its hash', persisted(hashOf(COUNT))],
  ])('a registered operation is run %s', async (_, body) => {
    for (const first of [1, 2]) {
      const { status, data } = await post({ ...body, variables: { first } });
      expect(status).toBe(200);
      expect(data.articles.nodes).toHaveLength(first);
    }
  });

  test('an id need be no hash, and fragments may stand in any order', async () => {
    const { data } = await post(persisted('page-names'));
    expect(data.pages.nodes.length).toBeGreaterThan(0);
    const turned = print({ ...parse(PAGE_NAMES), definitions: parse(PAGE_NAMES).definitions.toReversed() });
    expect((await post({ query: turned })).data).toEqual(data);
  });

  test('a registered operation is run by its hash in an address', async () => {
    const url = new URL('/graphql', served.url);
    url.searchParams.set('extensions', JSON.stringify(persisted('page-names').extensions));
    const response = await fetch(url, { headers: { 'apollo-require-preflight': 'true' } });
    expect(response.status).toBe(200);
  });

  test.each([
    '{ articles { totalCount } }',
    COUNT.replace('id', 'id headline'),
    COUNT.replace('id', 'a: __typename id'),
    `${COUNT} query Other { pages { totalCount } }`,
    PAGE_NAMES.replace('{ name }', '{ name text }'),
    '{ __schema { types { name } } }',
    '{ nonsense',
    '{ artcles { totalCount } }',
  ])('%s is not run, nor read', async (query) => {
    const { status, data, errors } = await post({ query });
    expect(status).toBe(403);
    expect(data).toBeUndefined();
    expect(errors).toEqual([
      { message: expect.stringContaining('registered'), extensions: { code: 'OPERATION_NOT_REGISTERED' } },
    ]);
    const url = new URL('/graphql', served.url);
    url.searchParams.set('query', query);
    expect((await fetch(url, { headers: { 'apollo-require-preflight': 'true' } })).status).toBe(403);
  });

  test('nobody registers another by sending it with its hash', async () => {
    const query = '{ pages { totalCount } }';
    expect((await post({ query, ...persisted(hashOf(query)) })).status).toBe(403);
    const { errors } = await post(persisted(hashOf(query)));
    expect(errors).toMatchObject([{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }]);
  });

  test('there are no explorers', async () => {
    const html = { headers: { accept: 'text/html' } };
    for (const address of ['/', '/graphiql', '/graphiql/start.js']) {
      expect((await fetch(new URL(address, served.url), html)).status).toBe(404);
    }
    expect(await (await fetch(new URL('/graphql', served.url), html)).text()).not.toContain('<html');
  });
});

test.each([
  ['is not there', null],
  ['is no JSON', 'query Count'],
  ['is in another format', '{"Count": "query Count { pages { totalCount } }"}'],
  [
    'holds what is no GraphQL',
    '{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id":"a","name":"A","body":"query {"}]}',
  ],
])('a manifest that %s is named, and nothing is served', async (_, text) => {
  const file = text === null ? join(folder.path, 'absent.json') : folder.write('manifest.json', text);
  const starting = serve({ config: loadConfig({ ...settings, TRUSTED_DOCUMENTS: file }), store: archive.store });
  await expect(starting).rejects.toMatchObject({ code: 'SETTING', message: expect.stringContaining(file) });
});

describe('the schema', () => {
  const questions = [
    ['a field', { query: '{ artcles { totalCount } }' }],
    ['an argument', { query: '{ articles(frist: 1) { totalCount } }' }],
    ['an enum value', { query: '{ metrics(filter: { kinds: [AMOUNTS] }) { totalCount } }' }],
    [
      'an enum value in a variable',
      {
        query: 'query($filter: MetricFilter) { metrics(filter: $filter) { totalCount } }',
        variables: { filter: { kinds: ['AMOUNTS'] } },
      },
    ],
    [
      'a field in a variable',
      {
        query: 'query($filter: MetricFilter) { metrics(filter: $filter) { totalCount } }',
        variables: { filter: { kindz: [] } },
      },
    ],
  ] as const;

  test('is told by a server that says nothing else', async () => {
    const open = await serve({ config: loadConfig(settings), store: archive.store });
    expect((await post({ query: '{ __schema { queryType { name } } }' }, open.url)).data).toBeDefined();
    for (const [, body] of questions) {
      expect(JSON.stringify((await post(body, open.url)).errors)).toContain('Did you mean');
    }
    await open.close();
  });

  test('is not told, nor guessed at, with INTROSPECTION=off', async () => {
    const config = loadConfig({ ...settings, INTROSPECTION: 'off' });
    const hidden = await serve({ config, store: archive.store });
    const { data, errors } = await post({ query: '{ __schema { queryType { name } } }' }, hidden.url);
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    for (const [, body] of questions) {
      const answer = await post(body, hidden.url);
      expect(answer.errors.length).toBeGreaterThan(0);
      expect(JSON.stringify(answer.errors)).not.toMatch(/Did you mean/u);
    }
    await hidden.close();
  });
});
