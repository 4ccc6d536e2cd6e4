/** Every filter and every order, as the store explains them: what is asked often must never read a whole collection. */
import type { CommandStartedEvent, Document } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestArchive } from '../support/archive.js';
import { idOf } from '../support/newspaper.js';
import { longPage, PAGES } from '../support/pages.js';

let archive: TestArchive;

beforeAll(async () => {
  archive = await TestArchive.open([...PAGES, longPage(120)]);
});
afterAll(() => archive.close());

const ORDERS = ['RELEVANCE', 'PAGE_ORDER', 'DATE_ASC', 'DATE_DESC'];
const ARTICLE_FILTERS = [
  {},
  { text: '粮仓' },
  { text: '走访', kinds: ['NEWS'], personName: '林启明' },
  { kinds: ['NEWS', 'STORY'] },
  { genres: ['REPORT', 'VERSE'] },
  { page: idOf.page('怀川晨报-A01') },
  { person: idOf.person('林启明') },
  { personName: '林启明' },
  { location: idOf.location('沁阳市') },
  { locationName: '沁阳市' },
  { organization: idOf.organization('青禾农机有限公司') },
  { contributor: '沈静' },
  { date: { from: '2020-10-01', to: '2020-10-31' } },
  { hasHeadline: true },
  { minConfidence: 0.9 },
  { person: idOf.person('林启明'), minConfidence: 0.9 },
  { organization: idOf.organization('青禾农机有限公司'), minConfidence: 0.9 },
  { newspaper: idOf.newspaper('怀川晨报') },
  { newspaper: '怀川晨报', edition: 'A01' },
  { edition: 'A01' },
  { missing: ['HEADLINE'] },
  { missing: ['DATE', 'EDITION'] },
  { metric: { kinds: ['AMOUNT'], value: { gt: 1e6 } } },
  { personName: '林启明', location: idOf.location('沁阳市'), date: { from: '2020-01-01' }, kinds: ['NEWS'] },
];

describe('articles', () => {
  const query = `query($filter: ArticleFilter, $order: ArticleOrder, $after: String) {
    articles(filter: $filter, orderBy: $order, first: 1, after: $after) { totalCount nodes { id } pageInfo { endCursor } }
  }`;

  test.each(ORDERS.flatMap((order) => ARTICLE_FILTERS.map((filter) => [order, filter] as const)))(
    'in %s with %j are found through an index, on the first part and the next',
    async (order, filter) => {
      const { articles } = await archive.data(query, { order, filter });
      for (const after of [null, articles.pageInfo.endCursor]) {
        expect(await unindexed(query, { order, filter, after })).toEqual([]);
      }
    },
  );
});

describe('numbers', () => {
  const filters = [
    {},
    { kinds: ['AMOUNT', 'AREA'] },
    { unit: 'CNY' },
    { label: '投资' },
    { measure: '投资' },
    { subject: idOf.location('沁阳市') },
    { value: { gte: 10, lt: 1e9 } },
    { article: idOf.article('植树三千株') },
    { location: idOf.location('沁阳市') },
    { text: '投资' },
    { minConfidence: 0.9, minLabelConfidence: 0.5 },
    { newspaper: idOf.newspaper('怀川晨报') },
    { edition: 'A01' },
    { page: idOf.page('怀川晨报-A01') },
    { date: { from: '2020-10-01', to: '2020-10-31' } },
    { missing: ['HEADLINE'] },
    { missing: ['DATE', 'EDITION'] },
  ];
  const query = `query($filter: MetricFilter, $order: MetricOrder) {
    metrics(filter: $filter, orderBy: $order, first: 1) { totalCount nodes { id } }
    metricGroups(filter: $filter, groupBy: KIND) { sum metrics(first: 1) { nodes { id } } }
  }`;

  test.each(
    ['VALUE_DESC', 'VALUE_ASC', 'PAGE_ORDER'].flatMap((order) => filters.map((filter) => [order, filter] as const)),
  )('in %s with %j are found and added up through an index', async (order, filter) => {
    expect(await unindexed(query, { order, filter })).toEqual([]);
  });
});

test('what no index serves is told apart', async () => {
  expect(await isServed({ find: 'articles', filter: { rubric: '春到怀川' } })).toBe(false);
});

