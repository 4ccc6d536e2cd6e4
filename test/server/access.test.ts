/** Who may correct the archive. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { type Served, serve } from '../../src/server/serve.js';
import { type Answer, TestArchive } from '../support/archive.js';
import { PAGES } from '../support/pages.js';

const TOKEN = 'a-secret-of-the-newsroom';
const MUTATION =
  'mutation { ingestPage(input: { name: "快讯", text: "本报讯 博爱县昨日投入200万元。" }) { page { name } } }';

let archive: TestArchive;
let open: Served;
let closed: Served;

beforeAll(async () => {
  archive = await TestArchive.open(PAGES);
  const { store, corrections } = archive;
  open = await serve({ config: loadConfig({ PORT: '0', LOG_LEVEL: 'silent', API_TOKEN: TOKEN }), store, corrections });
  closed = await serve({ config: loadConfig({ PORT: '0', LOG_LEVEL: 'silent' }), store });
});
afterAll(async () => {
  await open.close();
  await closed.close();
  await archive.close();
});

async function ask(served: Served, query: string, authorization?: string) {
  const response = await fetch(new URL('/graphql', served.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Answer;
}

describe('corrections', () => {
  test('are made for whoever sends the token', async () => {
    expect(await ask(open, MUTATION, `Bearer ${TOKEN}`)).toEqual({ data: { ingestPage: { page: { name: '快讯' } } } });
  });

  test.each([
    [undefined, 'send the header Authorization: Bearer <token>'],
    [TOKEN, 'send the header Authorization: Bearer <token>'],
    ['Basic dXNlcjpwYXNzd29yZA==', 'send the header Authorization: Bearer <token>'],
    ['Bearer ', 'send the header Authorization: Bearer <token>'],
    ['Bearer a-secret-of-another-newsroom', 'is not the one'],
    [`Bearer ${TOKEN}x`, 'is not the one'],
    [`Bearer ${TOKEN.toUpperCase()}`, 'is not the one'],
  ])('are refused with the header %s', async (authorization, message) => {
    const { data, errors } = await ask(open, MUTATION, authorization);
    expect(data).toBeNull();
    expect(errors).toMatchObject([
      { message: expect.stringContaining(message), extensions: { code: 'UNAUTHENTICATED' } },
    ]);
    expect(JSON.stringify(errors)).not.toContain(TOKEN);
  });

  test('are switched off where no token is set, whatever is sent', async () => {
    for (const authorization of [undefined, `Bearer ${TOKEN}`, 'Bearer undefined']) {
      const { errors } = await ask(closed, MUTATION, authorization);
      expect(errors).toMatchObject([
        { message: expect.stringContaining('API_TOKEN'), extensions: { code: 'FORBIDDEN' } },
      ]);
    }
  });

  test('cannot be asked for in an address', async () => {
    const url = new URL('/graphql', open.url);
    url.searchParams.set('query', MUTATION);
    const headers = { 'apollo-require-preflight': 'true', authorization: `Bearer ${TOKEN}` };
    expect((await fetch(url, { headers })).status).toBe(405);
  });
});

describe('tokens with names', () => {
  const [DESK, SCANNER, READER] = ['a-secret-of-the-desk', 'a-secret-of-the-scanner', 'a-secret-of-readers'];
  let served: Served;

  beforeAll(async () => {
    const { store, corrections } = archive;
    const API_TOKENS = `desk:read+correct:${DESK} scanner:read+ingest:${SCANNER} guest:correct:a-secret-of-guests`;
    const config = loadConfig({ PORT: '0', LOG_LEVEL: 'silent', API_TOKENS, READ_TOKEN: READER });
    served = await serve({ config, store, corrections });
  });
  afterAll(() => served.close());

  const merging = 'mutation { mergePeople(into: "per_a", from: "per_b") { person { name } } }';

  test('give the rights that they are given, and no others', async () => {
    const { data } = await ask(served, MUTATION, `Bearer ${SCANNER}`);
    expect(data).toMatchObject({ ingestPage: { page: { name: '快讯' } } });
    for (const [token, query] of [
      [DESK, MUTATION],
      [READER, MUTATION],
      [SCANNER, merging],
      [READER, merging],
    ] as const) {
      const { errors } = await ask(served, query, `Bearer ${token}`);
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
      expect(JSON.stringify(errors)).not.toContain(token);
    }
  });

  test('are noted with what they were used for, whatever name is given besides', async () => {
    const text = (sum: number, author: string) =>
      `mutation { ingestPage(input: { name: "快讯", text: "本报讯 博爱县昨日投入${sum}万元。" }, author: ${author}) { correction { author } } }`;
    const first = await ask(served, text(300, 'null'), `Bearer ${SCANNER}`);
    expect(first.data.ingestPage.correction.author).toBe('scanner');
    const second = await ask(served, text(400, '"沈静"'), `Bearer ${SCANNER}`);
    expect(second.data.ingestPage.correction.author).toBe('沈静 (scanner)');
  });

  test('open an archive that is closed', async () => {
    const query = '{ articles { totalCount } }';
    for (const token of [DESK, SCANNER, READER]) {
      const { data } = await ask(served, query, `Bearer ${token}`);
      expect(data.articles.totalCount).toBeGreaterThan(0);
    }
  });

  test.each([
    [undefined, 401, 'UNAUTHENTICATED'],
    ['Bearer a-secret-of-nobody', 401, 'UNAUTHENTICATED'],
    ['Bearer a-secret-of-guests', 403, 'FORBIDDEN'],
  ])('with %s nothing of a closed archive is told', async (authorization, status, code) => {
    const headers = { 'apollo-require-preflight': 'true', ...(authorization && { authorization }) };
    for (const query of ['{ articles { totalCount } }', '{ __schema { types { name } } }', '{ nonsense', MUTATION]) {
      const response = await fetch(new URL('/graphql', served.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query }),
      });
      expect(response.status).toBe(status);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.json()).toEqual({ errors: [{ message: expect.any(String), extensions: { code } }] });
    }
    const address = new URL('/graphql?query={articles{totalCount}}', served.url);
    expect((await fetch(address, { headers })).status).toBe(status);
    expect((await fetch(new URL('/metrics', served.url), { headers })).status).toBe(status);
    expect((await fetch(new URL('/health/ready', served.url))).status).toBe(200);
  });
});

test('questions need no token, and what was corrected is no secret', async () => {
  for (const served of [open, closed]) {
    const { data } = await ask(served, '{ corrections(first: 1) { nodes { kind author } } articles { totalCount } }');
    expect(data.articles.totalCount).toBeGreaterThan(0);
  }
});
