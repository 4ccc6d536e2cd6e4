/** What was corrected over the API stays corrected when pages come from files. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ArchiveCorrectionService } from '../../src/corrections/archive-correction-service.js';
import { findOverrides } from '../../src/corrections/overrides.js';
import { ingestPages } from '../../src/ingest/ingest.js';
import { findPages } from '../../src/ingest/read.js';
import { type IngestReport, printReport, reportAsJson } from '../../src/ingest/report.js';
import { openStore, type Store } from '../../src/store/connect.js';
import {
  type ArticleDocument,
  FOREVER,
  type LocationDocument,
  type MetricDocument,
} from '../../src/store/documents.js';
import { createIndexes } from '../../src/store/indexes.js';

let folder: string;
let store: Store;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-overrides-'));
  store = await openStore({ uri: process.env.MONGODB_URI, database: `test-${folder.slice(-6)}`, dataDir: folder });
  await createIndexes(store.db);
});

afterAll(async () => {
  await store.db.dropDatabase();
  await store.close();
  await rm(folder, { recursive: true });
});

async function ingest(body: string, isRehearsal = false): Promise<IngestReport> {
  await writeFile(join(folder, '粮站.txt'), `博爱县粮站开磅\n\n本报讯（记者柳青禾）${body}\n`);
  const found = await findPages([join(folder, '粮站.txt')], process.stdin);
  const given = { newspaper: '沁园日报', date: '2021-06-04', edition: null };
  const { signal } = new AbortController();
  const quiet = { onProgress: () => {}, onProblem: () => {} };
  const report = await ingestPages(found, given, { store, findOverrides, isRehearsal, signal, ...quiet });
  expect(report.problems).toEqual([]);
  return report;
}

const find = () => store.db.collection<MetricDocument>('metrics').find({ until: FOREVER }).toArray();

it('a page that is ingested again from a file says what was corrected, and the rest as it reads now', async () => {
  await ingest('昨日，博爱县投入200万元修建粮站。');
  const [metric, ...others] = await find();
  expect(others).toEqual([]);
  expect(metric?.value).toBe(200);
  const corrections = new ArchiveCorrectionService(store);
  await corrections.correct(
    { type: 'METRIC', metric: metric?.id ?? '', values: { value: 300, normalizedValue: 3_000_000 } },
    { author: '沈静', reason: null },
  );
  // What somebody set by hand is certain; the label was left as it was read.
  const [corrected] = await find();
  expect(corrected).toMatchObject({ value: 300, confidence: 1, labelConfidence: metric?.labelConfidence });
  await ingest('昨日，博爱县投入200万元修建粮站，惠及农户30户。');
  expect((await find()).find(({ value }) => value === 300)?.confidence).toBe(1);
  expect((await find()).map(({ text, value }) => [text, value]).sort()).toEqual([
    ['200万元', 300],
    ['30户', 30],
  ]);
});

it('a report tells which corrections find what they are about no more, before anything is written and as long as it is so', async () => {
  const printed = '昨日，博爱县投入410万元修建粮站。';
  await ingest(printed);
  const [metric] = await find();
  const corrections = new ArchiveCorrectionService(store);
  const { correction } = await corrections.correct(
    { type: 'METRIC', metric: metric?.id ?? '', values: { label: '粮站投入' } },
    { author: '沈静', reason: null },
  );
  const lost = { id: correction?.id, kind: 'CORRECT_METRIC', author: '沈静', about: '410万元' };
  const toldOf = (report: IngestReport) =>
    report.unanchored.filter(({ id }) => id === lost.id).map(({ path, ...rest }) => rest);
  const gone = '昨日，粮站没有开磅。';
  expect(toldOf(await ingest(gone, true))).toEqual([lost]);
  expect(toldOf(await ingest(printed))).toEqual([]);
  const report = await ingest(gone);
  expect(toldOf(report)).toEqual([lost]);
  expect(printReport(report)).toContain(`粮站.txt: ${lost.id} (CORRECT_METRIC, 沈静) finds "410万元" no more`);
  expect(JSON.parse(reportAsJson(report)).unanchored).toEqual(report.unanchored);
  // The file is known now, and not read.
  expect(toldOf(await ingest(gone))).toEqual([lost]);
  expect(toldOf(await ingest(printed))).toEqual([]);
});

it('what is no name in this archive is read so with the next ingest, and otherwise again once that is taken back', async () => {
  const body = (number: number) =>
    `昨日，武陟县和平街道办事处主任张和平说，第${number}批粮食入库。武陟县和平街道办事处负责收储。`;
  const named = async () => {
    const [article] = await store.db.collection<ArticleDocument>('articles').find({ until: FOREVER }).toArray();
    const places = await store.db.collection<LocationDocument>('locations').find({ until: FOREVER }).toArray();
    const nameOf = (id: string) => places.find((place) => place.id === id)?.name;
    return [
      article?.organizations.flatMap(({ spellings }) => spellings),
      article?.locations.map(({ locationId }) => nameOf(locationId)),
    ];
  };
  const corrections = new ArchiveCorrectionService(store);
  await ingest(body(1));
  const [organizations, places] = await named();
  expect(organizations).toContain('武陟县和平街道办事处');
  expect(places).not.toContain('和平街道');
  const { correction } = await corrections.correct(
    { type: 'EXCLUDE', name: '武陟县和平街道办事处', kinds: ['ORGANIZATION'] },
    { author: '沈静', reason: null },
  );
  // At once it is only taken out.
  expect(await named()).toEqual([[], places]);
  // The file is as it was, and is read anew nevertheless.
  expect((await ingest(body(1))).pages).toMatchObject({ replaced: 1 });
  expect((await named())[0]).toEqual([]);
  expect((await named())[1]).toEqual(expect.arrayContaining(['武陟县', '和平街道']));
  expect((await ingest(body(1))).pages).toMatchObject({ unchanged: 1 });
  await corrections.undo(correction?.id ?? '', { author: '沈静', reason: null });
  expect(await named()).toEqual([organizations, places]);
  await ingest(body(1));
  expect(await named()).toEqual([organizations, places]);
  expect(await ingest('昨日，粮站没有开磅。')).toMatchObject({ pages: { replaced: 1 } });
});
