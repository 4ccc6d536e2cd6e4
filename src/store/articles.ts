import type { Filter } from 'mongodb';
import type { ArticleDocument, ArticleKind } from './documents.js';
import { locationsNamed } from './locations.js';
import { type MetricConditions, metricFilter } from './metrics.js';
import { type Edges, type Order, type Part, type PartArguments, partOf } from './pagination.js';
import { peopleNamed } from './people.js';
import { and, count, findPart, findParts, inSnapshot, type Without } from './reading.js';
import { matchingText } from './search.js';
import { inOneReply, type Snapshot } from './snapshot.js';

/** Which articles: those that meet every condition given. */
export interface ArticleConditions {
  readonly text?: string | null;
  readonly kinds?: readonly ArticleKind[] | null;
  readonly page?: string | null;
  readonly person?: string | null;
  readonly personName?: string | null;
  readonly location?: string | null;
  readonly locationName?: string | null;
  readonly organization?: string | null;
  readonly contributor?: string | null;
  readonly date?: { readonly from?: string | null; readonly to?: string | null } | null;
  readonly metric?: MetricConditions | null;
  readonly hasHeadline?: boolean | null;
}

const ORDERS = {
  RELEVANCE: [['order', 1]],
  DATE_DESC: [
    ['date', -1],
    ['order', 1],
  ],
  DATE_ASC: [
    ['date', 1],
    ['order', 1],
  ],
  PAGE_ORDER: [['order', 1]],
} as const satisfies Record<string, Order>;

export type ArticleOrder = keyof typeof ORDERS;

/** The conditions as one filter. Names and numbers cost a look into their own collection first. */
export async function articleFilter(
  snapshot: Snapshot,
  conditions: ArticleConditions,
): Promise<Filter<ArticleDocument>> {
  const { text, kinds, page, person, personName, location, locationName, organization, contributor } = conditions;
  const { date, metric, hasHeadline } = conditions;
  const all: Filter<ArticleDocument>[] = [];
  if (page) all.push({ pageId: page });
  if (person) all.push({ 'appearances.personId': person });
  if (personName) all.push({ 'appearances.personId': { $in: await peopleNamed(snapshot, personName) } });
  if (location) all.push({ withinIds: location });
  if (locationName) all.push({ withinIds: { $in: await locationsNamed(snapshot, locationName) } });
  if (organization) all.push({ 'organizations.organizationId': organization });
  if (contributor) all.push({ 'byline.name': contributor });
  if (kinds) all.push({ kind: { $in: [...kinds] } });
  if (date) all.push(onDays(date));
  if (typeof hasHeadline === 'boolean') all.push({ headline: hasHeadline ? { $ne: null } : null });
  if (metric) all.push({ id: { $in: await articlesReporting(snapshot, metric) } });
  if (text) all.push(matchingText(text));
  return and(...all);
}

/** One part of the articles that a filter made by `articleFilter` from these conditions matches. */
export function findArticles(
  snapshot: Snapshot,
  filter: Filter<ArticleDocument>,
  conditions: ArticleConditions,
  order: ArticleOrder,
  args: PartArguments,
  without?: Without,
): Promise<Edges<ArticleDocument>> {
  const part: Part<ArticleDocument> = partOf(args, ORDERS[order], ['articles', conditions]);
  return findPart(snapshot, snapshot.collections.articles, filter, part, without);
}

export function countArticles(snapshot: Snapshot, filter: Filter<ArticleDocument>): Promise<number> {
  return count(snapshot, snapshot.collections.articles, filter);
}

/** What an article names: the path by which it is found. */
export type ArticleRelation = 'appearances.personId' | 'organizations.organizationId' | 'withinIds';

/** For each id, one part of the articles that name it, in page order. */
export function findArticlesNaming(
  snapshot: Snapshot,
  relation: ArticleRelation,
  ids: readonly string[],
  args: PartArguments,
  without?: Without,
): Promise<Edges<ArticleDocument>[]> {
  const wanted = ids.map((id) => ({
    filter: { [relation]: id } as Filter<ArticleDocument>,
    part: partOf<ArticleDocument>(args, ORDERS.PAGE_ORDER, [relation, id]),
  }));
  return findParts(snapshot, snapshot.collections.articles, wanted, without);
}

/** The day of publication or, where that is not known, the latest day that the article names. */
export function dayOf({ date, days }: Pick<ArticleDocument, 'date' | 'days'>): string | null {
  return date ?? days.at(-1) ?? null;
}

/** The articles that report at least one such number. */
async function articlesReporting(snapshot: Snapshot, conditions: MetricConditions): Promise<string[]> {
  const groups = await snapshot.collections.metrics
    .aggregate<{ _id: string }>(
      [{ $match: inSnapshot(snapshot, metricFilter(conditions)) }, { $group: { _id: '$articleId' } }],
      inOneReply(snapshot),
    )
    .toArray();
  return groups.map((group) => group._id);
}

function onDays({ from, to }: NonNullable<ArticleConditions['date']>): Filter<ArticleDocument> {
  const range = { ...(from && { $gte: from }), ...(to && { $lte: to }) };
  return Object.keys(range).length > 0 ? { days: { $elemMatch: range } } : {};
}
