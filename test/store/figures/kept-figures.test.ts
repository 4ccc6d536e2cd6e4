/** What is kept always agrees with what is counted, whatever is written. */
import { isDeepStrictEqual } from 'node:util';
import type { Db } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { findCoAppearances } from '../../../src/store/appearances.js';
import { countArticlesWith } from '../../../src/store/article-count.js';
import { articleFilter } from '../../../src/store/article-filter.js';
import { collectionsOf } from '../../../src/store/collections.js';
import { FOREVER, type MetricDocument } from '../../../src/store/documents.js';
import { checkFigures, differencesOf } from '../../../src/store/figures/check.js';
import { ARCHIVE, CROWD } from '../../../src/store/figures/figures.js';
import { recount } from '../../../src/store/figures/recount.js';
import { headOf } from '../../../src/store/head.js';
import { countGroupsOfMetrics, findGroupsOfMetrics, type MetricGroupKey } from '../../../src/store/metric-groups.js';
import { countMetrics, type MetricConditions } from '../../../src/store/metrics.js';
import { countIssues, findIssueSpans } from '../../../src/store/newspapers.js';
import { type Snapshot, snapshotAt } from '../../../src/store/snapshot.js';
import { averageCoverage, countAll, countOfficials } from '../../../src/store/statistics.js';
import { ArchiveWriter, type ChangeSet, changesBetween, type Unversioned } from '../../../src/store/write.js';
import { idOf, type PrintedArticle, type PrintedPage, type Records, recordsOf } from '../../support/newspaper.js';
import { amount, count } from '../../support/pages.js';
import { type Random, randomFrom } from '../../support/random.js';
import { eachWithWriter } from '../../support/writer.js';
import { EMBEDDED } from '../support.js';

let db: Db;
let writer: ArchiveWriter;
eachWithWriter((archive) => {
  ({ db, writer } = archive);
});

const PLACES = ['沁阳市', '修武县', '西向镇', '云阳河'];
const PEOPLE = ['林启明', '周若兰', '何向东'];
/** More people than are counted in pairs. */
const CROWDED = [
  ...PEOPLE,
  ...Array.from('金木水火土日月', (family) => Array.from('甲乙丙丁戊己', (given) => family + given)).flat(),
];

/** A page that names some places and people, with numbers of few values, so that extremes are often shared. */
function anyPage(name: string, random: Random): PrintedPage {
  const articles = Array.from({ length: 1 + random.below(3) }, (_, position): PrintedArticle => {
    const metrics = Array.from({ length: random.below(4) }, (_unused, at) => {
      const value = random.pick([0.1, 0.2, 0.7, 12, 1e15 + 0.3]);
      const text = `${at}号${value}`;
      return random.below(2) === 0
        ? { ...amount(text, value, '亿元', value * 1e8, '投资'), subjectId: idOf.location(random.pick(PLACES)) }
        : count(text, value, random.pick(['户', '人']), '受益');
    });
    const people = random.below(8) === 0 ? CROWDED : PEOPLE.filter(() => random.below(2) === 0);
    const places = random.below(4) === 0 ? [] : [random.pick(PLACES)];
    return {
      headline: random.below(4) === 0 && position === 0 ? null : `${name}${position}`,
      body: [[`${name}${position}`, ...people, ...places, ...metrics.map(({ text }) => text)].join('，')],
      kind: random.pick(['NEWS', 'NOTICE']),
      ...(random.below(2) === 0 && { genre: random.pick(['REPORT', 'VERSE']) }),
      people: people.map((each) => ({ name: each, titles: random.below(2) === 0 ? ['县长'] : [] })),
      places: places.map((each) => ({ name: each })),
      metrics,
    };
  });
  const date = random.pick([null, '2019-12-31', '2020-01-01', '2020-01-31', '2020-02-01']);
  const newspaper = random.pick([null, '怀川晨报', '怀川晚报']);
  return { name, articles, ...(date && { date }), ...(newspaper && { newspaper }) };
}

const COUNTED = ['pages', 'articles', 'metrics', 'people', 'locations', 'organizations'] as const;
const WRITTEN = [...COUNTED, 'newspapers', 'issues'] as const;

