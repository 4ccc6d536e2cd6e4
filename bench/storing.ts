/** The storing part of `npm run bench:ingest`: see `ingest.ts`. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Db } from 'mongodb';
import { writeInventedPages } from './invented-pages.js';
import { NOTHING_GIVEN, type ParsePage, secondsSince } from './support.js';

const built = (path: string) => import(new URL(`../dist/${path}`, import.meta.url).href);

/** Pages that are read without being stored before each thousand: enough to compare with. */
const READ = 100;
const STEP = 1000;

/** Reads and stores invented pages made of those of a folder, and prints what that costs. */
export async function benchStoring(patterns: string, count: number, parsePage: ParsePage): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'));
  const dataDir = join(folder, 'data');
  const pages = join(folder, 'pages');
  const bytes = writeInventedPages(pages, count, patterns, parsePage);
  const [{ openStore }, { createIndexes }] = [await built('store/connect.js'), await built('store/indexes.js')];
  const store = await openStore({
    uri: process.env.MONGODB_URI,
    database: `broadsheet_bench_${process.pid}`,
    dataDir,
    writesMuch: true,
  });
  try {
    await createIndexes(store.db);
    const reading = await secondsToRead(pages, parsePage);
    console.log(
      `${count} invented pages, ${(bytes / count / 1000).toFixed(1)} kB of text each; in processor time of all threads:`,
    );
    console.log(`reading  ${perSecond(reading)} pages/s a core`);
    const all = await run(store, pages, count);
    const again = await run(store, pages, count, 'QUIET');
    console.log(
      `all      ${perSecond(all.processor)} pages/s a core read and stored: ${share(reading / all.processor)} of the speed of reading; ` +
        `${perSecond(all.clock)} by the clock on ${availableParallelism()} cores: ${share(reading / all.clock)} of reading on one`,
    );
    console.log(
      `again    ${perSecond(again.processor)} pages/s a core known as unchanged: ${(reading / again.processor).toFixed(1)} times as fast as reading`,
    );
    await printSizes(store.db);
    if (store.kind === 'embedded') {
      const disk = diskOf(dataDir);
      console.log(`disk     ${megabytes(disk)} for ${megabytes(bytes)} of text: ${(disk / bytes).toFixed(1)} times`);
    }
  } finally {
    await store.db.dropDatabase();
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

/** Processor time that reading takes a page, once warm. */
async function secondsToRead(pages: string, parsePage: ParsePage): Promise<number> {
  const { findPages, readPage } = await built('ingest/read.js');
  const { files } = await findPages([pages], process.stdin);
  const some = files.slice(0, READ);
  const once = async () => {
    const before = process.cpuUsage();
    for (const file of some) parsePage(await readPage(file, NOTHING_GIVEN));
    return secondsSince(before) / some.length;
  };
  await once();
  return once();
}

/** What a page takes to be read and stored, in seconds of processor time and by the clock; a line a thousand pages. */
async function run(
  store: unknown,
  pages: string,
  count: number,
  says: 'QUIET' | 'ALL' = 'ALL',
): Promise<{ processor: number; clock: number }> {
  const [{ ingestPages }, { findPages }, { findOverrides }] = [
    await built('ingest/ingest.js'),
    await built('ingest/read.js'),
    await built('corrections/overrides.js'),
  ];
  const found = await findPages([pages], process.stdin);
  const began = process.cpuUsage();
  const start = performance.now();
  let before = process.cpuUsage();
  let clock = performance.now();
  await ingestPages(found, NOTHING_GIVEN, {
    store,
    findOverrides,
    readers: 'NONE',
    signal: new AbortController().signal,
    onProblem: ({ message }: { message: string }) => console.log(message),
    onProgress: (done: number) => {
      if (done % STEP !== 0 || says === 'QUIET') return;
      const seconds = (performance.now() - clock) / 1000;
      console.log(
        `${`${done - STEP + 1}–${done}`.padEnd(13)} ${perSecond(secondsSince(before) / STEP)} pages/s a core, ${(STEP / seconds).toFixed(0)} pages/s by the clock`,
      );
      before = process.cpuUsage();
      clock = performance.now();
    },
  });
  return { processor: secondsSince(began) / count, clock: (performance.now() - start) / 1000 / count };
}

/** Documents and their size, collection by collection, as BSON: what the store makes of that is told beside it. */
async function printSizes(db: Db): Promise<void> {
  const { BSON } = await import('mongodb');
  for (const { name } of await db.listCollections().toArray()) {
    let [documents, size] = [0, 0];
    for await (const document of db.collection(name).find()) {
      documents++;
      size += BSON.calculateObjectSize(document);
    }
    console.log(`${name.padEnd(14)} ${String(documents).padStart(8)} documents, ${megabytes(size)}`);
  }
}

function diskOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).blocks * 512, 0);
}

function perSecond(seconds: number): string {
  return (1 / seconds).toFixed(1);
}

function share(ratio: number): string {
  return `${(ratio * 100).toFixed(0)} %`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
