import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestArchive } from '../support/archive.js';
import { idOf } from '../support/newspaper.js';
import { PAGES } from '../support/pages.js';

let archive: TestArchive;

beforeAll(async () => {
  archive = await TestArchive.open(PAGES);
});
afterAll(() => archive.close());

async function headlines(filter: object, orderBy = 'PAGE_ORDER'): Promise<(string | null)[]> {
  const query = `query($filter: ArticleFilter, $orderBy: ArticleOrder) {
    articles(filter: $filter, orderBy: $orderBy) { totalCount nodes { headline } }
  }`;
  const { articles } = await archive.data(query, { filter, orderBy });
  expect(articles.totalCount).toBe(articles.nodes.length);
  return articles.nodes.map((article: { headline: string | null }) => article.headline);
}

const GRANARY = '沁阳市新建粮仓开工';
const RIVER = '修武县清淤云阳河';
const TREES = '植树三千株';
const VISIT = '粮仓一年回访';
const TREE = '老树';

describe('articles are found', () => {
  test.each([
    ['by their text', { text: '粮仓' }, [GRANARY, VISIT]],
    ['by their text, whatever signs it holds', { text: '(.*粮仓[' }, [GRANARY, VISIT]],
    ['by kind', { kinds: ['STORY', 'JUMP'] }, [TREE, VISIT]],
    ['by genre', { genres: ['COMMENTARY', 'REPORT'] }, [GRANARY, RIVER]],
    ['not by a genre that none is certain to be', { genres: ['VERSE'] }, []],
    ['by page', { page: idOf.page('怀川晨报-B02') }, [TREES, VISIT]],
    ['by person', { person: idOf.person('周若兰') }, [RIVER, TREES]],
    ['by a name', { personName: '周若兰' }, [RIVER, TREES]],
    ['by a printed form of a name', { personName: '若兰' }, [RIVER, TREES]],
    ['by a name that nobody bears', { personName: '无此人' }, []],
    ['by a place that they name', { location: idOf.location('修武县') }, [RIVER]],
    ['by a place around those that they name', { location: idOf.location('焦作市') }, [GRANARY, RIVER, TREES, VISIT]],
    ['by the name of a place', { locationName: '西向镇' }, [GRANARY, TREES]],
    ['by a printed form of a place', { locationName: '焦作' }, [GRANARY, RIVER, TREES, VISIT]],
    ['by organization', { organization: idOf.organization('青禾农机有限公司') }, [GRANARY, TREES]],
    ['by contributor', { contributor: '沈静' }, [GRANARY, TREES]],
    ['by a day of an event', { date: { from: '2020-10-15', to: '2020-10-15' } }, [GRANARY]],
    ['by days of publication', { date: { from: '2020-10-16', to: '2020-12-31' } }, [GRANARY, RIVER, null]],
    ['from a day on', { date: { from: '2021-01-01' } }, [TREES, VISIT]],
    ['up to a day', { date: { to: '2021-01-01' } }, [GRANARY, RIVER, null]],
    ['on any day', { date: {} }, [TREE, GRANARY, RIVER, null, TREES, VISIT]],
    ['by a number', { metric: { kinds: ['AMOUNT'], value: { gt: 1_000_000 } } }, [GRANARY, RIVER]],
    ['without a headline', { hasHeadline: false }, [null]],
    ['not by a blank name, which nobody bears', { personName: '' }, []],
    ['not by an id that nothing has', { person: '' }, []],
    ['not by no kind at all', { kinds: [] }, []],
    [
      'by no condition where all are null',
      { personName: null, kinds: null, page: idOf.page('怀川晨报-B02') },
      [TREES, VISIT],
    ],
    ['with a headline', { hasHeadline: true, kinds: ['NOTICE'] }, []],
    [
      'in a county, naming a person, with a sum over a thousand million in a year',
      {
        location: idOf.location('沁阳市'),
        personName: '林启明',
        metric: { kinds: ['AMOUNT'], unit: 'CNY', value: { gt: 1e9 } },
        date: { from: '2020-01-01', to: '2020-12-31' },
      },
      [GRANARY],
    ],
    [
      'by two conditions on the same property',
      { location: idOf.location('沁阳市'), locationName: '西向镇' },
      [GRANARY, TREES],
    ],
    ['by a person and the name of another', { person: idOf.person('林启明'), personName: '何向东' }, [GRANARY]],
  ])('%s', async (_, filter, expected) => {
    expect(await headlines(filter)).toEqual(expected);
  });

  test('latest first or earliest first, and within a day as printed', async () => {
    expect(await headlines({}, 'DATE_DESC')).toEqual([TREES, VISIT, GRANARY, RIVER, null, TREE]);
    expect(await headlines({}, 'DATE_ASC')).toEqual([TREE, GRANARY, RIVER, null, TREES, VISIT]);
  });
});

