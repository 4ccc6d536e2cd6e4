/** Lists counted by what they hold and by when they were published. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { FACETS } from '../../src/store/facets/question.js';
import { TestArchive } from '../support/archive.js';
import { idOf } from '../support/newspaper.js';
import { longPage, PAGES } from '../support/pages.js';

let archive: TestArchive;

beforeAll(async () => {
  archive = await TestArchive.open([...PAGES, longPage(5)]);
});
afterAll(() => archive.close());

const ask = (query: string, variables?: Record<string, unknown>) => archive.data(query, variables);

/** A list of so filtered things, with all its counts. */
const counted = (list: string, filter: string, interval: string) => `query($filter: ${filter}) {
  ${list}(filter: $filter, first: 1) {
    totalCount
    facets { ${FACETS.map((facet) => `${facet}(first: 100) { ...Count }`).join(' ')} }
    histogram(interval: ${interval}) { from to count share }
  }
}
fragment Count on FacetCount { value count share node { __typename id } }`;
const OF_ARTICLES = counted('articles', 'ArticleFilter', 'MONTH');
const OF_METRICS = counted('metrics', 'MetricFilter', 'YEAR');

type Count = { value: string; count: number; share: number; node: { __typename: string; id: string } | null };
const shown = (counts: Count[]) => counts.map(({ value, count }) => [value, count]);

test('each count may be asked for alone', async () => {
  const { articles, metrics } = await ask(`{
    articles { facets { contributors(first: 1) { value } offices(first: 1) { value } measures(first: 1) { value } } }
    metrics { histogram(interval: YEAR) { from count } }
  }`);
  const whole = await ask(OF_ARTICLES);
  for (const facet of ['contributors', 'offices', 'measures']) {
    expect(articles.facets[facet]).toEqual([{ value: whole.articles.facets[facet][0].value }]);
  }
  const { histogram } = (await ask(OF_METRICS)).metrics;
  expect(metrics.histogram).toEqual(
    histogram.map(({ from, count }: { from: string; count: number }) => ({ from, count })),
  );
});