/** Makes the archive hold these records and no others. */
async function write(records: Records): Promise<void> {
  const changes: Record<string, unknown> = {};
  for (const name of WRITTEN) {
    const stored = await writer.find(name, {});
    changes[name] = changesBetween(stored, records[name] as Unversioned<(typeof stored)[number]>[]);
  }
  await writer.commit(changes as ChangeSet);
}

async function differences() {
  const kept = new Map((await writer.find('figures', {})).map((figure) => [figure.id, figure]));
  const counted = new Map((await recount(db, { until: FOREVER })).map((figure) => [figure.id, figure]));
  const ids = new Set([...kept.keys(), ...counted.keys()]);
  return [...ids].flatMap((id) => differencesOf(id, kept.get(id), counted.get(id)));
}

const snapshot = async (): Promise<Snapshot> =>
  snapshotAt(collectionsOf(db), await headOf(db).current(), Date.now() + 60_000);

/** Everything that is answered from what is kept. */
async function answers(asked: Snapshot): Promise<unknown> {
  const conditions: MetricConditions[] = [
    {},
    { kinds: ['COUNT'] },
    { kinds: [] },
    { unit: 'CNY' },
    { unit: '户' },
    { unit: 'CNY', kinds: ['AMOUNT'] },
    { location: idOf.location('河南省') },
    { location: idOf.location('修武县'), kinds: ['COUNT', 'AMOUNT'] },
    { location: idOf.location('修武县'), unit: '户' },
    { subject: idOf.location('沁阳市') },
    { subject: idOf.location('沁阳市'), location: idOf.location('沁阳市') },
    { measure: '投资' },
    { measure: '受益', kinds: ['COUNT'], unit: '户' },
    { measure: '无人说过' },
    { value: { gt: 1 } },
  ];
  const keys: MetricGroupKey[] = ['KIND', 'UNIT', 'COUNTED', 'SUBJECT', 'LOCATION', 'MONTH', 'MEASURE'];
  const articles = [
    {},
    { kinds: ['NEWS' as const] },
    { genres: ['REPORT' as const, 'VERSE' as const] },
    { hasHeadline: false, kinds: ['NEWS' as const] },
    { hasHeadline: true, genres: ['VERSE' as const] },
    { person: idOf.person('林启明') },
    { location: idOf.location('焦作市') },
    { location: idOf.location('焦作市'), kinds: ['NEWS' as const] },
    { person: 'per_nobody' },
  ];
  const groups: unknown[] = [];
  for (const each of conditions) {
    groups.push(await countMetrics(asked, each));
    // Of all numbers, and of those that cut through all figures.
    const isCut = [{}, { kinds: ['COUNT'] }, { unit: 'CNY' }].some((few) => isDeepStrictEqual(few, each));
    for (const key of keys) {
      const found = await findGroupsOfMetrics(asked, { conditions: each, groupBy: key });
      if (isCut) {
        const largest = await findGroupsOfMetrics({ ...asked }, { conditions: each, groupBy: key }, 3);
        expect(largest).toEqual(found.slice(0, 3));
        groups.push(await countGroupsOfMetrics({ ...asked }, { conditions: each, groupBy: key }));
      }
      groups.push(found.map(({ conditions: _, ...group }) => ({ ...group, ...rounded(group) })));
    }
  }
  return {
    groups,
    articles: await Promise.all(
      articles.map(async (each) => countArticlesWith(asked, each, await articleFilter(asked, each))),
    ),
    issueCounts: [
      await countIssues(asked, {}),
      await countIssues(asked, { newspaperId: idOf.newspaper('怀川晨报') }),
      await countIssues(asked, { newspaperId: null, date: { from: '2020-01-01' } }),
    ],
    issues: [...(await findIssueSpans(asked, ['怀川晨报', '怀川晚报', '无人办报'].map(idOf.newspaper)))].sort(),
    company: await findCoAppearances(asked, [...PEOPLE.map(idOf.person), 'per_nobody']),
    all: await Promise.all(COUNTED.map((name) => countAll(asked, name))),
    officials: await countOfficials(asked),
    coverage: await averageCoverage(asked),
  };
}

