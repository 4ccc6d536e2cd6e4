/**
 * What questions cost on an archive of 100 000 articles: database commands, p50 and p99 over HTTP.
 *
 *   npm run build && npm run bench:queries [-- ARTICLES]     # MONGODB_URI: on that server, else embedded
 *
 * The archive is made of the sample pages, over and over: each time on another day, every hundredth time with the
 * same people, every tenth with the same places. It measures the built code, as users run it.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Collection, CommandStartedEvent, Db, Document } from 'mongodb';
import type { SearchDocument } from '../src/store/bookkeeping-documents.js';
import type { ArticleDocument } from '../src/store/documents.js';
import { QUESTIONS } from './questions.js';
import { NOTHING_GIVEN } from './support.js';

const ARTICLES = Number(process.argv[2] ?? 100_000);
const ROUNDS = 100;
const CASTS = 100;
const REGIONS = 10;
/** So many articles has a segment of the search index that is merged no further. */
const SEGMENT = 4_096;

const built = new URL('../dist/', import.meta.url);
if (!existsSync(built)) throw new Error(`${built.pathname} is not there: run npm run build first`);
const load = async <T>(module: string): Promise<T> => (await import(new URL(module, built).href)) as T;
const { openStore } = await load<typeof import('../src/store/connect.js')>('store/connect.js');
const { createIndexes } = await load<typeof import('../src/store/indexes.js')>('store/indexes.js');
const { findOverrides } = await load<typeof import('../src/corrections/overrides.js')>('corrections/overrides.js');
const { ingestPages } = await load<typeof import('../src/ingest/ingest.js')>('ingest/ingest.js');
const { findPages } = await load<typeof import('../src/ingest/read.js')>('ingest/read.js');
const { loadConfig } = await load<typeof import('../src/config.js')>('config.js');
const { indexArticles } = await load<typeof import('../src/store/search/revise.js')>('store/search/revise.js');
const segments = await load<typeof import('../src/store/search/segments.js')>('store/search/segments.js');
const { FOREVER } = await load<typeof import('../src/store/documents.js')>('store/documents.js');
const { serve } = await load<typeof import('../src/server/serve.js')>('server/serve.js');

const dataDir = await mkdtemp(join(tmpdir(), 'broadsheet-bench-'));
const { MONGODB_URI: uri } = process.env;
const store = await openStore({ uri, database: 'broadsheet-bench', dataDir, client: { monitorCommands: true } });
try {
  await createIndexes(store.db);
  await ingestSamples();
  const count = await multiply(store.db);
  await measure(count);
} finally {
  if (store.kind === 'server') await store.db.dropDatabase();
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
}

async function ingestSamples(): Promise<void> {
  const found = await findPages(['seeds'], process.stdin);
  const { signal } = new AbortController();
  await ingestPages(found, NOTHING_GIVEN, { store, findOverrides, signal, onProgress: () => {}, onProblem: () => {} });
}

/** Copies the sample pages' documents until there are enough articles, and says how many there are. */
async function multiply(db: Db): Promise<number> {
  const names = ['pages', 'articles', 'metrics', 'people', 'locations', 'organizations'];
  const samples = new Map<string, Document[]>();
  for (const name of names) samples.set(name, await db.collection(name).find().toArray());
  const articles = await db.collection<ArticleDocument>('articles').find().sort({ number: 1 }).toArray();
  const perCopy = articles.length;
  const copies = Math.ceil(ARTICLES / perCopy);
  for (const name of names) {
    const scope = name === 'people' ? CASTS : name === 'locations' ? REGIONS : copies;
    const insert = (sample: Document, copy: number) => copyOf(sample, copy, copies / scope, perCopy);
    await insertCopies(db.collection(name), samples.get(name) ?? [], Math.min(scope, copies), insert);
  }
  await indexCopies(db, articles, copies);
  console.log(`${perCopy * copies} articles of ${copies} × ${samples.get('pages')?.length} pages, ${store.kind} store`);
  return perCopy * copies;
}

