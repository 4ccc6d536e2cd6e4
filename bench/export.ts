/**
 * How fast a whole archive is exported, and in how much memory.
 *
 *   npm run build && npm run bench:export [-- ARTICLES]
 *
 * An archive of so many invented articles (20,000), which is built once and kept as `npm run bench:growth` keeps its own, is
 * exported in each format, whole, to nowhere. Memory is that of this process, the embedded store's thread included.
 */
import { load, openArchive } from './growth/archives.js';

const articles = Number(process.argv[2] ?? 20_000);
const { openExport } = await load<typeof import('../src/export/export.js')>('export/export.js');
const { createSchema } = await load<typeof import('../src/resolvers/schema.js')>('resolvers/schema.js');

const schema = await createSchema();
const store = await openArchive(articles);
console.log('format    rows   rows/s     MB   MB resident, most');
for (const format of ['jsonl', 'csv', 'parquet']) {
  const started = performance.now();
  const made = await openExport(store.db, schema, { table: 'articles', format }, new AbortController().signal);
  let [bytes, most] = [0, 0];
  for await (const piece of made.pieces) {
    bytes += Buffer.byteLength(piece);
    most = Math.max(most, process.memoryUsage.rss());
  }
  const seconds = (performance.now() - started) / 1000;
  const [rate, size, memory] = [articles / seconds, bytes / 2 ** 20, most / 2 ** 20].map((n) => n.toFixed(0));
  console.log(
    format.padEnd(7),
    String(articles).padStart(7),
    rate?.padStart(8),
    size?.padStart(6),
    memory?.padStart(8),
  );
}
await store.close();
