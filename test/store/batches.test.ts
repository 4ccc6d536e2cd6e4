/** What readers see while batches are written: of each, all or nothing. */
import type { Collection, Db } from 'mongodb';
import { expect, it } from 'vitest';
import { countArticles, findArticles, matchArticles } from '../../src/store/articles.js';
import { collectionsOf } from '../../src/store/collections.js';
import type { Versioned } from '../../src/store/documents.js';
import { headOf } from '../../src/store/head.js';
import { findGroupsOfMetrics } from '../../src/store/metric-groups.js';
import { countMetrics } from '../../src/store/metrics.js';
import { findAll } from '../../src/store/reading.js';
import { type Snapshot, snapshotAt } from '../../src/store/snapshot.js';
import { countAll } from '../../src/store/statistics.js';
import { type ArchiveWriter, type ChangeSet, changesBetween, type Unversioned } from '../../src/store/write.js';
import { type PrintedPage, type Records, recordsOf } from '../support/newspaper.js';
import { count } from '../support/pages.js';
import { eachWithWriter } from '../support/writer.js';

let db: Db;
let writer: ArchiveWriter;
eachWithWriter((archive) => {
  ({ db, writer } = archive);
});

const BATCHES = 4;
const NAMED = ['pages', 'articles', 'metrics', 'people', 'locations'] as const;

/** Two pages that each batch adds, and one that each prints anew. */
function batchOf(number: number): PrintedPage[] {
  return [`b${number}a`, `b${number}b`, 'again'].map((name) => ({
    name,
    date: '2020-01-01',
    articles: [
      {
        headline: `${name}第${number}批收割`,
        body: [`${name}：林启明在沁阳市说，受益${number + 2}户。`],
        people: [{ name: '林启明', titles: [] }],
        places: [{ name: '沁阳市' }],
        metrics: [count(`${number + 2}户`, number + 2, '户', '受益')],
      },
    ],
  }));
}

/** Makes what is staged hold these records and no others. */
async function stage(records: Records): Promise<void> {
  const changes: Record<string, unknown> = {};
  for (const name of [...NAMED, 'search'] as const) {
    const stored = await writer.find(name, {});
    changes[name] = changesBetween(stored, records[name] as Unversioned<(typeof stored)[number]>[]);
  }
  writer.stage(changes as ChangeSet);
}

/** Which records there are, by collection. */
type Contents = Readonly<Record<(typeof NAMED)[number], readonly string[]>>;

function contentsOf(records: Pick<Records, (typeof NAMED)[number]>): Contents {
  return Object.fromEntries(
    NAMED.map((name) => [name, records[name].map(({ id }) => id).sort()]),
  ) as unknown as Contents;
}

/** What is there by its documents; the totals, groups and lists that are asked for beside must say the same. */
async function read(snapshot: Snapshot): Promise<Contents> {
  const total = await countMetrics(snapshot, {});
  const found: [string, readonly Versioned[]][] = [];
  for (const name of NAMED) {
    const collection = snapshot.collections[name] as unknown as Collection<Versioned>;
    found.push([name, await findAll(snapshot, collection, {})]);
  }
  const contents = contentsOf(Object.fromEntries(found) as unknown as Records);
  for (const name of NAMED) expect(await countAll(snapshot, name)).toBe(contents[name].length);
  expect(total).toBe(contents.metrics.length);
  for (const key of ['KIND', 'MEASURE', 'MONTH'] as const) {
    const groups = await findGroupsOfMetrics(snapshot, { conditions: {}, groupBy: key });
    expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(total);
  }
  for (const conditions of [{}, { text: '收割' }]) {
    const matching = await matchArticles(snapshot, conditions);
    const { edges } = await findArticles(snapshot, matching, 'RELEVANCE', { first: 100 });
    expect(edges.map(({ node }) => node.id).sort()).toEqual(contents.articles);
    expect(await countArticles(snapshot, matching)).toBe(contents.articles.length);
  }
  return contents;
}

it('shows whoever reads beside a run of batches each of them whole or not at all, for as long as they read', async () => {
  const written = new Map<number, Contents>();
  const reads: { readonly snapshot: Snapshot; readonly contents: Promise<Contents> }[] = [];
  const collections = collectionsOf(db);
  let isWriting = true;
  let noteRead: () => void = () => undefined;

  async function write(): Promise<void> {
    const pages = new Map<string, PrintedPage>();
    const first = await headOf(db).current();
    for (let number = 1; number <= BATCHES; number++) {
      for (const page of batchOf(number)) {
        pages.set(page.name, page);
        await stage(recordsOf([...pages.values()]));
      }
      written.set(first + number, contentsOf(recordsOf([...pages.values()])));
      const isRead = new Promise<void>((resolve) => {
        noteRead = resolve;
      });
      await writer.flush();
      // The next batch is written while somebody reads this one.
      await isRead;
    }
    isWriting = false;
  }

  /** Reads each batch from the moment at which the store tells of it, whatever the writer is about. */
  async function watch(): Promise<void> {
    let seen = 0;
    while (isWriting) {
      const sequence = (await collections.archive.findOne({ _id: 'archive' }))?.sequence ?? 0;
      if (sequence === seen || !written.has(sequence)) continue;
      seen = sequence;
      const snapshot = snapshotAt(collections, sequence, Date.now() + 60_000);
      reads.push({ snapshot, contents: read({ ...snapshot }) });
      noteRead();
    }
  }

  await Promise.all([write(), watch()]);
  expect(reads).toHaveLength(BATCHES);
  for (const { snapshot, contents } of reads) {
    expect(await contents).toEqual(written.get(snapshot.sequence));
    expect(await read(snapshot)).toEqual(written.get(snapshot.sequence));
  }
});
