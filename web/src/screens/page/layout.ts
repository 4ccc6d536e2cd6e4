/** The raw text of a page, cut wherever an article, a fact or a doubt begins or ends. */
import type { MentionKind, RoomPageQuery } from 'broadsheet-sdk/documents';

export type PageRead = NonNullable<RoomPageQuery['page']>;
export type Fact = PageRead['facts'][number];
export type Doubt = PageRead['doubts'][number];

export interface RawLine {
  /** From 1, as doubts count. */
  readonly number: number;
  /** Which of the page's articles it belongs to, by their order; null for furniture and blanks. */
  readonly article: number | null;
  /** Whether the article begins here. */
  readonly isFirst: boolean;
  readonly isFurniture: boolean;
  readonly stretches: readonly RawStretch[];
}

export interface RawStretch {
  readonly start: number;
  readonly text: string;
  readonly fact: Fact | null;
  readonly doubt: Doubt | null;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** What is marked: facts of these kinds, and doubts. */
export interface Shown {
  readonly kinds: ReadonlySet<MentionKind>;
  readonly doubts: boolean;
}

export function linesOf(page: PageRead, shown: Shown): readonly RawLine[] {
  const facts = page.facts
    .filter(({ kind }) => shown.kinds.has(kind))
    .flatMap((fact) => fact.spans.map(({ start, end }) => ({ start, end, fact })));
  const doubts = shown.doubts ? page.doubts.map((doubt) => ({ ...doubt.span, doubt })) : [];
  const owner = ownersOf(page);
  const furniture = page.furniture;
  const begun = new Set<number>();
  const lines: RawLine[] = [];
  let start = 0;
  for (const [index, text] of page.text.split('\n').entries()) {
    const end = start + text.length;
    const article = owner({ start, end });
    const isFirst = article !== null && !begun.has(article);
    if (article !== null) begun.add(article);
    lines.push({
      number: index + 1,
      article,
      isFirst,
      isFurniture: article === null && furniture.some((range) => overlap(range, { start, end })),
      stretches: stretchesOf(page.text, { start, end }, facts, doubts),
    });
    start = end + 1;
  }
  return lines;
}

/** By its headline lines and its body; of texts that lie in one another, the inner one's. */
function ownersOf(page: PageRead): (line: Range) => number | null {
  const places = new Map(page.articles.map(({ id }, article) => [id, article]));
  const heads = page.facts.flatMap(({ kind, spans, article }) =>
    HEADS.has(kind) ? spans.map((span) => ({ ...span, article: places.get(article.id) ?? null })) : [],
  );
  const bodies = page.articles.map(({ span }, article) => ({ ...span, article }));
  return (line) => shortest([...heads, ...bodies].filter((range) => overlap(range, line)))?.article ?? null;
}

const HEADS: ReadonlySet<MentionKind> = new Set(['HEADLINE', 'KICKER', 'SUBHEAD', 'RUBRIC']);

function stretchesOf(
  text: string,
  line: Range,
  facts: readonly (Range & { readonly fact: Fact })[],
  doubts: readonly (Range & { readonly doubt: Doubt })[],
): readonly RawStretch[] {
  const here = facts.filter((fact) => overlap(fact, line));
  const doubted = doubts.filter((doubt) => overlap(doubt, line));
  const borders = new Set([line.start, line.end]);
  for (const { start, end } of [...here, ...doubted]) {
    if (start > line.start) borders.add(start);
    if (end < line.end) borders.add(end);
  }
  const at = [...borders].sort((a, b) => a - b);
  return at.slice(0, -1).map((start, index) => {
    const end = at[index + 1] ?? line.end;
    const over = (range: Range): boolean => range.start <= start && range.end >= end;
    return {
      start,
      text: text.slice(start, end),
      fact: shortest(here.filter(over))?.fact ?? null,
      doubt: shortest(doubted.filter(over))?.doubt ?? null,
    };
  });
}

function shortest<T extends Range>(ranges: readonly T[]): T | undefined {
  return ranges.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];
}

function overlap(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}
