/** Archives of other versions of the program: earlier ones are brought to this one, later ones are left alone. */
import { Binary, type Db, type Document } from 'mongodb';
import { beforeEach, expect, it } from 'vitest';
import { collectionsOf } from '../../src/store/collections.js';
import { readCursorKey } from '../../src/store/cursor-key.js';
import { FOREVER } from '../../src/store/documents.js';
import { checkFigures } from '../../src/store/figures/check.js';
import { PostingsBuilder } from '../../src/store/search/postings.js';
import { upgradeArchive } from '../../src/store/upgrade.js';
import { ARCHIVE_VERSION, requireVersion, versionOf } from '../../src/store/version.js';
import { ArchiveWriter } from '../../src/store/write.js';
import { TestArchive } from '../support/archive.js';
import { dieBefore } from '../support/dying.js';
import { count } from '../support/pages.js';
import { EMBEDDED } from './support.js';

let archive: TestArchive;
let db: Db;

const PAGE = {
  name: 'a02',
  date: '2020-01-01',
  articles: [
    {
      headline: '沁阳市收割',
      body: ['林启明在沁阳市说，受益30户。', '他说，机收队分三路下乡，先收坡地，再收河滩地，最后收补种的晚熟地块。'],
      byline: [{ name: '沈静', role: 'REPORTER' as const }],
      people: [{ name: '林启明', titles: [] }],
      places: [{ name: '沁阳市' }],
      metrics: [count('30户', 30, '户', '受益')],
    },
  ],
};

beforeEach(async () => {
  archive = await TestArchive.open([PAGE]);
  db = archive.db;
  return () => archive.close();
});

const mark = (version: number) => collectionsOf(db).archive.updateOne({ _id: 'archive' }, { $set: { version } });

async function upgrade() {
  const writer = await ArchiveWriter.open(db, 'OTHER_PROCESSES');
  try {
    return await upgradeArchive(db, writer);
  } finally {
    await writer.close();
  }
}

/** Names and texts as they were kept before both scripts were one. */
async function unfold(): Promise<void> {
  const { search, people, locations, organizations, newspapers } = collectionsOf(db);
  for (const { _id, name } of await people.find().toArray()) {
    await people.updateOne({ _id }, { $set: { searchKeys: [name, 'linqiming'] } });
  }
  for (const collection of [locations, organizations, newspapers] as unknown as (typeof locations)[]) {
    await collection.updateMany({}, { $unset: { searchKeys: '' } });
  }
  const postings = new Binary(new PostingsBuilder().encode());
  await search.updateMany({ postings: { $ne: null } }, { $set: { postings } });
}

/** Takes away what earlier versions did not tell. */
async function age(): Promise<void> {
  const { archive: heads, articles, search, figures, pages } = collectionsOf(db);
  await heads.updateOne({ _id: 'archive' }, { $unset: { version: '' } });
  await heads.deleteMany({ _id: 'cursors' as 'archive' });
  await search.updateMany({}, { $unset: { articles: '', totalLength: '' } });
  await figures.deleteMany({ set: { $ne: 'archive' } });
  await pages.updateMany({}, { $unset: { doubts: '' } });
  for (const { _id, byline } of await articles.find().toArray()) {
    const $set = { byline: byline.map(({ key, ...entry }) => entry) };
    await articles.updateOne({ _id }, { $set, $unset: { prints: '' } });
  }
  await unfold();
}

it('is marked in what is written for the first time', async () => {
  const fresh = db.client.db(`${db.databaseName}-fresh`);
  expect(await versionOf(fresh)).toBe(null);
  await (await ArchiveWriter.open(fresh, 'OTHER_PROCESSES')).close();
  expect(await versionOf(fresh)).toBe(ARCHIVE_VERSION);
  await fresh.dropDatabase();
});

it('of an earlier version is not read or written before it is upgraded', async () => {
  await age();
  await expect(requireVersion(db, 'DATA_DIR is "x"')).rejects.toMatchObject({
    code: 'ARCHIVE_OF_OLDER_VERSION',
    message: expect.stringContaining('broadsheet upgrade'),
  });
  await upgrade();
  await requireVersion(db, 'DATA_DIR is "x"');
});

