/** Archives of invented pages, each built once by the program's own writing path and kept in the system's temporary folder. */
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../src/store/connect.js';
import { NOTHING_GIVEN } from '../support.js';
import { ARTICLES_A_PAGE, writePages } from './pages.js';

/** Another one where other pages are written, or documents of other shapes: what is kept is then built anew. */
const EDITION = 3;
/** Pages that are written to files and stored before the next are. */
const PAGES_AT_ONCE = 5_000;

const built = new URL('../../dist/', import.meta.url);
if (!existsSync(built)) throw new Error(`${built.pathname} is not there: run npm run build first`);

/** A module of the built program, which is what users run. */
export async function load<T>(module: string): Promise<T> {
  return (await import(new URL(module, built).href)) as T;
}

/** Opens the archive of so many articles; on a server, one in a database of its own. */
export async function openArchive(articles: number): Promise<Store> {
  const { openStore } = await load<typeof import('../../src/store/connect.js')>('store/connect.js');
  const { createIndexes } = await load<typeof import('../../src/store/indexes.js')>('store/indexes.js');
  const folder = join(tmpdir(), `broadsheet-growth-${EDITION}`);
  const dataDir = join(folder, String(articles));
  const { MONGODB_URI: uri } = process.env;
  const database = `broadsheet-growth-${EDITION}-${articles}`;
  if (uri === undefined && !existsSync(dataDir)) {
    // What is interrupted is not taken for finished, and goes on where it stopped: files that are stored already are known.
    const unfinished = `${dataDir}.unfinished`;
    const store = await openStore({ uri, database, dataDir: unfinished });
    await createIndexes(store.db);
    await fill(store, articles, folder).finally(() => store.close());
    await rename(unfinished, dataDir);
  }
  const store = await openStore({ uri, database, dataDir });
  await createIndexes(store.db);
  const state = await store.db.collection<{ _id: string; articles?: number }>('growth').findOne({ _id: 'built' });
  if (uri !== undefined && state?.articles !== articles) {
    await fill(store, articles, folder);
    await store.db.collection<{ _id: string }>('growth').insertOne({ _id: 'built', articles } as { _id: string });
  }
  await bringUpToDate(store);
  return store;
}

/** What an earlier version wrote gets its figures as soon as somebody writes. */
export async function bringUpToDate(store: Store): Promise<void> {
  const { withWriter } = await load<typeof import('../../src/store/with-writer.js')>('store/with-writer.js');
  await withWriter(store, async () => undefined);
}

async function fill(store: Store, articles: number, folder: string): Promise<void> {
  const { findOverrides } = await load<typeof import('../../src/corrections/overrides.js')>('corrections/overrides.js');
  const { ingestPages } = await load<typeof import('../../src/ingest/ingest.js')>('ingest/ingest.js');
  const { findPages } = await load<typeof import('../../src/ingest/read.js')>('ingest/read.js');
  const pages = join(folder, `pages-${articles}`);
  const all = Math.ceil(articles / ARTICLES_A_PAGE);
  const started = performance.now();
  const tell = (seen: number) => {
    const seconds = (performance.now() - started) / 1000;
    const megabytes = Math.round(process.memoryUsage().rss / 2 ** 20);
    console.error(`${seen} of ${all} pages, ${seconds.toFixed(0)} s, ${megabytes} MB resident`);
  };
  // Some at a time, so that neither memory nor disk ever holds all of them.
  for (let from = 0; from < all; from += PAGES_AT_ONCE) {
    writePages(pages, from, Math.min(all, from + PAGES_AT_ONCE));
    const report = await ingestPages(await findPages([pages], process.stdin), NOTHING_GIVEN, {
      store,
      findOverrides,
      readers: 'NONE',
      signal: new AbortController().signal,
      onProgress: (seen) => {
        if (seen % 1_000 === 0) tell(from + seen);
      },
      onProblem: ({ message }) => console.error(message),
    });
    if (report.failed > 0) throw new Error(`${report.failed} pages were not stored`);
    await rm(pages, { recursive: true });
  }
  tell(all);
}
