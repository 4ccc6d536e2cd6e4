/** A page stays one page, wherever it comes from and whatever is learned of it; nothing is replaced in silence. */
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { Db } from 'mongodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findOverrides } from '../../src/corrections/overrides.js';
import { deletePage, ingestPage } from '../../src/corrections/pages.js';
import { type IngestOptions, ingestPages } from '../../src/ingest/ingest.js';
import { findPages, type Given } from '../../src/ingest/read.js';
import { type IngestReport, printReport } from '../../src/ingest/report.js';
import { readTowns } from '../../src/ingest/towns.js';
import { openStore, type Store } from '../../src/store/connect.js';
import { FOREVER, type NewspaperDocument, type PageDocument, type PersonDocument } from '../../src/store/documents.js';
import { createIndexes } from '../../src/store/indexes.js';
import { withWriter } from '../../src/store/with-writer.js';
import { writtenPage } from '../support/written.js';

const NOTHING: Given = { newspaper: null, date: null, edition: null };
const PLACE: Given = { newspaper: '沁园日报', date: '2021-06-04', edition: 'A02' };

let folder: string;
let store: Store;
let db: Db;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-same-'));
  store = await openStore({ uri: process.env.MONGODB_URI, database: 'unused', dataDir: join(folder, 'data') });
});
beforeEach(async () => {
  db = store.client.db(`test-${randomUUID()}`);
  await createIndexes(db);
});
afterEach(() => db.dropDatabase());
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

async function put(path: string, text: string): Promise<string> {
  const whole = join(folder, db.databaseName, path);
  await mkdir(dirname(whole), { recursive: true });
  await writeFile(whole, text);
  return whole;
}

async function ingest(
  paths: readonly string[],
  given: Given = NOTHING,
  { stdin = '', ...options }: Partial<IngestOptions> & { stdin?: string } = {},
): Promise<IngestReport> {
  const found = await findPages(paths, Readable.from([Buffer.from(stdin)]));
  return ingestPages(found, given, {
    store: { db, kind: 'embedded' },
    towns: await readTowns(found.files, null),
    findOverrides,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onProblem: () => undefined,
    ...options,
  });
}

const overApi = (name: string, text: string, given: Given = NOTHING) =>
  withWriter({ db, kind: 'embedded' }, (writer) =>
    ingestPage(writer, { name, text, ...given }, { author: '沈静', reason: null }),
  );

async function pages(): Promise<PageDocument[]> {
  return db.collection<PageDocument>('pages').find({ until: FOREVER }).sort({ order: 1 }).toArray();
}

async function officeCount(): Promise<number> {
  const people = await db.collection<PersonDocument>('people').find({ until: FOREVER }).toArray();
  return people.flatMap(({ offices }) => offices).reduce((sum, { articleCount }) => sum + articleCount, 0);
}