describe('numbers are found', () => {
  test.each([
    ['by kind', { kinds: ['AREA'] }, ['占地']],
    ['by base unit', { unit: 'CNY' }, ['总投资', '清淤投资', '投资']],
    ['by printed unit', { unit: '万元' }, ['清淤投资', '投资']],
    ['by a part of the label', { label: '投资' }, ['总投资', '清淤投资', '投资']],
    ['by the whole measure', { measure: '投资' }, ['投资']],
    ['by what they are about', { subject: idOf.location('沁阳市') }, ['总投资']],
    ['by value', { value: { gte: 45, lt: 3000 } }, ['受益', '机械']],
    ['by bounds that are met', { value: { gt: 44, lte: 45 } }, ['机械']],
    ['by article', { article: idOf.article('植树三千株') }, ['栽下', '投资']],
    ['by place', { location: idOf.location('沁阳市') }, ['总投资', '占地', '受益', '栽下', '投资']],
    ['by sentence', { text: '机械' }, ['清淤投资', '机械']],
    [
      'by all of it',
      { kinds: ['AMOUNT'], unit: '万元', label: '投资', location: idOf.location('修武县') },
      ['清淤投资'],
    ],
  ])('%s', async (_, filter, expected) => {
    const { metrics } = await archive.data(
      'query($filter: MetricFilter) { metrics(filter: $filter) { totalCount nodes { label } } }',
      { filter },
    );
    expect(metrics.nodes.map((metric: { label: string }) => metric.label)).toEqual(expected);
    expect(metrics.totalCount).toBe(expected.length);
  });

  test('largest or smallest first', async () => {
    const { largest, smallest } = await archive.data(`{
      largest: metrics(filter: { unit: "CNY" }, orderBy: VALUE_DESC) { nodes { text } }
      smallest: metrics(filter: { unit: "CNY" }, orderBy: VALUE_ASC) { nodes { text } }
    }`);
    expect(largest.nodes).toEqual([{ text: '12.5亿元' }, { text: '800万元' }, { text: '20万元' }]);
    expect(smallest.nodes).toEqual([...largest.nodes].reverse());
  });

  test.each([
    ['KIND', { AMOUNT: 1_258_200_000, COUNT: 4245, AREA: 200_000 }],
    ['UNIT', { CNY: 1_258_200_000, count: 4245, m2: 200_000 }],
    ['COUNTED', { 户: 1200, 台: 45, 株: 3000 }],
    ['LABEL', { 总投资: 1.25e9, 占地: 200_000, 受益: 1200, 清淤投资: 8e6, 机械: 45, 栽下: 3000, 投资: 200_000 }],
    ['PAGE', { 'pg_怀川晨报-A01': 1_258_000_000, 'pg_怀川晨报-B02': 200_000 }],
    ['MONTH', { '2020-10': 1_258_000_000, '2022-03': 200_000 }],
    [
      'LOCATION',
      {
        loc_河南省: 1_258_200_000,
        loc_焦作市: 1_258_200_000,
        loc_沁阳市: 1_250_200_000,
        loc_西向镇: 1_250_200_000,
        loc_修武县: 8e6,
        loc_云阳河: 8e6,
      },
    ],
  ])('and added up by %s, each group in one unit and with its members', async (groupBy, sums) => {
    const { metricGroups } = await archive.data(
      `query($groupBy: MetricGroupKey!) { metricGroups(groupBy: $groupBy) {
         key normalizedUnit count sum metrics { nodes { normalizedValue normalizedUnit } }
       } }`,
      { groupBy },
    );
    for (const [key, sum] of Object.entries(sums)) {
      const unit = ['PAGE', 'MONTH', 'LOCATION'].includes(groupBy) ? 'CNY' : expect.any(String);
      expect(metricGroups).toContainEqual(expect.objectContaining({ key, normalizedUnit: unit, sum }));
    }
    for (const { normalizedUnit, count, sum, metrics } of metricGroups) {
      const values = metrics.nodes.map((metric: { normalizedValue: number }) => metric.normalizedValue);
      expect(
        metrics.nodes.every((metric: { normalizedUnit: string }) => metric.normalizedUnit === normalizedUnit),
      ).toBe(true);
      expect(values).toHaveLength(count);
      expect(values.reduce((total: number, value: number) => total + value, 0)).toBe(sum);
    }
  });

  test('and added up within a filter', async () => {
    const { metricGroups } = await archive.data(
      'query($filter: MetricFilter) { metricGroups(filter: $filter, groupBy: KIND) { key sum metrics { nodes { label } } } }',
      { filter: { location: idOf.location('修武县') } },
    );
    expect(metricGroups).toEqual([
      { key: 'AMOUNT', sum: 8e6, metrics: { nodes: [{ label: '清淤投资' }] } },
      { key: 'COUNT', sum: 45, metrics: { nodes: [{ label: '机械' }] } },
    ]);
  });
});

