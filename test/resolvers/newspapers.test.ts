/** Newspapers, their issues and pages, and what is found by where in print it stands. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestArchive } from '../support/archive.js';
import { idOf, type PrintedPage } from '../support/newspaper.js';
import { longPage, PAGES } from '../support/pages.js';

const EVENING: PrintedPage = {
  name: '怀川晚报-3',
  newspaper: '怀川晚报',
  edition: '第三版',
  date: '2020-10-16',
  articles: [
    {
      headline: '夜市开张',
      body: ['沁阳市夜市昨晚开张，周若兰书记到场，摊位80个。'],
      people: [{ name: '周若兰', titles: ['沁阳市委书记'] }],
      places: [{ name: '沁阳市' }],
      metrics: [
        {
          text: '80个',
          value: 80,
          unit: '个',
          normalizedValue: 80,
          normalizedUnit: 'count',
          label: '摊位',
          kind: 'COUNT',
        },
      ],
    },
  ],
};
const SECOND: PrintedPage = { ...EVENING, name: '怀川晨报-A02', newspaper: '怀川晨报', edition: 'A02', articles: [] };
const TENTH: PrintedPage = { ...SECOND, name: '怀川晨报-A10', edition: 'A10' };

let archive: TestArchive;

beforeAll(async () => {
  archive = await TestArchive.open([TENTH, ...PAGES, EVENING, SECOND, longPage(3)]);
});
afterAll(() => archive.close());

const ask = (query: string, variables?: Record<string, unknown>) => archive.data(query, variables);
const MORNING = idOf.newspaper('怀川晨报');

describe('newspapers', () => {
  test('are listed by name, each with what the archive has of it', async () => {
    const { newspapers } = await ask(`{ newspapers { totalCount pageInfo { hasNextPage }
      nodes { name spellings pageCount articleCount issueCount firstDate lastDate } edges { cursor node { id } } } }`);
    expect(newspapers.totalCount).toBe(2);
    expect(newspapers.nodes).toEqual([
      {
        name: '怀川晚报',
        spellings: ['怀川晚报'],
        pageCount: 1,
        articleCount: 1,
        issueCount: 1,
        firstDate: '2020-10-16',
        lastDate: '2020-10-16',
      },
      {
        name: '怀川晨报',
        spellings: ['怀川晨报'],
        pageCount: 5,
        articleCount: 8,
        issueCount: 3,
        firstDate: '2020-10-16',
        lastDate: '2022-03-12',
      },
    ]);
  });

  test('are found by a part of the name, by name and by id', async () => {
    const found = await ask(
      `query($id: ID!) { some: newspapers(filter: { name: "晚" }) { totalCount nodes { name } }
        named: newspaper(name: "怀川晨报") { id } one: newspaper(id: $id) { name }
        none: newspaper(name: "怀川早报") { id } node(id: $id) { __typename ... on Newspaper { name } } }`,
      { id: MORNING },
    );
    expect(found).toEqual({
      some: { totalCount: 1, nodes: [{ name: '怀川晚报' }] },
      named: { id: MORNING },
      one: { name: '怀川晨报' },
      none: null,
      node: { __typename: 'Newspaper', name: '怀川晨报' },
    });
  });

  test('have their issues by day, part by part in both directions, and of some days', async () => {
    const query = `query($name: String!, $first: Int, $after: String, $last: Int, $before: String, $date: DateRange) {
      newspaper(name: $name) { issues(first: $first, after: $after, last: $last, before: $before, date: $date) {
        totalCount nodes { date pageCount articleCount } edges { cursor node { id } } pageInfo { hasNextPage endCursor } } } }`;
    const issues = async (args: object) => (await ask(query, { name: '怀川晨报', ...args })).newspaper.issues;
    const first = await issues({ first: 2 });
    expect(first).toMatchObject({
      totalCount: 3,
      nodes: [
        { date: '2020-10-16', pageCount: 3, articleCount: 3 },
        { date: '2021-06-01', pageCount: 1, articleCount: 3 },
      ],
      pageInfo: { hasNextPage: true },
    });
    expect(await issues({ first: 2, after: first.pageInfo.endCursor })).toMatchObject({
      nodes: [{ date: '2022-03-12' }],
      pageInfo: { hasNextPage: false },
    });
    expect(await issues({ last: 1 })).toMatchObject({ nodes: [{ date: '2022-03-12' }] });
    expect(await issues({ date: { from: '2021-01-01', to: '2021-12-31' } })).toMatchObject({
      totalCount: 1,
      nodes: [{ date: '2021-06-01' }],
    });
    const { errors } = await archive.ask(query, { name: '怀川晚报', after: first.pageInfo.endCursor });
    expect(errors[0]?.message).toContain('cursor of another list');
  });

  test('have their articles', async () => {
    const { newspaper } = await ask('{ newspaper(name: "怀川晚报") { articles { totalCount nodes { headline } } } }');
    expect(newspaper.articles).toEqual({ totalCount: 1, nodes: [{ headline: '夜市开张' }] });
  });
});

describe('an issue', () => {
  test.each(['怀川晨报', MORNING])('of %s has its pages in the order of their numbers', async (newspaper) => {
    const { issue } = await ask(
      `query($newspaper: ID!) { issue(newspaper: $newspaper, date: "2020-10-16") {
        id date pageCount articleCount newspaper { name } pages { edition } } }`,
      { newspaper },
    );
    expect(issue).toEqual({
      id: idOf.issue('怀川晨报', '2020-10-16'),
      date: '2020-10-16',
      pageCount: 3,
      articleCount: 3,
      newspaper: { name: '怀川晨报' },
      pages: [{ edition: 'A01' }, { edition: 'A02' }, { edition: 'A10' }],
    });
  });

  test('is found by its id, and is none where nothing was printed', async () => {
    const found = await ask(
      `query($id: ID!) { node(id: $id) { ... on Issue { date } }
        no: issue(newspaper: "怀川晨报", date: "2020-10-17") { id } nobody: issue(newspaper: "无此报", date: "2020-10-16") { id } }`,
      { id: idOf.issue('怀川晚报', '2020-10-16') },
    );
    expect(found).toEqual({ node: { date: '2020-10-16' }, no: null, nobody: null });
  });
});

describe('the issues of all newspapers', () => {
  const query = `query($newspaper: ID, $date: DateRange, $first: Int, $after: String) {
    issues(newspaper: $newspaper, date: $date, first: $first, after: $after) {
      totalCount nodes { date newspaper { name } frontPage { edition } } pageInfo { hasNextPage endCursor } } }`;
  const issues = async (args: Record<string, unknown>) => (await ask(query, args)).issues;
  const daysOf = ({ nodes }: { nodes: { date: string }[] }) => nodes.map(({ date }) => date);

  test('are listed with the newest first, each with its first page, part by part', async () => {
    const first = await issues({ first: 2 });
    expect(first).toMatchObject({
      totalCount: 4,
      nodes: [
        { date: '2022-03-12', newspaper: { name: '怀川晨报' }, frontPage: { edition: 'B02' } },
        { date: '2021-06-01', newspaper: { name: '怀川晨报' }, frontPage: { edition: null } },
      ],
      pageInfo: { hasNextPage: true },
    });
    const rest = await issues({ first: 2, after: first.pageInfo.endCursor });
    expect(rest).toMatchObject({
      nodes: [{ date: '2020-10-16' }, { date: '2020-10-16' }],
      pageInfo: { hasNextPage: false },
    });
    const fronts = rest.nodes.map(({ newspaper, frontPage }: { newspaper: { name: string }; frontPage: object }) => ({
      ...newspaper,
      ...frontPage,
    }));
    expect(new Set(fronts)).toEqual(
      new Set([
        { name: '怀川晨报', edition: 'A01' },
        { name: '怀川晚报', edition: '第三版' },
      ]),
    );
  });

  test.each([
    [{ newspaper: '怀川晨报' }, ['2022-03-12', '2021-06-01', '2020-10-16']],
    [{ newspaper: MORNING, date: { to: '2021-12-31' } }, ['2021-06-01', '2020-10-16']],
    [{ date: { from: '2021-01-01' } }, ['2022-03-12', '2021-06-01']],
    [{ newspaper: '无此报' }, []],
  ])('are narrowed by %j', async (args, days) => {
    const found = await issues(args);
    expect(daysOf(found)).toEqual(days);
    expect(found.totalCount).toBe(days.length);
  });

  test('of another newspaper do not go on from a cursor of this one', async () => {
    const { pageInfo } = await issues({ newspaper: '怀川晨报', first: 1 });
    const { errors } = await archive.ask(query, { newspaper: '怀川晚报', first: 1, after: pageInfo.endCursor });
    expect(errors[0]?.message).toContain('cursor of another list');
  });
});

describe('a page', () => {
  const PAGE = `query($id: ID!) { page(id: $id) { paper { name } issue { date pages { edition } }
    previous { edition } next { edition next { edition } } } }`;

  test('leads to its newspaper, its issue and the pages beside it', async () => {
    expect((await ask(PAGE, { id: idOf.page('怀川晨报-A02') })).page).toEqual({
      paper: { name: '怀川晨报' },
      issue: { date: '2020-10-16', pages: [{ edition: 'A01' }, { edition: 'A02' }, { edition: 'A10' }] },
      previous: { edition: 'A01' },
      next: { edition: 'A10', next: null },
    });
  });

  test('without newspaper and day is of none, and between none', async () => {
    expect((await ask(PAGE, { id: idOf.page('无日期副刊') })).page).toEqual({
      paper: null,
      issue: null,
      previous: null,
      next: null,
    });
  });

  test.each([
    [
      'all',
      {},
      ['无日期副刊', '怀川晚报-3', '怀川晨报-A01', '怀川晨报-A02', '怀川晨报-A10', '怀川晨报-简讯', '怀川晨报-B02'],
    ],
    ['of a newspaper', { newspaper: '怀川晚报' }, ['怀川晚报-3']],
    ['of a newspaper by id', { newspaper: idOf.newspaper('怀川晚报') }, ['怀川晚报-3']],
    ['of a newspaper that is none', { newspaper: '无此报' }, []],
    ['by number, however it is written', { edition: 'a2版' }, ['怀川晨报-A02']],
    ['by a number in Han', { edition: '03' }, ['怀川晚报-3']],
    ['by a number that is none', { edition: '第版' }, []],
    ['by day', { date: { from: '2021-01-01', to: '2021-06-01' } }, ['怀川晨报-简讯']],
    ['from a day on', { date: { from: '2021-06-01' } }, ['怀川晨报-简讯', '怀川晨报-B02']],
    ['up to a day', { date: { to: '2020-10-16' }, newspaper: '怀川晚报' }, ['怀川晚报-3']],
    ['without a day', { missing: ['DATE'] }, ['无日期副刊']],
    ['without a number', { missing: ['EDITION'] }, ['无日期副刊', '怀川晨报-简讯']],
    ['without several', { missing: ['EDITION', 'NEWSPAPER'] }, ['无日期副刊']],
    ['with an article without headline', { missing: ['HEADLINE'] }, ['怀川晨报-A01']],
    ['by a part of the name', { name: 'A0' }, ['怀川晨报-A01', '怀川晨报-A02']],
    ['by id', { page: idOf.page('怀川晨报-A02') }, ['怀川晨报-A02']],
  ])('is found: %s', async (_, filter, expected) => {
    const { pages } = await ask('query($filter: PageFilter) { pages(filter: $filter) { totalCount nodes { name } } }', {
      filter,
    });
    expect(pages.nodes.map(({ name }: { name: string }) => name).sort()).toEqual([...expected].sort());
    expect(pages.totalCount).toBe(expected.length);
  });
});

describe('by where in print they stand', () => {
  test.each<[object, (string | null)[]]>([
    [{ newspaper: '怀川晚报' }, ['夜市开张']],
    [{ newspaper: MORNING, edition: 'B2' }, ['植树三千株', '粮仓一年回访']],
    [{ missing: ['DATE'] }, ['老树']],
    [{ missing: ['HEADLINE'] }, [null]],
    [{ missing: ['EDITION', 'NEWSPAPER'] }, ['老树']],
    [{ missing: ['BYLINE'], newspaper: '怀川晨报', edition: 'A01' }, ['修武县清淤云阳河', null]],
    [{ metric: { newspaper: '怀川晚报' } }, ['夜市开张']],
  ])('articles are found with %j', async (filter, expected) => {
    const { articles } = await ask(
      'query($filter: ArticleFilter) { articles(filter: $filter) { totalCount nodes { headline } } }',
      { filter },
    );
    expect(articles.nodes.map(({ headline }: { headline: string | null }) => headline)).toEqual(expected);
    expect(articles.totalCount).toBe(expected.length);
  });

  test.each<[object, string[]]>([
    [{ newspaper: '怀川晚报' }, ['80个']],
    [{ page: idOf.page('怀川晨报-B02') }, ['3000株', '20万元']],
    [{ edition: 'B02', kinds: ['AMOUNT'] }, ['20万元']],
    [{ date: { from: '2021-01-01', to: '2021-12-31' }, missing: ['EDITION'] }, ['1万元', '2万元', '3万元']],
    [{ missing: ['HEADLINE'] }, []],
  ])('numbers are found with %j', async (filter, expected) => {
    const { metrics, metricGroups } = await ask(
      `query($filter: MetricFilter) { metrics(filter: $filter) { totalCount nodes { text } }
        metricGroups(filter: $filter, groupBy: UNIT) { count } }`,
      { filter },
    );
    expect(metrics.nodes.map(({ text }: { text: string }) => text)).toEqual(expected);
    expect(metrics.totalCount).toBe(expected.length);
    expect(metricGroups.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(expected.length);
  });

  test.each<[string, object, string[]]>([
    ['a newspaper', { newspaper: '怀川晚报' }, ['周若兰']],
    ['a number of pages', { edition: '3版' }, ['周若兰']],
    ['a page', { page: idOf.page('怀川晨报-B02') }, ['何向东', '周若兰', '林启明']],
    ['a place', { location: idOf.location('修武县'), newspaper: '怀川晨报', edition: 'A1' }, ['周若兰', '林启明']],
    ['the name of a place', { locationName: '修武县', edition: 'A1' }, ['周若兰', '林启明']],
    ['an organization', { organization: idOf.organization('青禾农机有限公司'), edition: 'A1' }, ['何向东', '林启明']],
    ['days', { date: { from: '2022-01-01' } }, ['何向东', '周若兰', '林启明']],
    ['an office that an article gives them', { office: '市委书记', newspaper: '怀川晚报' }, ['周若兰']],
    ['an office that another article gives them', { office: '县长', newspaper: '怀川晚报' }, []],
    ['an office anywhere', { office: '焦作市长' }, ['林启明']],
    ['what is missing', { missing: ['DATE'] }, []],
    [
      'a title of theirs and what an article is',
      { title: '市长', date: { to: '2020-12-31' }, edition: 'A1' },
      ['林启明'],
    ],
  ])('people are found by %s', async (_, filter, expected) => {
    const { people } = await ask(
      'query($filter: PersonFilter) { people(filter: $filter) { totalCount nodes { name } } }',
      { filter },
    );
    expect(people.nodes.map(({ name }: { name: string }) => name).sort()).toEqual(expected);
    expect(people.totalCount).toBe(expected.length);
  });

  test('organizations are found by kind', async () => {
    const { organizations, none } = await ask(
      `{ organizations(filter: { kinds: [COMPANY] }) { totalCount nodes { name kind } }
         none: organizations(filter: { kinds: [SCHOOL] }) { totalCount } }`,
    );
    expect(organizations).toEqual({ totalCount: 1, nodes: [{ name: '青禾农机有限公司', kind: 'COMPANY' }] });
    expect(none.totalCount).toBe(0);
  });
});
