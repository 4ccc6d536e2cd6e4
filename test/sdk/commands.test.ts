/**
 * What each operation of the SDK costs, as docs/OPERATIONS.md says it. Where that changes for a reason,
 * `npx vitest run test/sdk/commands -u` writes the new table into the document.
 */
import fs from 'node:fs/promises';
import path from 'node:path';
import { type DocumentNode, Kind, OperationTypeNode, parse } from 'graphql';
import { GraphQLClient } from 'graphql-request';
import type { Document } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as documents from '../../sdk/src/generated/documents.js';
import { type ServedSamples, serveSamples } from '../support/served.js';

const DOCUMENT = path.resolve('docs/OPERATIONS.md');
/** Another server may take other indexes. */
const EMBEDDED = process.env.MONGODB_URI === undefined;

/** Every query, asked so that each of its parts has something to bring back. */
const OPERATIONS: Readonly<Record<string, { readonly document: DocumentNode; readonly variables?: Variables }>> = {
  Archive: { document: documents.ArchiveDocument },
  Article: { document: documents.ArticleDocument, variables: async () => ({ id: await idOf('articles', JUMP) }) },
  ArticleCounts: { document: documents.ArticleCountsDocument, variables: (first) => ({ first }) },
  ArticleSearch: {
    document: documents.ArticleSearchDocument,
    variables: (first) => ({ filter: { text: '全市' }, first }),
  },
  Articles: { document: documents.ArticlesDocument, variables: (first) => ({ first }) },
  Changes: {
    document: documents.ChangesDocument,
    variables: async (first) => ({ since: await keptSince(), first }),
  },
  Corrections: { document: documents.CorrectionsDocument, variables: (first) => ({ first }) },
  Issue: {
    document: documents.IssueDocument,
    variables: () => ({ newspaper: '黔北日报', date: '2021-05-18' }),
  },
  Issues: { document: documents.IssuesDocument, variables: (first) => ({ first }) },
  Location: { document: documents.LocationDocument, variables: (first) => ({ name: '宜昌市', first }) },
  Locations: { document: documents.LocationsDocument, variables: (first) => ({ first }) },
  MetricEvidence: { document: documents.MetricEvidenceDocument, variables: async () => ({ id: await evident() }) },
  MetricGroups: { document: documents.MetricGroupsDocument, variables: () => ({ groupBy: 'KIND' }) },
  MetricSeries: { document: documents.MetricSeriesDocument, variables: () => ({ measure: '接待游客' }) },
  Metrics: { document: documents.MetricsDocument, variables: (first) => ({ first }) },
  Newspaper: { document: documents.NewspaperDocument, variables: (first) => ({ name: '黔北日报', first }) },
  Newspapers: { document: documents.NewspapersDocument, variables: (first) => ({ first }) },
  Organization: { document: documents.OrganizationDocument, variables: (first) => ({ name: '翠螺茶业', first }) },
  Organizations: { document: documents.OrganizationsDocument, variables: (first) => ({ first }) },
  Page: { document: documents.PageDocument, variables: async () => ({ id: await idOf('pages', {}) }) },
  PageFacts: { document: documents.PageFactsDocument, variables: async () => ({ id: await idOf('pages', {}) }) },
  Pages: { document: documents.PagesDocument, variables: (first) => ({ first }) },
  People: { document: documents.PeopleDocument, variables: (first) => ({ first }) },
  Person: { document: documents.PersonDocument, variables: (first) => ({ name: '覃世昌', first }) },
  PersonTimeline: { document: documents.PersonTimelineDocument, variables: () => ({ name: '覃世昌' }) },
  RelatedArticles: {
    document: documents.RelatedArticlesDocument,
    variables: async (first) => ({ id: await idOf('articles', { headline: '做优一片叶子 带富一方百姓' }), first }),
  },
  Reprints: {
    document: documents.ReprintsDocument,
    variables: async (first) => ({ id: await idOf('articles', { headline: '做优一片叶子 带富一方百姓' }), first }),
  },
  RoomArticle: {
    document: documents.RoomArticleDocument,
    variables: async () => ({ id: await idOf('articles', JUMP) }),
  },
  RoomCorrections: { document: documents.RoomCorrectionsDocument, variables: (first) => ({ first }) },
  RoomFront: { document: documents.RoomFrontDocument, variables: (issues) => ({ issues, undated: issues }) },
  RoomIssue: {
    document: documents.RoomIssueDocument,
    variables: async () => ({
      newspaper: await idOf('newspapers', { name: '黔北日报' }),
      date: '2021-05-18',
      earlier: { to: '2021-05-17' },
      later: { from: '2021-05-19' },
    }),
  },
  RoomIssuesOfYear: {
    document: documents.RoomIssuesOfYearDocument,
    variables: async () => ({
      id: await idOf('newspapers', { name: '黔北日报' }),
      winter: { from: '2021-01-01', to: '2021-03-31' },
      spring: { from: '2021-04-01', to: '2021-06-30' },
      summer: { from: '2021-07-01', to: '2021-09-30' },
      autumn: { from: '2021-10-01', to: '2021-12-31' },
    }),
  },
  RoomNear: {
    document: documents.RoomNearDocument,
    variables: async (first) => ({ id: await idOf('articles', { headline: '做优一片叶子 带富一方百姓' }), first }),
  },
  RoomNewspaper: {
    document: documents.RoomNewspaperDocument,
    variables: async () => ({ id: await idOf('newspapers', { name: '黔北日报' }) }),
  },
  RoomNumberSums: {
    document: documents.RoomNumberSumsDocument,
    variables: (first) => ({
      groupBy: 'MONTH',
      measure: '年龄',
      filter: { measure: '年龄' },
      withSeries: true,
      first,
    }),
  },
  RoomNumbers: {
    document: documents.RoomNumbersDocument,
    variables: async (first) => ({
      filter: { measure: '接待游客' },
      first,
      chosen: [await idOf('newspapers', {})],
    }),
  },
  RoomOrganization: {
    document: documents.RoomOrganizationDocument,
    variables: async (first) => ({ id: await idOf('organizations', { spellings: '翠螺茶业' }), first }),
  },
  RoomPage: { document: documents.RoomPageDocument, variables: async () => ({ id: await idOf('pages', {}) }) },
  RoomPerson: {
    document: documents.RoomPersonDocument,
    variables: async (first) => ({ id: await idOf('people', { name: '覃世昌' }), first }),
  },
  RoomPlace: {
    document: documents.RoomPlaceDocument,
    variables: async (first) => ({ id: await idOf('locations', { name: '宜昌市' }), first }),
  },
  RoomResults: {
    document: documents.RoomResultsDocument,
    variables: async (first) => ({ filter: { text: '全市' }, first, chosen: [await idOf('people', {})] }),
  },
  Search: { document: documents.SearchDocument, variables: (first) => ({ text: '长', first }) },
  Suggest: { document: documents.SuggestDocument, variables: (first) => ({ text: '覃世昌', first }) },
};
const JUMP = { kind: 'JUMP' };