describe('a file that is ingested again', () => {
  it.each<[string, Given]>([
    ['a date', { ...NOTHING, date: '2021-06-04' }],
    ['an edition', { ...NOTHING, edition: 'A02' }],
    ['newspaper, date and edition', PLACE],
  ])('with %s that it lacked replaces what it said, and its offices count once', async (_, given) => {
    const path = await put('a.txt', writtenPage(1));
    await ingest([path]);
    const [before] = await pages();
    const offices = await officeCount();
    const report = await ingest([path], given);
    expect(report.pages).toEqual({ new: 0, replaced: 1, unchanged: 0 });
    const [after, ...others] = await pages();
    expect(others).toEqual([]);
    expect(after).toMatchObject({ id: before?.id, ...Object.fromEntries(Object.entries(given).filter(([, v]) => v)) });
    expect(await officeCount()).toBe(offices);
  });

  it('without what was given before keeps it', async () => {
    const path = await put('a.txt', writtenPage(1));
    await ingest([path], PLACE);
    expect((await ingest([path])).pages).toEqual({ new: 0, replaced: 0, unchanged: 1 });
    await put('a.txt', writtenPage(1).replace('随到随收', '随到随收、不压一斤'));
    expect((await ingest([path])).pages).toEqual({ new: 0, replaced: 1, unchanged: 0 });
    expect(await pages()).toMatchObject([PLACE]);
  });

  it('with the right day in the place of a wrong one is still the same page', async () => {
    const path = await put('a.txt', writtenPage(1));
    await ingest([path], PLACE);
    await ingest([path], { ...PLACE, date: '2021-06-05' });
    expect(await pages()).toMatchObject([{ date: '2021-06-05' }]);
  });

  it('with the text of another day, which the page prints, is another page', async () => {
    const headed = (day: number, number: number) =>
      `沁园日报 2021年6月${day}日 星期${'一二三四五六日'[day % 7]} A02版\n\n${writtenPage(number)}`;
    const path = await put('today.txt', headed(7, 1));
    await ingest([path]);
    await put('today.txt', headed(8, 2));
    expect((await ingest([path])).pages).toEqual({ new: 1, replaced: 0, unchanged: 0 });
    expect((await pages()).map(({ date }) => date)).toEqual(['2021-06-07', '2021-06-08']);
  });

  it('keeps the ids of its articles when its day is told later', async () => {
    const path = await put('a.txt', writtenPage(1));
    await ingest([path]);
    const ids = async () => (await pages()).flatMap(({ articleIds }) => articleIds);
    const before = await ids();
    await ingest([path], PLACE);
    expect(await ids()).toEqual(before);
    const stored = await db.collection('articles').find({ until: FOREVER }).sort({ position: 1 }).toArray();
    expect(stored.map(({ id, pageId, date }) => [id, pageId, date])).toEqual(
      before.map((id) => [id, expect.stringMatching(/^pg_/u), '2021-06-04']),
    );
  });
});

describe('two files of one name', () => {
  it('from two folders are two pages', async () => {
    const paths = [await put('one/01.txt', writtenPage(1)), await put('two/01.txt', writtenPage(2))];
    expect((await ingest(paths)).pages).toEqual({ new: 2, replaced: 0, unchanged: 0 });
    expect((await ingest(paths)).pages).toEqual({ new: 0, replaced: 0, unchanged: 2 });
    expect((await pages()).map(({ name }) => name)).toEqual(['01', '01']);
  });

  it('with the same text but another day are two pages', async () => {
    for (const day of ['05', '06']) {
      const path = await put(`${day}/01.txt`, writtenPage(1));
      await put(`${day}/01.meta.json`, JSON.stringify({ ...PLACE, date: `2021-06-${day}` }));
      await ingest([path]);
    }
    expect((await pages()).map(({ date }) => date)).toEqual(['2021-06-05', '2021-06-06']);
  });
});

describe('the same page', () => {
  it.each<[string, Given]>([
    ['whose place in print is known', PLACE],
    ['of which nothing is known', NOTHING],
  ])('%s is one from a file, standard input and the API', async (_, given) => {
    const text = writtenPage(1);
    const path = await put('a02.txt', text);
    await ingest([path], given);
    const [first] = await pages();
    expect((await ingest(['-'], given, { stdin: text })).pages).toEqual({ new: 0, replaced: 0, unchanged: 1 });
    expect(await overApi('a02', text, given)).toEqual({ id: first?.id, correction: null });
    expect((await ingest([path], given)).pages).toEqual({ new: 0, replaced: 0, unchanged: 1 });
    expect(await pages()).toHaveLength(1);
  });

  it('corrected over the API replaces what the file said, and the file what the API said', async () => {
    const path = await put('a02.txt', writtenPage(1));
    await ingest([path], PLACE);
    const [before] = await pages();
    const corrected = writtenPage(1).replace('随到随收', '随到随收、不压一斤');
    expect((await overApi('page two', corrected, PLACE)).id).toBe(before?.id);
    expect(await pages()).toMatchObject([{ id: before?.id, text: corrected, name: 'page two' }]);
    await ingest([path], PLACE);
    expect(await pages()).toMatchObject([{ id: before?.id, text: writtenPage(1), name: 'a02' }]);
  });

  it('is told by numbers of pages and names of papers however they are written', async () => {
    await ingest(['-'], PLACE, { stdin: writtenPage(1) });
    const again = { newspaper: '《沁园日报》社', date: '2021-06-04', edition: 'Ａ2版' };
    await ingest(['-'], again, { stdin: writtenPage(1).replace('随到随收', '随到随收、不压一斤') });
    expect(await pages()).toHaveLength(1);
  });

  it('taken out and put in again has the id that it had', async () => {
    const { id } = await overApi('a02', writtenPage(1), PLACE);
    await withWriter({ db, kind: 'embedded' }, (writer) => deletePage(writer, id, { author: '沈静', reason: null }));
    expect(await pages()).toEqual([]);
    expect((await overApi('a02', writtenPage(1), PLACE)).id).toBe(id);
  });
});

