/** What a question about articles asks, as a filter. */
import type { Filter } from 'mongodb';
import { checkChance } from './argument-error.js';
import type { ArticleDocument, ArticleGenre, ArticleKind, MetricDocument } from './documents.js';
import { type DayRange, type PrintConditions, printFilters, withNewspaperId } from './in-print.js';
import { locationsNamed } from './locations.js';
import { type MetricConditions, metricFilter } from './metrics.js';
import { isGiven } from './pagination.js';
import { peopleNamed } from './people.js';
import { aggregateAll, and, inSnapshot, oneOf } from './reading.js';
import { nameKey } from './search/names.js';
import { changedSince, type SinceCondition } from './since.js';
import type { Snapshot } from './snapshot.js';

/** Which articles: those that meet every condition given. */
export interface ArticleConditions extends PrintConditions, SinceCondition {
  readonly text?: string | null;
  /** Whether the text also finds what recognition may have made of it. */
  readonly lookAlikes?: boolean | null;
  readonly kinds?: readonly ArticleKind[] | null;
  readonly genres?: readonly ArticleGenre[] | null;
  readonly page?: string | null;
  readonly person?: string | null;
  readonly personName?: string | null;
  readonly location?: string | null;
  readonly locationName?: string | null;
  readonly organization?: string | null;
  readonly contributor?: string | null;
  readonly date?: DayRange | null;
  readonly metric?: MetricConditions | null;
  readonly minConfidence?: number | null;
  readonly hasHeadline?: boolean | null;
}

/** All conditions but the text. Names and numbers cost a look into their own collections first. */
export async function articleFilter(snapshot: Snapshot, given: ArticleConditions): Promise<Filter<ArticleDocument>> {
  const conditions = await withNewspaperId(snapshot, given);
  const {
    kinds,
    genres,
    person,
    personName,
    locationName,
    organization,
    contributor,
    date,
    metric,
    minConfidence,
    hasHeadline,
  } = conditions;
  checkChance('filter.minConfidence', minConfidence);
  const sure = isGiven(minConfidence) ? { confidence: { $gte: minConfidence } } : null;
  const [peopleIds, locationIds] = await Promise.all([
    isGiven(personName) ? peopleNamed(snapshot, personName) : null,
    isGiven(locationName) ? locationsNamed(snapshot, locationName) : null,
  ]);
  const all: Filter<ArticleDocument>[] = placeFilters<ArticleDocument>(conditions, locationIds);
  all.push(...changedSince<ArticleDocument>(conditions));
  if (isGiven(person)) all.push(naming('appearances', 'personId', person, sure));
  if (peopleIds) all.push(naming('appearances', 'personId', { $in: peopleIds }, sure));
  if (isGiven(organization)) all.push(naming('organizations', 'organizationId', organization, sure));
  if (sure !== null) all.push(sure);
  if (isGiven(contributor)) all.push({ 'byline.key': nameKey(contributor) });
  if (isGiven(kinds)) all.push({ kind: oneOf(kinds) });
  if (isGiven(genres)) all.push({ genre: oneOf(genres) });
  if (isGiven(date)) all.push(onDays(date));
  if (typeof hasHeadline === 'boolean') all.push({ headline: hasHeadline ? { $ne: null } : null });
  if (isGiven(metric)) {
    // What narrows the articles narrows their metrics.
    const places = placeFilters<MetricDocument>(conditions, locationIds);
    const reported = metricFilter(await withNewspaperId(snapshot, metric));
    all.push({ id: { $in: await articlesReporting(snapshot, and(reported, ...places)) } });
  }
  return and(...all);
}

/** Whose list holds this id, so surely if that is asked for. */
function naming(
  list: 'appearances' | 'organizations',
  property: 'personId' | 'organizationId',
  id: string | { readonly $in: readonly string[] },
  sure: { readonly confidence: { readonly $gte: number } } | null,
): Filter<ArticleDocument> {
  return sure === null ? { [`${list}.${property}`]: id } : { [list]: { $elemMatch: { [property]: id, ...sure } } };
}

/** Where articles stand and what places they name: their metrics say the same. */
function placeFilters<T extends ArticleDocument | MetricDocument>(
  { page, location, ...inPrint }: ArticleConditions,
  locationIds: readonly string[] | null,
): Filter<T>[] {
  const all: Filter<Pick<ArticleDocument, 'pageId' | 'withinIds'>>[] = [];
  if (isGiven(page)) all.push({ pageId: page });
  if (isGiven(location)) all.push({ withinIds: location });
  if (locationIds) all.push({ withinIds: { $in: [...locationIds] } });
  return [...(all as Filter<T>[]), ...printFilters<T>(inPrint)];
}

/** The articles with at least one of the metrics. */
async function articlesReporting(snapshot: Snapshot, filter: Filter<MetricDocument>): Promise<string[]> {
  const groups = await aggregateAll<{ _id: string }>(snapshot, snapshot.collections.metrics, [
    { $match: inSnapshot(snapshot, filter) },
    { $group: { _id: '$articleId' } },
  ]);
  return groups.map((group) => group._id);
}

function onDays({ from, to }: NonNullable<ArticleConditions['date']>): Filter<ArticleDocument> {
  const range = { ...(isGiven(from) && { $gte: from }), ...(isGiven(to) && { $lte: to }) };
  return Object.keys(range).length > 0 ? { days: { $elemMatch: range } } : {};
}
