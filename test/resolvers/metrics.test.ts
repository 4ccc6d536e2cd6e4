import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestArchive } from '../support/archive.js';
import { PAGES } from '../support/pages.js';

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
        id text value unit normalizedValue normalizedUnit counted qualifier label kind sentence
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