const OTHER = `秋粮入库开秤

本报讯（记者常桂枝）9月12日，修武县三个收储库点同时开秤。质检员逐车扦样，水分超标的先上烘干塔。

老街添了读书角

本报讯（记者苗春生）城关镇把两间空屋改成读书角，书架由居民自己动手打造，周末还有人讲故事。
`;

describe('another text for a place in print that is taken', () => {
  it('is refused from another file, and told', async () => {
    await ingest([await put('a.txt', writtenPage(1))], PLACE);
    const path = await put('b.txt', OTHER);
    const report = await ingest([path], PLACE);
    expect(report).toMatchObject({ failed: 1, problems: [{ code: 'PAGE_COLLISION' }] });
    expect(report.problems[0]?.message).toMatch(/b\.txt: .*沁园日报 2021-06-04 A02 .*a\.txt.*--replace/u);
    expect(await pages()).toMatchObject([{ text: writtenPage(1) }]);
  });

  it('replaces what was there where that is asked for', async () => {
    await ingest([await put('a.txt', writtenPage(1))], PLACE);
    const report = await ingest([await put('b.txt', OTHER)], PLACE, { replaces: true });
    expect(report.pages).toEqual({ new: 0, replaced: 1, unchanged: 0 });
    expect(printReport(report)).toMatch(
      /^replaced {2}.*b\.txt: 沁园日报 2021-06-04 A02 \(same newspaper, date and edition\): .*another text, source .*a\.txt → .*b\.txt$/mu,
    );
    expect(await pages()).toMatchObject([{ text: OTHER }]);
  });

  it('is refused over the API, with the way out', async () => {
    const { id } = await overApi('a', writtenPage(1), PLACE);
    await expect(overApi('b', OTHER, PLACE)).rejects.toThrow(
      `input.text is another text than ${id}, which is in the archive as 沁园日报 2021-06-04 A02: give the right newspaper, date and edition, or delete that page first.`,
    );
  });

  it('within one run is refused, too', async () => {
    const paths = [await put('a.txt', writtenPage(1)), await put('b.txt', OTHER)];
    expect(await ingest(paths, PLACE)).toMatchObject({ pages: { new: 1 }, problems: [{ code: 'PAGE_COLLISION' }] });
  });
});

describe('what is replaced', () => {
  it('is told with what was otherwise', async () => {
    const path = await put('a.txt', writtenPage(1));
    await ingest([path]);
    const report = await ingest([path], { ...NOTHING, date: '2021-06-04', edition: 'A02' });
    expect(report.changes).toMatchObject([
      {
        path,
        outcome: 'REPLACED',
        by: 'SOURCE',
        changes: [
          { field: 'date', before: null, after: '2021-06-04' },
          { field: 'edition', before: null, after: 'A02' },
        ],
      },
    ]);
    expect(printReport(report)).toContain('(same file): date none → 2021-06-04, edition none → A02');
  });

  it('leaves alone, and tells, another page of the archive that may be the same', async () => {
    const scannedAgain = writtenPage(1).replace('随到随收', '随到随收、不压一斤');
    await ingest([await put('a.txt', writtenPage(1))], PLACE);
    const path = await put('again.txt', scannedAgain);
    await ingest([path]);
    const ids = async () => (await pages()).map(({ id }) => id).sort();
    const before = await ids();
    const report = await ingest([path], PLACE);
    expect(printReport(report)).toMatch(
      /^collision "again" \(.*again\.txt, pg_.*\) may be the same page; it is left as it is$/mu,
    );
    expect(await ids()).toEqual(before);
    // As long as it is there.
    expect(printReport(await ingest([path], PLACE, { reader: 'another' }))).toContain('collision');
  });
});

