/** What a query costs: database commands, counted where the driver sends them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestArchive } from '../support/archive.js';
import { longPage, PAGES } from '../support/pages.js';

let archive: TestArchive;

beforeAll(async () => {
  archive = await TestArchive.open([...PAGES, longPage(120)]);
});
afterAll(() => archive.close());

const FRONT = `query Front($first: Int) { articles(first: $first) { totalCount nodes { headline kind
  officials { name titles person { offices { title } } } locations { name level parent { name } }
  metrics { label value unit normalizedValue normalizedUnit } } } }`;

test('the front page costs one command a collection, and one for the figure that is its total', async () => {
  expect((await archive.commandsFor(FRONT, { first: 10 })).sort()).toEqual([
    'find articles',
    'find figures',
    'find locations',
    'find metrics',
    'find people',
  ]);
});

test.each<[string, string, number?]>([
  ['the front page', FRONT],
  [
    'articles with everything about them',
    `query($first: Int) { articles(first: $first, orderBy: DATE_DESC) { nodes {
       page { name } continues { headline } span { text } byline { person { name } }
       people { person { name } spans { text } } organizations { name } dates { span { context } }
       locations { name ancestors { name } } metrics { label locations { name } people { person { name } } }
     } } }`,
  ],
  [
    'people with the articles of each',
    `query($first: Int) { people(first: $first) { nodes { name
       appearances(first: 3) { totalCount nodes { name article { headline page { name } } } }
       coAppearances(first: 2) { articleCount person { name } } timeline { date titles appearances { article { headline } } }
     } } }`,
    60,
  ],
  [
    'organizations with the articles of each',
    `query($first: Int) { organizations(first: $first) { nodes { name articles(first: 2) { totalCount nodes { headline } } } } }`,
  ],
  [
    'locations with what is in each',
    `query($first: Int) { locations(first: $first) { nodes { name ancestors { name }
       children(first: 2) { totalCount nodes { name } } articles(first: 2) { totalCount nodes { headline } } } } }`,
  ],
  [
    'numbers with their articles',
    'query($first: Int) { metrics(first: $first) { nodes { label article { headline } } } }',
  ],
  [
    'related articles',
    'query($first: Int) { articles(first: $first) { nodes { related(first: 2) { article { headline } sharedPeople { name } } } } }',
    60,
  ],
  [
    'newspapers with their issues',
    'query($first: Int) { newspapers(first: $first) { nodes { issueCount firstDate issues(first: 2) { totalCount nodes { date pages { name } } } articles(first: 1) { nodes { id } } } } }',
  ],
  [
    'pages with their issues and those beside them',
    'query($first: Int) { pages(first: $first) { nodes { paper { name } issue { newspaper { name } pages { name } } previous { name } next { name } } } }',
  ],
  ['pages with their articles', 'query($first: Int) { pages(first: $first) { nodes { articles { headline } } } }'],
])('%s cost the same for two as for as many as may be asked for', async (_, query, many = 100) => {
  const forTwo = await archive.commandsFor(query, { first: 2 });
  const forMany = await archive.commandsFor(query, { first: many });
  expect(forMany.sort()).toEqual(forTwo.sort());
});

test('a total is counted only when it is asked for', async () => {
  expect(await archive.commandsFor('{ articles(first: 1) { nodes { headline } } }')).toEqual(['find articles']);
});

test('of a page only what is asked for is read, and what cursors are made of', async () => {
  const projections: unknown[] = [];
  const note = ({ command }: { command: { find?: string; projection?: unknown } }) => {
    if (command.find === 'pages') projections.push(command.projection);
  };
  archive.store.client.on('commandStarted', note);
  await archive.data('{ pages(first: 1) { nodes { name } } }');
  await archive.data('{ pages(first: 1) { nodes { text } } }');
  archive.store.client.off('commandStarted', note);
  expect(projections).toEqual([
    { _id: 0, id: 1, name: 1, order: 1 },
    { _id: 0, id: 1, text: 1, order: 1 },
  ]);
});

test('one more than is given is read only where somebody asks what lies beyond', async () => {
  const limits: unknown[] = [];
  const note = ({ command }: { command: { find?: string; limit?: number } }) => {
    if (command.find === 'articles') limits.push(command.limit);
  };
  archive.store.client.on('commandStarted', note);
  const none = await archive.data('{ articles(first: 0) { totalCount nodes { headline } } }');
  await archive.data('{ articles(first: 3) { nodes { headline } } }');
  const { articles } = await archive.data('{ articles(first: 3) { pageInfo { hasNextPage } nodes { headline } } }');
  archive.store.client.off('commandStarted', note);
  // Stores take a limit of none for none at all.
  expect(limits).toEqual([1, 3, 4]);
  expect(none.articles.nodes).toEqual([]);
  expect(articles.pageInfo.hasNextPage).toBe(true);
});
