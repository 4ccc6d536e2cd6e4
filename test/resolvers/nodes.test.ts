import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestArchive } from '../support/archive.js';
import { idOf } from '../support/newspaper.js';
import { PAGES } from '../support/pages.js';

let archive: TestArchive;

beforeAll(async () => {
  archive = await TestArchive.open(PAGES);
});
afterAll(() => archive.close());

const ask = (query: string, variables?: Record<string, unknown>) => archive.data(query, variables);

describe('an id', () => {
  test('leads to its object whatever the type', async () => {
    const ids = [
      idOf.page('怀川晨报-A01'),
      idOf.article('植树三千株'),
      idOf.person('林启明'),
      idOf.location('修武县'),
      idOf.organization('青禾农机有限公司'),
    ];
    const { nodes, node } = await ask(
      `query($ids: [ID!]!, $id: ID!) {
         nodes(ids: $ids) { __typename id ... on Person { name } ... on Location { name } }
         node(id: $id) { id ... on Metric { label article { id } } }
       }`,
      { ids: [...ids, 'per_nobody', 'nonsense'], id: 'met_植树三千株_1' },
    );
    expect(nodes.map((found: { __typename: string } | null) => found?.__typename ?? null)).toEqual([
      'Page',
      'Article',
      'Person',
      'Location',
      'Organization',
      null,
      null,
    ]);
    expect(nodes[2].name).toBe('林启明');
    expect(node).toEqual({ id: 'met_植树三千株_1', label: '投资', article: { id: idOf.article('植树三千株') } });
  });

  test('that nothing bears gives null, without an error', async () => {
    const nothing = await ask(`{
      page(id: "pg_x") { id } article(id: "art_x") { id } person(id: "per_x") { id } location(id: "loc_x") { id }
      organization(id: "org_x") { id } node(id: "met_x") { id } named: person(name: "无此人") { id }
      place: location(code: "999999") { id } body: organization(name: "无此社") { id }
    }`);
    expect(Object.values(nothing)).toEqual(Array(9).fill(null));
  });
});