/** How exactly a server adds up is its own matter; the embedded store does it as exactly as what is kept is. */
function rounded({ sum, average }: { sum: number; average: number }): object {
  return EMBEDDED ? {} : { sum: Number(sum.toPrecision(12)), average: Number(average.toPrecision(12)) };
}

describe('what is kept', () => {
  it.each([1, 2])('agrees with what is counted after any pages came, changed and went (%i)', async (seed) => {
    const random = randomFrom(seed);
    const pages = new Map<string, PrintedPage>();
    for (let step = 0; step < 8; step++) {
      for (let changed = 1 + random.below(4); changed > 0; changed--) {
        const name = `p${random.below(8)}`;
        if (random.below(3) === 0) pages.delete(name);
        else pages.set(name, anyPage(name, random));
      }
      await write(recordsOf([...pages.values()]));
      expect(await differences()).toEqual([]);
    }
  });

  it('agrees after numbers were corrected, those among them that were the least or the greatest', async () => {
    const random = randomFrom(7);
    await write(recordsOf(Array.from({ length: 8 }, (_, number) => anyPage(`p${number}`, random))));
    for (let step = 0; step < 10; step++) {
      const metrics = await writer.find('metrics', {});
      const metric = random.pick(metrics);
      const { _id, from, until, endedAt, ...record } = metric;
      const corrected: Unversioned<MetricDocument> = {
        ...record,
        normalizedValue: random.below(100) / 10,
        kind: 'AMOUNT',
      };
      await writer.commit({ metrics: { insert: [corrected], expire: [_id] } });
      expect(await differences()).toEqual([]);
    }
  });

  it('gives the answers that counting gives, of earlier snapshots too', async () => {
    const random = randomFrom(11);
    await write(recordsOf(Array.from({ length: 10 }, (_, number) => anyPage(`p${number}`, random))));
    const before = await snapshot();
    await write(recordsOf(Array.from({ length: 7 }, (_, number) => anyPage(`p${number + 5}`, random))));
    const after = await snapshot();
    const kept = [await answers({ ...before }), await answers({ ...after })];
    await db.collection('figures').deleteMany({});
    // Figures that were read are remembered with the collections that they were read from.
    const collections = collectionsOf(db);
    expect(kept).toEqual([await answers({ ...before, collections }), await answers({ ...after, collections })]);
  });

  it('tells with whom somebody stands, pairs and crowds together', async () => {
    expect(CROWDED.length).toBeGreaterThan(CROWD);
    const [one, two, three] = PEOPLE as [string, string, string];
    const namings = [[one, two], [one, two, three], CROWDED, [one], [two, three]];
    const articles = namings.map((names, position) => ({
      headline: `第${position}篇`,
      body: [names.join('，')],
      people: names.map((name) => ({ name, titles: [] })),
    }));
    await write(
      recordsOf([
        { name: 'p0', articles: articles.slice(0, 2), date: '2019-12-31' },
        { name: 'p1', articles: articles.slice(2) },
      ]),
    );
    const [company] = await findCoAppearances(await snapshot(), [idOf.person(one)]);
    expect(company).toHaveLength(CROWDED.length - 1);
    expect(company?.slice(0, 3)).toEqual([
      { personId: idOf.person(two), articleCount: 3 },
      { personId: idOf.person(three), articleCount: 2 },
      expect.objectContaining({ articleCount: 1 }),
    ]);
    expect(await differences()).toEqual([]);
  });

  it('is as it was after a write that failed', async () => {
    const random = randomFrom(13);
    await write(recordsOf([anyPage('p0', random), anyPage('p1', random)]));
    const kept = await writer.find('figures', {});
    const [page] = await writer.find('pages', {});
    const twice = { ...page, _id: undefined } as unknown as Unversioned<NonNullable<typeof page>>;
    await expect(
      writer.commit({ pages: { insert: [twice, twice], expire: page === undefined ? [] : [page._id] } }),
    ).rejects.toThrow('would be written twice');
    expect(await writer.find('figures', {})).toEqual(kept);
    expect(await differences()).toEqual([]);
  });

  it('is written once a commit, however many pages that holds', async () => {
    const random = randomFrom(17);
    await write(recordsOf(Array.from({ length: 20 }, (_, number) => anyPage(`p${number}`, random))));
    const figures = await db.collection('figures').find().toArray();
    expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
  });

  it.each([
    ['anything', async () => db.collection('figures').deleteMany({})],
    [
      'what is kept now',
      async () => db.collection('figures').updateMany({ id: ARCHIVE.id }, { $set: { id: 'archive' } }),
    ],
  ])('is counted for an archive that was written before %s was kept, once somebody writes', async (_, forget) => {
    const random = randomFrom(19);
    await write(recordsOf([anyPage('p0', random), anyPage('p1', random)]));
    await writer.close();
    await forget();
    writer = await ArchiveWriter.open(db, 'OTHER_PROCESSES');
    expect(await writer.find('figures', {})).not.toEqual([]);
    expect(await differences()).toEqual([]);
    await write(recordsOf([anyPage('p0', random), anyPage('p2', random)]));
    expect(await differences()).toEqual([]);
  });
});