type Variables = (first: number) => Record<string, unknown> | Promise<Record<string, unknown>>;

let samples: ServedSamples;
let client: GraphQLClient;

beforeAll(async () => {
  samples = await serveSamples();
  client = new GraphQLClient(new URL('graphql', samples.url).href);
  // How long the articles of a segment of the search index are is read once by a process.
  await commandsFor('Search', 5);
});
afterAll(() => samples.close());

test('every query has its cost', async () => {
  const files = await fs.readdir('sdk/operations');
  const definitions = await Promise.all(
    files.map(async (file) => parse(await fs.readFile(path.join('sdk/operations', file), 'utf8')).definitions),
  );
  // What a correction costs depends on how much it changes.
  const names = definitions.flat().flatMap((definition) => {
    const isQuery = definition.kind === Kind.OPERATION_DEFINITION && definition.operation === OperationTypeNode.QUERY;
    return isQuery ? (definition.name?.value ?? []) : [];
  });
  // What is saved is its owner's: whoever sends no token has none.
  expect(names.filter((name) => name !== 'SavedSearches').sort()).toEqual(Object.keys(OPERATIONS));
});

test.each(Object.keys(OPERATIONS))('%s costs the same for a few as for a hundred', async (name) => {
  const forFew = await commandsFor(name, 5);
  const forHundred = await commandsFor(name, 100);
  expect(forHundred.map(nameOf).sort()).toEqual(forFew.map(nameOf).sort());
});

