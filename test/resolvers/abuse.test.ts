/** Questions that nobody sensible asks, and archives that hold nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestArchive } from '../support/archive.js';
import { idOf } from '../support/newspaper.js';
import { PAGES } from '../support/pages.js';

let archive: TestArchive;

beforeAll(async () => {
  archive = await TestArchive.open(PAGES);
});
afterAll(() => archive.close());

test('every condition at once finds the one article that meets them all', async () => {
  const { articles } = await archive.data(
    'query($filter: ArticleFilter) { articles(filter: $filter, orderBy: DATE_DESC) { totalCount nodes { headline } } }',
    {
      filter: {
        text: '粮仓',
        kinds: ['NEWS'],
        page: idOf.page('怀川晨报-A01'),
        person: idOf.person('何向东'),
        personName: '林启明',
        location: idOf.location('焦作市'),
        locationName: '沁阳市',
        organization: idOf.organization('青禾农机有限公司'),
        contributor: '沈静',
        date: { from: '2020-10-15', to: '2020-10-15' },
        hasHeadline: true,
        metric: {
          kinds: ['AMOUNT'],
          unit: 'CNY',
          label: '投资',
          value: { gte: 1e9, lt: 1e10 },
          article: idOf.article('沁阳市新建粮仓开工'),
          location: idOf.location('西向镇'),
          text: '粮仓',
        },
      },
    },
  );
  expect(articles).toEqual({ totalCount: 1, nodes: [{ headline: '沁阳市新建粮仓开工' }] });
});

test('the same id twice brings the same object twice', async () => {
  const id = idOf.article('老树');
  const { nodes } = await archive.data('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: [id, id] });
  expect(nodes).toEqual([{ id }, { id }]);
});

test('more ids than can be asked for at once are refused', async () => {
  const ids = Array.from({ length: 101 }, (_, n) => `per_${n}`);
  const { errors } = await archive.ask('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
  expect(errors).toMatchObject([{ message: 'ids has 101 items: give at most 100.', extensions: { argument: 'ids' } }]);
});

test('signs that mean something to the store mean nothing in a question', async () => {
  const { metrics, people, organizations, person, pages } = await archive.data(
    `query($text: String!) {
       metrics(filter: { label: $text, text: $text }) { totalCount }
       people(filter: { name: $text, title: $text }) { totalCount }
       organizations(filter: { name: $text }) { totalCount }
       person(name: $text) { id }
       pages { totalCount }
     }`,
    { text: '$where: (.*[\\' },
  );
  expect([metrics, people, organizations].map(({ totalCount }) => totalCount)).toEqual([0, 0, 0]);
  expect(person).toBeNull();
  expect(pages.totalCount).toBe(3);
});

test('bounds that exclude each other find nothing', async () => {
  const { metrics, articles } = await archive.data(`{
    metrics(filter: { value: { gte: 2, lt: 1 } }) { totalCount }
    articles(filter: { date: { from: "2021-01-01", to: "2020-01-01" } }) { totalCount }
  }`);
  expect([metrics.totalCount, articles.totalCount]).toEqual([0, 0]);
});

test('an archive without pages answers every question with nothing', async () => {
  await archive.replace([]);
  const {
    archive: figures,
    articles,
    search,
    ...lists
  } = await archive.data(`{
    archive { pageCount articleCount personCount coverage firstDate lastDate }
    articles(orderBy: DATE_DESC) { totalCount nodes { id } pageInfo { endCursor hasNextPage } }
    search(text: "粮仓") { totalCount }
    pages { totalCount } people { totalCount } locations { totalCount } organizations { totalCount } metrics { totalCount }
  }`);
  expect(figures).toEqual({
    pageCount: 0,
    articleCount: 0,
    personCount: 0,
    coverage: null,
    firstDate: null,
    lastDate: null,
  });
  expect(articles).toEqual({ totalCount: 0, nodes: [], pageInfo: { endCursor: null, hasNextPage: false } });
  expect([search, ...Object.values(lists)]).toEqual(Array(6).fill({ totalCount: 0 }));
});
