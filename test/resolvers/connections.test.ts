import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestArchive } from '../support/archive.js';
import { idOf } from '../support/newspaper.js';
import { longPage, PAGES } from '../support/pages.js';

let archive: TestArchive;

beforeAll(async () => {
  archive = await TestArchive.open([...PAGES, longPage(12)]);
});
afterAll(() => archive.close());

const ARGUMENTS = 'first: $first, after: $after, last: $last, before: $before';
const PART =
  'totalCount edges { cursor node { __typename } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

/** Every connection of the schema, by the field that gives it. */
const CONNECTIONS: Record<string, [query: string, path: string[], length: number]> = {
  'Query.articles': [`{ list: articles(${ARGUMENTS}) { ${PART} } }`, ['list'], 18],
  'Query.pages': [`{ list: pages(${ARGUMENTS}) { ${PART} } }`, ['list'], 4],
  'Query.people': [`{ list: people(${ARGUMENTS}) { ${PART} } }`, ['list'], 15],
  'Query.locations': [`{ list: locations(${ARGUMENTS}) { ${PART} } }`, ['list'], 6],
  'Query.organizations': [`{ list: organizations(${ARGUMENTS}) { ${PART} } }`, ['list'], 13],
  'Query.metrics': [`{ list: metrics(orderBy: VALUE_DESC, ${ARGUMENTS}) { ${PART} } }`, ['list'], 19],
  'Query.search': [`{ list: search(text: "局长", ${ARGUMENTS}) { ${PART} } }`, ['list'], 12],
  'Person.appearances': [
    `{ person(id: "${idOf.person('林启明')}") { list: appearances(${ARGUMENTS}) { ${PART} } } }`,
    ['person', 'list'],
    7,
  ],
  'Location.children': [
    `{ location(id: "${idOf.location('焦作市')}") { list: children(${ARGUMENTS}) { ${PART} } } }`,
    ['location', 'list'],
    2,
  ],
  'Location.articles': [
    `{ location(id: "${idOf.location('焦作市')}") { list: articles(${ARGUMENTS}) { ${PART} } } }`,
    ['location', 'list'],
    16,
  ],
  'Organization.articles': [
    `{ organization(id: "${idOf.organization('青禾农机有限公司')}") { list: articles(${ARGUMENTS}) { ${PART} } } }`,
    ['organization', 'list'],
    2,
  ],
  'Query.newspapers': [`{ list: newspapers(${ARGUMENTS}) { ${PART} } }`, ['list'], 1],
  'Query.issues': [`{ list: issues(${ARGUMENTS}) { ${PART} } }`, ['list'], 3],
  'Newspaper.issues': [
    `{ newspaper(name: "怀川晨报") { list: issues(${ARGUMENTS}) { ${PART} } } }`,
    ['newspaper', 'list'],
    3,
  ],
  // All but those of the page that prints no newspaper.
  'Newspaper.articles': [
    `{ newspaper(name: "怀川晨报") { list: articles(${ARGUMENTS}) { ${PART} } } }`,
    ['newspaper', 'list'],
    17,
  ],
  'MetricGroup.metrics': [
    `{ metricGroups(groupBy: UNIT, filter: { unit: "CNY" }) { list: metrics(${ARGUMENTS}) { ${PART} } } }`,
    ['metricGroups', '0', 'list'],
    15,
  ],
};

interface Part {
  readonly edges: { readonly cursor: string; readonly node: object }[];
  readonly totalCount: number;
  readonly pageInfo: Record<'startCursor' | 'endCursor', string | null> &
    Record<'hasNextPage' | 'hasPreviousPage', boolean>;
}

describe.each(Object.entries(CONNECTIONS))('%s', (_, [query, path, length]) => {
  const part = async (variables: Record<string, unknown>): Promise<Part> => {
    const declared = 'query($first: Int, $after: String, $last: Int, $before: String)';
    const data = await archive.data(`${declared} ${query}`, variables);
    return path.reduce((value, key) => value[key], data);
  };

  test('gives each item once, forward and backward, and counts them', async () => {
    const whole = await part({ first: 100 });
    expect(whole.totalCount).toBe(length);
    expect(new Set(whole.edges.map(({ cursor }) => cursor)).size).toBe(length);
    expect(whole.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });

    const forward: Part['edges'] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { edges, pageInfo } = await part({ first: 5, after });
      forward.push(...edges);
      ({ endCursor: after, hasNextPage: more } = pageInfo);
    }
    expect(forward).toEqual(whole.edges);

    const backward: Part['edges'] = [];
    for (let before: string | null = null, more = true; more; ) {
      const { edges, pageInfo } = await part({ last: 5, before });
      backward.unshift(...edges);
      ({ startCursor: before, hasPreviousPage: more } = pageInfo);
    }
    expect(backward).toEqual(whole.edges);
  });
});

test('these are all the connections that there are', async () => {
  const { __schema: schema } = await archive.data(
    '{ __schema { types { name fields { name type { ofType { name } } } } } }',
  );
  const fields = schema.types.flatMap(({ name, fields }: Type) =>
    (fields ?? [])
      .filter(({ type }) => type.ofType?.name?.endsWith('Connection'))
      .map((field) => `${name}.${field.name}`),
  );
  // Corrections have to be made first: corrections.test.ts pages through them, and changes.test.ts through what writes changed.
  expect(fields.sort()).toEqual([...Object.keys(CONNECTIONS), 'Query.changes', 'Query.corrections'].sort());
});

interface Type {
  readonly name: string;
  readonly fields:
    | { readonly name: string; readonly type: { readonly ofType: { readonly name: string | null } | null } }[]
    | null;
}
