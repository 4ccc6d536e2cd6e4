/** `/id`: links that stay. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { type Served, serve } from '../../src/server/serve.js';
import { TestArchive } from '../support/archive.js';
import { idOf } from '../support/newspaper.js';
import { PAGES } from '../support/pages.js';

const READ_TOKEN = 'the-token-of-the-readers';
let archive: TestArchive;
let open: Served;

const serving = (settings: Record<string, string>) =>
  serve({ config: loadConfig({ PORT: '0', LOG_LEVEL: 'silent', ...settings }), store: archive.store });

beforeAll(async () => {
  archive = await TestArchive.open(PAGES);
  open = await serving({ PUBLIC_URL: 'https://archive.example/paper/' });
});
afterAll(async () => {
  await open.close();
  await archive.close();
});

const follow = (id: string, headers: Record<string, string> = {}, { url } = open) =>
  fetch(new URL(`id/${encodeURIComponent(id)}`, url), { redirect: 'manual', headers });

test('every link that the archive gives leads to what it is of', async () => {
  const query = `query($ids: [ID!]!) { nodes(ids: $ids) { id url } metrics(first: 1) { nodes { id url } } }`;
  const ids = [
    idOf.article('沁阳市新建粮仓开工'),
    idOf.page('怀川晨报-A01'),
    idOf.person('林启明'),
    idOf.issue('怀川晨报', '2020-10-16'),
  ];
  const response = await fetch(new URL('graphql', open.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { ids } }),
  });
  const { data } = (await response.json()) as {
    data: Record<'nodes', { id: string; url: string }[]> & { metrics: { nodes: { id: string; url: string }[] } };
  };
  for (const { id, url } of [...data.nodes, ...data.metrics.nodes]) {
    expect(url).toBe(`https://archive.example/paper/id/${encodeURIComponent(id)}`);
    const { status, headers } = await follow(id);
    // To the reading room where the program was built, else by what it is.
    if (status === 302) expect(headers.get('location')).toMatch(/^\/(articles|pages|people|newspapers)\/./u);
    else expect(status).toBe(200);
  }
});

test.each(['art_nothing', 'nothing', 'cor_x', 'art_a b'])('there is nothing at %s', async (id) => {
  expect((await follow(id)).status).toBe(404);
});

test('a closed archive leads nobody on who may not read', async () => {
  const closed = await serving({ READ_TOKEN });
  try {
    const id = idOf.person('林启明');
    expect((await follow(id, {}, closed)).status).toBe(401);
    expect([200, 302]).toContain((await follow(id, { authorization: `Bearer ${READ_TOKEN}` }, closed)).status);
  } finally {
    await closed.close();
  }
});
