/** What is refused before it runs for what it would take, and what must never be. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { type GraphQLError, getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { createSchema } from '../../src/resolvers/schema.js';
import { Operations } from '../../src/server/operations.js';
import { fencesOf } from '../support/fences.js';

const schema = await createSchema();

function refusalOf(query: string, variables: Record<string, unknown> = {}, name: string | null = null) {
  try {
    new Operations(schema).find(parse(query), name).checkLimits(variables);
    return null;
  } catch (cause) {
    return (cause as GraphQLError).extensions.code;
  }
}

const often = (times: number, field: string) => Array.from({ length: times }, (_, n) => `a${n}: ${field}`).join(' ');

describe('too costly is', () => {
  test.each([
    ['a long text under many names', `{ pages(first: 100) { nodes { ${often(1200, 'text')} } } }`],
    ['a long text that is made', `{ articles(first: 100) { nodes { ${often(60, 'body')} } } }`],
    ['the sentence of each number under many names', `{ metrics(first: 100) { nodes { ${often(600, 'sentence')} } } }`],
    [
      'much text around each number',
      `{ metrics(first: 100) { nodes { ${often(30, 'span { context(before: 1000, after: 1000) }')} } } }`,
    ],
    ['plain values without number', `{ articles(first: 100) { nodes { people { ${often(1200, 'name')} } } } }`],
    ['nested lists under many names', `{ people(first: 100) { nodes { ${often(1500, 'offices { title }')} } } }`],
    ['95 groupings of some', `{ ${often(95, 'metricGroups(groupBy: LABEL, filter: { unit: "CNY" }) { sum }')} }`],
    ['95 groupings', `{ ${often(95, 'metricGroups(groupBy: LABEL) { sum }')} }`],
    ['90 counts of some', `{ ${often(90, 'articles(filter: { hasHeadline: true }) { totalCount }')} }`],
    [
      'the figures of the archive 90 times',
      `{ ${often(90, 'archive { pageCount articleCount metricCount personCount coverage firstDate }')} }`,
    ],
    ['80 searches', `{ ${often(80, 'search(text: "粮食") { totalCount }')} }`],
    ['80 searches in articles', `{ ${often(80, 'articles(filter: { text: "粮食" }) { nodes { id } }')} }`],
    ['the schema of the schema', `{ __schema { types { ${'fields { type { '.repeat(4)} name ${'} } '.repeat(4)} } } }`],
    ['the schema under many names', `{ ${often(80, '__schema { types { fields { args { type { name } } } } }')} }`],
  ])('%s', (_, query) => {
    expect(refusalOf(query)).toBe('QUERY_TOO_COSTLY');
  });

  test('a life day by day, asked 80 times for many', () => {
    const query = `{ people(first: 20) { nodes { ${often(80, 'timeline { date }')} } } }`;
    expect(refusalOf(query)).toBe('QUERY_TOO_COSTLY');
  });

  test('a list of 25,000 values in a variable', () => {
    const query = 'query($kinds: [ArticleKind!]) { articles(filter: { kinds: $kinds }) { nodes { id } } }';
    expect(refusalOf(query, { kinds: ['NEWS'] })).toBeNull();
    expect(refusalOf(query, { kinds: Array(25_000).fill('NEWS') })).toBe('QUERY_TOO_COSTLY');
  });

  test('a dear grouping, after a cheap one was asked for with the same document', () => {
    const query = `query($by: MetricGroupKey!) { ${often(10, 'metricGroups(groupBy: $by) { sum }')} }`;
    const operation = new Operations(schema).find(parse(query), null);
    expect(operation.checkLimits({ by: 'KIND' })).toBeGreaterThan(0);
    expect(() => operation.checkLimits({ by: 'MEASURE' })).toThrow(/costs/u);
  });

  test('a list of 25,000 values deep in a variable, after a short one was asked for', () => {
    const operation = new Operations(schema).find(
      parse('query($filter: ArticleFilter) { articles(filter: $filter) { nodes { id } } }'),
      null,
    );
    const withKinds = (count: number) => () =>
      operation.checkLimits({ filter: { metric: { kinds: Array(count).fill('AREA') } } });
    expect(withKinds(2)).not.toThrow();
    expect(withKinds(25_000)).toThrow('The operation costs');
  });

  test('what a condition in a variable makes costly', () => {
    const query = `query($filter: MetricFilter) { ${often(5, 'metricGroups(groupBy: MEASURE, filter: $filter) { sum }')} }`;
    expect(refusalOf(query, { filter: {} })).toBeNull();
    expect(refusalOf(query, { filter: { unit: 'CNY' } })).toBe('QUERY_TOO_COSTLY');
  });
});

describe('within the limits is', () => {
  test('the whole schema, as explorers ask for it', () => {
    expect(refusalOf(getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true }))).toBeNull();
  });

  test.each(['README.md', 'docs/API.md'])('every query of %s', async (file) => {
    const queries = fencesOf(await fs.readFile(file, 'utf8')).filter(({ language }) => language === 'graphql');
    expect(queries.length).toBeGreaterThan(0);
    for (const { text } of queries) expect(refusalOf(text), text).toBeNull();
  });

  test('every operation of the SDK, with a hundred of each', async () => {
    const folder = path.resolve('sdk/operations');
    const files = await fs.readdir(folder);
    const texts = await Promise.all(files.map((file) => fs.readFile(path.join(folder, file), 'utf8')));
    const document = texts.join('\n');
    const names = [...document.matchAll(/^(?:query|mutation) (\w+)/gmu)].flatMap(([, name]) => name ?? []);
    expect(names.length).toBeGreaterThan(15);
    for (const name of names) expect(refusalOf(document, { first: 100 }, name), name).toBeNull();
  });
});

test('fragments that double cost no time to reckon', () => {
  const doubling = Array.from(
    { length: 400 },
    (_, n) => `fragment F${n} on Article { ...F${n + 1} ...F${n + 1} ...F${n + 1} }`,
  );
  const query = `{ articles { nodes { ...F0 } } } ${doubling.join(' ')} fragment F400 on Article { headline }`;
  expect(refusalOf(query)).toBe('QUERY_TOO_COSTLY');
});
