/** Which numbers a cell of a figure holds. */
import type { Filter } from 'mongodb';
import type { MetricDocument } from '../documents.js';
import { type CellKey, keyText } from './cells.js';
import {
  ABOUT,
  COUNTED,
  COUNTS_OF,
  type CountedMetric,
  type Figure,
  MEASURES,
  monthsOf,
  NUMBERS_OF,
  ownerOf,
  UNITS,
} from './figures.js';

/** The numbers of a cell of a figure of numbers, as a filter. */
export function membersOf(figure: Figure, [kind, normalizedUnit, third]: CellKey): Filter<MetricDocument> {
  return { kind, normalizedUnit, ...narrowed(figure, third) } as Filter<MetricDocument>;
}

export function isMember(metric: CountedMetric, figure: Figure, key: CellKey): boolean {
  const wanted = keyText(key);
  return COUNTS_OF.metrics(metric).some((count) => count.figure.id === figure.id && count.key === wanted);
}

function narrowed(figure: Figure, third: CellKey[number] | undefined): object {
  const { id, set } = figure;
  if (id === UNITS.id) return { unit: third };
  if (id === COUNTED.id) return { counted: third };
  if (set === MEASURES) return { measure: ownerOf(figure) };
  if (set === NUMBERS_OF) return third === ABOUT ? { subjectId: ownerOf(figure) } : { withinIds: ownerOf(figure) };
  if (third === undefined) return {};
  return { ...inMonth(String(third)), ...(set === monthsOf(null) ? {} : { withinIds: ownerOf({ id: set }) }) };
}

/** What was published in a month: the order of pages begins with the day. Days sort as text. */
export function inMonth(month: string): Filter<MetricDocument> {
  const range = { $gte: month, $lt: `${month}~` };
  return { date: range, order: range };
}
