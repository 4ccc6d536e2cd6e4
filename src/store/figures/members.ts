/** Which documents a cell of a figure holds. */
import type { Filter } from 'mongodb';
import type { IssueDocument, MetricDocument, Versioned } from '../documents.js';
import { type CellKey, keyText } from './cells.js';
import {
  ABOUT,
  COUNTED,
  COUNTS_OF,
  type Count,
  dayNumber,
  type Figure,
  ISSUES,
  MEASURES,
  monthsOf,
  NUMBERS_OF,
  ownerOf,
  UNITS,
} from './figures.js';

/** Those that a cell with extremes holds. */
export interface Members {
  readonly collection: 'metrics' | 'issues';
  readonly filter: Filter<Versioned>;
  /** The property that the cell's least and greatest are of. */
  readonly property: string;
  readonly valueOf: (document: Versioned) => number;
  readonly has: (document: Versioned) => boolean;
}

export function membersOf(figure: Figure, key: CellKey): Members {
  const wanted = keyText(key);
  const isOfCell = (count: Count) => count.figure.id === figure.id && count.key === wanted;
  if (figure.id === ISSUES.id) {
    return {
      collection: 'issues',
      filter: { newspaperId: key[0] } as Filter<Versioned>,
      property: 'date',
      valueOf: (issue) => dayNumber((issue as IssueDocument).date),
      has: (issue) => COUNTS_OF.issues(issue as IssueDocument).some(isOfCell),
    };
  }
  return {
    collection: 'metrics',
    filter: numbersOf(figure, key) as Filter<Versioned>,
    property: 'normalizedValue',
    valueOf: (metric) => (metric as MetricDocument).normalizedValue,
    has: (metric) => COUNTS_OF.metrics(metric as MetricDocument).some(isOfCell),
  };
}

/** The numbers of a cell of a figure of numbers. */
function numbersOf(figure: Figure, [kind, normalizedUnit, third]: CellKey): Filter<MetricDocument> {
  return { kind, normalizedUnit, ...narrowed(figure, third) } as Filter<MetricDocument>;
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
