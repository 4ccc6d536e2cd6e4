import { EventEmitter, once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { type Served, serve } from '../../src/server/serve.js';
import { TestArchive } from '../support/archive.js';
import { PAGES } from '../support/pages.js';

const config = loadConfig({ PORT: '0', LOG_LEVEL: 'silent' });
const TOKEN = 'the-token-of-the-newsroom';
let archive: TestArchive;
let served: Served;

beforeAll(async () => {
  archive = await TestArchive.open(PAGES);
  served = await serve({ config, store: archive.store });
});
afterAll(async () => {
  await served.close();
  await archive.close();
});

const at = (path: string) => new URL(path, served.url);
const html = { headers: { accept: 'text/html' } };

describe('queries', () => {
  test('are answered when posted', async () => {
    const response = await post('{ articles(first: 1) { nodes { headline } } }');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ data: { articles: { nodes: [{ headline: '老树' }] } } });
  });

  const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

  test.each([
    ['a program', {}],
    ['a program that asks first', { 'apollo-require-preflight': 'true' }],
    ['whoever typed it into a browser', { 'user-agent': BROWSER, 'sec-fetch-site': 'none' }],
    ['a page of this server', { 'user-agent': BROWSER, 'sec-fetch-site': 'same-origin' }],
    ['a page of this server without TLS', { 'user-agent': BROWSER, referer: 'HERE' }],
    ['a page of a site that may ask', { 'user-agent': BROWSER, origin: 'http://localhost:5173' }],
  ] as const)('are answered in an address, from %s', async (_, headers: Record<string, string>) => {
    const response = await get('{ pages(first: 1) { nodes { name } } }', headers);
    expect(JSON.parse(response)).toEqual({ data: { pages: { nodes: [{ name: '无日期副刊' }] } } });
  });

  test.each([
    ['a picture on a page', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
    ['a page of a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['a page that may not ask', { origin: 'https://elsewhere.example' }],
    ['a page that hides where it is, without TLS', {}],
    ['a page elsewhere, without TLS', { referer: 'http://elsewhere.example/page' }],
    ['a form', { 'content-type': 'text/plain', 'sec-fetch-site': 'none' }],
  ] as const)("are refused in an address that some other site's page may have made up: %s", async (_, headers) => {
    expect(await get('{ pages { totalCount } }', { 'user-agent': BROWSER, ...headers })).toContain('CSRF');
  });

  test('are all that an address may ask', async () => {
    const response = await get('mutation { deletePage(id: "pg_AAAAAAAAAAAAAAAA") { id } }', {});
    expect(response).toContain('GET requests only support query operations');
  });

  /** What comes back; headers go as they are given, which `fetch` would not allow. */
  async function get(query: string, headers: Readonly<Record<string, string>>): Promise<string> {
    const { host } = new URL(served.url);
    const referer = headers.referer === 'HERE' ? { referer: served.url } : {};
    const url = at(`/graphql?${new URLSearchParams({ query })}`);
    const asked = http.get(url, { headers: { host, ...headers, ...referer } });
    const [response] = await once(asked, 'response');
    return text(response);
  }

  test('that make no sense get an error with a code and without a stack', async () => {
    const response = await post('{ articles { nodes { colour } } }');
    expect(response.status).toBe(400);
    const answer = await response.json();
    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
    expect(JSON.stringify(answer)).not.toContain('node_modules');
  });

  test('longer than a query can be are refused', async () => {
    const response = await post(`{ __typename } #${'x'.repeat(300_000)}`);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  test('that are not JSON are refused', async () => {
    const response = await fetch(at('/graphql'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{ not json',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });
});

describe('a frontend', () => {
  const asking = (origin: string) => ({
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
  });

  test('under development on this machine may ask from the browser', async () => {
    const response = await fetch(at('/graphql'), asking('http://localhost:5173'));
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
    expect(response.headers.get('access-control-allow-headers')).toContain('content-type');
  });

  test.each(['https://example.org', 'http://localhost.example.org', 'null'])('from %s may not', async (origin) => {
    const response = await fetch(at('/graphql'), asking(origin));
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('with CORS_ORIGINS', () => {
  const letIn = async (origins: string, origin: string) => {
    const server = await serve({
      config: loadConfig({ PORT: '0', LOG_LEVEL: 'silent', CORS_ORIGINS: origins }),
      store: archive.store,
    });
    const response = await fetch(new URL('/graphql', server.url), { method: 'OPTIONS', headers: { origin } });
    await server.close();
    return response.headers.get('access-control-allow-origin');
  };

  test.each(['https://press.example', 'https://press.example:8443'])('%s may ask if it is named', async (origin) => {
    expect(await letIn('https://press.example, https://press.example:8443', origin)).toBe(origin);
  });

  test.each([
    'http://press.example',
    'https://a.press.example',
    'https://press.example.org',
    'http://localhost:5173',
    'null',
  ])('%s may not if another is named', async (origin) =>
    expect(await letIn('https://press.example', origin)).toBeNull(),
  );

  test('all may if it says so', async () => {
    expect(await letIn('*', 'https://press.example')).toBe('https://press.example');
  });
});

describe('a browser', () => {
  test('is shown the Sandbox, with queries to begin with and a way to the explorer that needs no internet', async () => {
    const page = await (await fetch(at('/sandbox'), html)).text();
    expect(page).toContain('EmbeddedSandbox');
    expect(page).toContain('query Articles');
    expect(page).toContain('href="/graphiql"');
    expect(page).toContain('href="/"');
    expect(page).toMatch(/Content-Security-Policy" content="default-src 'none'; script-src 'nonce-/u);
  });

  test("shows the pages of people in nobody else's frame, and runs no scripts but ours in them", async () => {
    for (const address of ['/', '/sandbox', '/graphiql']) {
      const policy = (await fetch(at(address), html)).headers.get('content-security-policy');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
    }
    expect((await fetch(at('/graphql'), html)).headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
  });

  test('gets the same page where queries go', async () => {
    expect(await (await fetch(at('/graphql'), html)).text()).toContain('EmbeddedSandbox');
  });

  test('gets everything that the explorer needs from here', async () => {
    const response = await fetch(at('/graphiql'), html);
    const page = await response.text();
    const addresses = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/gu)].map(([, address = '']) => address);
    expect(addresses.length).toBeGreaterThan(4);
    for (const address of addresses) expect((await fetch(at(address))).status).toBe(200);
    expect(page).not.toContain('http');
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  test('that asks for something else is told where things are', async () => {
    const response = await fetch(at('/articles'));
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('queries go to /graphql');
  });
});

describe('health', () => {
  test('is live and ready', async () => {
    expect((await fetch(at('/health/live'))).status).toBe(200);
    expect((await fetch(at('/health/ready'))).status).toBe(200);
  });

  test('is live but not ready when the store is gone', async () => {
    const other = await TestArchive.open();
    const server = await serve({ config, store: other.store });
    await other.close();
    expect((await fetch(new URL('/health/live', server.url))).status).toBe(200);
    expect((await fetch(new URL('/health/ready', server.url))).status).toBe(503);
    await server.close();
  });
});

describe('an address', () => {
  test('that is taken is named, with the way out', async () => {
    const port = Number(new URL(served.url).port);
    await expect(serve({ config: { ...config, port }, store: archive.store })).rejects.toMatchObject({
      code: 'PORT_BUSY',
      message: expect.stringContaining(`PORT is ${port}`),
    });
  });

  test('that is not of this machine is named', async () => {
    await expect(serve({ config: { ...config, host: '192.0.2.1' }, store: archive.store })).rejects.toMatchObject({
      code: 'ADDRESS_UNAVAILABLE',
      message: expect.stringContaining('192.0.2.1'),
    });
  });
});

test('closing takes nothing more, answers what is under way, then frees the port', async () => {
  const { pages } = await archive.data('{ pages(first: 1) { nodes { id name } } }');
  const [{ id, name }] = pages.nodes;
  // A correction that lasts until the test lets it end is under way, however slow or fast the machine.
  const gate = new EventEmitter();
  const [begun, released] = [once(gate, 'begun'), once(gate, 'released')];
  vi.spyOn(archive.corrections, 'ingestPage').mockImplementationOnce(async () => {
    gate.emit('begun');
    await released;
    return { id, correction: null };
  });
  const server = await serve({
    config: { ...config, apiToken: TOKEN },
    store: archive.store,
    corrections: archive.corrections,
  });
  const answer = post(`mutation { ingestPage(input: { name: "快讯", text: "" }) { page { name } } }`, server.url);
  await begun;
  const closed = server.close();
  await vi.waitFor(() => expect(fetch(new URL('/health/live', server.url))).rejects.toThrow(), 20_000);
  gate.emit('released');
  expect(await (await answer).json()).toEqual({ data: { ingestPage: { page: { name } } } });
  await closed;
  const free = net.createServer().listen(Number(new URL(server.url).port), '127.0.0.1');
  await once(free, 'listening');
  free.close();
});

function post(query: string, url = served.url): Promise<Response> {
  return fetch(new URL('/graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify({ query }),
  });
}
