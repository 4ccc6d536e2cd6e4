import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestArchive } from '../support/archive.js';
import { PAGES } from '../support/pages.js';

let archive: TestArchive;

beforeAll(async () => {
  archive = await TestArchive.open(PAGES);
});
afterAll(() => archive.close());

describe('a query', () => {
  test('that nests too deeply is refused with its depth', async () => {
    const query = `{ location(name: "沁阳市") { ${'parent { '.repeat(20)} name ${'} '.repeat(20)} } }`;
    const { data, errors } = await archive.ask(query);
    expect(data).toBeNull();
    expect(errors).toMatchObject([
      { message: 'The operation is 22 levels deep; at most 20 are allowed.', extensions: { code: 'QUERY_TOO_DEEP' } },
    ]);
  });

  test('that nests too deeply through fragments is refused as well', async () => {
    const fragments = Array.from(
      { length: 10 },
      (_, n) => `fragment F${n} on Location { parent { parent { ...F${n + 1} } } }`,
    );
    const query = `{ location(name: "沁阳市") { ...F0 } } ${fragments.join(' ')} fragment F10 on Location { name }`;
    expect((await archive.ask(query)).errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_DEEP' } }]);
  });

  test('that could ask for too many objects is refused with its cost and a way out', async () => {
    const query = `{ people(first: 100) { nodes { appearances(first: 100) { nodes { article { metrics { label } } } } } } }`;
    const [error] = (await archive.ask(query)).errors;
    expect(error?.message).toMatch(/^The operation costs \d+, at most 500000 is allowed: ask for less with first/u);
    expect(error?.extensions).toMatchObject({ code: 'QUERY_TOO_COSTLY' });
  });

  test('is held against the limits anew for other variables', async () => {
    const query = `query($first: Int, $people: Boolean = true) { people(first: $first) { nodes {
      appearances(first: 100) @include(if: $people) { nodes { article { metrics { label } } } } } } }`;
    const codes = async (variables: object) =>
      (await archive.ask(query, { ...variables })).errors.map(({ extensions }) => extensions?.code);
    expect(await codes({ first: 1 })).toEqual([]);
    expect(await codes({ first: 100 })).toEqual(['QUERY_TOO_COSTLY']);
    expect(await codes({ first: 1 })).toEqual([]);
    expect(await codes({ first: 100, people: false })).toEqual([]);
    expect(await codes({ first: 100 })).toEqual(['QUERY_TOO_COSTLY']);
    expect(await codes({ first: 'many' })).toEqual(['BAD_USER_INPUT']);
  });

  test('that asks the same costly thing under many names is refused', async () => {
    const alias = (n: number) =>
      `a${n}: articles(first: 100) { nodes { people { person { appearances(first: 20) { nodes { name } } } } } }`;
    const query = `{ ${Array.from({ length: 10 }, (_, n) => alias(n)).join(' ')} }`;
    expect((await archive.ask(query)).errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COSTLY' } }]);
  });

  test('that puts too many questions at once is refused', async () => {
    const query = (questions: number) =>
      `{ ${Array.from({ length: questions }, (_, n) => `a${n}: metricGroups(groupBy: UNIT) { sum }`).join(' ')} }`;
    expect((await archive.ask(query(10))).errors).toEqual([]);
    expect((await archive.ask(query(200))).errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COSTLY' } }]);
  });

  test('whose length is a variable costs what the variable says', async () => {
    const query = `query($first: Int) { people(first: $first) { nodes { appearances(first: 100) { nodes { article { metrics { label } } } } } } }`;
    expect((await archive.ask(query, { first: 1 })).errors).toEqual([]);
    expect((await archive.ask(query, { first: 100 })).errors).toMatchObject([
      { extensions: { code: 'QUERY_TOO_COSTLY' } },
    ]);
  });

  test('that is too long is refused before it is understood', async () => {
    const { errors } = await archive.ask(`{ ${'__typename '.repeat(6_000)} }`);
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }]);
  });

  test('whose time is up asks the store nothing more', async () => {
    const { errors } = await archive.ask('{ articles { nodes { headline } } }', {}, 0);
    expect(errors).toMatchObject([{ message: 'The operation took too long.', extensions: { code: 'TIMEOUT' } }]);
  });

  test('about the whole schema is allowed', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    expect((await archive.ask(getIntrospectionQuery())).errors).toEqual([]);
  });
});
