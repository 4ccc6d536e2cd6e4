/**
 * What reading pages costs, and what storing them costs beside it.
 *
 *   npm run build && npm run bench:ingest [-- FOLDER] [--store PAGES] [--only-store]
 *
 * Reading, on one core, once warm: pages a second, beside a word segmenter on the same text, memory, and how time grows with
 * length. Storing, in the embedded store or with `MONGODB_URI` in that one: as many invented pages as asked for (1,000), read
 * and stored, a line a thousand; the same files again, which are all known; and what the archive takes on the disk.
 *
 * Without a folder it reads real pages where they lie beside the repository, else the sample pages, which hold twice
 * as many facts in the same space. It measures the built code, as users run it, in processor time: what one core would take
 * that does nothing else.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { PAGE_LENGTH } from './invented-pages.js';
import { benchStoring } from './storing.js';
import { median, NOTHING_GIVEN, type ParsePage, secondsOf } from './support.js';

/** Processor time until the compilers are done with what hundreds of pages show them, in seconds. */
const WARM_UP = 20;
/** Each round reads and tags every page once, so that what else the machine does slows both down alike. */
const ROUNDS = 60;

const built = new URL('../dist/ingest/parse.js', import.meta.url);
if (!existsSync(built)) throw new Error(`${built.pathname} is not there: run npm run build first`);
const { parsePage } = (await import(built.href)) as { parsePage: ParsePage };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { store: { type: 'string', default: '1000' }, 'only-store': { type: 'boolean', default: false } },
});
const REAL_PAGES = '../shared/pages';
const [folder = existsSync(REAL_PAGES) ? REAL_PAGES : 'seeds'] = positionals;
const stored = Number(values.store);

if (!values['only-store']) benchReading();
if (stored > 0) await benchStoring(folder, stored, parsePage);

function benchReading(): void {
  const texts = readdirSync(folder)
    .filter((file) => /\.(?:txt|md)$/u.test(file) && file !== 'README.md')
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  if (texts.length === 0) throw new Error(`${folder} holds no pages (*.txt, *.md)`);
  const pages = texts.map(pageOfLength);
  const jieba = Jieba.withDict(dict);
  const tag = (text: string): unknown => jieba.tag(text);
  warmUp(() => secondsForAll(pages, parse));
  warmUp(() => secondsForAll(pages, tag));
  const rounds = Array.from({ length: ROUNDS }, () => ({
    reading: secondsForAll(pages, parse),
    tagging: secondsForAll(pages, tag),
  }));
  const small = median(rounds.map(({ reading }) => reading)) / pages.length;
  console.log(
    `${Math.round(1 / small)} pages/s on one core (${texts.length} pages of ${folder}, each brought to ${PAGE_LENGTH} characters)`,
  );
  const ratios = rounds.map(({ reading, tagging }) => reading / tagging);
  console.log(`reading takes ${median(ratios).toFixed(2)} times as long as @node-rs/jieba's tag on the same text`);
  const megabyte = repeatTo(pages.join('\n\n'), 1_000_000);
  const large = medianOf(() => secondsOf(() => parse(megabyte)), 5);
  console.log(`a page of ${megabyte.length} characters takes ${(large / small).toFixed(0)} times as long`);
  console.log(`${Math.round(process.memoryUsage().rss / 2 ** 20)} MB resident`);
}

function warmUp(work: () => number): void {
  for (let seconds = 0; seconds < WARM_UP; ) seconds += work();
}

/** Processor time that it takes to do something with every page once. */
function secondsForAll(pages: readonly string[], work: (text: string) => unknown): number {
  return secondsOf(() => {
    for (const text of pages) work(text);
  });
}

function parse(text: string): unknown {
  return parsePage({ ...NOTHING_GIVEN, name: 'page', text });
}

function medianOf(sample: () => number, times: number): number {
  return median(Array.from({ length: times }, sample));
}

function pageOfLength(text: string): string {
  return repeatTo(text, PAGE_LENGTH);
}

/** The text again and again, cut at this length. */
function repeatTo(text: string, length: number): string {
  return `${text}\n\n`.repeat(Math.ceil(length / (text.length + 2))).slice(0, length);
}