describe('articles', () => {
  test('are counted by what they hold, each once, with what the values stand for', async () => {
    const { articles } = await ask(OF_ARTICLES);
    const { facets, totalCount } = articles;
    expect(totalCount).toBe(11);
    expect(facets.newspapers).toEqual([
      {
        value: '怀川晨报',
        count: 10,
        share: 10 / 11,
        node: { __typename: 'Newspaper', id: idOf.newspaper('怀川晨报') },
      },
    ]);
    expect(shown(facets.kinds)).toEqual([
      ['NEWS', 7],
      ['FEATURE', 1],
      ['JUMP', 1],
      ['NOTICE', 1],
      ['STORY', 1],
    ]);
    expect(shown(facets.months)).toEqual([
      ['2021-06', 5],
      ['2020-10', 3],
      ['2022-03', 2],
    ]);
    expect(shown(facets.years)).toEqual([
      ['2021', 5],
      ['2020', 3],
      ['2022', 2],
    ]);
    expect(shown(facets.people).slice(0, 3)).toEqual([
      ['林启明', 5],
      ['周若兰', 4],
      ['何向东', 3],
    ]);
    expect(facets.people[0]).toMatchObject({
      share: 5 / 11,
      node: { __typename: 'Person', id: idOf.person('林启明') },
    });
    expect(shown(facets.organizations)[0]).toEqual(['青禾农机有限公司', 2]);
    expect(shown(facets.locations)[0]).toEqual(['河南省', 9]);
    expect(shown(facets.contributors)).toEqual([
      ['沈静', 2],
      ['何向东', 1],
    ]);
    expect(shown(facets.offices)).toContainEqual(['沁阳市委书记', 2]);
    expect(shown(facets.measures)[0]).toEqual(['慰问', 5]);
    for (const facet of ['kinds', 'months', 'contributors', 'offices', 'measures'])
      expect(facets[facet].every(({ node }: Count) => node === null)).toBe(true);
  });

  test.each([
    {},
    { newspaper: '怀川晨报' },
    { newspaper: '怀川晨报', kinds: ['NEWS'] },
    { kinds: ['NEWS', 'STORY'] },
    { person: idOf.person('林启明') },
    { location: idOf.location('沁阳市') },
    { text: '粮仓' },
    { text: '走访', kinds: ['NEWS'], personName: '林启明' },
    { missing: ['HEADLINE'] },
    { metric: { kinds: ['AMOUNT'] } },
    { newspaper: '无此报' },
  ])('that meet %j are counted as they are found', async (filter) => {
    const { articles } = await ask(OF_ARTICLES, { filter });
    expect(articles.facets).toEqual(await countedHere(filter));
    const all = (await ask(OF_ARTICLES)).articles.histogram;
    const months = new Map(articles.facets.months.map(({ value, count }: Count) => [`${value}-01`, count]));
    for (const { from, count, share } of articles.histogram) {
      expect(count).toBe(months.get(from) ?? 0);
      expect(share).toBe(count / all.find((bucket: { from: string }) => bucket.from === from).count);
    }
    const { histogram } = articles;
    expect(histogram.reduce((sum: number, { count }: Count) => sum + count, 0)).toBe(
      [...months.values()].reduce<number>((sum, count) => sum + Number(count), 0),
    );
  });

  /** The same counts made of the articles themselves. */
  async function countedHere(filter: object): Promise<Record<string, unknown[]>> {
    const { articles } = await ask(
      `query($filter: ArticleFilter) { articles(filter: $filter, first: 100) { totalCount nodes {
         kind page { paper { id name } date } byline { name } officials { titles } people { person { id name } }
         organizations { id name } locations { id name ancestors { id name } } metrics { measure } } } }`,
      { filter },
    );
    // biome-ignore lint/suspicious/noExplicitAny: an answer
    const values: Record<string, (article: any) => ({ id?: string; name: string } | string)[]> = {
      newspapers: ({ page }) => (page.paper ? [page.paper] : []),
      kinds: ({ kind }) => [kind],
      months: ({ page }) => (page.date ? [page.date.slice(0, 7)] : []),
      years: ({ page }) => (page.date ? [page.date.slice(0, 4)] : []),
      people: ({ people }) => people.map(({ person }: { person: object }) => person),
      organizations: ({ organizations }) => organizations,
      locations: ({ locations }) =>
        locations.flatMap(({ ancestors, ...own }: { ancestors: object[] }) => [own, ...ancestors]),
      contributors: ({ byline }) => byline.map(({ name }: { name: string }) => name),
      offices: ({ officials }) => officials.flatMap(({ titles }: { titles: string[] }) => titles),
      measures: ({ metrics }) => metrics.map(({ measure }: { measure: string }) => measure),
    };
    const TYPES: Record<string, string> = {
      newspapers: 'Newspaper',
      people: 'Person',
      organizations: 'Organization',
      locations: 'Location',
    };
    return Object.fromEntries(
      FACETS.map((facet) => {
        const counts = new Map<string, { name: string; count: number }>();
        for (const article of articles.nodes) {
          const found = (values[facet]?.(article) ?? []).map((value) =>
            typeof value === 'string' ? ([value, value] as const) : ([value.id ?? '', value.name] as const),
          );
          for (const [id, name] of new Map(found)) counts.set(id, { name, count: (counts.get(id)?.count ?? 0) + 1 });
        }
        const sorted = [...counts].sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1));
        const listed = sorted.slice(0, 100).map(([id, { name, count }]) => {
          const type = TYPES[facet];
          const node = type === undefined ? null : { __typename: type, id };
          return { value: name, count, share: count / articles.totalCount, node };
        });
        return [facet, listed];
      }),
    );
  }

  test('by day, week, month and year, with their share of all', async () => {
    const { articles } = await ask(`{ articles(filter: { person: "per_何向东" }) {
      days: histogram(interval: DAY) { from to count share } weeks: histogram(interval: WEEK) { from to count share }
      months: histogram(interval: MONTH) { from to count share } years: histogram(interval: YEAR) { from to count share } } }`);
    expect(articles).toEqual({
      days: [
        { from: '2020-10-16', to: '2020-10-16', count: 1, share: 1 / 3 },
        { from: '2021-06-01', to: '2021-06-01', count: 1, share: 1 / 5 },
        { from: '2022-03-12', to: '2022-03-12', count: 1, share: 1 / 2 },
      ],
      weeks: [
        { from: '2020-10-12', to: '2020-10-18', count: 1, share: 1 / 3 },
        { from: '2021-05-31', to: '2021-06-06', count: 1, share: 1 / 5 },
        { from: '2022-03-07', to: '2022-03-13', count: 1, share: 1 / 2 },
      ],
      months: [
        { from: '2020-10-01', to: '2020-10-31', count: 1, share: 1 / 3 },
        { from: '2021-06-01', to: '2021-06-30', count: 1, share: 1 / 5 },
        { from: '2022-03-01', to: '2022-03-31', count: 1, share: 1 / 2 },
      ],
      years: [
        { from: '2020-01-01', to: '2020-12-31', count: 1, share: 1 / 3 },
        { from: '2021-01-01', to: '2021-12-31', count: 1, share: 1 / 5 },
        { from: '2022-01-01', to: '2022-12-31', count: 1, share: 1 / 2 },
      ],
    });
  });

  test('stretches of time without a hit are shown between those with one, if something was published', async () => {
    const { articles } = await ask(
      '{ articles(filter: { organization: "org_青禾农机有限公司" }) { histogram(interval: YEAR) { from count share } } }',
    );
    expect(articles.histogram).toEqual([
      { from: '2020-01-01', count: 1, share: 1 / 3 },
      { from: '2021-01-01', count: 0, share: 0 },
      { from: '2022-01-01', count: 1, share: 1 / 2 },
    ]);
  });

  test('of a place, an organization or a newspaper are counted too', async () => {
    const found = await ask(`{
      location(name: "沁阳市") { articles(first: 1) { totalCount facets { people(first: 1) { value count share } } } }
      organization(name: "青禾农机有限公司") { articles { facets { years { value count } } } }
      newspaper(name: "怀川晨报") { articles { histogram(interval: YEAR) { count } facets { kinds(first: 1) { value count } } } } }`);
    expect(found).toEqual({
      location: { articles: { totalCount: 6, facets: { people: [{ value: '林启明', count: 4, share: 4 / 6 }] } } },
      organization: {
        articles: {
          facets: {
            years: [
              { value: '2020', count: 1 },
              { value: '2022', count: 1 },
            ],
          },
        },
      },
      newspaper: {
        articles: {
          histogram: [{ count: 3 }, { count: 5 }, { count: 2 }],
          facets: { kinds: [{ value: 'NEWS', count: 7 }] },
        },
      },
    });
  });

  test.each([-1, 101])('of %i values are refused', async (first) => {
    const { errors } = await archive.ask(
      'query($first: Int!) { articles { facets { people(first: $first) { count } } } }',
      {
        first,
      },
    );
    expect(errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });
});

