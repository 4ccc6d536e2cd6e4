import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestArchive } from '../support/archive.js';
import { idOf } from '../support/newspaper.js';
import { PAGES } from '../support/pages.js';

let archive: TestArchive;

beforeAll(async () => {
  archive = await TestArchive.open(PAGES);
});
afterAll(() => archive.close());

const ask = (query: string, variables?: Record<string, unknown>) => archive.data(query, variables);

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
         id position kind genre date headline kicker subhead rubric body paragraphs continuedFrom
         page { name } continues { headline } span { start end text }
       } }`,
      { id: idOf.article('沁阳市新建粮仓开工') },
    );
    expect(article).toMatchObject({
      position: 0,
      kind: 'NEWS',
      genre: 'REPORT',
      date: '2020-10-16',
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

  test('has no genre where none is certain, or where it was written before genres were told', async () => {
    const { article } = await ask('query($id: ID!) { article(id: $id) { genre } }', {
      id: idOf.article('植树三千株'),
    });
    expect(article).toMatchObject({ genre: null });
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

  test('leads to articles that share people, organizations, places or rare words, with what they share', async () => {
    const { article } = await ask(
      `query($id: ID!) { article(id: $id) { related(first: 2) {
         score article { headline } sharedPeople { name } sharedOrganizations { name } sharedLocations { name } sharedTerms
       } } }`,
      { id: idOf.article('沁阳市新建粮仓开工') },
    );
    expect(article.related).toEqual([
      {
        score: expect.any(Number),
        article: { headline: '植树三千株' },
        sharedPeople: [{ name: '林启明' }],
        sharedOrganizations: [{ name: '青禾农机有限公司' }],
        sharedLocations: [{ name: '西向镇' }],
        sharedTerms: [],
      },
      {
        score: expect.any(Number),
        article: { headline: '粮仓一年回访' },
        sharedPeople: [{ name: '何向东' }],
        sharedOrganizations: [],
        sharedLocations: [{ name: '沁阳市' }],
        sharedTerms: ['粮仓'],
      },
    ]);
    expect(article.related[0].score).toBeGreaterThan(article.related[1].score);
  });

  test('shows the text around its evidence', async () => {
    const { article } = await ask(
      `query($id: ID!) { article(id: $id) { dates { span { text context(before: 3, after: 4) } } } }`,
      { id: idOf.article('植树三千株') },
    );
    expect(article.dates).toEqual([{ span: { text: '3月12日', context: '千株\n3月12日，焦作市' } }]);
  });
});
