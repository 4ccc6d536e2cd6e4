/** How sure the archive is of what it says, and what is left of it where only the sure is asked for. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestArchive } from '../support/archive.js';
import { idOf, type PrintedPage } from '../support/newspaper.js';
import { PAGES } from '../support/pages.js';

const PAGE: PrintedPage = {
  name: '怀川晨报-C03',
  date: '2023-05-04',
  doubts: [
    {
      kind: 'LABEL',
      text: '栽种 90亩',
      span: { start: 16, end: 19 },
      firstLine: 2,
      lastLine: 2,
      confidence: 0.55,
      reason: 'what is measured is told by the clause behind',
    },
    {
      kind: 'PERSON',
      text: '梁上燕',
      span: { start: 20, end: 23 },
      firstLine: 2,
      lastLine: 2,
      confidence: 0.6,
      reason: 'may be no name of a person',
    },
  ],
  articles: [
    {
      headline: '新茶开采',
      headlineConfidence: 0.7,
      confidence: 0.95,
      body: ['5月3日，修武县种茶90亩，梁上燕也来了。修武县县长周若兰到云阳河边察看，青禾农机有限公司送来12台机器。'],
      dates: [{ text: '5月3日', date: '2023-05-03', confidence: 0.98 }],
      people: [
        { name: '梁上燕', confidence: 0.6, officeConfidence: null, identityConfidence: null },
        { name: '周若兰', titles: ['修武县县长'], confidence: 0.99, officeConfidence: 0.8, identityConfidence: 0.98 },
      ],
      places: [
        { name: '修武县', confidence: 0.99, linkConfidence: 0.97 },
        { name: '云阳河', confidence: 0.95, linkConfidence: 0.5 },
      ],
      organizations: ['青禾农机有限公司'],
      organizationConfidence: 0.85,
      metrics: [
        {
          text: '90亩',
          value: 90,
          unit: '亩',
          normalizedValue: 60_000,
          normalizedUnit: 'm2',
          label: '种茶',
          kind: 'AREA',
          confidence: 0.99,
          labelConfidence: 0.55,
        },
        {
          text: '12台',
          value: 12,
          unit: '台',
          normalizedValue: 12,
          normalizedUnit: 'count',
          label: '机器',
          kind: 'COUNT',
          counted: '台',
          confidence: 0.8,
          labelConfidence: 0.9,
        },
      ],
    },
  ],
};
const ID = idOf.article('新茶开采');

let archive: TestArchive;

beforeAll(async () => {
  archive = await TestArchive.open([...PAGES, PAGE]);
});
afterAll(() => archive.close());

test('every fact says how sure it is', async () => {
  const { article } = await archive.data(
    `query($id: ID!) {
      article(id: $id) {
        confidence
        headlineConfidence
        dates { confidence }
        people { name confidence officeConfidence identityConfidence }
        organizationMentions { organization { name } spellings confidence spans { text } }
        locationMentions { location { name } spellings confidence linkConfidence spans { text } }
        metrics { text confidence labelConfidence }
      }
    }`,
    { id: ID },
  );
  expect(article).toEqual({
    confidence: 0.95,
    headlineConfidence: 0.7,
    dates: [{ confidence: 0.98 }],
    people: [
      { name: '梁上燕', confidence: 0.6, officeConfidence: null, identityConfidence: null },
      { name: '周若兰', confidence: 0.99, officeConfidence: 0.8, identityConfidence: 0.98 },
    ],
    organizationMentions: [
      {
        organization: { name: '青禾农机有限公司' },
        spellings: ['青禾农机有限公司'],
        confidence: 0.85,
        spans: [{ text: '青禾农机有限公司' }],
      },
    ],
    locationMentions: [
      {
        location: { name: '修武县' },
        spellings: ['修武县'],
        confidence: 0.99,
        linkConfidence: 0.97,
        spans: [{ text: '修武县' }, { text: '修武县' }],
      },
      {
        location: { name: '云阳河' },
        spellings: ['云阳河'],
        confidence: 0.95,
        linkConfidence: 0.5,
        spans: [{ text: '云阳河' }],
      },
    ],
    metrics: [
      { text: '90亩', confidence: 0.99, labelConfidence: 0.55 },
      { text: '12台', confidence: 0.8, labelConfidence: 0.9 },
    ],
  });
});

describe('of an article, only what is so sure', () => {
  const query = `query($id: ID!, $min: Float) {
    article(id: $id) {
      dates(minConfidence: $min) { text }
      people(minConfidence: $min) { name }
      officials(minConfidence: $min) { name }
      organizations(minConfidence: $min) { name }
      organizationMentions(minConfidence: $min) { spellings }
      locations(minConfidence: $min) { name }
      locationMentions(minConfidence: $min) { spellings }
      metrics(minConfidence: $min) { text }
    }
  }`;
  const left = async (min: number | null, id = ID) => {
    const { article } = await archive.data(query, { id, min });
    return Object.fromEntries(
      Object.entries<Record<string, unknown>[]>(article).map(([field, facts]) => [
        field,
        facts.flatMap((fact) => Object.values(fact).flat()),
      ]),
    );
  };

  test('an office must be as sure as the name, a link as sure as the place', async () => {
    expect(await left(0.9)).toEqual({
      dates: ['5月3日'],
      people: ['周若兰'],
      officials: [],
      organizations: [],
      organizationMentions: [],
      locations: ['修武县'],
      locationMentions: ['修武县'],
      metrics: ['90亩'],
    });
  });

  test('the least is included', async () => {
    const facts = await left(0.8);
    expect(facts).toMatchObject({
      officials: ['周若兰'],
      metrics: ['90亩', '12台'],
      organizations: ['青禾农机有限公司'],
    });
  });

  test('all is given where nothing is asked for, and where no more than nothing is', async () => {
    for (const min of [null, 0]) expect((await left(min)).people).toEqual(['梁上燕', '周若兰']);
  });

  test('what was stored before confidence was told is given only where nothing is asked for', async () => {
    const old = idOf.article('沁阳市新建粮仓开工');
    expect((await left(null, old)).people).toEqual(['林启明', '何向东']);
    expect((await left(0.1, old)).people).toEqual([]);
  });
});

test('what was stored before confidence was told says that nothing is known of it', async () => {
  const { article } = await archive.data(
    `query($id: ID!) {
      article(id: $id) {
        confidence
        headlineConfidence
        people { confidence officeConfidence identityConfidence }
        metrics { confidence labelConfidence }
        page { doubts { kind } }
      }
    }`,
    { id: idOf.article('修武县清淤云阳河') },
  );
  const [person] = article.people;
  expect(person).toEqual({ confidence: null, officeConfidence: null, identityConfidence: null });
  expect(article).toMatchObject({ confidence: null, headlineConfidence: null, page: { doubts: [] } });
  expect(article.metrics[0]).toEqual({ confidence: null, labelConfidence: null });
});

describe('articles and numbers are found', () => {
  const headlines = async (filter: object) => {
    const { articles } = await archive.data(
      'query($filter: ArticleFilter) { articles(filter: $filter) { nodes { headline } } }',
      { filter },
    );
    return articles.nodes.map(({ headline }: { headline: string }) => headline);
  };

  test.each([
    ['by the sureness of their borders', { minConfidence: 0.9 }, ['新茶开采']],
    ['none that is less sure', { minConfidence: 0.96 }, []],
    ['by somebody who is surely named', { personName: '周若兰', minConfidence: 0.9 }, ['新茶开采']],
    ['not by somebody who is not', { personName: '梁上燕', minConfidence: 0.9 }, []],
    [
      'by a sure organization',
      { organization: idOf.organization('青禾农机有限公司'), minConfidence: 0.8 },
      ['新茶开采'],
    ],
    ['not by an unsure one', { organization: idOf.organization('青禾农机有限公司'), minConfidence: 0.9 }, []],
    ['by a sure number', { metric: { kinds: ['AREA'], minConfidence: 0.9 } }, ['新茶开采']],
    ['not by an unsure label', { metric: { label: '种茶', minLabelConfidence: 0.9 } }, []],
  ])('%s', async (_how, filter, expected) => {
    expect(await headlines(filter)).toEqual(expected);
  });

  test('numbers by how sure they and their labels are', async () => {
    const { metrics } = await archive.data(
      '{ metrics(filter: { minConfidence: 0.7, minLabelConfidence: 0.9 }) { totalCount nodes { text } } }',
    );
    expect(metrics).toEqual({ totalCount: 1, nodes: [{ text: '12台' }] });
  });
});

test("a page's doubts are told, most doubtful first", async () => {
  const query = `query($id: ID!, $first: Int!) {
    page(id: $id) { doubts(first: $first) { kind text span { start end } firstLine lastLine confidence reason } }
  }`;
  const { page } = await archive.data(query, { id: idOf.page('怀川晨报-C03'), first: 1 });
  expect(page.doubts).toEqual([
    {
      kind: 'LABEL',
      text: '栽种 90亩',
      span: { start: 16, end: 19 },
      firstLine: 2,
      lastLine: 2,
      confidence: 0.55,
      reason: 'what is measured is told by the clause behind',
    },
  ]);
});

test.each([
  ['{ articles(first: 1) { nodes { people(minConfidence: 1.5) { name } } } }', 'minConfidence is 1.5'],
  ['{ articles(filter: { minConfidence: -0.1 }) { nodes { id } } }', 'filter.minConfidence is -0.1'],
  ['{ metrics(filter: { minLabelConfidence: 95 }) { nodes { id } } }', 'filter.minLabelConfidence is 95'],
])('%s is told what a confidence is', async (query, message) => {
  const { errors } = await archive.ask(query);
  expect(errors[0]).toMatchObject({
    message: `${message}: give a number from 0 to 1.`,
    extensions: { code: 'BAD_USER_INPUT' },
  });
});

test.each([
  ['officials(minConfidence: 0.75) { name }', ['周若兰']],
  ['officials(minConfidence: 0.9) { name }', []],
  ['people(minConfidence: 0.75) { name }', ['周若兰']],
  ['organizations(minConfidence: 0.8) { name }', ['青禾农机有限公司']],
  ['organizationMentions(minConfidence: 0.8) { organization { name } }', ['青禾农机有限公司']],
  ['organizations(minConfidence: 0.9) { name }', []],
  ['locations(minConfidence: 0.9) { name }', ['修武县']],
  ['locationMentions(minConfidence: 0.9) { location { name } }', ['修武县']],
  ['metrics(minConfidence: 0.9) { label }', ['种茶']],
  ['metrics(kind: COUNT) { label }', ['机器']],
])('%s chooses where nothing else is asked for', async (field, names) => {
  const { article } = await archive.data(`query($id: ID!) { article(id: $id) { chosen: ${field} } }`, { id: ID });
  const nameOf = (chosen: Record<string, unknown>): unknown =>
    Object.values(chosen).map((value) => (typeof value === 'string' ? value : nameOf(Object(value))))[0];
  expect(article.chosen.map(nameOf)).toEqual(names);
});
