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

describe('a location', () => {
  test('is found by id, name, printed form or code', async () => {
    const { id, name, printed, code } = await ask(
      `query($id: ID!) {
         id: location(id: $id) { id name level code spellings }
         name: location(name: "焦作市") { id }
         printed: location(name: "焦作") { id }
         code: location(code: "410800") { id }
       }`,
      { id: idOf.location('焦作市') },
    );
    expect(id).toEqual({
      id: idOf.location('焦作市'),
      name: '焦作市',
      level: 'CITY',
      code: '410800',
      spellings: ['焦作市', '焦作'],
    });
    expect([name, printed, code]).toEqual([{ id: id.id }, { id: id.id }, { id: id.id }]);
  });

  test('lies in others and has others in it', async () => {
    const { location } = await ask(`{ location(name: "沁阳市") {
      parent { name parent { name parent { name } } } ancestors { name }
      children { totalCount nodes { name } edges { cursor node { name } } pageInfo { hasNextPage } }
    } }`);
    expect(location).toMatchObject({
      parent: { name: '焦作市', parent: { name: '河南省', parent: null } },
      ancestors: [{ name: '河南省' }, { name: '焦作市' }],
      children: { totalCount: 1, nodes: [{ name: '西向镇' }], pageInfo: { hasNextPage: false } },
    });
  });

  test('gathers the articles about everything in it', async () => {
    const { location } = await ask(
      `{ location(name: "焦作市") { articles { totalCount nodes { headline } } children(first: 5) { nodes { name articles { totalCount } } } } }`,
    );
    expect(location.articles.totalCount).toBe(4);
    expect(location.articles.nodes).toHaveLength(4);
    expect(location.children.nodes).toEqual([
      { name: '修武县', articles: { totalCount: 1 } },
      { name: '沁阳市', articles: { totalCount: 3 } },
    ]);
  });

  test('stands in a list by name', async () => {
    const { locations } = await ask(
      '{ locations { totalCount nodes { name } edges { cursor node { name } } pageInfo { hasNextPage } } }',
    );
    expect(locations.totalCount).toBe(6);
    expect(locations.nodes.map((node: { name: string }) => node.name).sort()).toEqual(
      ['云阳河', '修武县', '沁阳市', '河南省', '焦作市', '西向镇'].sort(),
    );
  });
});

describe('an organization', () => {
  test('is found by id or name, with the articles that name it', async () => {
    const { organization, byId } = await ask(
      `query($id: ID!) {
         organization(name: "青禾农机有限公司") { id name spellings articles(first: 1) { totalCount nodes { headline } pageInfo { hasNextPage } } }
         byId: organization(id: $id) { name }
       }`,
      { id: idOf.organization('青禾农机有限公司') },
    );
    expect(organization).toEqual({
      id: idOf.organization('青禾农机有限公司'),
      name: '青禾农机有限公司',
      spellings: ['青禾农机有限公司'],
      articles: { totalCount: 2, nodes: [{ headline: '沁阳市新建粮仓开工' }], pageInfo: { hasNextPage: true } },
    });
    expect(byId).toEqual({ name: '青禾农机有限公司' });
  });

  test('stands in a list', async () => {
    const { organizations } = await ask(
      `{ organizations(filter: { name: "农机" }) { totalCount nodes { name } edges { cursor node { name } } pageInfo { hasNextPage } } }`,
    );
    expect(organizations).toMatchObject({ totalCount: 1, nodes: [{ name: '青禾农机有限公司' }] });
  });
});
