/**
 * How many articles keep their borders when a page is set otherwise: no headlines, other columns, other datelines.
 *
 *   npm run eval:layouts                                        # the sample pages
 *   npm run eval:layouts -- FOLDER [--pages FOLDER] [--misses]  # any folder of annotations; --pages: where their pages are
 */
import { parseArgs } from 'node:util';
import { shippedLexicon } from '../src/ingest/lexicon/lexicon.js';
import { readLayout } from '../src/ingest/page/layout.js';
import { readAnnotated } from './accuracy/gold.js';
import { ratesOf, type Tally } from './accuracy/score.js';
import { squeeze, VARIANTS, type Variant } from './accuracy/variants.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { misses: { type: 'boolean', default: false }, pages: { type: 'string' } },
});
const annotated = (positionals.length > 0 ? positionals : ['seeds']).flatMap((folder) =>
  readAnnotated(folder, values.pages),
);

/** What may stand before an annotated beginning, and behind an end, in characters: a byline, a credit. */
const LENIENCE = { start: 30, end: 12 };

console.log(`${'articles with both borders right'.padEnd(36)}precision   recall   (right / wrong / missed)`);
for (const [name, variantOf] of VARIANTS) {
  const tally: Tally = { right: 0, wrong: 0, missed: 0 };
  for (const { gold, source } of annotated) tallyPage(name, gold.document, variantOf(source.text, gold), tally);
  const { precision, recall } = ratesOf(tally);
  const counts = `(${tally.right} / ${tally.wrong} / ${tally.missed})`;
  console.log(`${name.padEnd(36)}${precision.toFixed(3).padStart(9)}${recall.toFixed(3).padStart(9)}   ${counts}`);
}

function tallyPage(name: string, document: string, { page, borders }: Variant, tally: Tally): void {
  const bodies = readLayout(page, shippedLexicon()).articles.map(({ paragraphs }) =>
    squeeze(paragraphs.map(({ text }) => text).join('')),
  );
  const rest = new Set(bodies);
  for (const { article, start, end } of borders) {
    const hit = [...rest].find((body) => isWithin(body, start, end));
    if (hit !== undefined) rest.delete(hit);
    else if (values.misses) console.log(`- ${name}: ${article} ${start} … ${end}`);
    tally[hit === undefined ? 'missed' : 'right']++;
  }
  for (const body of rest) {
    tally.wrong++;
    if (values.misses) console.log(`+ ${name}: ${document} ${body.slice(0, 16)} … ${body.slice(-12)}`);
  }
}

function isWithin(body: string, start: string, end: string): boolean {
  const from = body.indexOf(start);
  const to = body.lastIndexOf(end);
  return from >= 0 && from <= LENIENCE.start && to >= 0 && body.length - to - end.length <= LENIENCE.end;
}