describe('a dry run', () => {
  it('writes nothing, and says what would become of each page', async () => {
    const [a, b, c] = [
      await put('a.txt', writtenPage(1)),
      await put('b.txt', writtenPage(2)),
      await put('c.txt', writtenPage(3)),
    ];
    await ingest([a, b]);
    await put('b.txt', writtenPage(2).replace('随到随收', '随到随收、不压一斤'));
    const everything = async () =>
      Promise.all(
        ['pages', 'articles', 'people', 'newspapers', 'figures'].map((name) => db.collection(name).find().toArray()),
      );
    const before = await everything();
    const report = await ingest([a, b, c], NOTHING, { isRehearsal: true });
    expect(await everything()).toEqual(before);
    expect(report.pages).toEqual({ new: 1, replaced: 1, unchanged: 1 });
    const told = printReport(report);
    expect(told).toContain('dry run   nothing was written');
    expect(told).toMatch(/^replaced {2}.*b\.txt: "b" \(same file\): another text$/mu);
    expect(told).toMatch(/^new {7}.*c\.txt: "c"$/mu);
    expect((await ingest([a, b, c])).pages).toEqual(report.pages);
  });

  it('tells the pages of the run that are one', async () => {
    const paths = [await put('one/a.txt', writtenPage(1)), await put('two/b.txt', writtenPage(1))];
    const report = await ingest(paths, NOTHING, { isRehearsal: true });
    expect(report).toMatchObject({ pages: { new: 1 }, problems: [{ code: 'PAGE_TWICE' }] });
    expect(await pages()).toEqual([]);
  });
});

describe('newspapers and issues', () => {
  const newspapers = () =>
    db.collection<NewspaperDocument>('newspapers').find({ until: FOREVER }).sort({ name: 1 }).toArray();

  it('are counted page by page, under all the names that are theirs', async () => {
    for (const [at, newspaper] of ['沁园日报', '沁园日报社', '沁园晚报'].entries())
      await ingest(['-'], { newspaper, date: '2021-06-04', edition: `A0${at + 1}` }, { stdin: writtenPage(at) });
    expect(await newspapers()).toMatchObject([
      { name: '沁园日报', spellings: ['沁园日报', '沁园日报社'], pageCount: 2, articleCount: 4 },
      { name: '沁园晚报', spellings: ['沁园晚报'], pageCount: 1, articleCount: 2 },
    ]);
    const issues = await db.collection('issues').find({ until: FOREVER }).toArray();
    expect(issues.map(({ date, pageCount }) => [date, pageCount]).sort()).toEqual([
      ['2021-06-04', 1],
      ['2021-06-04', 2],
    ]);
  });

  it('go with their last page, and move with a page whose paper is put right', async () => {
    const path = await put('a.txt', writtenPage(1));
    await ingest([path], PLACE);
    await ingest([path], { ...PLACE, newspaper: '沁园晚报' });
    expect(await newspapers()).toMatchObject([{ name: '沁园晚报', pageCount: 1, articleCount: 2 }]);
    const [page] = await pages();
    await withWriter({ db, kind: 'embedded' }, (writer) =>
      deletePage(writer, page?.id ?? '', { author: '沈静', reason: null }),
    );
    expect(await newspapers()).toEqual([]);
    expect(await db.collection('issues').countDocuments({ until: FOREVER })).toBe(0);
  });
});