it('has afterwards what this version keeps, and says which pages are to be read again', async () => {
  const search = await archive.data('{ articles(filter: { text: "收割" }) { nodes { headline } } }');
  await age();
  expect(await upgrade()).toEqual({ from: 0, to: ARCHIVE_VERSION, outdatedPages: 1 });
  expect(await readCursorKey(db)).toEqual(expect.any(String));
  const heads = await collectionsOf(db)
    .search.find({ lengths: { $ne: null } })
    .toArray();
  expect(heads).toMatchObject([{ articles: 1, totalLength: expect.any(Number) }]);
  const writer = await ArchiveWriter.open(db, 'OTHER_PROCESSES');
  expect((await checkFigures(db, writer)).differences).toEqual([]);
  await writer.close();
  expect(await archive.data('{ articles(filter: { text: "收割" }) { nodes { headline } } }')).toEqual(search);
});

it('is searched and its names are looked up in either script afterwards', async () => {
  await age();
  await upgrade();
  const asked = '{ articles(filter: { text: "瀋陽 -收割" }) { totalCount } person(name: "林啟明") { name } }';
  expect(await archive.data(asked)).toEqual({ articles: { totalCount: 0 }, person: { name: '林启明' } });
  const found = await archive.data(
    '{ articles(filter: { text: "沁陽市" }) { totalCount } location(name: "沁陽市") { name } }',
  );
  expect(found).toEqual({ articles: { totalCount: 1 }, location: { name: '沁阳市' } });
  expect((await archive.data('{ search(text: "qys") { nodes { ... on Location { name } } } }')).search.nodes).toEqual([
    { name: '沁阳市' },
  ]);
});

it('knows afterwards the same text elsewhere, and bylines in either script', async () => {
  await archive.replace([
    PAGE,
    {
      ...PAGE,
      name: 'b02',
      date: '2020-02-02',
      articles: PAGE.articles.map((each) => ({ ...each, headline: '又收割' })),
    },
  ]);
  const asked =
    '{ articles(filter: { contributor: "沈靜" }) { nodes { reprints { similarity article { page { date } } } } } }';
  const before = await archive.data(asked);
  expect(before.articles.nodes).toMatchObject([
    { reprints: [{ similarity: 1, article: { page: { date: '2020-02-02' } } }] },
    { reprints: [{ similarity: 1, article: { page: { date: '2020-01-01' } } }] },
  ]);
  await age();
  await upgrade();
  expect(await archive.data(asked)).toEqual(before);
});

/** What readers see, whenever it was written. */
async function contents(): Promise<unknown[]> {
  const { archive: heads, ...others } = collectionsOf(db);
  const found = Object.values(others).map(async (collection) => {
    const current: Document[] = await collection.find({ until: FOREVER }).sort({ id: 1 }).toArray();
    return current.map(({ _id, from, ...record }) => record);
  });
  return [await versionOf(db), ...(await Promise.all(found))];
}

it('is as it was when it is upgraded again', async () => {
  await age();
  await upgrade();
  const before = await contents();
  expect(await upgrade()).toMatchObject({ from: ARCHIVE_VERSION, to: ARCHIVE_VERSION });
  expect(await contents()).toEqual(before);
});

it('is brought to this version by the next upgrade, before whichever command one was killed', {
  // Each of its commands is once the last: a server takes its time.
  timeout: EMBEDDED ? 120_000 : 900_000,
}, async () => {
  await age();
  await upgrade();
  const expected = await contents();
  let fatal = 0;
  for (let hasDied = true; hasDied; fatal++) {
    await age();
    const death = dieBefore(db, fatal);
    await upgrade().catch((cause) => expect(String(cause)).toContain('killed'));
    death.revive();
    hasDied = death.hasCome;
    await upgrade();
    expect(await contents(), `killed before command ${fatal}`).toEqual(expected);
  }
  expect(fatal).toBeGreaterThan(10);
});

it('of a later version is refused by whoever opens it or wants to write', async () => {
  await mark(ARCHIVE_VERSION + 1);
  const refusal = { code: 'ARCHIVE_OF_NEWER_VERSION', message: expect.stringContaining('update') };
  await expect(requireVersion(db, 'DATA_DIR is "x"')).rejects.toMatchObject(refusal);
  await expect(ArchiveWriter.open(db, 'OTHER_PROCESSES')).rejects.toMatchObject(refusal);
  await expect(upgrade()).rejects.toMatchObject(refusal);
  await mark(ARCHIVE_VERSION);
});
