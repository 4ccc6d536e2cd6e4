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

test('questions need no token, and what was corrected is no secret', async () => {
  for (const served of [open, closed]) {
    const { data } = await ask(served, '{ corrections(first: 1) { nodes { kind author } } articles { totalCount } }');
    expect(data.articles.totalCount).toBeGreaterThan(0);
  }
});
