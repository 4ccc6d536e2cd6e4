/** An organization that is another in some articles. */
import type { DraftArticle, DraftPage } from '../../ingest/archive/draft.js';
import { mergeMentions } from '../../ingest/archive/mentions.js';
import type { PartOverride } from '../../store/overrides.js';
import { findArticle, isOfPage } from '../articles.js';
import { byPlace, withArticle } from './replace.js';

/** The page itself where none of the articles is of it; null where none of those that are names the organization. */
export function partOrganization(draft: DraftPage, { from, into, articles }: PartOverride): DraftPage | null {
  const here = articles.filter(({ page }) => isOfPage(draft, page));
  if (here.length === 0) return draft;
  let corrected = draft;
  for (const { article: anchor } of here) {
    const article = findArticle(corrected.articles, anchor);
    if (article?.organizations.some(({ organizationId }) => organizationId === from) === true)
      corrected = inArticle(corrected, article, from, into.id);
  }
  if (corrected === draft) return null;
  const { id, name, kind } = into;
  if (corrected.organizations.has(id)) return corrected;
  const other = { id, name, ...(kind !== undefined && { kind }), spellings: [name], articleCount: 0 };
  return { ...corrected, organizations: new Map(corrected.organizations).set(id, other) };
}

function inArticle(draft: DraftPage, article: DraftArticle, from: string, into: string): DraftPage {
  const moved = article.organizations.filter(({ organizationId }) => organizationId === from);
  const others = article.organizations.filter(({ organizationId }) => organizationId !== from);
  const known = others.find(({ organizationId }) => organizationId === into);
  const joined = moved.reduce((all, each) => mergeMentions(all, { ...each, organizationId: into }), known);
  const organizations = others.filter((each) => each !== known);
  if (joined !== undefined) organizations.push(joined);
  const metrics = draft.metrics.map((metric) =>
    metric.articleId === article.id && metric.subjectId === from ? { ...metric, subjectId: into } : metric,
  );
  return withArticle({ ...draft, metrics }, article, { ...article, organizations: organizations.sort(byPlace) });
}
