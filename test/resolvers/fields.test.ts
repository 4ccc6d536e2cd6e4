/** Every field of every type, asked of an invented newspaper; the last test makes sure that none is missing. */
import { type GraphQLSchema, isInterfaceType, isObjectType, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestedFields } from '../../src/resolvers/projection.js';
import { createSchema } from '../../src/resolvers/schema.js';
import { TestArchive } from '../support/archive.js';
import { idOf } from '../support/newspaper.js';
import { PAGES } from '../support/pages.js';

let archive: TestArchive;
let schema: GraphQLSchema;
const covered = new Set<string>();

beforeAll(async () => {
  schema = await createSchema();
  archive = await TestArchive.open(PAGES);
});
afterAll(() => archive.close());

async function ask(query: string, variables?: Record<string, unknown>) {
  for (const field of requestedFields(parse(query), schema)) covered.add(field);
  return archive.data(query, variables);
}

describe('a page', () => {
  test('is found by its id with what was given and read of it', async () => {
    const { page } = await ask(
      `query($id: ID!) { page(id: $id) {
         id name newspaper edition date dateBasis text coverage ingestedAt
         furniture { start end text } articles { headline position }
       } }`,
      { id: idOf.page('怀川晨报-A01') },
    );
    expect(page).toMatchObject({
      id: idOf.page('怀川晨报-A01'),
      name: '怀川晨报-A01',
      newspaper: '怀川晨报',
      edition: 'A01',
      date: '2020-10-16',
      dateBasis: 'PRINTED',
      coverage: 1,
      ingestedAt: '2024-01-02T03:04:05.678Z',
      furniture: [{ text: '责编 沈静 校对 沈静' }],
      articles: [
        { headline: '沁阳市新建粮仓开工', position: 0 },
        { headline: '修武县清淤云阳河', position: 1 },
        { headline: null, position: 2 },
      ],
    });
    expect(page.text.slice(page.furniture[0].start, page.furniture[0].end)).toBe('责编 沈静 校对 沈静');
  });

  test('stands in the list of pages by day and name, undated ones first', async () => {
    const { pages } = await ask(`{ pages {
      totalCount nodes { name date } edges { cursor node { name } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    } }`);
    expect(pages.totalCount).toBe(3);
    expect(pages.nodes).toEqual([
      { name: '无日期副刊', date: null },
      { name: '怀川晨报-A01', date: '2020-10-16' },
      { name: '怀川晨报-B02', date: '2022-03-12' },
    ]);
    expect(pages.pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: pages.edges[0].cursor,
      endCursor: pages.edges[2].cursor,
    });
  });
});

describe('an article', () => {
  test('gives its lines, its text and where it stands', async () => {
    const { article } = await ask(
      `query($id: ID!) { article(id: $id) {
         id position kind headline kicker subhead rubric body paragraphs continuedFrom
         page { name } continues { headline } span { start end text }
       } }`,
      { id: idOf.article('沁阳市新建粮仓开工') },
    );
    expect(article).toMatchObject({
      position: 0,
      kind: 'NEWS',
      headline: '沁阳市新建粮仓开工',
      kicker: '秋粮归仓有新家',
      subhead: null,
      rubric: null,
      continuedFrom: null,
      continues: null,
      page: { name: '怀川晨报-A01' },
    });
    expect(article.paragraphs).toHaveLength(2);
    expect(article.body).toBe(article.paragraphs.join('\n'));
    expect(article.span.text).toBe(article.body);
  });

  test('names its authors, and the person behind the name where the archive knows one', async () => {
    const { articles } = await ask(
      `{ articles(filter: { contributor: "何向东" }) { nodes { byline { name role person { name } } } } }`,
    );
    expect(articles.nodes).toEqual([{ byline: [{ name: '何向东', role: 'AUTHOR', person: { name: '何向东' } }] }]);
    const unknown = await ask(
      `{ articles(filter: { contributor: "沈静" }) { nodes { byline { name role person { name } } } } }`,
    );
    expect(unknown.articles.nodes).toEqual([
      { byline: [{ name: '沈静', role: 'REPORTER', person: null }] },
      { byline: [{ name: '沈静', role: 'PHOTOGRAPHER', person: null }] },
    ]);
  });

  test('names days, people, places, organizations and numbers, each with its evidence', async () => {
    const { article } = await ask(
      `query($id: ID!) { article(id: $id) {
         dates { text date span { text } }
         officials { name titles }
         people { name isOfficial titles person { name } article { headline } spans { text } }
         organizations { name } locations { name }
         metrics { label } areas: metrics(kind: [AREA]) { label }
       } }`,
      { id: idOf.article('沁阳市新建粮仓开工') },
    );
    expect(article.dates).toEqual([{ text: '10月15日', date: '2020-10-15', span: { text: '10月15日' } }]);
    expect(article.officials).toEqual([{ name: '林启明', titles: ['沁阳市委书记'] }]);
    expect(article.people).toEqual([
      {
        name: '林启明',
        isOfficial: true,
        titles: ['沁阳市委书记'],
        person: { name: '林启明' },
        article: { headline: '沁阳市新建粮仓开工' },
        spans: [{ text: '林启明' }],
      },
      {
        name: '何向东',
        isOfficial: false,
        titles: [],
        person: { name: '何向东' },
        article: { headline: '沁阳市新建粮仓开工' },
        spans: [{ text: '何向东' }],
      },
    ]);
    expect(article.organizations).toEqual([{ name: '青禾农机有限公司' }]);
    expect(article.locations).toEqual([{ name: '沁阳市' }, { name: '西向镇' }]);
    expect(article.metrics).toEqual([{ label: '总投资' }, { label: '占地' }, { label: '受益' }]);
    expect(article.areas).toEqual([{ label: '占地' }]);
  });

  test('that is a continuation leads to its first part', async () => {
    const { articles } = await ask(
      `{ articles(filter: { kinds: [JUMP] }) { nodes { continuedFrom continues { headline page { edition } } } } }`,
    );
    expect(articles.nodes).toEqual([
      { continuedFrom: 'A01版①', continues: { headline: '沁阳市新建粮仓开工', page: { edition: 'A01' } } },
    ]);
  });

  test('stands in a list with cursors', async () => {
    const { articles } = await ask(
      '{ articles { totalCount edges { cursor node { id } } nodes { id } pageInfo { endCursor } } }',
    );
    expect(articles.totalCount).toBe(6);
    expect(articles.edges.map((edge: { node: object }) => edge.node)).toEqual(articles.nodes);
    expect(articles.edges.at(-1).cursor).toBe(articles.pageInfo.endCursor);
  });
});

