/** `broadsheet parse`: what would be stored of a page, without a store. */
import { errors } from '../errors.js';
import type { ParsedArticle, ParsedPage } from '../ingest/parsed.js';
import { parseFile } from '../ingest/prepare.js';
import { findPages } from '../ingest/read.js';
import { lexiconOf, readTowns } from '../ingest/towns.js';
import type { Span } from '../store/documents.js';
import { type GivenOptions, givenOf, type LexiconOption, print, type Status } from './terminal.js';

export async function parseCommand(
  path: string,
  options: GivenOptions & LexiconOption & { readonly json?: boolean; readonly explain?: boolean },
): Promise<Status> {
  const given = givenOf(options);
  const { files, problems } = await findPages([path], process.stdin);
  const [problem] = problems;
  if (problem !== undefined) throw problem;
  const [file, ...others] = files;
  if (file === undefined || others.length > 0)
    throw errors.usage(`parse takes one page, and ${path} holds ${files.length}`);
  const explains = options.explain === true;
  const lexicon = lexiconOf(file, await readTowns([file], options.lexicon ?? null));
  const parsed = await parseFile(file, given, lexicon, { explains });
  print(options.json === true ? JSON.stringify(parsed, null, 2) : describePage(parsed, explains));
  return 0;
}

function describePage(page: ParsedPage, explain: boolean): string {
  const about = [page.newspaper, page.edition, page.date === null ? 'no date' : `${page.date} (${page.dateBasis})`];
  const lines = [
    `${page.name}: ${about.filter((part) => part !== null).join(', ')}, ${page.articles.length} articles, coverage ${page.coverage}`,
  ];
  for (const span of page.unread) lines.push(`unread ${quoteSpan(page.text, span)}`);
  for (const [position, article] of page.articles.entries())
    lines.push('', ...describeArticle(page.text, position, article, explain));
  return lines.join('\n');
}

function describeArticle(text: string, position: number, article: ParsedArticle, explain: boolean): string[] {
  const evidence = (rules: readonly (string | null)[], spans: readonly Span[]) =>
    explain
      ? [
          ...rules.filter((rule) => rule !== null).map((rule) => `    by ${rule}`),
          ...spans.map((span) => `    at ${quoteSpan(text, span)}`),
        ]
      : [];
  const sure = (confidence: number | null) =>
    explain && confidence !== null ? ` ${Math.min(0.99, confidence).toFixed(2)}` : '';
  const { borderConfidence, headlineConfidence } = article;
  const lines = [
    `${position + 1}. ${article.kind}${sure(borderConfidence)} ${article.headline ?? '(no headline)'}${sure(headlineConfidence)}`,
  ];
  if (explain)
    for (const { reason, span, certainty } of article.doubts)
      lines.push(`  doubt ${reason} ${certainty.toFixed(2)}`, `    at ${quoteSpan(text, shortened(span))}`);
  const named: [string, string | null][] = [
    ['genre', article.genre],
    ['kicker', article.kicker],
    ['subhead', article.subhead],
    ['rubric', article.rubric],
    ['continued from', article.continuedFrom],
  ];
  for (const [name, value] of named) if (value !== null) lines.push(`  ${name} ${value}`);
  for (const { name, role } of article.byline) lines.push(`  byline ${name} ${role}`);
  for (const { text: printed, date, confidence, rule, span } of article.dates)
    lines.push(
      `  date ${printed}${date === null ? '' : ` = ${date}`}${sure(confidence)}`,
      ...evidence([`year ${rule}`], [span]),
    );
  for (const person of article.people) {
    const titles = person.titles.length > 0 ? `: ${person.titles.join(' | ')}` : '';
    lines.push(
      `  ${person.isOfficial ? 'official' : 'person'} ${person.name}${sure(person.confidence)}${titles}${sure(person.officeConfidence)}`,
      ...evidence([person.rule, person.officeRule === null ? null : `office ${person.officeRule}`], person.spans),
    );
  }
  for (const place of article.locations) {
    const within = place.ancestors.map(({ name }) => name).join(' ');
    const known = place.code === null ? place.rule : `${place.rule}, code ${place.code}`;
    lines.push(
      `  place ${place.name}${sure(place.confidence)} ${place.level}${within === '' ? '' : ` in ${within}`}${sure(place.linkConfidence)}`,
      ...evidence([known, place.linkRule === null ? null : `division ${place.linkRule}`], place.spans),
    );
  }
  for (const { name, spellings, confidence, rule, spans } of article.organizations) {
    const short = spellings.filter((spelling) => spelling !== name);
    lines.push(
      `  organization ${name}${sure(confidence)}${short.length > 0 ? ` (${short.join(', ')})` : ''}`,
      ...evidence([rule], spans),
    );
  }
  for (const metric of article.metrics)
    lines.push(
      `  metric ${metric.label}${sure(metric.labelConfidence)}: ${metric.text} = ${metric.normalizedValue} ${metric.normalizedUnit} (${metric.kind})${sure(metric.confidence)}`,
      ...evidence([`${metric.rule}, ${metric.labelRule}`], [metric.span]),
    );
  return lines;
}

/** So much of what is in doubt is shown, in characters. */
const SHOWN = 30;

function shortened({ start, end }: Span): Span {
  return { start, end: Math.min(end, start + SHOWN) };
}

/** `[12, 15) "…柳青禾出席…"`: the place with a little of what stands around it, on one line. */
function quoteSpan(text: string, { start, end }: Span): string {
  const around = 8;
  const before = text.slice(Math.max(0, start - around), start);
  const after = text.slice(end, end + around);
  return `[${start}, ${end}) "${before}«${text.slice(start, end)}»${after}"`.replace(/\s+/gu, ' ');
}
