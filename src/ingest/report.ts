/** What an ingest run has to say: how many pages came to what, which facts they hold, what was left unread and why. */
import type { DoubtEntry, FactKind, PageDocument, PageTally, Span } from '../store/documents.js';
import type { ArchivedPage } from './archive/archive-page.js';
import type { LostCorrection } from './archive/overrides.js';
import { describeChanges, describeLost, type PageChange } from './change-report.js';
import { describeDoubts, isOfLayout } from './doubt-report.js';
import type { ParsedArticle, ParsedPage } from './parsed.js';
import type { PageProblem } from './problems.js';
import type { FoundPages } from './read.js';

export interface IngestReport {
  pages: { new: number; replaced: number; unchanged: number };
  /** Pages and paths that came to nothing; why is in `problems`. */
  failed: number;
  /** Of the pages that were read, unchanged ones included; as are the facts. */
  articles: number;
  facts: Record<FactKind, number>;
  /** Share of the pages' non-blank characters that stand in an article or in furniture, 0..1; 1 if there are none. */
  coverage: number;
  /** Pages with text that belongs to nothing. */
  unread: { path: string; coverage: number; excerpts: string[] }[];
  /** Pages whose layout is unsure: where articles begin and end, and whose a headline is. */
  unsure: PageDoubts[];
  /** What is most doubtful of each page. */
  doubts: PageDoubts[];
  problems: PageProblem[];
  /** Whether nothing was written: then the report tells what would have become of the pages. */
  dryRun: boolean;
  /** Pages that were replaced, or that others may be, each with what is otherwise now; in a dry run new ones, too. */
  changes: (PageChange & { path: string })[];
  /** Corrections of these pages that find what they are about no more: they wait until a page says it again. */
  unanchored: (LostCorrection & { path: string })[];
  /** Files in folders that are no `*.txt` or `*.md`. */
  passedOver: number;
  /** Whether the run was stopped before all pages were done. */
  interrupted: boolean;
  done: number;
  seconds: number;
  /** Non-blank characters of all pages, and those of them that were read. */
  characters: { all: number; read: number };
}

export interface PageDoubts {
  readonly path: string;
  readonly doubts: readonly DoubtEntry[];
}

export const FACT_KINDS = [
  'bylines',
  'people',
  'officials',
  'organizations',
  'locations',
  'dates',
  'metrics',
] as const satisfies FactKind[];

export function emptyReport({ passedOver }: FoundPages, dryRun = false): IngestReport {
  return {
    pages: { new: 0, replaced: 0, unchanged: 0 },
    failed: 0,
    articles: 0,
    facts: { bylines: 0, people: 0, officials: 0, organizations: 0, locations: 0, dates: 0, metrics: 0 },
    coverage: 1,
    unread: [],
    unsure: [],
    doubts: [],
    problems: [],
    dryRun,
    changes: [],
    unanchored: [],
    passedOver,
    interrupted: false,
    done: 0,
    seconds: 0,
    characters: { all: 0, read: 0 },
  };
}

/** What a report says of one page. */
export interface PageSummary {
  readonly articles: number;
  readonly facts: Readonly<Record<FactKind, number>>;
  readonly coverage: number;
  /** Its non-blank characters. */
  readonly characters: number;
  /** The beginnings of what belongs to nothing. */
  readonly unread: readonly string[];
  /** Of the layout, as the page prints them. */
  readonly unsure: readonly DoubtEntry[];
  /** Of the facts, the most doubtful first. */
  readonly doubts: readonly DoubtEntry[];
}

/** @param doubts the page's, most doubtful first */
export function summaryOf(
  { articles, coverage, text, unread }: ParsedPage,
  doubts: readonly DoubtEntry[],
): PageSummary {
  const count = (factsOf: (article: ParsedArticle) => readonly unknown[]) =>
    articles.reduce((sum, article) => sum + factsOf(article).length, 0);
  return {
    articles: articles.length,
    facts: {
      bylines: count(({ byline }) => byline),
      people: count(({ people }) => people),
      officials: count(({ people }) => people.filter(({ isOfficial }) => isOfficial)),
      organizations: count((article) => article.organizations),
      locations: count(({ locations }) => locations),
      dates: count(({ dates }) => dates),
      metrics: count(({ metrics }) => metrics),
    },
    coverage,
    characters: text.length - (text.match(/\s/gu)?.length ?? 0),
    unread: unread.map((span) => excerptOf(text, span)),
    ...doubtsOf(doubts),
  };
}

/** What is kept with a page of its summary, besides what the page holds anyway. */
export function tallyOf({ articles, characters, facts, unread }: PageSummary): PageTally {
  return { articles, characters, facts: { ...facts }, unread: [...unread] };
}

