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

describe('a person', () => {
  test('is found by name or by a printed form, with offices over time', async () => {
    const { person } = await ask(`{ person(name: "若兰") {
      id name pinyin spellings isOfficial offices { title firstSeen lastSeen articleCount }
    } }`);
    expect(person).toEqual({
      id: idOf.person('周若兰'),
      name: '周若兰',
      pinyin: 'zhou ruolan',
      spellings: ['周若兰', '若兰'],
      isOfficial: true,
      offices: [
        { title: '修武县县长', firstSeen: '2020-10-16', lastSeen: '2020-10-16', articleCount: 1 },
        { title: '书记', firstSeen: '2022-03-12', lastSeen: '2022-03-12', articleCount: 1 },
      ],
    });
  });

  test('appears in articles, as each of them prints the name', async () => {
    const { person } = await ask(`{ person(name: "周若兰") { appearances {
      totalCount nodes { name titles article { headline } }
      edges { cursor node { name } } pageInfo { hasNextPage }
    } } }`);
    expect(person.appearances).toMatchObject({
      totalCount: 2,
      nodes: [
        { name: '周若兰', titles: ['修武县县长'], article: { headline: '修武县清淤云阳河' } },
        { name: '若兰', titles: ['书记'], article: { headline: '植树三千株' } },
      ],
      pageInfo: { hasNextPage: false },
    });
  });

  test('appears beside others, most often first', async () => {
    const { person } = await ask(
      `{ person(name: "林启明") { coAppearances { articleCount person { name } } one: coAppearances(first: 1) { person { name } } } }`,
    );
    expect(person.coAppearances).toEqual([
      { articleCount: 2, person: { name: '周若兰' } },
      { articleCount: 1, person: { name: '何向东' } },
    ]);
    expect(person.one).toEqual([{ person: { name: '周若兰' } }]);
  });

  test('stands in a list by the number of articles, or by pinyin', async () => {
    const { people, byName } = await ask(`{
      people { totalCount nodes { name } edges { cursor node { id } } pageInfo { endCursor } }
      byName: people(orderBy: NAME) { nodes { name } }
    }`);
    expect(people.totalCount).toBe(3);
    expect(people.nodes[0]).toEqual({ name: '林启明' });
    expect(people.edges[2].cursor).toBe(people.pageInfo.endCursor);
    expect(byName.nodes).toEqual([{ name: '何向东' }, { name: '林启明' }, { name: '周若兰' }]);
  });

  test('has a timeline of days with the titles printed on each', async () => {
    const { person } = await ask(`{ person(name: "林启明") {
      timeline { date titles appearances { article { headline } } }
      late: timeline(from: "2021-01-01", to: "2023-01-01") { date }
    } }`);
    expect(person.timeline).toEqual([
      {
        date: '2020-10-16',
        titles: ['沁阳市委书记'],
        appearances: [{ article: { headline: '沁阳市新建粮仓开工' } }, { article: { headline: '修武县清淤云阳河' } }],
      },
      { date: '2022-03-12', titles: ['焦作市长'], appearances: [{ article: { headline: '植树三千株' } }] },
    ]);
    expect(person.late).toEqual([{ date: '2022-03-12' }]);
  });
});
