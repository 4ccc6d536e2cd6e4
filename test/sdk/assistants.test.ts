/** Assistants, played by the official client of their protocol: over HTTP and over standard input and output. */
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Citation } from '../../src/server/assistants/citations.js';
import { serve } from '../../src/server/serve.js';
import { TestArchive } from '../support/archive.js';
import { PROGRAM } from '../support/program.js';
import { type ServedSamples, serveSamples } from '../support/served.js';

interface Told {
  readonly data: unknown;
  readonly citations: readonly Citation[];
}

const TOKEN = 'the-token-of-the-newsroom';
const READ = 'the-token-of-the-readers';

let samples: ServedSamples;
let assistant: Client;

beforeAll(async () => {
  samples = await serveSamples();
  assistant = await connected(samples.url);
});
afterAll(async () => {
  await assistant.close();
  await samples.close();
});

describe('the tools of an assistant', () => {
  test('are the questions of the SDK, each with what it is for and what it takes', async () => {
    const { tools } = await assistant.listTools();
    const names = tools.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Archive', 'Articles', 'ArticleSearch', 'MetricSeries', 'Person']));
    for (const { name, description, inputSchema, annotations } of tools) {
      expect(description?.length, `${name} is described`).toBeGreaterThan(10);
      expect(annotations?.readOnlyHint).toBe(true);
      expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
    }
    const articles = tools.find(({ name }) => name === 'Articles')?.inputSchema.properties as Record<string, object>;
    expect(articles.first).toEqual({ type: 'integer', default: 20 });
    expect(articles.orderBy).toMatchObject({ enum: expect.arrayContaining(['DATE_DESC']) });
    expect(articles.filter).toMatchObject({ properties: { locationName: { type: 'string' } } });
  });

  test('that change something are there for whoever has a right to it, and for nobody else', async () => {
    const own = await TestArchive.open();
    const config = { port: 0, host: '127.0.0.1', logLevel: 'silent', nodeEnv: 'test', readToken: READ } as const;
    const apiTokens = [{ name: 'desk', rights: new Set(['read', 'ingest'] as const), secret: TOKEN }];
    const served = await serve({ config: { ...config, apiTokens }, store: own.store, corrections: own.corrections });
    try {
      await expect(connected(served.url)).rejects.toThrow('UNAUTHENTICATED');
      const reader = await connected(served.url, READ);
      expect((await reader.listTools()).tools.map(({ name }) => name)).not.toContain('IngestPage');
      const input = { name: '快讯', text: '荔浦来电\n\n本报讯 荔浦市昨日投入200万元。' };
      const refused = await reader.callTool({ name: 'IngestPage', arguments: { input } });
      expect(refused).toMatchObject({ isError: true });
      const desk = await connected(served.url, TOKEN);
      const { tools } = await desk.listTools();
      expect(tools.find(({ name }) => name === 'IngestPage')?.annotations).toMatchObject({ readOnlyHint: false });
      expect(tools.map(({ name }) => name)).not.toContain('MergePeople');
      const { data, citations } = await call(desk, 'IngestPage', { input });
      expect(data).toMatchObject({ ingestPage: { correction: { author: 'desk' } } });
      expect(citations).toMatchObject([{ headline: '荔浦来电' }]);
      await Promise.all([reader.close(), desk.close()]);
    } finally {
      await served.close();
      await own.close();
    }
  });
});

describe('an answer to an assistant', () => {
  test('cites the articles that it rests on: newspaper, day, page and a link', async () => {
    const { data, citations } = await call(assistant, 'Articles', { filter: { personName: '赖安邦' } });
    expect(data).toMatchObject({
      articles: { totalCount: 1, edges: [{ node: { headline: '市领导参加义务植树活动' } }] },
    });
    expect(JSON.stringify(data), 'what is asked for the citation stays out of the answer').not.toContain('cited');
    const [citation] = citations;
    expect(citations).toHaveLength(1);
    expect(citation).toMatchObject({ headline: '市领导参加义务植树活动', newspaper: '虔州日报' });
    expect(citation?.link).toBe(`${samples.url}id/${citation?.article}`);
  });

  test('quotes the page word for word, where it says so', async () => {
    const { citations } = await call(assistant, 'Metrics', { filter: { kinds: ['AREA'], text: '枫香' } });
    expect(citations.length).toBeGreaterThan(0);
    for (const { page, quotations } of citations) {
      const { data } = await call(assistant, 'Page', { id: page.id });
      const { text } = (data as { page: { text: string } }).page;
      expect(quotations.length).toBeGreaterThan(0);
      for (const quotation of quotations) expect(text.slice(quotation.start, quotation.end)).toBe(quotation.text);
    }
  });

  test('to a search quotes what was found', async () => {
    const { citations } = await call(assistant, 'ArticleSearch', { filter: { text: '枫香' } });
    expect(citations[0]?.quotations.map(({ text }) => text).join()).toContain('枫香');
  });

  test.each(['PersonTimeline', 'MetricSeries', 'Search', 'PageFacts', 'Location'])(
    '%s is answered too',
    async (name) => {
      const { pages } = (await call(assistant, 'Pages', { first: 1 })).data as {
        pages: { edges: { node: { id: string } }[] };
      };
      const given = {
        PersonTimeline: { name: '覃世昌' },
        MetricSeries: { measure: '接待游客' },
        Search: { text: '长治' },
        PageFacts: { id: pages.edges[0]?.node.id },
        Location: { name: '宜昌市' },
      };
      const { data } = await call(assistant, name, given[name as keyof typeof given]);
      expect(Object.values(data as object)).not.toContain(null);
    },
  );

  test.each([
    ['a filter that there is not', 'Articles', { filter: { colour: 'red' } }, /colour/u],
    ['an argument that there is not', 'Articles', { colour: 'red' }, /takes filter, orderBy, .*; not colour/u],
    ['more than there is to be had at once', 'Articles', { first: 100_000 }, /BAD_USER_INPUT.*100/u],
    ['a tool that there is not', 'Weather', {}, /no tool Weather/u],
  ] as const)('says what is wrong with %s', async (_, name, given, message) => {
    const refused = await assistant.callTool({ name, arguments: given });
    expect(refused).toMatchObject({ isError: true, content: [{ text: expect.stringMatching(message) }] });
  });
});