describe('numbers', () => {
  test.each([{}, { newspaper: '怀川晨报' }, { location: idOf.location('沁阳市') }, { kinds: ['AMOUNT'] }])(
    'that meet %j are counted by what they and their articles hold',
    async (filter) => {
      const { metrics } = await ask(OF_METRICS, { filter });
      const { list } = await ask(
        `query($filter: MetricFilter) { list: metrics(filter: $filter, first: 100) { nodes {
           kind measure article { page { date paper { name } } people { name person { name } } } } } }`,
        { filter },
      );
      const count = (of: (node: Record<string, never>) => string[]) => {
        const counts = new Map<string, number>();
        for (const node of list.nodes) for (const value of of(node)) counts.set(value, (counts.get(value) ?? 0) + 1);
        return counts;
      };
      const asMap = (counts: Count[]) => new Map(counts.map(({ value, count: times }) => [value, times]));
      // biome-ignore lint/suspicious/noExplicitAny: an answer
      const article = (node: any) => node.article;
      expect(metrics.totalCount).toBe(list.nodes.length);
      expect(asMap(metrics.facets.kinds)).toEqual(count(({ kind }) => [kind ?? '']));
      expect(asMap(metrics.facets.measures)).toEqual(count(({ measure }) => [measure ?? '']));
      expect(asMap(metrics.facets.years)).toEqual(count((node) => [article(node).page.date.slice(0, 4)]));
      expect(asMap(metrics.facets.newspapers)).toEqual(count((node) => [article(node).page.paper.name]));
      expect(asMap(metrics.facets.people)).toEqual(
        count((node) => article(node).people.map(({ person }: { person: { name: string } }) => person.name)),
      );
      expect(
        metrics.histogram.map((bucket: Count & { from: string }) => [bucket.from.slice(0, 4), bucket.count]),
      ).toEqual([...asMap(metrics.facets.years)].sort(([a], [b]) => (a < b ? -1 : 1)));
    },
  );

  test('of a group are counted', async () => {
    const { metricGroups } = await ask(
      '{ metricGroups(groupBy: KIND, filter: { kinds: [AREA] }) { metrics { facets { years { value count share } } } } }',
    );
    expect(metricGroups).toEqual([{ metrics: { facets: { years: [{ value: '2020', count: 1, share: 1 }] } } }]);
  });
});

describe('what it costs', () => {
  test('kept counts of all articles are read, and no article', async () => {
    const query = `{ articles(first: 1) { facets { newspapers { value } kinds { value } months { value } years { value }
      people { value } organizations { value } locations { value } } histogram(interval: MONTH) { count } } }`;
    expect((await archive.commandsFor(query)).filter((command) => command.endsWith(' articles'))).toEqual([
      'find articles',
    ]);
  });

  test('all facets of a list are one reading of its articles', async () => {
    const commands = await archive.commandsFor(OF_ARTICLES, { filter: { location: idOf.location('沁阳市') } });
    // One for the part that is given, one for what is counted.
    expect(commands.filter((command) => command === 'find articles')).toHaveLength(2);
  });

  test('nothing is counted that nobody asks for', async () => {
    expect(await archive.commandsFor('{ articles(first: 1) { nodes { headline } } }')).toEqual(['find articles']);
  });
});

describe('in an archive without kept figures', () => {
  afterEach(() => archive.replace([...PAGES, longPage(5)]));

  test('the same is counted', async () => {
    const [articles, metrics] = [await ask(OF_ARTICLES), await ask(OF_METRICS)];
    await archive.db.collection('figures').deleteMany({});
    expect(await ask(OF_ARTICLES)).toEqual(articles);
    expect(await ask(OF_METRICS)).toEqual(metrics);
  });
});