describe('a check', () => {
  it('finds nothing where all is well', async () => {
    await write(recordsOf([anyPage('p0', randomFrom(23)), anyPage('p1', randomFrom(24))]));
    expect((await checkFigures(db, writer)).differences).toEqual([]);
  });

  it('counts the pages and articles of newspapers and issues', async () => {
    const days = ['2020-01-01', '2020-01-01', '2020-01-02'];
    const pages = days.map((date, at) => ({ ...anyPage(`p${at}`, randomFrom(at)), newspaper: '怀川晨报', date }));
    const { issues, ...records } = recordsOf(pages);
    const [paper] = records.newspapers;
    const nowhere = {
      id: 'iss_nowhere',
      newspaperId: paper?.id ?? '',
      date: '2020-01-03',
      pageCount: 1,
      articleCount: 1,
    };
    await write({ ...records, issues: [...issues, nowhere] });
    const forms = [{ name: '怀川晨报', pageCount: 9 }];
    await db.collection('newspapers').updateMany({}, { $set: { articleCount: 7777, forms } });
    await db.collection('issues').updateMany({ id: issues[0]?.id }, { $set: { pageCount: 5 } });
    const found = await checkFigures(db, writer);
    const of = `newspaper ${paper?.id} (怀川晨报)`;
    const inOrder = [...found.differences].sort((a, b) => (a.of + a.at < b.of + b.at ? -1 : 1));
    expect(inOrder).toEqual([
      { of: 'issue iss_nowhere (2020-01-03)', at: 'pageCount', kept: '1', counted: 'nothing' },
      { of: `issue ${issues[0]?.id} (2020-01-01)`, at: 'pageCount', kept: '5', counted: '2' },
      { of, at: 'articleCount', kept: '7777', counted: String(paper?.articleCount) },
      { of, at: 'pages as 怀川晨报', kept: '9', counted: '3' },
    ]);
    await found.repair();
    expect((await checkFigures(db, writer)).differences).toEqual([]);
    expect(await writer.find('issues', {})).toHaveLength(2);
  });

  it('says what differs, and puts it right', async () => {
    await write(
      recordsOf([anyPage('p0', randomFrom(29)), anyPage('p1', randomFrom(30)), anyPage('p2', randomFrom(31))]),
    );
    await db.collection('figures').updateMany({ id: ARCHIVE.id }, { $set: { cells: '[[["pages"],4,[4]]]' } });
    await db.collection('figures').deleteMany({ id: 'articles' });
    const [place] = await writer.find('locations', {});
    await db.collection('locations').updateMany({ id: place?.id }, { $set: { articleCount: 99 } });
    const found = await checkFigures(db, writer);
    expect(found.differences).toContainEqual({
      of: `figure ${ARCHIVE.id}`,
      at: '["pages"]',
      kept: '4 with the sum 4',
      counted: '3 with the sum 3',
    });
    expect(found.differences.map(({ of }) => of)).toEqual(
      expect.arrayContaining(['figure articles', `location ${place?.id} (${place?.name})`]),
    );
    await found.repair();
    expect((await checkFigures(db, writer)).differences).toEqual([]);
  });
});
