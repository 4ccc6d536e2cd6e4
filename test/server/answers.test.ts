/** Answers that are kept: when one is given again, and when the archive is asked anew. */
import { hash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { CommandStartedEvent } from 'mongodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { Answer } from '../../src/server/answer.js';
import { AnswerCache } from '../../src/server/answer-cache.js';
import { BoundedCache } from '../../src/server/bounded-cache.js';
import { type Served, serve } from '../../src/server/serve.js';
import { TestArchive } from '../support/archive.js';
import { PAGES } from '../support/pages.js';

const API_TOKEN = 'a-token-of-this-very-test';
const HEADLINES = '{ articles { nodes { headline } } }';
const LONG = '{ articles { nodes { headline body officials { name titles } metrics { label text sentence } } } }';

let archive: TestArchive;
let keeping: Served;
let forgetful: Served;

beforeAll(async () => {
  archive = await TestArchive.open(PAGES);
  const { store, corrections } = archive;
  const config = loadConfig({ PORT: '0', LOG_LEVEL: 'silent', API_TOKEN });
  keeping = await serve({ config, store, corrections });
  forgetful = await serve({ config: { ...config, answerCacheMegabytes: 0 }, store, corrections });
});
beforeEach(() => archive.replace(PAGES));
afterAll(async () => {
  await keeping.close();
  await forgetful.close();
  await archive.close();
});

describe('a question that was answered', () => {
  test('is answered again with the same bytes, without asking the store', async () => {
    const first = await asked(() => post({ query: HEADLINES }));
    const second = await asked(() => post({ query: HEADLINES }));
    expect(first.commands).toEqual(['find articles']);
    expect(second.commands).toEqual([]);
    expect(second.text).toBe(first.text);
    expect(second.response.headers.get('content-type')).toBe(first.response.headers.get('content-type'));
  });

  test('is answered anew where no answers are kept', async () => {
    await asked(() => post({ query: HEADLINES }, {}, forgetful));
    expect((await asked(() => post({ query: HEADLINES }, {}, forgetful))).commands).toEqual(['find articles']);
  });

  test.each([
    ['other variables', { variables: { first: 2 } }, {}],
    ['another operation of the document', { operationName: 'B' }, {}],
    ['a wish for another form', {}, { accept: 'application/graphql-response+json' }],
    ['a token', {}, { authorization: `Bearer ${API_TOKEN}` }],
  ])('is another question with %s', async (_, change, headers) => {
    const query = `query A($first: Int) { articles(first: $first) { nodes { headline } } }
      query B { articles(first: 3) { nodes { headline } } }`;
    const question = { query, operationName: 'A', variables: { first: 1 } };
    await asked(() => post(question));
    const other = await asked(() => post({ ...question, ...change }, headers));
    expect(other.response.status).toBe(200);
    expect(other.commands).toEqual(['find articles']);
  });

  test('is answered from what was written since', async () => {
    await asked(() => post({ query: HEADLINES }));
    await archive.replace(PAGES.slice(1));
    const { text, commands } = await asked(() => post({ query: HEADLINES }));
    expect(commands).toEqual(['find articles']);
    expect(text).not.toContain('沁阳市新建粮仓开工');
  });

  test('is answered from the archive as a correction has left it', async () => {
    const query = '{ metrics(first: 1) { nodes { id label value } } }';
    const [metric] = JSON.parse((await asked(() => post({ query }))).text).data.metrics.nodes;
    const correction = `mutation { correctMetric(id: "${metric.id}", input: { label: "造价" }) { metric { label } } }`;
    const corrected = await asked(() => post({ query: correction }, { authorization: `Bearer ${API_TOKEN}` }));
    expect(JSON.parse(corrected.text).errors).toBeUndefined();
    const { text } = await asked(() => post({ query }));
    expect(JSON.parse(text).data.metrics.nodes).toEqual([{ ...metric, label: '造价' }]);
  });

  test('is not answered to a page of another site', async () => {
    const address = `graphql?query=${encodeURIComponent(HEADLINES)}`;
    await get(address);
    const response = await fetch(new URL(address, keeping.url), { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('CSRF');
  });
});

describe('never kept is', () => {
  test.each([
    ['a question with an error in its answer', { query: '{ articles(first: 1000) { nodes { headline } } }' }],
    ['a question that makes no sense', { query: '{ articles { colour } }' }],
    ['a correction', { query: 'mutation { deletePage(id: "pg_none") { id } }' }],
  ])('%s', async (_, question) => {
    const { headers } = await post(question);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('etag')).toBeNull();
  });
});

describe('an answer to an address', () => {
  const address = `graphql?query=${encodeURIComponent(LONG)}`;

  test('may be kept for a second by caches between, and is named', async () => {
    const { headers } = await get(address);
    expect(headers.get('cache-control')).toBe('public, max-age=0, s-maxage=1');
    expect(headers.get('vary')).toBe('accept, accept-encoding, authorization, origin');
    expect(headers.get('etag')).toMatch(/^W\/"[\w-]{43}"$/u);
  });

  test('is nobody else’s where it was asked for with a token', async () => {
    const { headers } = await get(address, { authorization: `Bearer ${API_TOKEN}` });
    expect(headers.get('cache-control')).toBe('private, no-cache');
  });

  test.each(['keeping', 'forgetful'])('is not sent again to whoever has it, by a %s server', async (kind) => {
    const server = kind === 'keeping' ? keeping : forgetful;
    const etag = (await get(address, {}, server)).headers.get('etag') ?? '';
    for (const known of [etag, `"other", ${etag}`, etag.slice(2), '*']) {
      const response = await get(address, { 'if-none-match': known }, server);
      expect(response.status).toBe(304);
      expect(response.headers.get('etag')).toBe(etag);
      expect(await response.text()).toBe('');
    }
    expect((await get(address, { 'if-none-match': '"other"' }, server)).status).toBe(200);
  });

  test('has another name once it says something else', async () => {
    const before = (await get(address)).headers.get('etag') ?? '';
    await archive.replace(PAGES.slice(1));
    const response = await get(address, { 'if-none-match': before });
    expect(response.status).toBe(200);
    expect(response.headers.get('etag')).not.toBe(before);
  });

  test('has the same name after a write that does not change it', async () => {
    const before = (await get(address)).headers.get('etag') ?? '';
    await archive.replace(PAGES);
    expect((await get(address, { 'if-none-match': before })).status).toBe(304);
  });
});

describe('a long answer', () => {
  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('is sent as %s to whoever takes that, the first time and again', async (encoding, unpack) => {
    const plain = await rawly({ query: LONG }, 'identity');
    expect(plain.encoding).toBeNull();
    for (let time = 0; time < 2; time++) {
      const sent = await rawly({ query: LONG }, encoding);
      expect(sent.encoding).toBe(encoding);
      expect(unpack(sent.bytes).toString()).toBe(plain.bytes.toString());
      expect(sent.bytes.length).toBeLessThan(plain.bytes.length);
    }
  });

  test('is sent as it is where nothing else is taken', async () => {
    expect((await rawly({ query: LONG }, 'zstd;q=1, br;q=0')).encoding).toBeNull();
  });

  test('and a short one is sent as it is', async () => {
    expect((await rawly({ query: '{ articles(first: 1) { nodes { headline } } }' }, 'br')).encoding).toBeNull();
  });
});

describe('a query that clients name by its hash', () => {
  const sha256Hash = hash('sha256', HEADLINES);
  const extensions = { persistedQuery: { version: 1, sha256Hash } };

  test('is asked for in full once, then answered by its hash', async () => {
    const unknown = await asked(() => post({ extensions }));
    expect(JSON.parse(unknown.text).errors).toMatchObject([{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }]);
    const full = await asked(() => post({ query: HEADLINES, extensions }));
    expect((await asked(() => post({ extensions }))).text).toBe(full.text);
  });

  test('is forgotten when too many others have been named since', async () => {
    const queries = new BoundedCache<string>({ maxSize: 400, sizeOf: (text, key) => 2 * (text.length + key.length) });
    await queries.set('a', 'x'.repeat(50));
    await queries.set('b', 'x'.repeat(50));
    await queries.get('a');
    await queries.set('c', 'x'.repeat(50));
    await queries.set('d', 'x'.repeat(50));
    expect([await queries.get('a'), await queries.get('b')]).toEqual(['x'.repeat(50), undefined]);
    await queries.delete('a');
    expect(await queries.get('a')).toBeUndefined();
  });
});

describe('the memory for answers', () => {
  const text = 'x'.repeat(1_000);
  const answerOf = () => new Answer(text, 'application/json', null);

  test('loses the answer that was asked for longest ago', () => {
    const cache = new AnswerCache(4_000);
    expect(cache.get(1, 'a')).toBeUndefined();
    cache.keep(1, 'a', answerOf());
    cache.keep(1, 'b', answerOf());
    expect(cache.get(1, 'a')).toBeDefined();
    cache.keep(1, 'c', answerOf());
    expect(['a', 'b', 'c'].map((question) => cache.get(1, question) !== undefined)).toEqual([true, false, true]);
  });

  test('counts what an answer has grown by', async () => {
    const cache = new AnswerCache(4_000);
    cache.get(1, 'a');
    const answers = ['a', 'b'].map((question) => {
      const answer = new Answer(crypto.getRandomValues(Buffer.alloc(600)).toString('hex'), 'application/json', null);
      cache.keep(1, question, answer);
      return answer;
    });
    expect(cache.get(1, 'a')).toBe(answers[0]);
    await answers[1]?.encode('gzip');
    if (answers[1]) cache.keep(1, 'b', answers[1]);
    expect(cache.get(1, 'a')).toBeUndefined();
    expect(cache.get(1, 'b')).toBe(answers[1]);
  });

  test('holds nothing of an older archive, nor anything that a write has overtaken', () => {
    const cache = new AnswerCache(4_000);
    cache.get(1, 'a');
    cache.keep(1, 'a', answerOf());
    expect(cache.get(2, 'a')).toBeUndefined();
    cache.keep(1, 'a', answerOf());
    expect(cache.get(2, 'a')).toBeUndefined();
  });
});

/** What is answered, and the commands that it cost. */
async function asked(ask: () => Promise<Response>) {
  const commands: string[] = [];
  const note = ({ commandName, command }: CommandStartedEvent) => {
    const collection = command[commandName];
    if (collection !== 'archive') commands.push(`${commandName} ${collection}`);
  };
  archive.store.client.on('commandStarted', note);
  try {
    const response = await ask();
    return { response, text: await response.text(), commands };
  } finally {
    archive.store.client.off('commandStarted', note);
  }
}

function post(question: object, headers: Record<string, string> = {}, { url } = keeping): Promise<Response> {
  return fetch(new URL('graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(question),
  });
}

function get(address: string, headers: Record<string, string> = {}, { url } = keeping): Promise<Response> {
  return fetch(new URL(address, url), { headers: { 'apollo-require-preflight': 'true', ...headers } });
}

/** The bytes as they come over the wire: `fetch` would unpack them. */
async function rawly(question: object, acceptEncoding: string) {
  const { request } = await import('node:http');
  return new Promise<{ encoding: string | null; bytes: Buffer }>((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'accept-encoding': acceptEncoding };
    const asking = request(new URL('graphql', keeping.url), { method: 'POST', headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      resolve({ encoding: response.headers['content-encoding'] ?? null, bytes: Buffer.concat(chunks) });
    });
    asking.on('error', reject).end(JSON.stringify(question));
  });
}
