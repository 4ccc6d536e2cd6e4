/** What is kept of whom many articles name is what these hold, whatever is written. */
import type { Db } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { matchArticles } from '../../../src/store/articles.js';
import { collectionsOf } from '../../../src/store/collections.js';
import { CountedArticles } from '../../../src/store/facets/articles.js';
import { FACETS, type Facet } from '../../../src/store/facets/question.js';
import { checkFigures } from '../../../src/store/figures/check.js';
import { compareNames, cut, known, type MostNamed, mostOf } from '../../../src/store/figures/most-named.js';
import { headOf } from '../../../src/store/head.js';
import { snapshotAt } from '../../../src/store/snapshot.js';
import { ArchiveWriter, type ChangeSet, changesBetween, type Unversioned } from '../../../src/store/write.js';
import { fc } from '../../support/any-input.js';
import { idOf, type PrintedArticle, type PrintedPage, type Records, recordsOf } from '../../support/newspaper.js';
import { type Random, randomFrom } from '../../support/random.js';
import { eachWithWriter } from '../../support/writer.js';

const SIZES = { large: 5, kept: 4, most: 6, least: 3 };
const PLACES = ['沁阳市', '修武县', '西向镇', '云阳河'];
const ABOVE = ['焦作市', '河南省'];
const PEOPLE = Array.from('金木水火', (family) => Array.from('甲乙丙', (given) => family + given)).flat();
const COMPANIES = Array.from('东南西北', (name) => `${name}风农机有限公司`);

let db: Db;
let writer: ArchiveWriter;
eachWithWriter((archive) => {
  ({ db, writer } = archive);
}, SIZES);

/** Some people are named again and again, most seldom. */
function anyPage(name: string, random: Random): PrintedPage {
  const articles = Array.from({ length: 1 + random.below(3) }, (_, position): PrintedArticle => {
    const people = PEOPLE.filter((_person, rank) => random.below(3 + rank) === 0);
    const organizations = COMPANIES.filter(() => random.below(3) === 0);
    const places = random.below(5) === 0 ? [] : [random.pick(PLACES)];
    return {
      headline: `${name}${position}`,
      body: [[`${name}${position}`, ...people, ...organizations, ...places].join('，')],
      kind: random.pick(['NEWS', 'NOTICE']),
      people: people.map((each) => ({ name: each, titles: [] })),
      organizations,
      places: places.map((each) => ({ name: each })),
    };
  });
  const date = random.pick([null, '2019-12-31', '2020-01-01', '2020-02-01']);
  const newspaper = random.pick([null, '怀川晨报', '怀川晚报']);
  return { name, articles, ...(date && { date }), ...(newspaper && { newspaper }) };
}

const WRITTEN = [
  'pages',
  'articles',
  'metrics',
  'people',
  'locations',
  'organizations',
  'newspapers',
  'issues',
] as const;

/** Makes the archive hold these pages and no others. */
async function write(pages: Iterable<PrintedPage>): Promise<void> {
  const records: Records = recordsOf([...pages]);
  const changes: Record<string, unknown> = {};
  for (const name of WRITTEN) {
    const stored = await writer.find(name, {});
    changes[name] = changesBetween(stored, records[name] as Unversioned<(typeof stored)[number]>[]);
  }
  await writer.commit(changes as ChangeSet);
}

/** Facets and histogram of the articles that meet conditions, as readers get them. */
async function answers(conditions: object, length: number): Promise<Record<string, unknown>> {
  const snapshot = snapshotAt(collectionsOf(db), await headOf(db).current(), Date.now() + 60_000);
  const counted = new CountedArticles(snapshot, {
    matching: () => matchArticles(snapshot, conditions),
    isAll: false,
  });
  const facets: readonly Facet[] = FACETS;
  const found: Record<string, unknown> = { month: await counted.histogram('MONTH'), total: await counted.total() };
  for (const facet of facets) found[facet] = await counted.facet(facet, length, [facet]);
  return found;
}

const asked = [
  ...[...PLACES.slice(0, 2), ...ABOVE].map((name) => ({ location: idOf.location(name) })),
  ...PEOPLE.slice(0, 2).map((name) => ({ person: idOf.person(name) })),
  ...COMPANIES.slice(0, 1).map((name) => ({ organization: idOf.organization(name) })),
].flatMap((named) => [
  named,
  { ...named, kinds: ['NEWS'] },
  { ...named, newspaper: idOf.newspaper('怀川晨报') },
  { ...named, location: idOf.location('修武县') },
]);

