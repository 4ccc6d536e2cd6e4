import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestArchive } from '../support/archive.js';
import { idOf, type PrintedPage } from '../support/newspaper.js';
import { PAGES } from '../support/pages.js';

/** Two towns' visitors in two months, in two wordings. */
const REPORTS: readonly PrintedPage[] = [
  report('2023-01-31', [
    ['沁阳市', '游客接待量', 100],
    ['修武县', '游客接待量', 900],
  ]),
  report('2023-02-28', [['沁阳市', '接待游客总量', 200]]),
];

let archive: TestArchive;

beforeAll(async () => {
  archive = await TestArchive.open(PAGES);
});
afterAll(() => archive.close());

const ask = (query: string, variables?: Record<string, unknown>) => archive.data(query, variables);

describe('a metric', () => {
  test('says what was measured, how much, in which unit, and where it is printed', async () => {
    const { metrics } = await ask(`{ metrics(filter: { label: "受益" }) {
      totalCount pageInfo { hasNextPage } edges { cursor node { id } }
      nodes {
        id text value unit normalizedValue normalizedUnit counted qualifier label measure kind sentence
        subject { __typename }
        span { text } article { headline }
      }
    } }`);
    expect(metrics.totalCount).toBe(1);
    expect(metrics.nodes[0]).toMatchObject({
      text: '1200余户',
      value: 1200,
      unit: '户',
      normalizedValue: 1200,
      normalizedUnit: 'count',
      counted: '户',
      qualifier: 'MORE_THAN',
      label: '受益',
      measure: '受益',
      subject: null,
      kind: 'COUNT',
      sentence: '周边1200余户农家将受益。',
      span: { text: '1200余户' },
      article: { headline: '沁阳市新建粮仓开工' },
    });
  });

  test('is added up with others of its unit only', async () => {
    const { metricGroups } = await ask(`{ metricGroups(groupBy: KIND) {
      key normalizedUnit count sum min max average
      metrics(first: 1) { totalCount nodes { label } edges { cursor node { label } } pageInfo { hasNextPage } }
    } }`);
    expect(metricGroups).toEqual([
      {
        key: 'AMOUNT',
        normalizedUnit: 'CNY',
        count: 3,
        sum: 1_258_200_000,
        min: 200_000,
        max: 1_250_000_000,
        average: 419_400_000,
        metrics: {
          totalCount: 3,
          nodes: [{ label: '总投资' }],
          edges: [{ cursor: expect.any(String), node: { label: '总投资' } }],
          pageInfo: { hasNextPage: true },
        },
      },
      expect.objectContaining({ key: 'COUNT', normalizedUnit: 'count', count: 3, sum: 4245, min: 45, max: 3000 }),
      expect.objectContaining({ key: 'AREA', normalizedUnit: 'm2', count: 1, sum: 200_000 }),
    ]);
  });

  test('names the people and places of its own sentence, not of the rest of the article', async () => {
    const { metrics } = await ask(
      `{ metrics(filter: { text: "3000株" }) { nodes { label locations { name } people { name person { name } } } } }`,
    );
    expect(metrics.nodes).toEqual([
      {
        label: '栽下',
        locations: [{ name: '焦作市' }, { name: '西向镇' }],
        people: [
          { name: '林启明', person: { name: '林启明' } },
          { name: '若兰', person: { name: '周若兰' } },
        ],
      },
    ]);
    const { metrics: elsewhere } = await ask(
      '{ metrics(filter: { label: "受益" }) { nodes { locations { name } people { name } } } }',
    );
    expect(elsewhere.nodes).toEqual([{ locations: [], people: [] }]);
  });

  test('is added up by place and by page, which can be asked further', async () => {
    const { places, pages } = await ask(`{
      places: metricGroups(filter: { label: "机械" }, groupBy: LOCATION) { key location { id name } page { name } }
      pages: metricGroups(filter: { label: "机械" }, groupBy: PAGE) { key location { name } page { id name } }
    }`);
    expect(places.map(({ location }: { location: { name: string } }) => location.name).sort()).toEqual(
      ['云阳河', '修武县', '河南省', '焦作市'].sort(),
    );
    for (const { key, location } of places) expect(location.id).toBe(key);
    expect(pages).toEqual([
      { key: 'pg_怀川晨报-A01', location: null, page: { id: 'pg_怀川晨报-A01', name: '怀川晨报-A01' } },
    ]);
  });

  test('are told in as many groups as are wanted, the largest first, and how many there are', async () => {
    const groupings = ['KIND', 'UNIT', 'COUNTED', 'LABEL', 'MEASURE', 'SUBJECT', 'LOCATION', 'MONTH', 'PAGE'];
    const query = `query($groupBy: MetricGroupKey!, $filter: MetricFilter, $first: Int) {
      metricGroupCount(groupBy: $groupBy, filter: $filter)
      metricGroups(groupBy: $groupBy, filter: $filter, first: $first) { key normalizedUnit count sum min max }
    }`;
    for (const filter of [null, { unit: 'CNY' }, { kinds: ['COUNT', 'AREA'] }, { label: '机械' }]) {
      for (const groupBy of groupings) {
        const all = await ask(query, { groupBy, filter });
        expect(all.metricGroupCount).toBe(all.metricGroups.length);
        for (const first of [0, 1, 2, 1_000]) {
          const some = await ask(query, { groupBy, filter, first });
          expect(some).toEqual({ ...all, metricGroups: all.metricGroups.slice(0, first) });
        }
      }
    }
    const { errors } = await archive.ask(query, { groupBy: 'KIND', first: 1_001 });
    expect(errors).toMatchObject([{ message: 'first is 1001: give a number from 0 to 1000.' }]);
  });

  test('with the same label makes a series over time, one for each unit', async () => {
    const { metricSeries } = await ask(
      '{ metricSeries(label: "投资") { label normalizedUnit points { date value metric { text } } } }',
    );
    expect(metricSeries).toEqual([
      {
        label: '投资',
        normalizedUnit: 'CNY',
        points: [{ date: '2022-03-12', value: 200_000, metric: { text: '20万元' } }],
      },
    ]);
  });
});

