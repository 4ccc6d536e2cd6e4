/** `/export`: who gets what, and what is said to whom does not. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { type Served, serve } from '../../src/server/serve.js';
import { TestArchive } from '../support/archive.js';
import { PAGES } from '../support/pages.js';

const READ_TOKEN = 'the-token-of-the-readers';
let archive: TestArchive;
let open: Served;

const serving = (settings: Record<string, string>) =>
  serve({ config: loadConfig({ PORT: '0', LOG_LEVEL: 'silent', ...settings }), store: archive.store });

beforeAll(async () => {
  archive = await TestArchive.open(PAGES);
  open = await serving({});
});
afterAll(async () => {
  await open.close();
  await archive.close();
});

test('a file is named after its table and snapshot, and is kept by no cache', async () => {
  const response = await fetch(new URL('export/articles.csv?columns=id,headline', open.url));
  const snapshot = response.headers.get('x-broadsheet-snapshot');
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': `attachment; filename="articles-${snapshot}.csv"`,
    'cache-control': 'no-store',
  });
  const lines = (await response.text()).trimEnd().split('\r\n');
  expect(lines).toHaveLength(1 + PAGES.flatMap(({ articles }) => articles).length);
});

test.each([
  ['words.csv', 'there is no table "words"'],
  ['articles.xlsx', 'there is no format "xlsx"'],
  ['articles', 'there is no format ""'],
  ['articles.csv?filter=%7B%22minConfidence%22%3A7%7D', 'filter'],
  ['articles.csv?columns=a&columns=b', 'columns is given twice'],
])('%s is refused before anything is sent', async (file, message) => {
  const response = await fetch(new URL(`export/${file}`, open.url));
  const { errors } = (await response.json()) as { errors: { message: string; extensions: object }[] };
  expect(response.status).toBe(400);
  expect(errors[0]?.message).toContain(message);
  expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
});

test('a closed archive gives files to whoever has the token', async () => {
  const closed = await serving({ READ_TOKEN });
  try {
    const url = new URL('export/people.jsonl', closed.url);
    expect((await fetch(url)).status).toBe(401);
    const allowed = await fetch(url, { headers: { authorization: `Bearer ${READ_TOKEN}` } });
    expect(allowed.status).toBe(200);
    expect(await allowed.text()).toContain('"name"');
  } finally {
    await closed.close();
  }
});

test('EXPORTS=off gives nothing away', async () => {
  const without = await serving({ EXPORTS: 'off' });
  try {
    expect((await fetch(new URL('export/articles.csv', without.url))).status).toBe(404);
  } finally {
    await without.close();
  }
});

test('a client that may spend nothing more gets no file', async () => {
  const limited = await serving({ COST_PER_MINUTE: '500000' });
  try {
    const url = new URL('export/articles.csv', limited.url);
    const first = await fetch(url);
    await first.text();
    const second = await fetch(url);
    expect([first.status, second.status]).toEqual([200, 429]);
  } finally {
    await limited.close();
  }
});