describe('of whom many articles name', () => {
  it('is kept what their articles hold after any pages came, changed and went', async () => {
    const pages = new Map<string, PrintedPage>();
    const comeAndGo = async (seed: number) => {
      const random = randomFrom(seed);
      for (let changed = 1 + random.below(4); changed > 0; changed--) {
        const name = `p${random.below(8)}`;
        if (random.below(3) === 0) pages.delete(name);
        else pages.set(name, anyPage(name, random));
      }
      await write(pages.values());
      expect((await checkFigures(db, writer)).differences).toEqual([]);
    };
    await fc.assert(fc.asyncProperty(fc.nat(), comeAndGo), { numRuns: 5, endOnFailure: true });
  });

  it('is counted anew at the end of a long run that nobody reads meanwhile', async () => {
    await writer.close();
    writer = await ArchiveWriter.open(db, 'OTHER_PROCESSES', 'NONE', SIZES);
    const random = randomFrom(1);
    const pages: PrintedPage[] = [];
    for (let number = 0; number < 8; number++) {
      pages.push(anyPage(`p${number}`, random));
      await write(pages);
    }
    await writer.close();
    writer = await ArchiveWriter.open(db, 'OTHER_PROCESSES', 'SOME', SIZES);
    const { compared, differences } = await checkFigures(db, writer);
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(0);
    await writer.close();
    const lists = await db.collection('figures').countDocuments({ set: `in/${idOf.location('焦作市')}` });
    expect(lists).toBe(3);
  });

  it('answers are what counting gives', async () => {
    const random = randomFrom(5);
    await write(Array.from({ length: 12 }, (_, number) => anyPage(`p${number}`, random)));
    await write(Array.from({ length: 10 }, (_, number) => anyPage(`p${number + 4}`, random)));
    const kept = [];
    for (const conditions of asked) kept.push(await answers(conditions, 3));
    expect(await db.collection('figures').countDocuments({ set: `in/${idOf.location('河南省')}` })).toBeGreaterThan(0);
    await db.collection('figures').deleteMany({ set: { $regex: 'in/' } });
    const counted = [];
    for (const conditions of asked) counted.push(await answers(conditions, 3));
    expect(kept).toEqual(counted);
  });

  it('nothing is kept any more once few articles name them', async () => {
    const random = randomFrom(7);
    await write(Array.from({ length: 8 }, (_, number) => anyPage(`p${number}`, random)));
    expect((await writer.find('figures', {})).some(({ set }) => set.includes('in/'))).toBe(true);
    await write([{ name: 'p9', articles: [{ headline: '一', body: ['云阳河'], places: [{ name: '云阳河' }] }] }]);
    expect((await writer.find('figures', {})).filter(({ set }) => set.includes('in/'))).toEqual([]);
    expect((await checkFigures(db, writer)).differences).toEqual([]);
  });

  it('is counted anew what an earlier version did not keep', async () => {
    const random = randomFrom(9);
    await write(Array.from({ length: 8 }, (_, number) => anyPage(`p${number}`, random)));
    const before = (await writer.find('figures', {})).filter(({ set }) => set.includes('in/')).length;
    await writer.close();
    await db.collection('figures').deleteMany({});
    writer = await ArchiveWriter.open(db, 'OTHER_PROCESSES', 'SOME', SIZES);
    expect((await writer.find('figures', {})).filter(({ set }) => set.includes('in/'))).toHaveLength(before);
    expect((await checkFigures(db, writer)).differences).toEqual([]);
    await writer.close();
  });

  it('a check finds what is wrong, and puts it right', async () => {
    const random = randomFrom(11);
    await write(Array.from({ length: 8 }, (_, number) => anyPage(`p${number}`, random)));
    const figures = db.collection('figures');
    const [province, city] = [idOf.location('河南省'), idOf.location('焦作市')];
    await figures.updateMany({ id: `in/${province}/people` }, { $set: { cells: '[[["per_金甲"],99]]' } });
    await figures.deleteMany({ id: `in/${city}/organizations` });
    await figures.updateMany({ set: `days in/${city}` }, { $set: { cells: '[]' } });
    await writer.close();
    writer = await ArchiveWriter.open(db, 'OTHER_PROCESSES', 'SOME', SIZES);
    const found = await checkFigures(db, writer);
    expect([...new Set(found.differences.map(({ of }) => of.replace(/\/\d*$/u, '')))].sort()).toEqual(
      [`figure days in/${city}`, `figure in/${province}/people`, `figure in/${city}/organizations`].sort(),
    );
    await found.repair();
    expect((await checkFigures(db, writer)).differences).toEqual([]);
    await writer.close();
  });
});

describe('the most named', () => {
  const names = (...counts: [string, number][]): ReadonlyMap<string, number> => new Map(counts);

  it('stand in the order of their counts, and equally frequent ones in that of their ids', () => {
    const list: MostNamed = { counts: names(['b', 2], ['c', 5], ['a', 2]), bound: null };
    expect(mostOf(list, 2)).toEqual([
      { value: 'c', count: 5 },
      { value: 'a', count: 2 },
    ]);
    expect(mostOf(list, 9)).toHaveLength(3);
    expect(known(list)).toBe(Number.POSITIVE_INFINITY);
  });

  it('are told only as far as they are known', () => {
    const list: MostNamed = { counts: names(['c', 5], ['a', 3], ['x', 1]), bound: { value: 'b', count: 3 } };
    expect(mostOf(list, 2)).toHaveLength(2);
    expect(mostOf(list, 3)).toBeNull();
    expect(known(list)).toBe(2);
  });

  it('stay known when too many are kept', () => {
    const bound = { value: 'c', count: 3 };
    const list: MostNamed = { counts: names(['a', 9], ['b', 8], ['d', 2], ['e', 1], ['f', 1]), bound };
    const few = cut(list, { kept: 3, most: 4 });
    expect([...few.counts.keys()]).toEqual(['a', 'b', 'd']);
    expect(few.bound).toEqual(bound);
    expect(cut({ ...list, bound: null }, { kept: 3, most: 4 }).bound).toEqual({ value: 'd', count: 2 });
    expect(compareNames({ value: 'a', count: 1 }, { value: 'b', count: 1 })).toBeLessThan(0);
  });
});
