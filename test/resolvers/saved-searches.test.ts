/** Saved searches: whose they are, and what may be saved. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { type Served, serve } from '../../src/server/serve.js';
import { savedSearchesOf } from '../../src/store/saved-searches.js';
import { TestArchive } from '../support/archive.js';
import { PAGES } from '../support/pages.js';

const [DESK, NIGHT] = ['the-token-of-the-desk', 'the-token-of-the-night'];
const API_TOKENS = `desk:read:${DESK} night:read+correct:${NIGHT}`;

let archive: TestArchive;
let open: Served;
let sending: Served;

const serving = (settings: Record<string, string>) =>
  serve({ config: loadConfig({ PORT: '0', LOG_LEVEL: 'silent', API_TOKENS, ...settings }), store: archive.store });

beforeAll(async () => {
  archive = await TestArchive.open(PAGES);
  open = await serving({});
  sending = await serving({ WEBHOOKS: 'on' });
});
afterAll(async () => {
  await open.close();
  await sending.close();
  await archive.close();
});
beforeEach(async () => {
  await savedSearchesOf(archive.db).deleteMany({});
});

const LIST = '{ savedSearches { id name filter createdAt webhook { url state told attempts lastError deliveredAt } } }';
const SAVE = `mutation($input: SaveSearchInput!) { saveSearch(input: $input) { savedSearch { id name filter webhook { url } } secret } }`;
const DELETE = 'mutation($id: ID!) { deleteSavedSearch(id: $id) { id } }';

// biome-ignore lint/suspicious/noExplicitAny: answers are as various as questions
async function ask(query: string, token: string | null, variables: object = {}, { url } = open): Promise<any> {
  const response = await fetch(new URL('graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}

const GRAIN = { name: '粮仓', filter: { text: '粮仓', kinds: ['NEWS'], date: { from: '2020-01-01' } } };

test('what is saved is listed at once to its owner, and to nobody else', async () => {
  expect((await ask(LIST, DESK)).data.savedSearches).toEqual([]);
  const { data } = await ask(SAVE, DESK, { input: GRAIN });
  expect(data.saveSearch).toMatchObject({ secret: null, savedSearch: { name: '粮仓', webhook: null } });
  const { savedSearches } = (await ask(LIST, DESK)).data;
  expect(savedSearches).toEqual([
    {
      id: data.saveSearch.savedSearch.id,
      name: '粮仓',
      filter: expect.any(String),
      createdAt: expect.any(String),
      webhook: null,
    },
  ]);
  expect(JSON.parse(savedSearches[0].filter)).toEqual(GRAIN.filter);
  expect((await ask(LIST, NIGHT)).data.savedSearches).toEqual([]);
  expect((await ask(LIST, null)).errors[0].extensions.code).toBe('UNAUTHENTICATED');
  expect((await ask(SAVE, null, { input: GRAIN })).errors[0].extensions.code).toBe('UNAUTHENTICATED');
});

test('saving again under the name takes its place, and deleting it is its owner’s', async () => {
  const first = (await ask(SAVE, DESK, { input: GRAIN })).data.saveSearch.savedSearch;
  const again = await ask(SAVE, DESK, { input: { ...GRAIN, filter: { text: '植树' } } });
  expect(again.data.saveSearch.savedSearch).toMatchObject({ id: first.id, filter: '{"text":"植树"}' });
  expect((await ask(DELETE, NIGHT, { id: first.id })).data.deleteSavedSearch).toEqual({ id: null });
  expect((await ask(DELETE, DESK, { id: first.id })).data.deleteSavedSearch).toEqual({ id: first.id });
  expect((await ask(LIST, DESK)).data.savedSearches).toEqual([]);
});

test('a webhook is given its secret once, where messages are sent at all', async () => {
  const input = { ...GRAIN, webhook: 'https://example.org/news' };
  expect((await ask(SAVE, DESK, { input })).errors[0]).toMatchObject({
    message: 'This server sends no messages: leave webhook out, or start it with WEBHOOKS=on.',
    extensions: { code: 'FORBIDDEN' },
  });
  const { saveSearch } = (await ask(SAVE, DESK, { input }, sending)).data;
  expect(saveSearch.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/u);
  const listed = await ask(LIST, DESK);
  expect(listed.data.savedSearches[0].webhook).toEqual({
    url: 'https://example.org/news',
    state: 'ACTIVE',
    told: expect.any(Number),
    attempts: 0,
    lastError: null,
    deliveredAt: null,
  });
  expect(JSON.stringify(listed)).not.toContain(saveSearch.secret);
});

test.each([
  ['a webhook on this machine', { ...GRAIN, webhook: 'http://127.0.0.1:4000/' }, 'input.webhook'],
  ['one where machines learn of themselves', { ...GRAIN, webhook: 'http://169.254.169.254/' }, 'input.webhook'],
  ['one of another protocol', { ...GRAIN, webhook: 'gopher://example.org/' }, 'input.webhook'],
  ['a blank name', { ...GRAIN, name: ' ' }, 'input.name'],
  ['a long name', { ...GRAIN, name: '粮'.repeat(101) }, 'input.name'],
  ['a filter that cannot be answered', { ...GRAIN, filter: { text: '-粮仓' } }, 'filter.text'],
  ['a long filter', { ...GRAIN, filter: { personName: '林'.repeat(4_001) } }, 'input.filter'],
])('%s is refused', async (_, input, argument) => {
  const { errors } = await ask(SAVE, DESK, { input }, sending);
  expect(errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
});

test('no more than twenty are saved with one token', async () => {
  for (let number = 0; number < 20; number++) {
    expect((await ask(SAVE, DESK, { input: { ...GRAIN, name: `粮仓${number}` } })).errors).toBeUndefined();
  }
  const { errors } = await ask(SAVE, DESK, { input: GRAIN });
  expect(errors[0].message).toBe('no more searches can be saved, at most 20 with one token: delete one first.');
  expect((await ask(SAVE, NIGHT, { input: GRAIN })).errors).toBeUndefined();
  expect((await ask(SAVE, DESK, { input: { ...GRAIN, name: '粮仓7' } })).errors).toBeUndefined();
});
