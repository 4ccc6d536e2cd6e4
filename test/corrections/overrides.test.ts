/** What was corrected over the API stays corrected when pages come from files. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ArchiveCorrectionService } from '../../src/corrections/archive-correction-service.js';
import { findOverrides } from '../../src/corrections/overrides.js';
import { ingestPages } from '../../src/ingest/ingest.js';
import { findPages } from '../../src/ingest/read.js';
import { openStore, type Store } from '../../src/store/connect.js';
import { FOREVER, type MetricDocument } from '../../src/store/documents.js';
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

async function ingest(body: string): Promise<void> {
  await writeFile(join(folder, '粮站.txt'), `博爱县粮站开磅\n\n本报讯（记者柳青禾）${body}\n`);
  const found = await findPages([join(folder, '粮站.txt')], process.stdin);
  const given = { newspaper: '沁园日报', date: '2021-06-04', edition: null };
  const { signal } = new AbortController();
  const quiet = { onProgress: () => {}, onProblem: () => {} };
  const report = await ingestPages(found, given, { store, findOverrides, signal, ...quiet });
  expect(report.problems).toEqual([]);
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
