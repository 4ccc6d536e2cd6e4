/** Drafts with something else in the place of something. */
import type { DraftAppearance, DraftArticle, DraftPage } from '../../ingest/archive/draft.js';
import { surer } from '../../ingest/archive/mentions.js';
import { sameTitle } from '../../ingest/archive/posts.js';
import type { Span } from '../../store/documents.js';

export function withArticle(draft: DraftPage, article: DraftArticle, corrected: DraftArticle): DraftPage {
  return { ...draft, articles: draft.articles.map((each) => (each === article ? corrected : each)) };
}

/** The article with a person whom it may name already: then the two are one. */
export function withAppearance(article: DraftArticle, added: DraftAppearance): DraftArticle {
  const known = article.people.find(({ name }) => name === added.name);
  const joined = known === undefined ? added : joinedAppearance(known, added);
  const people = [...article.people.filter((each) => each !== known), joined].sort(byPlace);
  return { ...article, people };
}

function joinedAppearance(a: DraftAppearance, b: DraftAppearance): DraftAppearance {
  const titles = [...a.titles, ...b.titles];
  const confidence = surer(a.confidence, b.confidence);
  return {
    ...a,
    isOfficial: a.isOfficial || b.isOfficial,
    titles: titles.filter((title, at) => titles.findIndex((other) => sameTitle(other, title)) === at),
    ...(confidence !== null && { confidence }),
    officeConfidence: surer(a.officeConfidence, b.officeConfidence),
    spans: joinedSpans(a.spans, b.spans),
  };
}

/** All of both, each once, in the order of the page. */
export function joinedSpans(a: readonly Span[], b: readonly Span[]): Span[] {
  const spans = [...a, ...b];
  return spans
    .filter((span, at) => spans.findIndex((other) => isSame(other, span)) === at)
    .sort((x, y) => x.start - y.start);
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

/** Whether two stretches have a character in common. */
export function isOver(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** By where it first stands; what stands nowhere comes last. */
export function byPlace(a: { readonly spans: readonly Span[] }, b: { readonly spans: readonly Span[] }): number {
  return firstOf(a.spans) - firstOf(b.spans);
}

function firstOf([first]: readonly Span[]): number {
  return first?.start ?? Number.MAX_SAFE_INTEGER;
}