test.each([
  [
    '{ people(first: 1) { totalCount nodes { appearances(first: 1) { nodes { name } } coAppearances { articleCount } timeline { date } } } }',
  ],
  ['{ people(first: 1, orderBy: NAME) { nodes { id } } }'],
  ['{ people(first: 1, filter: { name: "林启明", isOfficial: true, title: "书记" }) { totalCount nodes { id } } }'],
  ['{ people(first: 1, filter: { text: "林" }) { nodes { id } } }'],
  ['{ person(name: "林启明") { id } }'],
  [
    '{ locations(first: 1) { totalCount nodes { children(first: 1) { totalCount nodes { id } } articles(first: 1) { nodes { id } } } } }',
  ],
  ['{ locations(first: 1, filter: { name: "沁阳市" }) { totalCount nodes { id } } }'],
  ['{ locations(first: 1, filter: { within: "loc_焦作市", level: [COUNTY] }) { totalCount nodes { id } } }'],
  ['{ search(text: "林", first: 1) { totalCount nodes { __typename } } }'],
  ['{ location(name: "沁阳市") { id } }'],
  ['{ location(code: "410882") { id } }'],
  ['{ organizations(first: 1) { totalCount nodes { articles(first: 1) { nodes { id } } } } }'],
  ['{ organizations(first: 1, filter: { name: "农机" }) { nodes { id } } }'],
  ['{ organization(name: "青禾农机有限公司") { id } }'],
  ['{ pages(first: 1) { totalCount nodes { articles { metrics { label } related(first: 1) { score } } } } }'],
  [
    '{ newspapers(first: 1) { totalCount nodes { issueCount firstDate issues(first: 1) { totalCount nodes { pages { id } } } articles(first: 1) { nodes { id } } } } }',
  ],
  ['{ newspapers(first: 1, filter: { name: "晨" }) { totalCount nodes { id } } }'],
  [
    '{ issue(newspaper: "怀川晨报", date: "2020-10-16") { pages { previous { id } next { id } issue { id } paper { id } } } }',
  ],
  ['{ issues(first: 1) { totalCount nodes { newspaper { name } frontPage { articles { headline } } } } }'],
  ['{ issues(first: 1, newspaper: "怀川晨报", date: { from: "2020-10-16" }) { totalCount nodes { id } } }'],
  ['{ pages(first: 1, filter: { newspaper: "怀川晨报", edition: "A01" }) { totalCount nodes { id } } }'],
  ['{ pages(first: 1, filter: { edition: "A01" }) { totalCount nodes { id } } }'],
  ['{ pages(first: 1, filter: { date: { from: "2020-10-01" } }) { totalCount nodes { id } } }'],
  ['{ pages(first: 1, filter: { missing: [DATE, HEADLINE] }) { totalCount nodes { id } } }'],
  ['{ people(first: 1, filter: { location: "loc_沁阳市", office: "书记" }) { totalCount nodes { id } } }'],
  ['{ people(first: 1, filter: { newspaper: "怀川晨报", date: { from: "2020-10-01" } }) { totalCount nodes { id } } }'],
  ['{ organizations(first: 1, filter: { kinds: [COMPANY, SCHOOL] }) { totalCount nodes { id } } }'],
  ['{ metricSeries(measure: "慰问", subject: "loc_沁阳市") { points { value } } }'],
  ['{ metricGroups(groupBy: MEASURE, filter: { subject: "loc_沁阳市" }) { key } }'],
  ['{ places: metricGroups(groupBy: LOCATION, first: 3) { key } subjects: metricGroups(groupBy: SUBJECT) { key } }'],
  ['{ metricSeries(label: "慰问") { points { value metric { article { page { name } } } } } }'],
  ['{ corrections(first: 1) { totalCount nodes { changes { field } } } }'],
  ['{ corrections(first: 1, about: "pg_1") { totalCount nodes { id } } }'],
  ['{ archive { pageCount articleCount officialCount firstDate lastDate coverage } }'],
])('%s reads no whole collection', async (query) => {
  expect(await unindexed(query)).toEqual([]);
});

/** The commands of a query that some index does not serve. */
async function unindexed(query: string, variables?: Record<string, unknown>): Promise<Document[]> {
  const asked: Document[] = [];
  const note = ({ command }: CommandStartedEvent) => asked.push(...readsOf(command));
  archive.store.client.on('commandStarted', note);
  await archive.data(query, variables).finally(() => archive.store.client.off('commandStarted', note));
  const served = await Promise.all(asked.map(isServed));
  return asked.filter((_, index) => !served[index]);
}

async function isServed(find: Document): Promise<boolean> {
  return !JSON.stringify(await archive.db.command({ explain: find })).includes('COLLSCAN');
}

/** What a command reads, each read as a find: a pipeline's beginning is planned as one, and so is that of each union. */
function readsOf(command: Document): Document[] {
  if (command.find === 'archive') return [];
  if (command.find) {
    const { find, filter, sort, limit } = command;
    return [{ find, filter, ...(sort && { sort }), ...(limit && { limit }) }];
  }
  return command.aggregate ? readsOfPipeline(command.aggregate, command.pipeline) : [];
}

function readsOfPipeline(collection: string, pipeline: Document[]): Document[] {
  const [{ $match: filter } = {}, { $sort: sort } = {}, { $limit: limit } = {}] = pipeline;
  const unions = pipeline.flatMap(({ $unionWith: union }) =>
    union ? readsOfPipeline(union.coll, union.pipeline) : [],
  );
  return [{ find: collection, filter, ...(sort && { sort }), ...(limit && { limit }) }, ...unions];
}