describe('the address for assistants', () => {
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(new URL('mcp', samples.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
      body: JSON.stringify(body),
    });
  const PING = { jsonrpc: '2.0', id: 1, method: 'ping' };

  test('answers one message at a time', async () => {
    expect(await (await post(PING)).json()).toEqual({ jsonrpc: '2.0', id: 1, result: {} });
    expect((await post([PING, PING])).status).toBe(400);
  });

  test('takes no more than any other address', async () => {
    expect((await post({ ...PING, params: { filling: 'x'.repeat(300_000) } })).status).toBe(413);
  });

  test("is closed to other sites' pages, as the protocol wants it", async () => {
    expect((await post(PING, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await post(PING, { origin: 'http://localhost:5173' })).status).toBe(200);
  });

  test('has nothing to get and no session to end', async () => {
    for (const method of ['GET', 'DELETE']) {
      const response = await fetch(new URL('mcp', samples.url), { method });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    }
  });

  test('spends what the client may ask for in a minute', async () => {
    const own = await TestArchive.open();
    const config = { port: 0, host: '127.0.0.1', logLevel: 'silent', nodeEnv: 'test', costPerMinute: 1_000 } as const;
    const served = await serve({ config, store: own.store });
    const asking = await connected(served.url);
    try {
      const refused = await asking.callTool({ name: 'Articles', arguments: { first: 100 } });
      expect(refused).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('RATE_LIMITED') }] });
    } finally {
      await asking.close();
      await served.close();
      await own.close();
    }
  });

  test('gives no tools but those that a server runs which trusts some operations alone', async () => {
    const own = await TestArchive.open();
    const config = { port: 0, host: '127.0.0.1', logLevel: 'silent', nodeEnv: 'test' } as const;
    const served = await serve({ config: { ...config, trustedDocuments: 'dist/operations.json' }, store: own.store });
    const off = await serve({ config: { ...config, mcp: false }, store: own.store });
    const asking = await connected(served.url);
    try {
      expect((await call(asking, 'Archive', {})).data).toMatchObject({ archive: { pageCount: 0 } });
      await expect(connected(off.url)).rejects.toThrow('There is nothing at POST /mcp');
    } finally {
      await asking.close();
      await Promise.all([served.close(), off.close()]);
      await own.close();
    }
  });
});

describe('broadsheet mcp', () => {
  const started = async (args: readonly string[], env: Record<string, string>): Promise<Client> => {
    const client = new Client({ name: 'test', version: '1.0.0' });
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [PROGRAM, 'mcp', ...args],
      env,
      stderr: 'inherit',
    });
    await client.connect(transport);
    return client;
  };

  test('asks the archive here, and leaves it as it is', async () => {
    const client = await started([], { DATA_DIR: inject('samples') });
    try {
      const { data, citations } = await call(client, 'Articles', { first: 1 });
      expect(data).toMatchObject({ articles: { edges: [{ node: { headline: expect.any(String) } }] } });
      expect(citations[0]?.link).toMatch(/^http:\/\/127\.0\.0\.1:4000\/id\/art_/u);
      expect((await client.listTools()).tools.map(({ name }) => name)).not.toContain('DeletePage');
    } finally {
      await client.close();
    }
  });

  test('asks a server by its address', async () => {
    const client = await started(['--url', samples.url], {});
    try {
      const { data } = await call(client, 'Archive', {});
      expect(data).toMatchObject({ archive: { pageCount: 17 } });
    } finally {
      await client.close();
    }
  });
});

async function connected(url: string, token?: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1.0.0' });
  const requestInit = token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL('mcp', url), { requestInit }));
  return client;
}

async function call(client: Client, name: string, given: Record<string, unknown>): Promise<Told> {
  const { content, structuredContent, isError } = await client.callTool({ name, arguments: given });
  expect(isError, JSON.stringify(content)).toBeFalsy();
  expect(content).toEqual([{ type: 'text', text: JSON.stringify(structuredContent) }]);
  return structuredContent as unknown as Told;
}
