/**
 * Facts drawn by lot from pages that nobody has annotated, each with the text around it, for a reader to judge by eye.
 *
 *   npm run eval:draw -- FOLDER [--facts 10] [--seed 1]
 */
import { parseArgs } from 'node:util';
import { parsePage } from '../../src/ingest/parse.js';
import type { ParsedArticle, ParsedPage } from '../../src/ingest/parsed.js';
import { randomFrom } from '../../src/learn/crf.js';
import { readPages } from './gold.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { facts: { type: 'string', default: '10' }, seed: { type: 'string', default: '1' } },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('name a folder of pages: npm run eval:draw -- FOLDER');
const count = Number(values.facts);
if (!Number.isInteger(count) || count < 1)
  throw new Error(`--facts takes a whole number above 0, not "${values.facts}"`);

/** Characters shown on each side of a fact. */
const AROUND = 24;

const draw = randomFrom(Number(values.seed));
for (const source of readPages(folder)) {
  const page = parsePage(source);
  const facts = page.articles.flatMap((article) => factsOf(article, page));
  console.log(`\n${source.name}: ${Math.min(count, facts.length)} of ${facts.length} facts`);
  for (let left = count; left > 0 && facts.length > 0; left--) {
    console.log(facts.splice(Math.floor(draw() * facts.length), 1)[0]);
  }
}

function factsOf(article: ParsedArticle, page: ParsedPage): string[] {
  const around = ({ start, end }: { start: number; end: number }) =>
    [
      page.text.slice(Math.max(0, start - AROUND), start),
      page.text.slice(start, end),
      page.text.slice(end, end + AROUND),
    ]
      .map((part) => part.replace(/\s+/gu, ' '))
      .join('|');
  const line = (kind: string, confidence: number, what: string, where: string) =>
    `${kind.padEnd(12)} ${confidence.toFixed(2)}  ${what}\n${' '.repeat(19)}${where}`;
  const opening = around({ start: article.span.start, end: article.span.start + AROUND });
  const closing = around({ start: Math.max(article.span.start, article.span.end - AROUND), end: article.span.end });
  const { headline, headlineConfidence, kicker, kind, genre } = article;
  return [
    line('border', article.borderConfidence, `${kind} ${genre ?? ''}`, `${opening} … ${closing}`),
    ...(headline === null
      ? []
      : [line('headline', headlineConfidence ?? 1, `${kicker === null ? '' : `${kicker} / `}${headline}`, opening)]),
    ...article.people.flatMap(({ name, titles, confidence, officeConfidence, spans }) => {
      const where = spans[0] === undefined ? '' : around(spans[0]);
      return [
        line('person', confidence, name, where),
        ...(titles.length === 0 ? [] : [line('office', officeConfidence ?? 1, `${name}: ${titles.join(', ')}`, where)]),
      ];
    }),
    ...article.locations.map(({ name, ancestors, confidence, spans }) =>
      line(
        'place',
        confidence,
        [...ancestors.map((each) => each.name), name].join(' > '),
        spans[0] === undefined ? '' : around(spans[0]),
      ),
    ),
    ...article.organizations.map(({ name, confidence, spans }) =>
      line('organization', confidence, name, spans[0] === undefined ? '' : around(spans[0])),
    ),
    ...article.metrics.map((metric) =>
      line(
        'number',
        Math.min(metric.confidence, metric.labelConfidence),
        `${metric.label} (${metric.measure}) = ${metric.text} = ${metric.normalizedValue} ${metric.normalizedUnit}${
          metric.subject === null
            ? ''
            : ` of ${metric.subject.kind === 'LOCATION' ? metric.subject.place.name : metric.subject.name}`
        }`,
        around(metric.span),
      ),
    ),
    ...article.dates.map(({ date, confidence, span }) => line('day', confidence, date ?? 'no year', around(span))),
  ];
}
