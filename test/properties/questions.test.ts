/** Whatever is asked with arguments of the right types is answered, or the argument is named: nothing of it is the server's fault. */

import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { createSchema } from '../../src/resolvers/schema.js';
import { fc } from '../support/any-input.js';
import { TestArchive } from '../support/archive.js';
import { PAGES } from '../support/pages.js';

const schema = await createSchema();
const FIELDS = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ args }) => args.length > 0);

/** What may be wrong with values that fit their types. */
const EXPECTED = new Set(['BAD_USER_INPUT', 'QUERY_TOO_COSTLY']);

const WORDS = [
  '粮仓',
  '沁阳市',
  '林启明',
  '"粮仓"',
  '-粮仓',
  '“',
  'CNY',
  '12.5亿元',
  '$ne',
  '.*',
  '\\',
  '\0',
  '\ud800',
  'lin',
];
const DAYS = ['2020-10-16', '0000-00-00', '9999-12-31', '2021-02-29', '', '2020-10-16T00:00:00Z'];

let archive: TestArchive;
let ids: string[];
let head: number;

beforeAll(async () => {
  archive = await TestArchive.open(PAGES);
  const found = await Promise.all(
    ['pages', 'articles', 'metrics', 'people', 'locations', 'organizations'].map((name) =>
      archive.db
        .collection(name)
        .distinct('id')
        .catch(() =>
          archive.db
            .collection(name)
            .find()
            .map(({ id }) => id)
            .toArray(),
        ),
    ),
  );
  ids = found.flat().map(String);
  const { data } = await archive.ask('{ archive { snapshot } }');
  head = (data as { archive: { snapshot: number } }).archive.snapshot;
});
afterAll(() => archive.close());

const text = () =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
    fc.string({ unit: 'binary' }),
    fc.string({ maxLength: 300 }),
  );

function anyOf(type: GraphQLInputType): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return anyOf(type.ofType).filter((value) => value !== null);
  if (isListType(type)) return fc.option(fc.array(anyOf(type.ofType), { maxLength: 6 }), { freq: 20 });
  return fc.option(someOf(type), { freq: 20 });
}

function someOf(type: GraphQLInputType): fc.Arbitrary<unknown> {
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).map((field) => [field.name, anyOf(field.type)]);
    return fc.record(Object.fromEntries(fields), { requiredKeys: [] });
  }
  switch (getNamedType(type).name) {
    case 'Int':
      return fc.oneof(fc.integer({ min: -2, max: 101 }), fc.integer());
    case 'Float':
      return fc.oneof(
        { weight: 4, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
        { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
      );
    case 'Boolean':
      return fc.boolean();
    case 'Date':
      return fc.oneof(
        fc.constantFrom(...DAYS),
        fc.date({ noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10)),
      );
    case 'ID':
      return fc.oneof(
        fc.nat().map((at) => ids[at % ids.length] ?? ''),
        text(),
      );
    default:
      return text();
  }
}

const PARTS = ['first', 'last', 'after', 'before'];

/** Mostly a snapshot that there was, for of the numbers that fit the type hardly any is one. */
const snapshots = () => fc.oneof({ weight: 3, arbitrary: fc.nat({ max: head }) }, fc.integer());

/** Some of its arguments; of a list mostly a part that there is, for most others are refused before anything is asked. */
function argumentsOf(args: readonly GraphQLArgument[]): fc.Arbitrary<Record<string, unknown>> {
  const recordOf = (chosen: readonly GraphQLArgument[]) =>
    fc.record(
      Object.fromEntries(chosen.map(({ name, type }) => [name, name === 'since' ? snapshots() : anyOf(type)])),
      {
        requiredKeys: chosen.filter(({ type }) => isNonNullType(type)).map(({ name }) => name),
      },
    );
  const part = fc.record({ first: fc.integer({ min: 1, max: 100 }) }, { requiredKeys: [] });
  const plain = fc
    .tuple(recordOf(args.filter(({ name }) => !PARTS.includes(name))), part)
    .map(([others, { first }]) => (args.some(({ name }) => name === 'first') ? { ...others, first } : others));
  return fc.oneof({ weight: 4, arbitrary: plain }, { weight: 1, arbitrary: recordOf(args) });
}

/** The field with all its arguments as variables, and of what it gives all that takes no more asking. */
function queryOf({ name, args, type }: GraphQLField<unknown, unknown>): string {
  const declared = args.map((argument) => `$${argument.name}: ${argument.type}`).join(', ');
  const passed = args.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const named = getNamedType(type);
  const selected = isLeafType(named) ? '' : `{ ${selectionOf(named.name, 2)} }`;
  return `query (${declared}) { ${name}(${passed}) ${selected} }`;
}

function selectionOf(name: string, depth: number): string {
  const type = schema.getType(name);
  if (!isObjectType(type)) return '__typename';
  const selected = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some((argument) => isNonNullType(argument.type))) return [];
    const named = getNamedType(field.type);
    if (isLeafType(named)) return [field.name];
    if (depth > 0 && ['nodes', 'pageInfo', 'edges'].includes(field.name)) {
      return [`${field.name} { ${selectionOf(named.name, depth - 1)} }`];
    }
    return [];
  });
  return ['__typename', ...selected].join(' ');
}

test.each(FIELDS.map((field) => [field.name, field] as const))('%s, with any arguments', async (_, field) => {
  const query = queryOf(field);
  let answered = 0;
  const isExpected = async (variables: Record<string, unknown>) => {
    const { data, errors } = await archive.ask(query, variables);
    const codes = errors.map(({ extensions }) => String(extensions?.code));
    expect(codes.filter((code) => !EXPECTED.has(code))).toEqual([]);
    expect(errors.length > 0 || data !== null).toBe(true);
    if (errors.length === 0) answered++;
  };
  await fc.assert(fc.asyncProperty(argumentsOf(field.args), isExpected), { numRuns: 60 });
  expect(answered).toBeGreaterThan(0);
});

it('asks every question that takes arguments', () => {
  expect(FIELDS.map(({ name }) => name)).toEqual(expect.arrayContaining(['articles', 'metrics', 'search', 'nodes']));
});
