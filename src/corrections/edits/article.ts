/** What an article says of itself, and of a person whom it names. */
import type { DraftAppearance, DraftArticle, DraftPage } from '../../ingest/archive/draft.js';
import type { HeadEntry, HeadPart, Span } from '../../store/documents.js';
import type { AppearanceOverride, ArticleOverride, ArticleValues } from '../../store/overrides.js';
import { findAll } from '../anchors.js';
import { findArticle } from '../articles.js';
import { withAppearance, withArticle } from './replace.js';

/** What somebody decided by hand is certain. */
const CERTAIN = 1;

const PARTS = [
  ['RUBRIC', 'rubric'],
  ['KICKER', 'kicker'],
  ['HEADLINE', 'headline'],
  ['SUBHEAD', 'subhead'],
] as const satisfies readonly (readonly [HeadPart, keyof ArticleValues])[];

export function correctArticle(draft: DraftPage, { article: anchor, values }: ArticleOverride): DraftPage | null {
  const article = findArticle(draft.articles, anchor);
  if (article === null) return null;
  const { byline, ...fields } = values;
  return withArticle(draft, article, {
    ...article,
    ...fields,
    ...(fields.headline !== undefined && { headlineConfidence: fields.headline === null ? null : CERTAIN }),
    heads: headsOf(article, values, draft.page.text),
    ...(byline !== undefined && {
      byline: byline.map((each) => ({ ...each, spans: findAll(draft.page.text, article.span, each.name) })),
    }),
  });
}

/** Where the parts of the headline block stand: what the page does not print so stands nowhere. */
function headsOf({ heads = [], span }: DraftArticle, values: ArticleValues, text: string): HeadEntry[] {
  return PARTS.flatMap(([part, field]): HeadEntry[] => {
    const known = heads.filter((head) => head.part === part);
    const given = values[field];
    if (given === undefined) return known;
    const printed = given === null ? [] : findAll(text, { start: 0, end: text.length }, given);
    const nearest = printed.toSorted((a, b) => distance(a, span) - distance(b, span))[0];
    return nearest === undefined ? [] : [{ part, spans: [nearest] }];
  });
}

function distance(a: Span, b: Span): number {
  return Math.max(0, a.start - b.end, b.start - a.end);
}

export function correctAppearance(
  draft: DraftPage,
  { article: anchor, name, values }: AppearanceOverride,
): DraftPage | null {
  const article = findArticle(draft.articles, anchor);
  const person = article?.people.find((each) => each.name === name);
  if (article === null || person === undefined) return null;
  const titles = values.titles ?? person.titles;
  const corrected: DraftAppearance = {
    ...person,
    ...values,
    isOfficial: values.isOfficial ?? (person.isOfficial && titles.length > 0),
    confidence: CERTAIN,
    officeConfidence: values.titles === undefined ? person.officeConfidence : titles.length > 0 ? CERTAIN : null,
  } as DraftAppearance;
  const others = { ...article, people: article.people.filter((each) => each !== person) };
  const metrics = draft.metrics.map((metric) =>
    metric.articleId === article.id && metric.isAboutPerson && metric.subjectName === name
      ? { ...metric, subjectName: corrected.name }
      : metric,
  );
  const byline = article.byline.map((each) => (each.name === name ? { ...each, name: corrected.name } : each));
  return withArticle({ ...draft, metrics }, article, { ...withAppearance(others, corrected), byline });
}
