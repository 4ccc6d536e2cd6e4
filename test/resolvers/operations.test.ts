/** What each operation of the client costs: which commands, and that it is the same however much there is. */
import fs from 'node:fs';
import { parse, print, separateOperations } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestArchive } from '../support/archive.js';
import { idOf } from '../support/newspaper.js';
import { longPage, PAGES } from '../support/pages.js';

const FOLDER = new URL('../../sdk/operations/', import.meta.url);
const document = parse(
  fs
    .readdirSync(FOLDER)
    .map((file) => fs.readFileSync(new URL(file, FOLDER), 'utf8'))
    .join('\n'),
);
const operations = separateOperations(document);

/** For each operation its variables and its commands, besides the one for the snapshot. */
const COSTS: Record<string, [variables: Record<string, unknown>, commands: string[]]> = {
  Archive: [
    {},
    [
      'aggregate articles',
      'aggregate locations',
      'aggregate metrics',
      'aggregate organizations',
      'aggregate pages',
      'aggregate pages',
      'aggregate people',
      'aggregate people',
      'find pages',
      'find pages',
    ],
  ],
  Articles: [
    { filter: { personName: '林启明' }, first: 100 },
    [
      'aggregate articles',
      'find articles',
      'find locations',
      'find metrics',
      'find pages',
      'find people',
      'find people',
    ],
  ],
  Article: [
    { id: idOf.article('粮仓一年回访') },
    ['find articles', 'find articles', 'find locations', 'find metrics', 'find pages', 'find pages', 'find people'],
  ],
  RelatedArticles: [
    { id: idOf.article('植树三千株') },
    ['find articles', 'find articles', 'find articles', 'find locations', 'find organizations', 'find people'],
  ],
  Locations: [{ first: 100 }, ['aggregate locations', 'find locations', 'find locations']],
  Location: [
    { name: '沁阳市', first: 100 },
    ['aggregate articles', 'aggregate locations', 'find locations', 'find locations'],
  ],
  Metrics: [
    { filter: { kinds: ['AMOUNT'] }, orderBy: 'VALUE_DESC', first: 100 },
    ['aggregate metrics', 'find articles', 'find metrics', 'find pages'],
  ],
  MetricGroups: [{ groupBy: 'MONTH' }, ['aggregate metrics']],
  MetricSeries: [{ label: '慰问' }, ['find articles', 'find metrics']],
  MetricEvidence: [
    { id: 'met_植树三千株_0' },
    ['find articles', 'find locations', 'find metrics', 'find pages', 'find people'],
  ],
  Organizations: [{ first: 100 }, ['aggregate organizations', 'find organizations']],
  Organization: [{ name: '青禾农机有限公司', first: 100 }, ['aggregate articles', 'find organizations']],
  Pages: [{ first: 100 }, ['aggregate pages', 'find articles', 'find pages']],
  Page: [{ id: idOf.page('怀川晨报-A01') }, ['find articles', 'find pages']],
  People: [{ first: 100 }, ['aggregate people', 'find people']],
  Person: [
    { name: '林启明', first: 100 },
    ['aggregate articles', 'find articles', 'find pages', 'find people', 'find people'],
  ],
  PersonTimeline: [{ name: '林启明' }, ['find articles', 'find articles', 'find people']],
};

let archive: TestArchive;

beforeAll(async () => {
  archive = await TestArchive.open([...PAGES, longPage(120)]);
});
afterAll(() => archive.close());

test('every operation is listed here', () => {
  expect(Object.keys(operations).sort()).toEqual(Object.keys(COSTS).sort());
});

test.each(Object.entries(COSTS))('%s', async (name, [variables, commands]) => {
  expect(await commandsOf(name, variables)).toEqual(commands);
});

async function commandsOf(name: string, variables: Record<string, unknown>): Promise<string[]> {
  const operation = operations[name];
  if (operation === undefined) throw new Error(`there is no operation ${name}`);
  const commands = await archive.commandsFor(print(operation), variables);
  return commands.filter((command) => command !== 'find archive').sort();
}
