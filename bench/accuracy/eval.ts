/**
 * Accuracy against annotated pages and sentences, and the baselines' on the same ones.
 *
 *   npm run eval                                         # the sample pages, and names in sentences
 *   npm run eval -- FOLDER [--pages FOLDER] [--misses]   # any folder of annotations; --pages: where their pages are
 *   npm run eval -- --document docs/ACCURACY.md          # writes the tables into the document's first block
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parsePage } from '../../src/ingest/parse.js';
import type { ParsedPage } from '../../src/ingest/parsed.js';
import { type Baseline, jiebaBaseline, recognizersBaseline } from './baselines.js';
import { confidenceTables, reliabilityOf } from './confidence.js';
import { type AnnotatedPage, readAnnotated } from './gold.js';
import { foundOf, judgedIn } from './judged.js';
import { namesTable } from './names.js';
import { Score, scorePage } from './score.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { misses: { type: 'boolean', default: false }, pages: { type: 'string' }, document: { type: 'string' } },
});
const folders = positionals.length > 0 ? positionals : ['seeds'];
const annotated = folders.flatMap((folder) => readAnnotated(folder, values.pages));
const parsed = annotated.map((page): [AnnotatedPage, ParsedPage] => [page, parsePage(page.source)]);

const own = new Score();
for (const [{ gold }, page] of parsed) scorePage(own, gold, page.articles.map(foundOf));
const tables = [`Broadsheet on ${annotated.length} pages of ${folders.join(', ')}\n${own.table()}`];
for (const baseline of [jiebaBaseline(), recognizersBaseline(false), recognizersBaseline(true)])
  tables.push(`${baseline.name}\n${scoreBaseline(baseline).table(baseline.categories)}`);
const covered = parsed.map(([{ name }, page]) => `${name} ${page.coverage.toFixed(3)}`);
tables.push(`coverage\n${covered.join('\n')}`);
if (positionals.length === 0) tables.push(namesTable(), ...confidenceTables());
else
  tables.push(
    ...reliabilityOf(
      folders.join(', '),
      parsed.flatMap(([{ gold }, page]) => judgedIn(page, gold)),
    ),
  );
console.log(tables.join('\n\n'));
if (values.document !== undefined) {
  const document = readFileSync(values.document, 'utf8');
  writeFileSync(
    values.document,
    document.replace(/```text\n[\s\S]*?```/u, () => `\`\`\`text\n${tables.join('\n\n')}\n\`\`\``),
  );
}
if (values.misses) console.log(`\nmissed (-) and wrongly found (+)\n${own.misses.join('\n')}`);

function scoreBaseline(baseline: Baseline): Score {
  const score = new Score();
  for (const [{ gold }, page] of parsed) {
    const found = page.articles.map((article) => ({ ...foundOf(article), ...baseline.read(article) }));
    scorePage(score, gold, found);
  }
  return score;
}
