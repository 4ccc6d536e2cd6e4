/**
 * Whether the same text is found elsewhere in an archive of many articles, and how long that takes: articles of 400 letters,
 * one in a hundred printed again in another newspaper with characters misread, cut or carried on.
 *
 *   npx tsx bench/reprints.ts [ARTICLES...]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomFrom } from '../src/learn/crf.js';
import { collectionsOf } from '../src/store/collections.js';
import { openStore } from '../src/store/connect.js';
import { type ArticleDocument, FOREVER } from '../src/store/documents.js';
import { printsOf } from '../src/store/reprints/prints.js';
import { findReprints } from '../src/store/reprints/reprints.js';
import { snapshotAt } from '../src/store/snapshot.js';
import { median } from './support.js';

const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [20_000, 100_000];
const [LENGTH, REPRINTED_EVERY, A_BATCH, ASKED] = [400, 100, 2_000, 200];

const letters = (random: () => number, length: number) =>
  Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.floor(random() * 3_000))).join('');

const CHANGES: Readonly<Record<string, (text: string, random: () => number) => string>> = {
  'the same': (text) => text,
  'misread, 1 in 50': (text, random) => [...text].map((each) => (random() < 0.02 ? letters(random, 1) : each)).join(''),
  'cut by a third': (text) => text.slice(0, (LENGTH * 2) / 3),
  'carried on by half': (text, random) => text + letters(random, LENGTH / 2),
};
const KINDS = Object.keys(CHANGES);

const original = (number: number) => letters(randomFrom(number + 1), LENGTH);

function article(id: string, text: string, newspaper: string): ArticleDocument {
  const read = { id, pageId: `page of ${id}`, newspaperId: newspaper, date: '2021-05-18', paragraphs: [text] };
  const version = { _id: `${id}@1`, from: 1, until: FOREVER };
  return { ...version, ...read, prints: printsOf(read.paragraphs) } as ArticleDocument;
}

for (const size of SIZES) await measure(size);

async function measure(size: number): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'broadsheet-reprints-'));
  const store = await openStore({ database: 'reprints', dataDir });
  try {
    const { articles } = collectionsOf(store.db);
    await articles.createIndexes([{ key: { id: 1 } }, { key: { prints: 1 } }]);
    let batch: ArticleDocument[] = [];
    for (let number = 0; number < size; number++) {
      const text = original(number);
      batch.push(article(`a${number}`, text, 'one'));
      if (number % REPRINTED_EVERY === 0) {
        const kind = KINDS[(number / REPRINTED_EVERY) % KINDS.length] ?? '';
        batch.push(article(`r${number}`, CHANGES[kind]?.(text, randomFrom(number + 7)) ?? '', 'other'));
      }
      if (batch.length < A_BATCH && number < size - 1) continue;
      await articles.insertMany(batch, { ordered: false });
      batch = [];
    }
    const found = new Map(KINDS.map((kind) => [kind, { asked: 0, found: 0 }]));
    const times: number[] = [];
    let others = 0;
    for (let at = 0; at < Math.min(ASKED, size / REPRINTED_EVERY); at++) {
      const number = at * REPRINTED_EVERY;
      const snapshot = snapshotAt(collectionsOf(store.db), 1, Date.now() + 60_000);
      const started = performance.now();
      const [reprints = []] = await findReprints(snapshot, [article(`a${number}`, original(number), 'one')]);
      times.push(performance.now() - started);
      const counted = found.get(KINDS[at % KINDS.length] ?? '');
      if (counted === undefined) continue;
      counted.asked++;
      if (reprints.some(({ articleId }) => articleId === `r${number}`)) counted.found++;
      others += reprints.filter(({ articleId }) => articleId !== `r${number}`).length;
    }
    const sorted = [...times].sort((a, b) => a - b);
    const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
    console.log(
      `${size} articles: ${median(times).toFixed(1)} ms at the median, ${p99.toFixed(1)} ms at the 99th of 100`,
    );
    for (const [kind, { asked, found: right }] of found) console.log(`  ${kind}: ${right} of ${asked} found`);
    console.log(`  found that are none: ${others}`);
  } finally {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
