/** What Prometheus is told. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { type Served, serve } from '../../src/server/serve.js';
import { TestArchive } from '../support/archive.js';
import { temporaryFolder } from '../support/folder.js';
import { PAGES } from '../support/pages.js';

const TOKEN = 'a-secret-of-the-newsroom';
const FRONT = 'query Front { articles(first: 5) { nodes { page { name } metrics { text } } } }';

const folder = temporaryFolder();
let archive: TestArchive;
let served: Served;

beforeAll(async () => {
  archive = await TestArchive.open(PAGES);
  served = await serve({ ...settings({ API_TOKEN: TOKEN }), corrections: archive.corrections });
});
afterAll(async () => {
  await served.close();
  await archive.close();
});

function settings(env: Record<string, string>) {
  return { config: loadConfig({ PORT: '0', LOG_LEVEL: 'silent', ...env }), store: archive.store };
}

async function ask(query: string, { url }: Served = served) {
  const response = await fetch(new URL('/graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify({ query }),
  });
  return response.text();
}

async function metrics({ url }: Served = served): Promise<string> {
  const response = await fetch(new URL('/metrics', url));
  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  return response.text();
}

/** The value of a series; 0 for one that has not begun. */
async function value(series: string, of: Served = served): Promise<number> {
  const line = (await metrics(of)).split('\n').find((each) => each.startsWith(`${series} `));
  return Number(line?.slice(series.length + 1) ?? 0);
}

test('operations are counted with what came of them, and answers with whether they were kept', async () => {
  const ok = 'broadsheet_requests_total{operation="other",code="OK"}';
  const wrong = 'broadsheet_requests_total{operation="other",code="GRAPHQL_VALIDATION_FAILED"}';
  const before = [await value(ok), await value(wrong), await value('broadsheet_answers_total{from="kept"}')];
  for (const query of [FRONT, FRONT, '{ nonsense }']) await ask(query);
  const after = [await value(ok), await value(wrong), await value('broadsheet_answers_total{from="kept"}')];
  expect(after.map((count, index) => count - (before[index] ?? 0))).toEqual([2, 1, 1]);
  expect(await value('broadsheet_kept_answers')).toBeGreaterThan(0);
  expect(await value('broadsheet_kept_answer_bytes')).toBeGreaterThan(0);
});

test('time is told by what was done, in the store by command', async () => {
  await ask('query Timed { articles(first: 3) { nodes { headline page { name } } } }');
  for (const phase of ['parse', 'validate', 'execute']) {
    expect(await value(`broadsheet_phase_seconds_count{phase="${phase}"}`)).toBeGreaterThan(0);
  }
  expect(await value('broadsheet_store_command_seconds_count{command="find"}')).toBeGreaterThan(0);
});

test('loaders tell how many objects they ask for at once', async () => {
  const [count, sum] = ['count', 'sum'].map((part) => `broadsheet_loader_batch_size_${part}{loader="metricsOf"}`);
  const before = [await value(count ?? ''), await value(sum ?? '')];
  await ask('query Batch { articles(first: 4) { nodes { metrics { text } } } }');
  expect([await value(count ?? ''), await value(sum ?? '')]).toEqual([(before[0] ?? 0) + 1, (before[1] ?? 0) + 4]);
});

test('corrections are counted by kind', async () => {
  await ask(
    'mutation { ingestPage(input: { name: "快讯", text: "本报讯 博爱县昨日投入200万元。" }) { page { name } } }',
  );
  await ask('mutation { mergePeople(into: "per_a", from: "per_b") { person { name } } }');
  expect(await value('broadsheet_corrections_total{kind="ingestPage",outcome="done"}')).toBe(1);
  expect(await value('broadsheet_corrections_total{kind="mergePeople",outcome="failed"}')).toBe(1);
});

test('the event loop and the process are told of', async () => {
  const told = await metrics();
  expect(told).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/mu);
  expect(told).toMatch(/^process_resident_memory_bytes \d/mu);
  expect(await value('broadsheet_own_memory_bytes')).toBeGreaterThan(2 ** 20);
});

test('clients make no series, whatever they send', async () => {
  const series = async () => (await metrics()).split('\n').filter((line) => line.startsWith('broadsheet_')).length;
  await ask('query Name0 { pages { totalCount } }');
  await fetch(new URL('/nowhere/0', served.url), { headers: { 'x-request-id': 'name-0' } });
  const before = await series();
  for (const n of [1, 2, 3, 4, 5]) {
    await ask(`query Name${n} { pages { totalCount } }`);
    await fetch(new URL(`/nowhere/${n}`, served.url), { headers: { 'x-request-id': `name-${n}` } });
  }
  expect(await series()).toBe(before);
  expect(await metrics()).not.toMatch(/Name\d|nowhere|name-\d/u);
});

test('registered operations are counted by name', async () => {
  const operations = [{ id: 'front', name: 'Front', type: 'query', body: FRONT }];
  const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations };
  const TRUSTED_DOCUMENTS = folder.write('operations.json', JSON.stringify(manifest));
  const trusting = await serve(settings({ TRUSTED_DOCUMENTS }));
  await ask(FRONT, trusting);
  await ask('{ pages { totalCount } }', trusting);
  expect(await value('broadsheet_requests_total{operation="Front",code="OK"}', trusting)).toBe(1);
  const refused = 'broadsheet_requests_total{operation="other",code="OPERATION_NOT_REGISTERED"}';
  expect(await value(refused, trusting)).toBe(1);
  // Counted once it is sent.
  await vi.waitFor(async () => expect(await value('broadsheet_http_responses_total{status="403"}', trusting)).toBe(1));
  await trusting.close();
});

test('nothing is told with METRICS=off', async () => {
  const silent = await serve(settings({ METRICS: 'off' }));
  expect((await fetch(new URL('/metrics', silent.url))).status).toBe(404);
  await silent.close();
});