async function insertCopies(
  collection: Collection<Document>,
  samples: readonly Document[],
  scope: number,
  copied: (sample: Document, copy: number) => Document,
): Promise<void> {
  for (let start = 1; start < scope; start += 20) {
    const batch: Document[] = [];
    for (let copy = start; copy < Math.min(start + 20, scope); copy++) {
      for (const sample of samples) batch.push(copied(sample, copy));
    }
    await collection.insertMany(batch, { ordered: false });
  }
}

/** Makes the search index what it would be if all copies had been ingested one after another. */
async function indexCopies(db: Db, articles: readonly ArticleDocument[], copies: number): Promise<void> {
  const search = db.collection<SearchDocument>('search');
  await search.deleteMany({});
  const indexed = indexArticles(articles);
  const perSegment = Math.ceil(SEGMENT / articles.length);
  for (let start = 0; start < copies; start += perSegment) {
    const ofCopies = Array.from({ length: Math.min(perSegment, copies - start) }, (_, i) => {
      const first = (start + i) * articles.length;
      return segments.segmentOf({ first, next: first + articles.length, gone: [] }, indexed);
    });
    const version = { from: 0, until: FOREVER };
    const pieces = segments.mergedSegment(2, ofCopies, ofCopies);
    await search.insertMany(pieces.map((piece) => ({ ...piece, ...version, _id: `${piece.id}@0` })));
  }
}

/** The same document in another copy of the archive: other ids, other days. */
function copyOf(sample: Document, copy: number, shared: number, perCopy: number): Document {
  const text = JSON.stringify(sample)
    .replace(/"(pg|art|met|org)_[\w-]{16}/gu, `$&${suffix(copy)}`)
    .replace(/"per_[\w-]{16}/gu, `$&${suffix(copy % CASTS)}`)
    .replace(/"loc_[\w-]{16}/gu, `$&${suffix(copy % REGIONS)}`)
    .replace(/\b(\d{4})(-\d{2}-\d{2})\b/gu, (_, year, rest) => `${Number(year) - (copy % 80)}${rest}`);
  const document: Document = JSON.parse(text);
  const { articleCount } = document;
  return {
    ...document,
    ...('number' in document && { number: document.number + copy * perCopy }),
    ...(document.order && { order: `${document.order} ${String(copy).padStart(6, '0')}` }),
    ...(articleCount && { articleCount: Math.round(articleCount * shared) }),
    ...(document.ingestedAt && { ingestedAt: new Date() }),
  };
}

/** The samples themselves are copy 0. */
function suffix(copy: number): string {
  return copy === 0 ? '' : `.${copy}`;
}

async function measure(articles: number): Promise<void> {
  const server = await serve({ config: loadConfig({ PORT: '0', LOG_LEVEL: 'silent', ANSWER_CACHE_MB: '0' }), store });
  let commands = 0;
  store.client.on('commandStarted', (_: CommandStartedEvent) => commands++);
  console.log(`\n${'question'.padEnd(58)} commands   p50 ms   p99 ms   (${articles} articles, ${ROUNDS} rounds)`);
  for (const { title, query } of QUESTIONS) {
    const times: number[] = [];
    commands = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      if (!(await isAnswered(server.url, query))) break;
      times.push(performance.now() - start);
      // What takes seconds need not be asked a hundred times.
      if (round >= 9 && performance.now() - start > 1_000) break;
    }
    if (times.length === 0) {
      console.log(`${title.padEnd(58)} takes longer than the server allows`);
      continue;
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => (times[Math.ceil(times.length * share) - 1] ?? 0).toFixed(1).padStart(8);
    console.log(`${title.padEnd(58)} ${String(commands / times.length).padStart(8)} ${at(0.5)} ${at(0.99)}`);
  }
  await server.close();
}

/** False if the server gave up; any other error ends the bench. */
async function isAnswered(url: string, query: string): Promise<boolean> {
  const response = await fetch(new URL('/graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { errors = [] } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  if (errors.some(({ extensions }) => extensions.code !== 'TIMEOUT')) throw new Error(JSON.stringify(errors));
  return errors.length === 0;
}
