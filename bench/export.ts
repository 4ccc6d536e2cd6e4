/**
 * How fast a whole archive is exported, and in how much memory.
 *
 *   npm run build && npm run bench:export [-- ARTICLES [ROUNDS]]
 *
 * An archive of so many invented articles (20,000), which is built once and kept as `npm run bench:growth` keeps its own, is
 * exported in each format, whole, to nowhere; of several rounds (1) the quickest is told. Memory is that of this process, the
 * embedded store's thread included and what it only maps of its file left out: most of it while the first tenth was
 * written, and while all of it was. Where both are alike, it does not grow with the result.
 */
import { readFileSync } from 'node:fs';
import { load, openArchive } from './growth/archives.js';

const articles = Number(process.argv[2] ?? 20_000);
const rounds = Number(process.argv[3] ?? 1);
const { openExport } = await load<typeof import('../src/export/export.js')>('export/export.js');
const { createSchema } = await load<typeof import('../src/resolvers/schema.js')>('resolvers/schema.js');

const schema = await createSchema();
const store = await openArchive(articles);
console.log('format     rows  seconds   rows/s  rows/s of processor time    MB  MB of memory, first tenth  all');
for (const format of ['jsonl', 'csv', 'parquet']) {
  let best = await exported(format);
  for (let round = 1; round < rounds; round++) {
    const next = await exported(format);
    if (next.seconds < best.seconds) best = next;
  }
  const { seconds, processor, size, atFirst, most } = best;
  const figures: [number, number, number][] = [
    [articles, 9, 0],
    [seconds, 9, 1],
    [articles / seconds, 9, 0],
    [articles / processor, 26, 0],
    [size, 6, 0],
    [atFirst, 27, 0],
    [most, 5, 0],
  ];
  console.log(
    format.padEnd(7),
    ...figures.map(([figure, width, digits]) => figure.toFixed(digits).padStart(width - 1)),
  );
}
await store.close();

interface Exported {
  readonly seconds: number;
  /** Of all threads, in seconds. */
  readonly processor: number;
  /** The rest in MB. */
  readonly size: number;
  readonly atFirst: number;
  readonly most: number;
}

async function exported(format: string): Promise<Exported> {
  const [started, used] = [performance.now(), process.cpuUsage()];
  const made = await openExport(store.db, schema, { table: 'articles', format }, new AbortController().signal);
  let [bytes, pieces, atFirst, most] = [0, 0, 0, 0];
  const memory: number[] = [];
  for await (const piece of made.pieces) {
    bytes += Buffer.byteLength(piece);
    pieces++;
    memory.push(ownMemory());
  }
  for (const [at, each] of memory.entries()) {
    most = Math.max(most, each);
    if (at < pieces / 10) atFirst = Math.max(atFirst, each);
  }
  const { user, system } = process.cpuUsage(used);
  const seconds = (performance.now() - started) / 1000;
  return { seconds, processor: (user + system) / 1e6, size: bytes / 2 ** 20, atFirst, most };
}

/** In MB, without what is mapped of files where the system tells that. */
function ownMemory(): number {
  try {
    const kilobytes = /^RssAnon:\s*(\d+) kB/mu.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (kilobytes !== undefined) return Number(kilobytes) / 1024;
  } catch {
    // Elsewhere all of it is told.
  }
  return process.memoryUsage.rss() / 2 ** 20;
}