/** The summary of a page that is stored, as it was when it was read. */
export function storedSummary(
  { articles, characters, facts, unread }: PageTally,
  { coverage, doubts = [] }: Pick<PageDocument, 'coverage' | 'doubts'>,
): PageSummary {
  return { articles, characters, facts, unread, coverage, ...doubtsOf(doubts) };
}

function doubtsOf(doubts: readonly DoubtEntry[]): Pick<PageSummary, 'unsure' | 'doubts'> {
  return {
    unsure: doubts.filter(({ kind }) => isOfLayout(kind)).toSorted((a, b) => a.span.start - b.span.start),
    doubts: doubts.filter(({ kind }) => !isOfLayout(kind)).slice(0, MOST_DOUBTS),
  };
}

/** So many doubtful facts of a page are told. */
const MOST_DOUBTS = 5;

/** A page that was read, and what became of it. */
export interface ReportedPage extends ArchivedPage {
  readonly path: string;
  readonly summary: PageSummary;
  /** Null where it is as it was. */
  readonly change: PageChange | null;
}

/** Enters one page. */
export function countPage(report: IngestReport, { path, summary: page, outcome, lost, change }: ReportedPage): void {
  if (change !== null && (outcome !== 'NEW' || report.dryRun)) report.changes.push({ path, ...change });
  for (const correction of lost) report.unanchored.push({ path, ...correction });
  report.done++;
  report.pages[KEYS[outcome]]++;
  report.articles += page.articles;
  for (const kind of FACT_KINDS) report.facts[kind] += page.facts[kind];
  const { characters } = report;
  characters.all += page.characters;
  characters.read += Math.round(page.characters * page.coverage);
  report.coverage = characters.all === 0 ? 1 : characters.read / characters.all;
  if (page.coverage < 1) report.unread.push({ path, coverage: page.coverage, excerpts: [...page.unread] });
  if (page.unsure.length > 0) report.unsure.push({ path, doubts: page.unsure });
  if (page.doubts.length > 0) report.doubts.push({ path, doubts: page.doubts });
}

const KEYS = { NEW: 'new', REPLACED: 'replaced', UNCHANGED: 'unchanged' } as const;
const EXCERPT = 40;

function excerptOf(text: string, { start, end }: Span): string {
  const excerpt = text.slice(start, end).replace(/\s+/gu, ' ').trim();
  return excerpt.length > EXCERPT ? `${excerpt.slice(0, EXCERPT)}…` : excerpt;
}

/** What of a report is shown. */
export interface Shown {
  /** Whether doubtful facts are; those of few pages always are. */
  readonly doubts?: boolean;
}

/** The report for machines. */
export function reportAsJson({ characters, ...report }: IngestReport, shown: Shown = {}): string {
  const pagesPerSecond = report.seconds > 0 ? report.done / report.seconds : 0;
  const doubts = showsDoubts(report, shown) ? report.doubts : [];
  return JSON.stringify({ ...report, doubts, pagesPerSecond }, null, 2);
}

/** The report for people, one subject a line. */
export function printReport(report: IngestReport, shown: Shown = {}): string {
  const { pages, facts, seconds, done } = report;
  const lines = [
    ...(report.dryRun ? ['dry run   nothing was written; this is what would become of the pages'] : []),
    `pages     ${pages.new} new, ${pages.replaced} replaced, ${pages.unchanged} unchanged, ${report.failed} failed`,
    `articles  ${report.articles}`,
    `facts     ${FACT_KINDS.map((kind) => `${facts[kind]} ${kind}`).join(', ')}`,
    `coverage  ${percent(report.coverage)} of the text stands in an article or is furniture`,
    `speed     ${done} pages in ${seconds.toFixed(2)} s: ${(seconds > 0 ? done / seconds : 0).toFixed(1)} pages/s`,
  ];
  for (const { path, coverage, excerpts } of report.unread)
    lines.push(`unread    ${path} (${percent(coverage)} read): ${quoted(excerpts)}, in no article and no furniture`);
  lines.push(...describeChanges(report.changes), ...describeLost(report.unanchored));
  lines.push(...describeDoubts(report.unsure, showsDoubts(report, shown) ? report.doubts : []));
  if (report.passedOver > 0) lines.push(`skipped   ${report.passedOver} files that are neither *.txt nor *.md`);
  if (report.interrupted) lines.push('stopped   before all pages were done; run again for the rest');
  return lines.join('\n');
}

/** So many pages are few. */
const FEW = 3;

function showsDoubts({ done }: Pick<IngestReport, 'done'>, { doubts = false }: Shown): boolean {
  return doubts || done <= FEW;
}

const MOST_QUOTED = 3;

function quoted(excerpts: readonly string[]): string {
  const shown = excerpts.slice(0, MOST_QUOTED).map((text) => `"${text}"`);
  const more = excerpts.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

/** Rounded down, so that only all is 100 %. */
function percent(share: number): string {
  return `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
}
