/** What an ingest run has to say: how many pages came to what, which facts they hold, what was left unread and why. */
import type { Span } from '../store/documents.js';
import type { PageOutcome } from './archive.js';
import type { ParsedPage } from './parsed.js';
import type { PageProblem } from './prepare.js';
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
  problems: PageProblem[];
  /** Files in folders that are no `*.txt` or `*.md`. */
  passedOver: number;
  /** Whether the run was stopped before all pages were done. */
  interrupted: boolean;
  done: number;
  seconds: number;
  /** Non-blank characters of all pages, and those of them that were read. */
  characters: { all: number; read: number };
}

export const FACT_KINDS = ['bylines', 'people', 'officials', 'organizations', 'locations', 'dates', 'metrics'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

export function emptyReport({ passedOver }: FoundPages): IngestReport {
  return {
    pages: { new: 0, replaced: 0, unchanged: 0 },
    failed: 0,
    articles: 0,
    facts: { bylines: 0, people: 0, officials: 0, organizations: 0, locations: 0, dates: 0, metrics: 0 },
    coverage: 1,
    unread: [],
    problems: [],
    passedOver,
    interrupted: false,
    done: 0,
    seconds: 0,
    characters: { all: 0, read: 0 },
  };
}

/** Enters one page. */
export function countPage(report: IngestReport, path: string, page: ParsedPage, outcome: PageOutcome): void {
  report.done++;
  report.pages[KEYS[outcome]]++;
  report.articles += page.articles.length;
  for (const article of page.articles) {
    report.facts.bylines += article.byline.length;
    report.facts.people += article.people.length;
    report.facts.officials += article.people.filter(({ isOfficial }) => isOfficial).length;
    report.facts.organizations += article.organizations.length;
    report.facts.locations += article.locations.length;
    report.facts.dates += article.dates.length;
    report.facts.metrics += article.metrics.length;
  }
  const all = lettersIn(page.text);
  report.characters.all += all;
  report.characters.read += Math.round(all * page.coverage);
  report.coverage = report.characters.all === 0 ? 1 : report.characters.read / report.characters.all;
  if (page.coverage < 1)
    report.unread.push({
      path,
      coverage: page.coverage,
      excerpts: page.unread.map((span) => excerptOf(page.text, span)),
    });
}

const KEYS = { NEW: 'new', REPLACED: 'replaced', UNCHANGED: 'unchanged' } as const;
const EXCERPT = 40;

function excerptOf(text: string, { start, end }: Span): string {
  const excerpt = text.slice(start, end).replace(/\s+/gu, ' ').trim();
  return excerpt.length > EXCERPT ? `${excerpt.slice(0, EXCERPT)}…` : excerpt;
}

function lettersIn(text: string): number {
  return text.length - (text.match(/\s/gu)?.length ?? 0);
}

/** The report for machines. */
export function reportAsJson({ characters, ...report }: IngestReport): string {
  const pagesPerSecond = report.seconds > 0 ? report.done / report.seconds : 0;
  return JSON.stringify({ ...report, pagesPerSecond }, null, 2);
}

/** The report for people, one subject a line. */
export function printReport(report: IngestReport): string {
  const { pages, facts, seconds, done } = report;
  const lines = [
    `pages     ${pages.new} new, ${pages.replaced} replaced, ${pages.unchanged} unchanged, ${report.failed} failed`,
    `articles  ${report.articles}`,
    `facts     ${FACT_KINDS.map((kind) => `${facts[kind]} ${kind}`).join(', ')}`,
    `coverage  ${percent(report.coverage)} of the text stands in an article or is furniture`,
    `speed     ${done} pages in ${seconds.toFixed(2)} s: ${(seconds > 0 ? done / seconds : 0).toFixed(1)} pages/s`,
  ];
  for (const { path, coverage, excerpts } of report.unread)
    lines.push(`unread    ${path} (${percent(coverage)} read): ${excerpts.map((text) => `"${text}"`).join(', ')}`);
  if (report.passedOver > 0) lines.push(`skipped   ${report.passedOver} files that are neither *.txt nor *.md`);
  if (report.interrupted) lines.push('stopped   before all pages were done; run again for the rest');
  return lines.join('\n');
}

/** Rounded down, so that only all is 100 %. */
function percent(share: number): string {
  return `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
}
