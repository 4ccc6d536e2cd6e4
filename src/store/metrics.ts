import type { Filter } from 'mongodb';
import { checkChance } from './argument-error.js';
import type { MetricDocument, MetricKind } from './documents.js';
import { type DayRange, type PrintConditions, printFilters, publishedOn } from './in-print.js';
import { countKeptMetrics } from './metric-figures.js';
import { type Edges, isGiven, type Order, type Part, type PartArguments, partOf } from './pagination.js';
import { and, containing, count, findAll, findPart, oneOf, type Projection, withoutVersionId } from './reading.js';
import { changedSince, type SinceCondition } from './since.js';
import type { Snapshot } from './snapshot.js';

export interface NumberRange {
  readonly gte?: number | null;
  readonly gt?: number | null;
  readonly lte?: number | null;
  readonly lt?: number | null;
}

/** Which metrics: those that meet every condition given. */
export interface MetricConditions extends PrintConditions, SinceCondition {
  readonly kinds?: readonly MetricKind[] | null;
  readonly unit?: string | null;
  readonly label?: string | null;
  readonly measure?: string | null;
  /** The id of what the number is about. */
  readonly subject?: string | null;
  readonly value?: NumberRange | null;
  readonly article?: string | null;
  readonly page?: string | null;
  /** Of publication. */
  readonly date?: DayRange | null;
  readonly location?: string | null;
  readonly minConfidence?: number | null;
  readonly minLabelConfidence?: number | null;
  readonly text?: string | null;
}

const ORDERS = {
  // What is alike in value comes in reverse too, so that one index serves both ways.
  VALUE_DESC: [
    ['normalizedValue', -1],
    ['order', -1],
  ],
  VALUE_ASC: [
    ['normalizedValue', 1],
    ['order', 1],
  ],
  PAGE_ORDER: [['order', 1]],
} as const satisfies Record<string, Order>;

export type MetricOrder = keyof typeof ORDERS;

/** @param conditions with the newspaper's id: see `withNewspaperId` */
export function metricFilter(conditions: MetricConditions): Filter<MetricDocument> {
  const { kinds, unit, label, measure, subject, value, location, minConfidence, minLabelConfidence, text } = conditions;
  const { article, page, date } = conditions;
  checkChance('filter.minConfidence', minConfidence);
  checkChance('filter.minLabelConfidence', minLabelConfidence);
  const all = [...printFilters<MetricDocument>(conditions), ...changedSince<MetricDocument>(conditions)];
  if (isGiven(article)) all.push({ articleId: article });
  if (isGiven(page)) all.push({ pageId: page });
  if (isGiven(date)) all.push(...publishedOn<MetricDocument>(date));
  if (isGiven(location)) all.push({ withinIds: location });
  if (isGiven(kinds)) all.push({ kind: oneOf(kinds) });
  if (isGiven(unit)) all.push(isBaseUnit(unit) ? { normalizedUnit: unit } : { unit });
  if (isGiven(value)) all.push(inRange(value));
  if (isGiven(label)) all.push({ label: containing(label) });
  if (isGiven(measure)) all.push({ measure });
  if (isGiven(subject)) all.push({ subjectId: subject });
  if (isGiven(minConfidence)) all.push({ confidence: { $gte: minConfidence } });
  if (isGiven(minLabelConfidence)) all.push({ labelConfidence: { $gte: minLabelConfidence } });
  if (isGiven(text)) all.push({ sentence: containing(text) });
  return and(...all);
}

/** Base units are in Latin letters, and what pages print is reduced to them; other units are looked for as printed. */
export function isBaseUnit(unit: string): boolean {
  return /^[a-z\d]+$/iu.test(unit);
}

/** One part of the metrics that meet the conditions. */
export function findMetrics(
  snapshot: Snapshot,
  conditions: MetricConditions,
  order: MetricOrder,
  args: PartArguments,
  projection?: Projection,
): Promise<Edges<MetricDocument>> {
  const part: Part<MetricDocument> = partOf(snapshot, args, ORDERS[order], ['metrics', conditions]);
  return findPart(snapshot, snapshot.collections.metrics, metricFilter(conditions), part, projection);
}

export async function countMetrics(snapshot: Snapshot, conditions: MetricConditions): Promise<number> {
  const filter = metricFilter(conditions);
  return (await countKeptMetrics(snapshot, conditions)) ?? count(snapshot, snapshot.collections.metrics, filter);
}

/** All metrics of these articles, in the order of the text. */
export function findMetricsOf(
  snapshot: Snapshot,
  articleIds: readonly string[],
  projection: Projection = {},
): Promise<MetricDocument[]> {
  return findAll(
    snapshot,
    snapshot.collections.metrics,
    { articleId: { $in: [...articleIds] } },
    { sort: { order: 1 }, projection: withoutVersionId(projection) },
  );
}

function inRange({ gte, gt, lte, lt }: NumberRange): Filter<MetricDocument> {
  const bounds = Object.entries({ $gte: gte, $gt: gt, $lte: lte, $lt: lt });
  const range = Object.fromEntries(bounds.filter(([, bound]) => isGiven(bound)));
  return Object.keys(range).length > 0 ? { normalizedValue: range } : {};
}
