/** `since`: of any list, what came or changed after a snapshot, with the counts of just that. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestArchive } from '../support/archive.js';
import { writtenPage } from '../support/written.js';

let archive: TestArchive;
/** The snapshot before the last page came, and what its county is called. */
let before: number;

const PAPER = { newspaper: '怀川晨报', edition: 'A01' };

beforeAll(async () => {
  archive = await TestArchive.open();
  await put(0, '2021-06-01');
  await put(1, '2021-06-02');
  before = await snapshot();
  await put(4, '2021-06-05');
});
afterAll(() => archive.close());

async function put(number: number, date: string): Promise<void> {
  const input = { name: `第${number}页`, text: writtenPage(number), date, ...PAPER };
  await archive.data('mutation($input: IngestPageInput!) { ingestPage(input: $input) { page { id } } }', { input });
}

async function snapshot(): Promise<number> {
  return (await archive.data('{ archive { snapshot } }')).archive.snapshot;
}

/** Ids of what came after a snapshot, as the store has it. */
async function changedIn(collection: string): Promise<Set<string>> {
  const found = await archive.db
    .collection<{ id: string; from: number; until: number }>(collection)
    .find({ from: { $gt: before }, until: Number.MAX_SAFE_INTEGER })
    .toArray();
  return new Set(found.map(({ id }) => id));
}

interface Listed {
  readonly nodes: { readonly id: string }[];
  readonly totalCount: number;
}

/** A list with all that it holds, and with what is new, asked part by part. */
async function ask(field: string, path: readonly string[]): Promise<{ whole: Listed; recent: Listed }> {
  const part = async (
    args: Record<string, unknown>,
  ): Promise<Listed & { pageInfo: { endCursor: string; hasNextPage: boolean } }> => {
    const id = field.includes('appearances') ? 'article { id }' : 'id';
    const asked = field
      .replace('BEFORE', String(before))
      .replace('ARGS', 'since: $since, first: $first, after: $after')
      .replace('PART', `totalCount nodes { ${id} } pageInfo { endCursor hasNextPage }`);
    const data = await archive.data(`query($since: Int, $first: Int, $after: String) { ${asked} }`, args);
    return path.reduce((value, key) => value[key], data);
  };
  const whole = await part({ first: 100 });
  const nodes: Listed['nodes'] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { nodes: found, pageInfo } = await part({ first: 2, after, since: before });
    nodes.push(...found);
    ({ endCursor: after, hasNextPage: more } = pageInfo);
  }
  const { totalCount } = await part({ first: 1, since: before });
  return { whole, recent: { nodes, totalCount } };
}

const idOfNode = (node: { id?: string; article?: { id: string } }): string => node.id ?? node.article?.id ?? '';

