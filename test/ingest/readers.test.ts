import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Db } from 'mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { archivePage } from '../../src/ingest/archive/archive-page.js';
import { NO_OVERRIDES } from '../../src/ingest/archive/overrides.js';
import { collectionsOf } from '../../src/store/collections.js';
import { openStore, type Store } from '../../src/store/connect.js';
import { ArchiveWriter } from '../../src/store/write.js';
import { type ArticleSketch, readPageOf } from '../support/parsed.js';

let folder: string;
let store: Store;
let db: Db;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-readers-'));
  store = await openStore({ uri: process.env.MONGODB_URI, database: 'unused', dataDir: folder });
  db = store.client.db(`test-${randomUUID()}`);
});

afterAll(async () => {
  await db.dropDatabase();
  await store.close();
  await rm(folder, { recursive: true });
});

/** What a reader finds wrong with one snapshot: pages, articles, numbers and people that do not go together. */
async function contradictions(): Promise<string[]> {
  const { archive, pages, articles, metrics, people } = collectionsOf(db);
  const sequence = (await archive.findOne({ _id: 'archive' }))?.sequence ?? 0;
  const visible = { from: { $lte: sequence }, until: { $gt: sequence } };
  // One after another, so that the writer comes in between.
  const foundPages = await pages.find(visible).toArray();
  const foundArticles = await articles.find(visible).toArray();
  const foundMetrics = await metrics.find(visible).toArray();
  const foundPeople = await people.find(visible).toArray();
  const ids = foundArticles.map(({ id }) => id).sort();
  const wrong: string[] = [];
  const listed = foundPages.flatMap(({ articleIds }) => articleIds).sort();
  if (listed.join() !== ids.join()) wrong.push(`${sequence}: pages list ${listed.length} articles of ${ids.length}`);
  // Every article of an edition prints that edition's number: one edition's article has no other's.
  for (const { id } of foundPages) {
    const editions = new Set(foundArticles.filter(({ pageId }) => pageId === id).map(({ headline }) => headline));
    if (editions.size > 1) wrong.push(`${sequence}: ${id} is of ${[...editions].join(' and ')}`);
  }
  for (const { id, articleId } of foundMetrics)
    if (!ids.includes(articleId)) wrong.push(`${sequence}: ${id} is in no article`);
  for (const { id, articleCount } of foundPeople) {
    const count = foundArticles.filter(({ appearances }) => appearances.some(({ personId }) => personId === id)).length;
    if (count !== articleCount) wrong.push(`${sequence}: ${id} counts ${articleCount} articles of ${count}`);
  }
  return wrong;
}

it('whoever reads while pages are ingested and replaced sees each page as it was or as it is, never half', async () => {
  const edition = (number: number): ArticleSketch[] =>
    Array.from({ length: 2 + (number % 3) }, (_, at) => ({
      headline: `第${number}稿`,
      body: `第${number % 2}稿第${at}篇，沁阳市夏粮收购工作全面展开，昼夜开磅。`,
      people: at % 2 === 0 ? ['市委书记 柳青禾', '方小满'] : [`副市长 常桂枝`, `村民: 苗${'甲乙丙丁'[number % 4]}`],
      metrics: [['收购', `${number}万元`, number]],
    }));
  let done = false;
  const writing = (async () => {
    const writer = await ArchiveWriter.open(db, 'THIS_PROCESS_ONLY');
    for (let number = 0; number < 24; number++)
      await archivePage(writer, readPageOf(`p${number % 4}`, edition(number)), NO_OVERRIDES);
    await writer.close();
    done = true;
  })();
  const wrong: string[] = [];
  let reads = 0;
  while (!done) {
    wrong.push(...(await contradictions()));
    reads++;
  }
  await writing;
  expect(wrong).toEqual([]);
  expect(reads).toBeGreaterThan(3);
});
