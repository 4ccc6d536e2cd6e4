/**
 * What the store costs, through the driver: `npm run bench:store [documents]`, with `MONGODB_URI` against a server.
 * 100 000 documents of 2 KB unless told otherwise, with two indexes beside `_id`.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Collection } from 'mongodb';
import { openStore } from '../src/store/connect.js';

interface Row {
  _id: string;
  group: string;
  position: number;
  from: number;
  until: number;
  headline: string;
  paragraphs: string[];
  spans: { start: number; end: number }[];
}

const COUNT = Number(process.argv[2] ?? 100_000);
const GROUPS = COUNT / 5;
const CHINESE = '全市经济运行总体平稳稳中有进重点项目建设加快推进营商环境持续优化';

function row(i: number): Row {
  return {
    _id: `art_${String(i).padStart(12, '0')}@1`,
    group: `pg_${i % GROUPS}`,
    position: i,
    from: 1,
    until: Number.MAX_SAFE_INTEGER,
    headline: `${CHINESE.slice(0, 20)}${i}`,
    paragraphs: Array.from({ length: 16 }, (_, n) => CHINESE.slice(n % 5) + n),
    spans: Array.from({ length: 5 }, (_, n) => ({ start: n * 100, end: n * 100 + 50 })),
  };
}

async function rate(
  label: string,
  times: number,
  inFlight: number,
  each: (i: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (next < times) await each(next++);
    }),
  );
  report(
    `${label}, ${inFlight} in flight`,
    `${Math.round((times / (performance.now() - started)) * 1000).toLocaleString('en')} per s`,
  );
}

async function once(label: string, work: () => Promise<unknown>): Promise<void> {
  const started = performance.now();
  const result = await work();
  report(label, `${((performance.now() - started) / 1000).toFixed(2)} s (${String(result)})`);
}

function report(label: string, figure: string): void {
  console.log(`${label.padEnd(56)} ${figure}`);
}

async function measure(rows: Collection<Row>): Promise<void> {
  const anyone = (i: number) => row((i * 7919) % COUNT);
  for (const inFlight of [1, 50]) await rate('ping', 5_000, inFlight, () => rows.db.command({ ping: 1 }));
  const started = performance.now();
  for (let i = 0; i < COUNT; i += 500) await rows.insertMany(Array.from({ length: 500 }, (_, n) => row(i + n)));
  report(
    'insertMany, batches of 500',
    `${Math.round((COUNT / (performance.now() - started)) * 1000).toLocaleString('en')} documents/s`,
  );
  for (const inFlight of [1, 50])
    await rate('findOne by _id', 5_000, inFlight, (i) => rows.findOne({ _id: anyone(i)._id }));
  for (const inFlight of [1, 20]) {
    const ids = (i: number) => Array.from({ length: 20 }, (_, n) => anyone(i * 20 + n)._id);
    await rate('find $in 20 keys, 20 documents', 1_000, inFlight, (i) => rows.find({ _id: { $in: ids(i) } }).toArray());
  }
  for (const inFlight of [1, 20]) {
    const groups = (i: number) => Array.from({ length: 20 }, (_, n) => anyone(i * 20 + n).group);
    await rate('find $in 20 keys, 100 documents', 500, inFlight, (i) =>
      rows.find({ group: { $in: groups(i) } }, { batchSize: 1_000 }).toArray(),
    );
  }
  await rate('find one group in a snapshot, sorted, first 10', 2_000, 20, (i) =>
    rows
      .find({ group: anyone(i).group, from: { $lte: 5 }, until: { $gt: 5 } }, { sort: { position: 1 }, limit: 10 })
      .toArray(),
  );
  await once(
    'full scan by a regular expression',
    async () => (await rows.find({ headline: { $regex: '9999' } }).toArray()).length,
  );
  await once('count of a snapshot, no index', () => rows.countDocuments({ from: { $lte: 5 }, until: { $gt: 5 } }));
  await once('aggregate $group over all', async () => {
    const groups = await rows
      .aggregate([{ $group: { _id: '$group', n: { $sum: 1 }, last: { $max: '$position' } } }])
      .toArray();
    return groups.length;
  });
  await once('read all through a cursor, batches of 1000', async () => {
    let documents = 0;
    for await (const _ of rows.find({}, { batchSize: 1_000 })) documents++;
    return documents;
  });
  await rate('updateOne by _id', 2_000, 1, (i) => rows.updateOne({ _id: anyone(i)._id }, { $set: { until: i } }));
  await rate('updateOne by _id', 5_000, 50, (i) => rows.updateOne({ _id: anyone(i)._id }, { $set: { until: i + 1 } }));
}

/** Six commands one after another, as the front page asks them: alone, and beside scans that never end. */
async function besideScans(rows: Collection<Row>): Promise<void> {
  const front = async (i: number) => {
    const started = performance.now();
    for (let n = 0; n < 6; n++) await rows.findOne({ _id: row((i * 6 + n) % COUNT)._id });
    return performance.now() - started;
  };
  for (const scans of [0, 1, 4]) {
    let isOver = false;
    const scan = async () => {
      while (!isOver) await rows.countDocuments({ headline: { $regex: 'nowhere' } });
    };
    const running = Array.from({ length: scans }, scan);
    const times: number[] = [];
    for (let i = 0; i < 200; i++) times.push(await front(i));
    isOver = true;
    times.sort((a, b) => a - b);
    const at = (share: number) => `${(times[Math.floor(times.length * share)] ?? 0).toFixed(1)} ms`;
    report(`six findOne in turn beside ${scans} scans`, `p50 ${at(0.5)}, p99 ${at(0.99)}`);
    await Promise.all(running);
  }
}

/** Both threads: the driver's and, where it is embedded, the store's. */
async function memory(): Promise<string> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const kibibytes = /^RssAnon:\s*(\d+) kB$/mu.exec(status)?.[1];
  return kibibytes === undefined ? 'not told by this system' : `${Math.round(Number(kibibytes) / 1024)} MiB`;
}

const dataDir = await mkdtemp(join(tmpdir(), 'broadsheet-bench-'));
const store = await openStore({ uri: process.env.MONGODB_URI, database: 'broadsheet_bench', dataDir });
try {
  const rows = store.db.collection<Row>('rows');
  await rows.drop();
  await rows.createIndexes([{ key: { group: 1, position: 1 } }, { key: { position: 1 } }]);
  report('bytes of a document', String(Buffer.byteLength(JSON.stringify(row(0)))));
  await measure(rows);
  await besideScans(rows);
  report('memory, besides pages of the database file', await memory());
} finally {
  await store.db.dropDatabase();
  await store.close();
  await rm(dataDir, { recursive: true });
}
