/** What follows from the facts of a page once some of them were corrected. */

import type { DraftArticle, DraftMetric, DraftPage } from '../../ingest/archive/draft.js';
import { articleIdsOf, numbersOf, orderAt } from '../../ingest/archive/draft.js';
import { zip } from '../../invariant.js';
import type { Missing } from '../../store/documents.js';
import { printsOf } from '../../store/reprints/prints.js';

/** The draft with all that is counted and told from its facts told anew. */
export function settled(draft: DraftPage): DraftPage {
  const chainOf = (id: string) => [...(draft.locations.get(id)?.ancestorIds ?? []), id];
  const subjects = new Map<string, string[]>();
  for (const { articleId, subjectId } of draft.metrics) {
    if (subjectId === null || !draft.locations.has(subjectId)) continue;
    subjects.set(articleId, [...(subjects.get(articleId) ?? []), subjectId]);
  }
  const articles = draft.articles.map((article) => {
    const named = article.locations.map(({ locationId }) => locationId);
    const withinIds = [...new Set([...named, ...(subjects.get(article.id) ?? [])].flatMap(chainOf))];
    const eventDays = article.dates.flatMap(({ date }) => date ?? []);
    const days = [...new Set([...eventDays, ...(article.date === null ? [] : [article.date])])].sort();
    return { ...article, withinIds, days, missing: missingOf(article) };
  });
  const articleById = new Map(articles.map((article) => [article.id, article]));
  const named = new Set(articles.flatMap(({ withinIds }) => withinIds));
  const organizations = new Set(
    articles.flatMap((article) => article.organizations.map((each) => each.organizationId)),
  );
  const lacks = (draft.page.missing ?? []).filter((what) => !isOfArticle(what));
  return {
    ...draft,
    page: {
      ...draft.page,
      articleIds: articles.map(({ id }) => id),
      missing: [...new Set([...lacks, ...articles.flatMap(({ missing }) => missing)])],
    },
    articles,
    metrics: draft.metrics.map((metric) => {
      const article = articleById.get(metric.articleId);
      return article === undefined ? metric : ofArticle(metric, article);
    }),
    locations: new Map([...draft.locations].filter(([id]) => named.has(id))),
    organizations: new Map([...draft.organizations].filter(([id]) => organizations.has(id))),
    indexed: null,
  };
}

/** The same with ids, positions and orders as the articles stand now, after one was cut or two were joined. */
export function renumbered(draft: DraftPage, metricsOf: ReadonlyMap<DraftArticle, readonly DraftMetric[]>): DraftPage {
  const ids = articleIdsOf(draft.page.id, draft.articles);
  const articles: DraftArticle[] = [];
  const metrics: DraftMetric[] = [];
  for (const [position, [id, former]] of zip(ids, draft.articles).entries()) {
    const prints = printsOf(former.paragraphs);
    const article = { ...former, id, position, prints, order: orderAt(draft.page.order, position) };
    articles.push(article);
    metrics.push(...numbersOf(article, metricsOf.get(former) ?? []));
  }
  return { ...draft, articles, metrics };
}

function ofArticle(metric: DraftMetric, { date, withinIds, missing }: DraftArticle): DraftMetric {
  const { missing: _, ...rest } = metric;
  return { ...rest, date, withinIds, ...(missing !== undefined && missing.length > 0 && { missing }) };
}

function missingOf({ missing = [], headline, byline }: DraftArticle): Missing[] {
  return [
    ...missing.filter((what) => !isOfArticle(what)),
    ...(headline === null ? (['HEADLINE'] as const) : []),
    ...(byline.length === 0 ? (['BYLINE'] as const) : []),
  ];
}

function isOfArticle(what: Missing): boolean {
  return what === 'HEADLINE' || what === 'BYLINE';
}
