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
  const { parsed } = await parseFile(file, given, lexicon, { explains });
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
  const evidence = (rule: string, spans: readonly Span[]) =>
    explain ? [`    by ${rule}`, ...spans.map((span) => `    at ${quoteSpan(text, span)}`)] : [];
  const lines = [`${position + 1}. ${article.kind} ${article.headline ?? '(no headline)'}`];
  const named: [string, string | null][] = [
    ['genre', article.genre],
    ['kicker', article.kicker],
    ['subhead', article.subhead],
    ['rubric', article.rubric],
    ['continued from', article.continuedFrom],
  ];
  for (const [name, value] of named) if (value !== null) lines.push(`  ${name} ${value}`);
  for (const { name, role } of article.byline) lines.push(`  byline ${name} ${role}`);
  for (const { text: printed, date } of article.dates)
    lines.push(`  date ${printed}${date === null ? '' : ` = ${date}`}`);
  for (const person of article.people) {
    const titles = person.titles.length > 0 ? `: ${person.titles.join(' | ')}` : '';
    lines.push(
      `  ${person.isOfficial ? 'official' : 'person'} ${person.name}${titles}`,
      ...evidence(person.rule, person.spans),
    );
  }
  for (const place of article.locations) {
    const within = place.ancestors.map(({ name }) => name).join(' ');
    const known = place.code === null ? place.rule : `${place.rule}, code ${place.code}`;
    lines.push(
      `  place ${place.name} ${place.level}${within === '' ? '' : ` in ${within}`}`,
      ...evidence(known, place.spans),
    );
  }
  for (const { name, spellings, rule, spans } of article.organizations) {
    const short = spellings.filter((spelling) => spelling !== name);
    lines.push(`  organization ${name}${short.length > 0 ? ` (${short.join(', ')})` : ''}`, ...evidence(rule, spans));
  }
  for (const { label, text: printed, normalizedValue, normalizedUnit, kind, rule, span } of article.metrics)
    lines.push(
      `  metric ${label}: ${printed} = ${normalizedValue} ${normalizedUnit} (${kind})`,
      ...evidence(rule, [span]),
    );
  return lines;
}

/** `[12, 15) "…柳青禾出席…"`: the place with a little of what stands around it, on one line. */
function quoteSpan(text: string, { start, end }: Span): string {
  const around = 8;
  const before = text.slice(Math.max(0, start - around), start);
  const after = text.slice(end, end + around);
  return `[${start}, ${end}) "${before}«${text.slice(start, end)}»${after}"`.replace(/\s+/gu, ' ');
}
