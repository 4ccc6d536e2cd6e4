/** What is wrong with a question is never told as a failure of the server, and has the status that says so. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { type Served, serve } from '../../src/server/serve.js';
import { type Answer, TestArchive } from '../support/archive.js';
import { PAGES } from '../support/pages.js';

const TOKEN = 'a-secret-of-the-newsroom';

let archive: TestArchive;
let served: Served;

beforeAll(async () => {
  archive = await TestArchive.open(PAGES);
  const { store, corrections } = archive;
  served = await serve({
    config: loadConfig({ PORT: '0', LOG_LEVEL: 'silent', API_TOKEN: TOKEN }),
    store,
    corrections,
  });
});
afterAll(async () => {
  await served.close();
  await archive.close();
});

async function ask(query: string, variables: object = {}) {
  const response = await fetch(new URL('/graphql', served.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify({ query, variables }),
  });
  const { errors = [] } = (await response.json()) as Partial<Answer>;
  return { status: response.status, errors, code: errors[0]?.extensions?.code };
}

describe('refused with the status 400, the figure and the limit', () => {
  const nested = 'people(first: 100) { nodes { appearances(first: 100) { nodes { article { metrics { label } } } } } }';
  const deep = `location(name: "沁阳市") { ${'parent { '.repeat(20)} name ${'} '.repeat(20)} }`;
  const doubling = Array.from(
    { length: 16 },
    (_, n) => `fragment F${n} on Location { a: parent { ...F${n + 1} } b: parent { ...F${n + 1} } }`,
  ).join(' ');
  const flat = Array.from({ length: 30 }, (_, n) => `fragment G${n} on Location { ...G${n + 1} ...G${n + 1} }`).join(
    ' ',
  );

  test.each([
    ['what costs too much', `{ ${nested} }`, 'QUERY_TOO_COSTLY'],
    ['what is too deep', `{ ${deep} }`, 'QUERY_TOO_DEEP'],
    [
      'fragments that double at each level',
      `{ location(name: "沁阳市") { ...F0 } } ${doubling} fragment F16 on Location { name }`,
      'QUERY_TOO_COSTLY',
    ],
    [
      'fragments that double within a level',
      `{ location(name: "沁阳市") { ...G0 } } ${flat} fragment G30 on Location { name }`,
      'QUERY_TOO_COSTLY',
    ],
  ])('%s', async (_, query, code) => {
    const { status, errors } = await ask(query);
    expect(errors).toMatchObject([{ extensions: { code, cost: expect.any(Number), limit: expect.any(Number) } }]);
    expect(errors[0]?.extensions).not.toHaveProperty('http');
    expect(status).toBe(400);
  });
});

test('an operation of a kind that is not offered is not valid', async () => {
  expect(await ask('subscription { x }')).toMatchObject({ status: 400, code: 'GRAPHQL_VALIDATION_FAILED' });
});

const UNFIT = [
  ['of 60,000 brackets', '('.repeat(60_000)],
  ['with NUL', '投资\0'],
  ['with half of a character', '投\ud800资'],
  ['that ends in half of a character', '投资\ud83d'],
] as const;

describe.each(UNFIT)('a text %s', (_, text) => {
  test.each([
    'query($text: String!) { search(text: $text) { totalCount } }',
    'query($text: String!) { articles(filter: { text: $text }) { totalCount } }',
    'query($text: String!) { articles(filter: { personName: $text }) { totalCount } }',
    'query($text: String!) { articles(filter: { contributor: $text }) { nodes { id } } }',
    'query($text: String!) { metrics(filter: { label: $text }) { totalCount } }',
    'query($text: String!) { metrics(filter: { text: $text }) { nodes { id } } }',
    'query($text: String!) { people(filter: { title: $text }) { totalCount } }',
    'query($text: String!) { people(filter: { text: $text }) { nodes { id } } }',
    'query($text: String!) { organizations(filter: { name: $text }) { nodes { id } } }',
    'query($text: String!) { pages(first: 1, after: $text) { nodes { id } } }',
    'query($text: ID!) { node(id: $text) { id } }',
    'query($text: ID!) { nodes(ids: [$text]) { id } }',
    'query($text: String!) { metricSeries(label: $text) { label } }',
  ])('is a fault of who asks: %s', async (query) => {
    expect(await ask(query, { text })).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('is no failure of the server where something is to be corrected', async () => {
    const mutations = [
      'mutation($text: ID!) { deletePage(id: $text) { id } }',
      'mutation($text: ID!) { mergePeople(into: $text, from: "per_x") { person { id } } }',
      'mutation($text: String!) { ingestPage(input: { name: $text, text: "本报讯" }) { page { id } } }',
      'mutation($text: String!) { ingestPage(input: { name: "快讯", text: $text }) { page { id } } }',
      'mutation($text: String!) { ingestPage(input: { name: "快讯", text: "本报讯" }, author: $text) { page { id } } }',
    ];
    for (const mutation of mutations) expect((await ask(mutation, { text })).code).not.toBe('INTERNAL_SERVER_ERROR');
  });
});
