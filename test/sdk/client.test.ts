/** The generated client against a live server that holds the sample pages. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type DocumentNode, print } from 'graphql';
import { ClientError } from 'graphql-request';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Broadsheet, broadsheet, endpointOf } from '../../sdk/src/client.js';
import * as Documents from '../../sdk/src/generated/documents.js';
import { serve } from '../../src/server/serve.js';
import { TestArchive } from '../support/archive.js';
import { type ServedSamples, serveSamples } from '../support/served.js';

let samples: ServedSamples;
let archive: Broadsheet;

beforeAll(async () => {
  samples = await serveSamples();
  archive = broadsheet(samples.url);
});
afterAll(() => samples.close());

test('the archive tells how much it holds', async () => {
  const { archive: held } = await archive.Archive();
  expect(held).toMatchObject({ pageCount: 17, firstDate: '2019-03-04', lastDate: '2024-08-19', coverage: 1 });
});

test('articles come with page, officials, places and numbers', async () => {
  const { articles } = await archive.Articles({ filter: { personName: '赖安邦' } });
  expect(articles.totalCount).toBe(1);
  const planting = articles.edges[0]?.node;
  expect(planting).toMatchObject({ headline: '市领导参加义务植树活动', page: { newspaper: '虔州日报' } });
  expect(planting?.officials.map((official) => official.name)).toContain('郭一鸣');
  expect(planting?.metrics.map((metric) => metric.text)).toContain('85亩');
});

test('a list is walked to its end by its cursors, without gap or repetition', async () => {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const { articles }: Awaited<ReturnType<Broadsheet['Articles']>> = await archive.Articles({ first: 7, after });
    ids.push(...articles.edges.map(({ node }) => node.id));
    after = articles.pageInfo.hasNextPage ? articles.pageInfo.endCursor : null;
  } while (after !== null);
  const { archive: held } = await archive.Archive();
  expect(ids).toHaveLength(held.articleCount);
  expect(new Set(ids).size).toBe(held.articleCount);
});

test('one article has all that is known of it', async () => {
  const { articles } = await archive.Articles({ filter: { kinds: ['JUMP'] }, first: 1 });
  const { article } = await archive.Article({ id: articles.edges[0]?.node.id ?? '' });
  expect(article).toMatchObject({ kind: 'JUMP', page: { name: 'zunyi-2021-05-18-a03' } });
  expect(article?.continues).toMatchObject({ headline: '老厂房里长出新产业', page: { name: 'zunyi-2021-05-18-a01' } });
});

test('what does not exist is null', async () => {
  await expect(archive.Article({ id: 'art_AAAAAAAAAAAAAAAA' })).resolves.toEqual({ article: null });
  await expect(archive.Person({ name: '无此人' })).resolves.toEqual({ person: null });
});

test('a number leads back to where the page prints it', async () => {
  const { metrics } = await archive.Metrics({ filter: { kinds: ['AREA'], text: '枫香' } });
  const id = metrics.edges.find(({ node }) => node.text === '85亩')?.node.id ?? '';
  const { node } = await archive.MetricEvidence({ id, before: 5, after: 4 });
  if (node?.__typename !== 'Metric') throw new Error('the id of a metric leads to a metric');
  expect(node.span.text).toBe('85 亩');
  expect(node.span.context.replaceAll(/\s/gu, '')).toContain('85亩荒坡');
});

test('a search tells what it found, of every kind', async () => {
  const { search } = await archive.Search({ text: '长治' });
  const found = search.edges.map(({ node }) => (node.__typename === 'Article' ? node.headline : node.name));
  expect(found).toContain('长治市');
  const kinds = new Set(search.edges.map(({ node }) => node.__typename));
  expect(kinds).toContain('Organization');
  expect(kinds).toContain('Article');
});

test('an article that is found shows where it says so', async () => {
  const { articles } = await archive.ArticleSearch({ filter: { text: '枫香' } });
  const [found] = articles.edges;
  expect(found?.node.headline).toBe('市领导参加义务植树活动');
  expect(found?.highlights.map(({ span }) => span.text).join()).toContain('枫香');
  expect(found?.score).toBeGreaterThan(0);
});

test('a cursor of another list is refused with a code', async () => {
  const { people } = await archive.People({ first: 1 });
  const refused = archive.Articles({ after: people.pageInfo.endCursor });
  await expect(refused).rejects.toBeInstanceOf(ClientError);
  await expect(refused).rejects.toMatchObject({
    response: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
  });
});

test('headers go with every request', async () => {
  const sent: (string | null)[] = [];
  const noting: typeof fetch = (input, init) => {
    sent.push(new Headers(init?.headers).get('authorization'));
    return fetch(input, init);
  };
  await broadsheet(samples.url, { headers: { authorization: 'Bearer abc' }, fetch: noting }).Archive();
  expect(sent).toEqual(['Bearer abc']);
});

test('whoever has the token corrects the archive', async () => {
  const own = await TestArchive.open();
  const { store, corrections } = own;
  const config = {
    port: 0,
    host: '127.0.0.1',
    logLevel: 'silent',
    nodeEnv: 'test',
    apiToken: 'a-token-of-this-test',
  } as const;
  const served = await serve({ config, store, corrections });
  try {
    const desk = broadsheet(served.url, { headers: { authorization: `Bearer ${config.apiToken}` } });
    const input = { name: '快讯', text: '荔浦来电\n\n本报讯 荔浦市昨日投入200万元。' };
    const { ingestPage } = await desk.IngestPage({ input, author: '沈静' });
    expect(ingestPage.page).toMatchObject({ name: '快讯', articles: [{ headline: '荔浦来电' }] });
    await desk.DeletePage({ id: ingestPage.page.id });
    const { corrections } = await desk.Corrections({ about: ingestPage.page.id });
    expect(corrections.edges.map(({ node }) => [node.kind, node.author])).toEqual([
      ['DELETE_PAGE', 'API token'],
      ['INGEST_PAGE', '沈静'],
    ]);
  } finally {
    await served.close();
    await own.close();
  }
});

test('all its operations are run by a server that trusts what the build wrote, and no others are', async () => {
  const own = await TestArchive.open();
  const config = {
    port: 0,
    host: '127.0.0.1',
    logLevel: 'silent',
    nodeEnv: 'test',
    apiToken: 'a-token-of-this-test',
    trustedDocuments: 'dist/operations.json',
  } as const;
  const served = await serve({ config, store: own.store, corrections: own.corrections });
  const asked = async (query: string) => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ query });
    return (await fetch(new URL('graphql', served.url), { method: 'POST', headers, body })).status;
  };
  try {
    expect((await broadsheet(served.url).Articles({ first: 1 })).articles.edges).toEqual([]);
    const documents = Object.values<DocumentNode>(Documents)
      .filter(({ definitions }) => definitions.some(({ kind }) => kind === 'OperationDefinition'))
      .map(print);
    expect(documents.length).toBeGreaterThan(20);
    // Which is to say they are taken; some of them miss their variables.
    for (const document of documents) expect(await asked(document)).not.toBe(403);
    expect(await asked('{ articles { totalCount } }')).toBe(403);
  } finally {
    await served.close();
    await own.close();
  }
});

test.each([
  ['http://127.0.0.1:4000/', 'http://127.0.0.1:4000/graphql'],
  ['http://127.0.0.1:4000', 'http://127.0.0.1:4000/graphql'],
  ['https://example.org/archive', 'https://example.org/archive/graphql'],
  ['https://example.org/archive/graphql', 'https://example.org/archive/graphql'],
])('%s is asked at %s', (url, endpoint) => {
  expect(endpointOf(url).href).toBe(endpoint);
});

test.each(['', 'localhost:4000', '/graphql', 'ftp://example.org/'])('%j is no address of an archive', (url) => {
  expect(() => broadsheet(url)).toThrow(`not: "${url}"`);
  expect(() => broadsheet(url)).toThrow(TypeError);
});

test('the example prints the officials named most often', async () => {
  const { stdout } = await promisify(execFile)('npx', ['tsx', 'sdk/examples/officials.ts', samples.url]);
  const lines = stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(6);
  expect(stdout).toContain('阎守一');
  expect(lines.at(-1)).toMatch(/^\d+ officials in the archive$/u);
}, 120_000);