test.runIf(EMBEDDED)('the document says what each operation costs in the embedded store', async () => {
  const operations: string[] = [];
  for (const name of Object.keys(OPERATIONS)) {
    const commands = await commandsFor(name, 20);
    const served = await Promise.all(commands.map(async (command) => `${nameOf(command)} (${await indexOf(command)})`));
    operations.push([`${name}: ${commands.length}`, ...counted(served)].join('\n  '));
  }
  const document = await fs.readFile(DOCUMENT, 'utf8');
  const shown = document.replace(/(?<=^```text\n)[^`]*/mu, `${operations.join('\n')}\n`);
  await expect(shown).toMatchFileSnapshot(DOCUMENT);
});

/** The commands of an operation that brings back `first` objects, in the order in which they are sent. */
async function commandsFor(name: string, first: number): Promise<Document[]> {
  const operation = OPERATIONS[name];
  if (operation === undefined) throw new Error(`there is no operation ${name}`);
  const variables = (await operation.variables?.(first)) ?? {};
  // Figures are read once a snapshot, for all who ask.
  await client.request(operation.document, variables);
  return samples.commandsDuring(async () => {
    const data = await client.request<Record<string, unknown>>(operation.document, variables);
    expect(Object.values(data), 'what is asked for is there').not.toContain(null);
  });
}

function nameOf(command: Document): string {
  return command.find ? `find ${command.find}` : `aggregate ${command.aggregate}`;
}

/** Each once, with how often it occurs: "2 × find pages (order)". */
function counted(lines: readonly string[]): string[] {
  return [...new Set(lines)].sort().map((line) => {
    const times = lines.filter((other) => other === line).length;
    return times > 1 ? `${times} × ${line}` : line;
  });
}

/** The keys of the index that a command starts from: "pageId, order". */
async function indexOf(command: Document): Promise<string> {
  const plain = asFind(command);
  const { queryPlanner } = await samples.db.command({ explain: plain });
  const plan = JSON.stringify(queryPlanner.winningPlan);
  const [, pattern] = /"keyPattern":(\{.*?\})/u.exec(plain.find === 'archive' ? '"keyPattern":{"_id":1}' : plan) ?? [];
  expect(pattern, `${nameOf(command)} is served by an index: ${plan}`).toBeDefined();
  return Object.keys(JSON.parse(pattern ?? '{}')).join(', ');
}

/** A pipeline's beginning is planned as a find is. */
function asFind({ find, filter, sort, limit, aggregate, pipeline = [] }: Document): Document {
  if (find) return { find, filter, ...(sort && { sort }), ...(limit && { limit }) };
  const [{ $match }, { $sort } = {} as Document] = pipeline;
  return { find: aggregate, filter: $match, ...($sort && { sort: $sort }) };
}

async function idOf(collection: string, filter: Document): Promise<string> {
  const found = await samples.db.collection(collection).findOne(filter);
  return found?.id ?? '';
}

/** The archive of the samples is written once: all of it is new. */
async function keptSince(): Promise<number> {
  const [first] = await samples.db.collection<{ _id: number }>('changes').find().sort({ _id: 1 }).limit(1).toArray();
  return (first?._id ?? 1) - 1;
}

/** A number in whose sentence somebody and some place are named. */
async function evident(): Promise<string> {
  return idOf('metrics', { sentence: { $regex: '秭归县柑橘协会' } });
}