describe('a person', () => {
  test('is found by name or by a printed form, with offices over time', async () => {
    const { person } = await ask(`{ person(name: "若兰") {
      id name pinyin spellings isOfficial offices { title firstSeen lastSeen articleCount }
    } }`);
    expect(person).toEqual({
      id: idOf.person('周若兰'),
      name: '周若兰',
      pinyin: 'zhou ruolan',
      spellings: ['周若兰', '若兰'],
      isOfficial: true,
      offices: [
        { title: '修武县县长', firstSeen: '2020-10-16', lastSeen: '2020-10-16', articleCount: 1 },
        { title: '书记', firstSeen: '2022-03-12', lastSeen: '2022-03-12', articleCount: 1 },
      ],
    });
  });

  test('appears in articles, as each of them prints the name', async () => {
    const { person } = await ask(`{ person(name: "周若兰") { appearances {
      totalCount nodes { name titles article { headline } }
      edges { cursor node { name } } pageInfo { hasNextPage }
    } } }`);
    expect(person.appearances).toMatchObject({
      totalCount: 2,
      nodes: [
        { name: '周若兰', titles: ['修武县县长'], article: { headline: '修武县清淤云阳河' } },
        { name: '若兰', titles: ['书记'], article: { headline: '植树三千株' } },
      ],
      pageInfo: { hasNextPage: false },
    });
  });

  test('appears beside others, most often first', async () => {
    const { person } = await ask(
      `{ person(name: "林启明") { coAppearances { articleCount person { name } } one: coAppearances(first: 1) { person { name } } } }`,
    );
    expect(person.coAppearances).toEqual([
      { articleCount: 2, person: { name: '周若兰' } },
      { articleCount: 1, person: { name: '何向东' } },
    ]);
    expect(person.one).toEqual([{ person: { name: '周若兰' } }]);
  });

  test('stands in a list by the number of articles, or by pinyin', async () => {
    const { people, byName } = await ask(`{
      people { totalCount nodes { name } edges { cursor node { id } } pageInfo { endCursor } }
      byName: people(orderBy: NAME) { nodes { name } }
    }`);
    expect(people.totalCount).toBe(3);
    expect(people.nodes[0]).toEqual({ name: '林启明' });
    expect(people.edges[2].cursor).toBe(people.pageInfo.endCursor);
    expect(byName.nodes).toEqual([{ name: '何向东' }, { name: '林启明' }, { name: '周若兰' }]);
  });
});