describe('people are found', () => {
  test.each([
    ['by name', { name: '周若兰' }, ['周若兰']],
    ['by printed form', { name: '若兰' }, ['周若兰']],
    ['by having an office', { isOfficial: true }, ['林启明', '周若兰']],
    ['by having none', { isOfficial: false }, ['何向东']],
    ['by a part of a title', { title: '书记' }, ['林启明', '周若兰']],
    ['by the beginning of a name', { text: '林启' }, ['林启明']],
    ['by the beginning of its pinyin', { text: 'zhouruo' }, ['周若兰']],
    ['by pinyin as it is written', { text: 'He Xiang' }, ['何向东']],
    ['by the initials of its pinyin', { text: 'zrl' }, ['周若兰']],
    ['by the first of its initials', { text: 'lq' }, ['林启明']],
    ['by no letters within a syllable', { text: 'lim' }, []],
    ['by all of it', { isOfficial: true, title: '市长', text: '林' }, ['林启明']],
  ])('%s', async (_, filter, expected) => {
    const { people } = await archive.data(
      'query($filter: PersonFilter) { people(filter: $filter) { totalCount nodes { name } } }',
      { filter },
    );
    expect(people.nodes.map((person: { name: string }) => person.name)).toEqual(expected);
    expect(people.totalCount).toBe(expected.length);
  });
});

describe('places and organizations are found', () => {
  test.each([
    ['by name', { name: '沁阳市' }, ['沁阳市']],
    ['by printed form', { name: '焦作' }, ['焦作市']],
    ['by level', { level: ['PROVINCE', 'CITY'] }, ['河南省', '焦作市']],
    ['by what they lie in', { within: idOf.location('焦作市') }, ['修武县', '沁阳市', '西向镇']],
    ['by all of it', { within: idOf.location('河南省'), level: ['COUNTY'] }, ['修武县', '沁阳市']],
  ])('%s', async (_, filter, expected) => {
    const { locations } = await archive.data(
      'query($filter: LocationFilter) { locations(filter: $filter) { totalCount nodes { name } } }',
      { filter },
    );
    expect(locations.nodes.map((location: { name: string }) => location.name)).toEqual(expected);
    expect(locations.totalCount).toBe(expected.length);
  });

  test.each([
    ['青禾', 1],
    ['无此社', 0],
  ])('by a part of a name: %s', async (name, length) => {
    const { organizations } = await archive.data(
      'query($name: String) { organizations(filter: { name: $name }) { totalCount nodes { name } } }',
      { name },
    );
    expect(organizations.nodes).toHaveLength(length);
    expect(organizations.totalCount).toBe(length);
  });
});

describe('a single object', () => {
  test.each([
    ['{ person { name } }', 'Give exactly one of id, name; got 0.'],
    ['{ person(id: "per_x", name: "x") { name } }', 'Give exactly one of id, name; got 2.'],
    ['{ location { name } }', 'Give exactly one of id, name, code; got 0.'],
    ['{ organization { name } }', 'Give exactly one of id, name; got 0.'],
  ])('must be named once: %s', async (query, message) => {
    const { errors } = await archive.ask(query);
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test.each([
    ['{ articles(filter: { date: { from: "2020-02-30" } }) { nodes { id } } }', 'Date must be a calendar day'],
    ['{ person(name: "林启明") { coAppearances(first: 1000) { articleCount } } }', 'first is 1000'],
    ['{ articles { nodes { span { context(before: 5000) } } } }', 'before is 5000'],
    ['{ articles { nodes { related(first: -1) { score } } } }', 'first is -1'],
  ])('or an argument that is out of range is refused by name: %s', async (query, message) => {
    const { errors } = await archive.ask(query);
    expect(errors[0]?.message).toContain(message);
  });
});