describe('what came after a snapshot', () => {
  test.each([
    ['articles', 'articles(ARGS) { PART }', ['articles']],
    ['articles', 'articles(orderBy: DATE_DESC, ARGS) { PART }', ['articles']],
    ['articles', 'articles(filter: { text: "收购" }, ARGS) { PART }', ['articles']],
    ['articles', 'articles(filter: { text: "收购" }, orderBy: DATE_DESC, ARGS) { PART }', ['articles']],
    ['articles', 'articles(filter: { locationName: "焦作市" }, ARGS) { PART }', ['articles']],
    ['articles', 'articles(filter: { newspaper: "怀川晨报" }, ARGS) { PART }', ['articles']],
    ['pages', 'pages(ARGS) { PART }', ['pages']],
    ['people', 'people(ARGS) { PART }', ['people']],
    ['people', 'people(filter: { isOfficial: true }, ARGS) { PART }', ['people']],
    ['people', 'people(filter: { newspaper: "怀川晨报" }, ARGS) { PART }', ['people']],
    ['organizations', 'organizations(ARGS) { PART }', ['organizations']],
    ['locations', 'locations(ARGS) { PART }', ['locations']],
    ['locations', 'locations(filter: { level: [TOWNSHIP] }, ARGS) { PART }', ['locations']],
    ['newspapers', 'newspapers(ARGS) { PART }', ['newspapers']],
    ['metrics', 'metrics(orderBy: VALUE_DESC, ARGS) { PART }', ['metrics']],
    ['metrics', 'metrics(filter: { unit: "CNY" }, ARGS) { PART }', ['metrics']],
    ['corrections', 'corrections(ARGS) { PART }', ['corrections']],
    ['issues', 'issues(ARGS) { PART }', ['issues']],
    ['issues', 'newspaper(name: "怀川晨报") { issues(ARGS) { PART } }', ['newspaper', 'issues']],
    ['articles', 'newspaper(name: "怀川晨报") { articles(ARGS) { PART } }', ['newspaper', 'articles']],
    ['articles', 'location(name: "武陟县") { articles(ARGS) { PART } }', ['location', 'articles']],
    ['locations', 'location(name: "河南省") { children(ARGS) { PART } }', ['location', 'children']],
    [
      'articles',
      'people(since: BEFORE, first: 1) { nodes { appearances(ARGS) { PART } } }',
      ['people', 'nodes', '0', 'appearances'],
    ],
    [
      'metrics',
      'metricGroups(groupBy: UNIT, filter: { unit: "CNY" }) { metrics(ARGS) { PART } }',
      ['metricGroups', '0', 'metrics'],
    ],
  ])('is, of %s in %s, all of the list that is new, in its order and counted', async (collection, field, path) => {
    const { whole, recent } = await ask(field, path);
    const changed = await changedIn(collection);
    const wanted = whole.nodes.map(idOfNode).filter((id) => changed.has(id));
    expect(wanted.length).toBeGreaterThan(0);
    expect(recent.nodes.map(idOfNode)).toEqual(wanted);
    expect(recent.totalCount).toBe(wanted.length);
  });

  test('is, of everything that a text finds, what is new of names and articles', async () => {
    const { search } = await archive.data(
      'query($since: Int) { search(text: "武陟", since: $since) { totalCount nodes { ... on Node { id } } } }',
      { since: before },
    );
    const changed = [
      ...(await changedIn('articles')),
      ...(await changedIn('locations')),
      ...(await changedIn('organizations')),
    ];
    expect(search.nodes.length).toBeGreaterThan(2);
    expect(search.totalCount).toBe(search.nodes.length);
    for (const { id } of search.nodes) expect(changed).toContain(id);
  });

  test('is what facets and histogram count', async () => {
    const { articles } = await archive.data(
      `query($since: Int) { articles(since: $since) {
        totalCount facets { months { value count } newspapers { count } } histogram(interval: MONTH) { count } } }`,
      { since: before },
    );
    expect(articles.totalCount).toBe(2);
    expect(articles.facets).toEqual({ months: [{ value: '2021-06', count: 2 }], newspapers: [{ count: 2 }] });
    expect(articles.histogram).toEqual([{ count: 2 }]);
    const { metrics } = await archive.data(
      'query($since: Int) { metrics(since: $since) { totalCount facets { years { value count } } } }',
      { since: before },
    );
    expect(metrics.facets.years).toEqual([{ value: '2021', count: metrics.totalCount }]);
  });

  test('is nothing after the newest, and everything after none', async () => {
    const query =
      'query($since: Int) { articles(since: $since) { totalCount nodes { id } } people(since: $since) { totalCount } }';
    const all = await archive.data(query);
    expect(await archive.data(query, { since: 0 })).toEqual(all);
    expect(await archive.data(query, { since: await snapshot() })).toEqual({
      articles: { totalCount: 0, nodes: [] },
      people: { totalCount: 0 },
    });
  });

  test('is found through an index', async () => {
    const plan = await archive.db
      .collection('articles')
      .find({ from: { $gt: before, $lte: before + 1 }, until: { $gt: before + 1 } })
      .sort({ order: 1 })
      .explain();
    expect(JSON.stringify(plan)).toContain('from_1_until_1');
  });

  test.each(['articles', 'pages', 'people', 'search(text: "武陟", ', 'corrections'])(
    'is refused of %s for a snapshot that has not been yet',
    async (list) => {
      const newest = await snapshot();
      const asked = list.includes('(') ? list : `${list}(`;
      const { errors } = await archive.ask(`{ ${asked}since: ${newest + 1}) { totalCount } }`);
      expect(errors[0]).toMatchObject({
        message: `since is ${newest + 1}: give the number of a snapshot, from 0 to the newest, ${newest}, as archive.snapshot tells it.`,
        extensions: { code: 'BAD_USER_INPUT', argument: 'since' },
      });
    },
  );

  test('is refused of a list inside another as well', async () => {
    const { errors } = await archive.ask('{ location(name: "武陟县") { articles(since: -1) { totalCount } } }');
    expect(errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', argument: 'since' } });
  });

  test('has cursors of its own', async () => {
    const { articles } = await archive.data(
      'query($since: Int) { articles(since: $since, first: 1) { pageInfo { endCursor } } }',
      {
        since: before,
      },
    );
    const { errors } = await archive.ask('query($after: String) { articles(after: $after) { totalCount } }', {
      after: articles.pageInfo.endCursor,
    });
    expect(errors[0]?.message).toMatch(/cursor of another list/u);
  });
});