describe('what a number is about', () => {
  test('is a place, an organization or a person of the archive', async () => {
    const { metrics } = await ask(`{ metrics(filter: { kinds: [AMOUNT] }) { nodes { label
      subject { __typename ... on Location { id name } ... on Organization { id name } ... on Person { id name } } } } }`);
    expect(metrics.nodes).toEqual([
      { label: '总投资', subject: { __typename: 'Location', id: 'loc_沁阳市', name: '沁阳市' } },
      { label: '清淤投资', subject: null },
      {
        label: '投资',
        subject: { __typename: 'Organization', id: 'org_青禾农机有限公司', name: '青禾农机有限公司' },
      },
    ]);
  });

  test('makes groups, of what is about something known', async () => {
    const { metricGroups } = await ask(
      `{ metricGroups(groupBy: SUBJECT) { key sum subject { __typename ... on Location { name } ... on Organization { name } } } }`,
    );
    expect(metricGroups).toEqual([
      { key: 'loc_沁阳市', sum: 1_250_000_000, subject: { __typename: 'Location', name: '沁阳市' } },
      { key: 'org_青禾农机有限公司', sum: 200_000, subject: { __typename: 'Organization', name: '青禾农机有限公司' } },
    ]);
    const { metricGroups: kinds } = await ask('{ metricGroups(groupBy: KIND) { subject { __typename } } }');
    expect(kinds).toEqual([{ subject: null }, { subject: null }, { subject: null }]);
  });

  test('parts the series of a measure, and not that of a label', async () => {
    const towns = await TestArchive.open(REPORTS);
    try {
      const { visitors, one, labelled } = await towns.data(`{
        visitors: metricSeries(measure: "接待游客") { normalizedUnit label measure subject { __typename ... on Location { id name } } points { date value } }
        one: metricSeries(measure: "接待游客", subject: "loc_沁阳市") { normalizedUnit label measure subject { __typename ... on Location { id name } } points { date value } }
        labelled: metricSeries(label: "游客接待量") { normalizedUnit label measure subject { __typename ... on Location { id name } } points { date value } }
      }`);
      const first = {
        normalizedUnit: 'count',
        label: '接待游客总量',
        measure: '接待游客',
        subject: { __typename: 'Location', id: 'loc_沁阳市', name: '沁阳市' },
        points: [
          { date: '2023-01-31', value: 100 },
          { date: '2023-02-28', value: 200 },
        ],
      };
      expect(visitors).toEqual([
        first,
        {
          normalizedUnit: 'count',
          label: '游客接待量',
          measure: '接待游客',
          subject: { __typename: 'Location', id: 'loc_修武县', name: '修武县' },
          points: [{ date: '2023-01-31', value: 900 }],
        },
      ]);
      expect(one).toEqual([first]);
      expect(labelled).toEqual([
        {
          normalizedUnit: 'count',
          label: '游客接待量',
          measure: '接待游客',
          subject: null,
          points: [
            { date: '2023-01-31', value: 100 },
            { date: '2023-01-31', value: 900 },
          ],
        },
      ]);
      const { metricGroups } = await towns.data('{ metricGroups(groupBy: MEASURE) { key count } }');
      expect(metricGroups).toEqual([{ key: '接待游客', count: 3 }]);
    } finally {
      await towns.close();
    }
  });

  test('a series is of a measure or of a label', async () => {
    const { errors } = await archive.ask('{ metricSeries { label } }');
    expect(errors[0]?.message).toBe('measure is missing, and so is label: give one of them.');
  });
});

describe('the archive', () => {
  test('knows its size, its days and how much of its pages is read', async () => {
    const { archive: figures } = await ask(`{ archive {
      pageCount articleCount metricCount personCount officialCount locationCount organizationCount
      firstDate lastDate coverage
    } }`);
    expect(figures).toEqual({
      pageCount: 3,
      articleCount: 6,
      metricCount: 7,
      personCount: 3,
      officialCount: 2,
      locationCount: 6,
      organizationCount: 1,
      firstDate: '2020-10-16',
      lastDate: '2022-03-12',
      coverage: 1,
    });
  });
});

function report(
  date: string,
  reports: readonly (readonly [place: string, label: string, value: number])[],
): PrintedPage {
  return {
    name: `怀川晨报-${date}`,
    newspaper: '怀川晨报',
    date,
    articles: reports.map(([place, label, value]) => ({
      headline: `${place}${date}旅游`,
      body: [`${place}${label}${value}人次。`],
      places: [{ name: place }],
      metrics: [
        {
          text: `${value}人次`,
          value,
          unit: '人次',
          normalizedValue: value,
          normalizedUnit: 'count',
          label,
          measure: '接待游客',
          subjectId: idOf.location(place),
          subjectName: place,
          kind: 'COUNT',
        },
      ],
    })),
  };
}
