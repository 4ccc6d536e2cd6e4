/**
 * Only what is asked for is read of a document: each field asked for alone says what it says beside all others, so that
 * no field lives on what another one has had read.
 */
import {
  type GraphQLField,
  type GraphQLOutputType,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSchema } from '../../src/resolvers/schema.js';
import { TestArchive } from '../support/archive.js';
import { PAGES } from '../support/pages.js';

const schema = await createSchema();

/** Counts of lists, and what a search may have meant, read what they need by themselves: see `facets.test.ts`, `search.test.ts`. */
const BY_THEMSELVES: ReadonlySet<string> = new Set(['facets', 'histogram', 'didYouMean']);

/** How objects of each type are come by, and where they stand in the answer. */
const LISTS: readonly [type: string, list: string, path: readonly string[]][] = [
  ['Page', 'pages(first: 3)', ['pages', 'nodes']],
  ['Article', 'articles(first: 10)', ['articles', 'nodes']],
  ['Article', 'articles(first: 10, orderBy: DATE_DESC)', ['articles', 'nodes']],
  ['ArticleEdge', 'articles(filter: { text: "粮仓" })', ['articles', 'edges']],
  ['ArticleEdge', 'articles(filter: { text: "粮仓" }, orderBy: DATE_DESC)', ['articles', 'edges']],
  ['Metric', 'metrics', ['metrics', 'nodes']],
  ['Metric', 'metrics(orderBy: VALUE_DESC)', ['metrics', 'nodes']],
  ['Person', 'people', ['people', 'nodes']],
  ['Person', 'people(orderBy: NAME)', ['people', 'nodes']],
  ['Location', 'locations(first: 10)', ['locations', 'nodes']],
  ['Organization', 'organizations(first: 10)', ['organizations', 'nodes']],
  ['Newspaper', 'newspapers(first: 1)', ['newspapers', 'nodes']],
  ['Issue', 'issues(first: 3)', ['issues', 'nodes']],
  ['MetricGroup', 'metricGroups(groupBy: MEASURE)', ['metricGroups']],
  ['MetricSeries', 'metricSeries(measure: "总投资")', ['metricSeries']],
];
const CASES = LISTS.flatMap(([type, list, path]) =>
  fieldsOf(type).map((field) => ({ type, list, path, field: field.name, selection: selectionOf(field) })),
);

let archive: TestArchive;

beforeAll(async () => {
  archive = await TestArchive.open(PAGES);
});
afterAll(() => archive.close());

test.each(LISTS)('%s of %s says in each field alone what it says beside all others', async (type, list, path) => {
  const cases = CASES.filter((each) => each.type === type && each.list === list);
  const together = await objects(list, path, cases.map(({ selection }) => selection).join('\n'));
  expect(together.length).toBeGreaterThan(0);
  for (const { field, selection } of cases) {
    const alone = await objects(list, path, selection);
    expect(alone, `${type}.${field}`).toEqual(together.map((object) => ({ [field]: object[field] })));
  }
});

async function objects(list: string, path: readonly string[], selection: string): Promise<Record<string, unknown>[]> {
  const [, part] = path;
  const data = await archive.data(`{ ${list} { ${part === undefined ? selection : `${part} { ${selection} }`} } }`);
  return path.reduce((value, key) => value[key], data);
}

function fieldsOf(name: string): GraphQLField<unknown, unknown>[] {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`${name} is no object`);
  return Object.values(type.getFields());
}

/** The field with what lies in it, two levels deep. */
function selectionOf(field: GraphQLField<unknown, unknown>): string {
  return `${field.name}${fewOf(field)}${below(field.type, 2)}`;
}

/** All at once would be more than one operation may ask for. */
function fewOf({ args }: GraphQLField<unknown, unknown>): string {
  return args.some(({ name }) => name === 'first') ? '(first: 2)' : '';
}

function below(output: GraphQLOutputType, levels: number): string {
  const type = getNamedType(output);
  if (!isCompositeType(type)) return '';
  if (isUnionType(type)) {
    return ` { ${type
      .getTypes()
      .map((each) => `... on ${each.name}${below(each, levels)}`)
      .join(' ')} }`;
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return '';
  // What wraps a list is no level of its own.
  const left = /Connection$|Edge$/u.test(type.name) ? levels : levels - 1;
  const fields = Object.values(type.getFields()).filter(
    (each) => (left > 0 || !isCompositeType(getNamedType(each.type))) && !BY_THEMSELVES.has(each.name),
  );
  const inner = fields
    .filter((each) => each.name !== 'edges')
    .map((each) => ({ each, selection: below(each.type, left) }))
    // What holds nothing but what lies deeper is not asked for at all.
    .filter(({ each, selection }) => selection !== '' || !isCompositeType(getNamedType(each.type)))
    .map(
      ({ each, selection }) =>
        `${type.name.charAt(0).toLowerCase()}${each.name}: ${each.name}${fewOf(each)}${selection}`,
    );
  return inner.length === 0 ? '' : ` { ${inner.join(' ')} }`;
}