describe('a location', () => {
  test('is found by id, name, printed form or code', async () => {
    const { id, name, printed, code } = await ask(
      `query($id: ID!) {
         id: location(id: $id) { id name level code spellings }
         name: location(name: "焦作市") { id }
         printed: location(name: "焦作") { id }
         code: location(code: "410800") { id }
       }`,
      { id: idOf.location('焦作市') },
    );
    expect(id).toEqual({
      id: idOf.location('焦作市'),
      name: '焦作市',
      level: 'CITY',
      code: '410800',
      spellings: ['焦作市', '焦作'],
    });
    expect([name, printed, code]).toEqual([{ id: id.id }, { id: id.id }, { id: id.id }]);
  });

  test('lies in others and has others in it', async () => {
    const { location } = await ask(`{ location(name: "沁阳市") {
      parent { name parent { name parent { name } } } ancestors { name }
      children { totalCount nodes { name } edges { cursor node { name } } pageInfo { hasNextPage } }
    } }`);
    expect(location).toMatchObject({
      parent: { name: '焦作市', parent: { name: '河南省', parent: null } },
      ancestors: [{ name: '河南省' }, { name: '焦作市' }],
      children: { totalCount: 1, nodes: [{ name: '西向镇' }], pageInfo: { hasNextPage: false } },
    });
  });

  test('gathers the articles about everything in it', async () => {
    const { location } = await ask(
      `{ location(name: "焦作市") { articles { totalCount nodes { headline } } children(first: 5) { nodes { name articles { totalCount } } } } }`,
    );
    expect(location.articles.totalCount).toBe(4);
    expect(location.articles.nodes).toHaveLength(4);
    expect(location.children.nodes).toEqual([
      { name: '修武县', articles: { totalCount: 1 } },
      { name: '沁阳市', articles: { totalCount: 3 } },
    ]);
  });

  test('stands in a list by name', async () => {
    const { locations } = await ask(
      '{ locations { totalCount nodes { name } edges { cursor node { name } } pageInfo { hasNextPage } } }',
    );
    expect(locations.totalCount).toBe(6);
    expect(locations.nodes.map((node: { name: string }) => node.name).sort()).toEqual(
      ['云阳河', '修武县', '沁阳市', '河南省', '焦作市', '西向镇'].sort(),
    );
  });
});

describe('an organization', () => {
  test('is found by id or name, with the articles that name it', async () => {
    const { organization, byId } = await ask(
      `query($id: ID!) {
         organization(name: "青禾农机有限公司") { id name spellings articles(first: 1) { totalCount nodes { headline } pageInfo { hasNextPage } } }
         byId: organization(id: $id) { name }
       }`,
      { id: idOf.organization('青禾农机有限公司') },
    );
    expect(organization).toEqual({
      id: idOf.organization('青禾农机有限公司'),
      name: '青禾农机有限公司',
      spellings: ['青禾农机有限公司'],
      articles: { totalCount: 2, nodes: [{ headline: '沁阳市新建粮仓开工' }], pageInfo: { hasNextPage: true } },
    });
    expect(byId).toEqual({ name: '青禾农机有限公司' });
  });

  test('stands in a list', async () => {
    const { organizations } = await ask(
      `{ organizations(filter: { name: "农机" }) { totalCount nodes { name } edges { cursor node { name } } pageInfo { hasNextPage } } }`,
    );
    expect(organizations).toMatchObject({ totalCount: 1, nodes: [{ name: '青禾农机有限公司' }] });
  });
});

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
});

describe('an id', () => {
  test('leads to its object whatever the type', async () => {
    const ids = [
      idOf.page('怀川晨报-A01'),
      idOf.article('植树三千株'),
      idOf.person('林启明'),
      idOf.location('修武县'),
      idOf.organization('青禾农机有限公司'),
    ];
    const { nodes, node } = await ask(
      `query($ids: [ID!]!, $id: ID!) {
         nodes(ids: $ids) { __typename id ... on Person { name } ... on Location { name } }
         node(id: $id) { id ... on Metric { label article { id } } }
       }`,
      { ids: [...ids, 'per_nobody', 'nonsense'], id: 'met_植树三千株_1' },
    );
    expect(nodes.map((found: { __typename: string } | null) => found?.__typename ?? null)).toEqual([
      'Page',
      'Article',
      'Person',
      'Location',
      'Organization',
      null,
      null,
    ]);
    expect(nodes[2].name).toBe('林启明');
    expect(node).toEqual({ id: 'met_植树三千株_1', label: '投资', article: { id: idOf.article('植树三千株') } });
  });

  test('that nothing bears gives null, without an error', async () => {
    const nothing = await ask(`{
      page(id: "pg_x") { id } article(id: "art_x") { id } person(id: "per_x") { id } location(id: "loc_x") { id }
      organization(id: "org_x") { id } node(id: "met_x") { id } named: person(name: "无此人") { id }
      place: location(code: "999999") { id } body: organization(name: "无此社") { id }
    }`);
    expect(Object.values(nothing)).toEqual(Array(9).fill(null));
  });
});

test('every field of the schema has been asked for', () => {
  const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
  const fields = types.flatMap((type) =>
    isObjectType(type) || isInterfaceType(type)
      ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)
      : [],
  );
  const notAsked = fields.filter((field) => !covered.has(field));
  // Every connection and edge is made by the same two classes; the ones above stand for all.
  expect(notAsked.filter((field) => !/^\w+(?:Connection|Edge)\./u.test(field))).toEqual([]);
});
