/** Articles that the layout cut wrongly: two that are one, and one that is two. */
import type { DraftArticle, DraftMetric, DraftPage } from '../../ingest/archive/draft.js';
import { mergeMentions } from '../../ingest/archive/mentions.js';
import { isBlankAt } from '../../ingest/reading.js';
import type { Span } from '../../store/documents.js';
import type { CutOverride, JoinOverride } from '../../store/overrides.js';
import { findAnchor } from '../anchors.js';
import { findArticle } from '../articles.js';
import { withAppearance } from './replace.js';
import { renumbered } from './settle.js';

const CERTAIN = 1;

export function joinArticles(
  draft: DraftPage,
  { article: anchor, other: otherAnchor }: JoinOverride,
): DraftPage | null {
  const first = findArticle(draft.articles, anchor);
  const other = findArticle(
    draft.articles.filter((article) => article !== first),
    otherAnchor,
  );
  if (first === null || other === null) return null;
  // What stood above the other as its headline is a line of the text now: none of it is lost.
  const heads = [other.kicker, other.headline, other.subhead].filter((head) => head !== null);
  const joined: DraftArticle = {
    ...other.people.reduce(withAppearance, first),
    confidence: CERTAIN,
    paragraphs: [...first.paragraphs, ...heads, ...other.paragraphs],
    byline: [...first.byline, ...other.byline.filter(({ name }) => !first.byline.some((each) => each.name === name))],
    dates: [...first.dates, ...other.dates],
    continuedFrom: first.continuedFrom ?? other.continuedFrom,
    organizations: mergedBy(first.organizations, other.organizations, ({ organizationId }) => organizationId),
    locations: mergedBy(first.locations, other.locations, ({ locationId }) => locationId),
    span: {
      start: Math.min(first.span.start, other.span.start),
      end: Math.max(first.span.end, other.span.end),
    },
  };
  const articles = draft.articles.flatMap((each) => (each === other ? [] : [each === first ? joined : each]));
  const metrics = metricsByArticle(draft);
  const all = [...(metrics.get(first) ?? []), ...(metrics.get(other) ?? [])];
  return renumbered({ ...draft, articles }, metrics.set(joined, all));
}

export function cutArticle(draft: DraftPage, override: CutOverride): DraftPage | null {
  const { text } = draft.page;
  const article = findArticle(draft.articles, override.article);
  const place = findAnchor(text, override.at);
  if (article === null || place === null) return null;
  const paragraphs = parted(article.paragraphs, override.at.quote, bareLength(text, article.span.start, place.start));
  if (paragraphs === null) return null;
  const body = withoutHeadline(paragraphs.behind, override.headline);
  const isAhead = ({ start }: Span) => start < place.start;
  const isBehind = (span: Span) => !isAhead(span);
  const first: DraftArticle = {
    ...within(article, isAhead),
    confidence: CERTAIN,
    paragraphs: paragraphs.ahead,
    span: { start: article.span.start, end: endBefore(text, place.start) },
  };
  const second: DraftArticle = {
    ...within(article, isBehind),
    confidence: CERTAIN,
    headline: override.headline,
    headlineConfidence: override.headline === null ? null : CERTAIN,
    kicker: null,
    subhead: null,
    heads: [],
    continuedFrom: null,
    paragraphs: body,
    span: { start: place.start, end: article.span.end },
  };
  const articles = draft.articles.flatMap((each) => (each === article ? [first, second] : [each]));
  const metrics = metricsByArticle(draft);
  const all = metrics.get(article) ?? [];
  metrics.set(
    first,
    all.filter(({ span }) => isAhead(span)),
  );
  metrics.set(
    second,
    all.filter(({ span }) => isBehind(span)),
  );
  return renumbered({ ...draft, articles }, metrics);
}

/** What of the article's facts stands here. */
function within(article: DraftArticle, isHere: (span: Span) => boolean): DraftArticle {
  const here = <T extends { readonly spans: readonly Span[] }>(facts: readonly T[]): T[] =>
    facts.flatMap((fact) => {
      const spans = fact.spans.filter(isHere);
      return spans.length === 0 ? [] : [{ ...fact, spans }];
    });
  return {
    ...article,
    byline: here(article.byline),
    dates: article.dates.filter(({ span }) => isHere(span)),
    people: here(article.people),
    organizations: here(article.organizations),
    locations: here(article.locations),
  };
}

/** The paragraphs before and from where the quote stands; of several such places that nearest to so many characters. */
function parted(
  paragraphs: readonly string[],
  quote: string,
  near: number,
): { ahead: string[]; behind: string[] } | null {
  let best: { paragraph: number; at: number; distance: number } | null = null;
  let before = 0;
  for (const [index, paragraph] of paragraphs.entries()) {
    const { bare, offsets } = bareOf(paragraph);
    // A quote that runs into the next paragraph is found by as much of it as stands in this one.
    for (let at = 0; at < bare.length; at++) {
      const here = bare.slice(at, at + quote.length);
      if (!quote.startsWith(here)) continue;
      const isWhole = here.length === quote.length || startsWith(paragraphs.slice(index + 1), quote.slice(here.length));
      const distance = Math.abs(before + at - near);
      if (isWhole && (best === null || distance < best.distance))
        best = { paragraph: index, at: offsets[at] ?? 0, distance };
    }
    before += bare.length;
  }
  if (best === null || (best.paragraph === 0 && best.at === 0)) return null;
  const whole = paragraphs[best.paragraph] ?? '';
  const [head, tail] = [whole.slice(0, best.at), whole.slice(best.at)];
  return {
    ahead: [...paragraphs.slice(0, best.paragraph), ...(head === '' ? [] : [head])],
    behind: [tail, ...paragraphs.slice(best.paragraph + 1)],
  };
}

function startsWith(paragraphs: readonly string[], text: string): boolean {
  return bareOf(paragraphs.join('')).bare.startsWith(text);
}

/** The body without the lines that are the headline. */
function withoutHeadline(paragraphs: readonly string[], headline: string | null): string[] {
  const [first = '', ...rest] = paragraphs;
  if (headline === null) return [...paragraphs];
  const { bare, offsets } = bareOf(first);
  const sought = bareOf(headline).bare;
  if (!bare.startsWith(sought)) return [...paragraphs];
  const behind = offsets[sought.length];
  return behind === undefined ? rest : [first.slice(behind), ...rest];
}

function metricsByArticle(draft: DraftPage): Map<DraftArticle, readonly DraftMetric[]> {
  return new Map(
    draft.articles.map((article) => [article, draft.metrics.filter(({ articleId }) => articleId === article.id)]),
  );
}

function mergedBy<T extends Parameters<typeof mergeMentions>[1]>(
  first: readonly T[],
  others: readonly T[],
  idOf: (mention: T) => string,
): T[] {
  const byId = new Map(first.map((mention) => [idOf(mention), mention]));
  for (const mention of others) byId.set(idOf(mention), mergeMentions(byId.get(idOf(mention)), mention));
  return [...byId.values()];
}

function bareOf(text: string): { bare: string; offsets: number[] } {
  const offsets: number[] = [];
  for (let at = 0; at < text.length; at++) if (!isBlankAt(text, at)) offsets.push(at);
  return { bare: offsets.map((at) => text[at]).join(''), offsets };
}

function bareLength(text: string, start: number, end: number): number {
  return bareOf(text.slice(start, end)).bare.length;
}

/** The end of what stands before, without the blanks between. */
function endBefore(text: string, at: number): number {
  let end = at;
  while (end > 0 && isBlankAt(text, end - 1)) end--;
  return end;
}
