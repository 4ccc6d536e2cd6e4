/** The archive as a subgraph: composed with another, and asked as a gateway asks it. */
import { composeServices } from '@theguild/federation-composition';
import { buildSchema, isObjectType, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Served, serve } from '../../src/server/serve.js';
import { TestArchive } from '../support/archive.js';
import { PAGES } from '../support/pages.js';

/** Readers' notes on articles, kept by somebody else. */
const NOTES = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])
  type Query { notes(first: Int): [Note!]! }
  type Note { text: String! article: Article! }
  type Article @key(fields: "id") { id: ID! notes: [Note!]! }
  type PageInfo @shareable { hasNextPage: Boolean! }
`;
const CONFIG = { port: 0, host: '127.0.0.1', logLevel: 'silent', nodeEnv: 'test' } as const;

let archive: TestArchive;
let served: Served;

beforeAll(async () => {
  archive = await TestArchive.open(PAGES);
  served = await serve({ config: { ...CONFIG, federation: true }, store: archive.store });
});
afterAll(async () => {
  await served.close();
  await archive.close();
});

test('it composes with another subgraph that says more of its articles', async () => {
  const { data } = await ask('{ _service { sdl } }');
  const sdl: string = data._service.sdl;
  const composed = composeServices([
    { name: 'archive', url: served.url, typeDefs: parse(sdl) },
    { name: 'notes', url: 'http://localhost/notes', typeDefs: parse(NOTES) },
  ]);
  expect(composed.errors).toBeUndefined();
  const supergraph = buildSchema(composed.supergraphSdl ?? '', { assumeValidSDL: true });
  const article = supergraph.getType('Article');
  expect(isObjectType(article) && Object.keys(article.getFields())).toEqual(
    expect.arrayContaining(['id', 'headline', 'metrics', 'notes']),
  );
});

test('every node is an entity, known by its id', async () => {
  const { data } = await ask('{ _service { sdl } __type(name: "Node") { possibleTypes { name } } }');
  const nodes: string[] = data.__type.possibleTypes.map(({ name }: { name: string }) => name);
  expect(nodes).toEqual(expect.arrayContaining(['Article', 'Issue', 'Metric', 'Newspaper', 'Page', 'Person']));
  for (const name of nodes)
    expect(data._service.sdl).toMatch(new RegExp(`^type ${name} .*@key\\(fields: "id"\\)`, 'mu'));
});

describe('a gateway', () => {
  const ENTITIES = `query ($representations: [_Any!]!) {
    _entities(representations: $representations) {
      __typename
      ... on Article { headline page { newspaper } }
      ... on Page { name articles { id } }
    }
  }`;

  test('is given the objects that others refer to, in their order', async () => {
    const { data: known } = await ask(
      '{ articles(first: 2) { nodes { id headline page { newspaper } } } pages(first: 1) { nodes { id name } } }',
    );
    const [one, other] = known.articles.nodes;
    const [page] = known.pages.nodes;
    const representations = [
      { __typename: 'Article', id: other.id },
      { __typename: 'Page', id: page.id },
      { __typename: 'Article', id: 'art_AAAAAAAAAAAAAAAA' },
      { __typename: 'Page', id: one.id },
      { __typename: 'Article', id: one.id },
    ];
    const { data, errors } = await ask(ENTITIES, { representations });
    expect(errors).toBeUndefined();
    expect(data._entities).toEqual([
      { __typename: 'Article', headline: other.headline, page: other.page },
      { __typename: 'Page', name: page.name, articles: expect.any(Array) },
      null,
      null,
      { __typename: 'Article', headline: one.headline, page: one.page },
    ]);
  });

  test.each([
    ['what is no reference', [{ id: 'art_AAAAAAAAAAAAAAAA' }], 'BAD_USER_INPUT'],
    ['a text', ['art_AAAAAAAAAAAAAAAA'], 'BAD_USER_INPUT'],
    [
      'more than may be asked for at once',
      Array.from({ length: 1_001 }, () => ({ __typename: 'Article', id: 'art_AAAAAAAAAAAAAAAA' })),
      'BAD_USER_INPUT',
    ],
    ['more than an operation may cost', Array.from({ length: 60_000 }, () => 0), 'QUERY_TOO_COSTLY'],
  ])('is refused %s', async (_, representations, code) => {
    const { errors } = await ask(ENTITIES, { representations });
    expect(errors?.[0]?.extensions.code).toBe(code);
  });
});

test('an archive that is no subgraph says nothing of all that', async () => {
  const plain = await serve({ config: CONFIG, store: archive.store });
  try {
    const { errors } = await ask('{ _service { sdl } }', {}, plain.url);
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  } finally {
    await plain.close();
  }
});

async function ask(query: string, variables: object = {}, url = served.url) {
  const response = await fetch(new URL('graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return JSON.parse(await response.text());
}
