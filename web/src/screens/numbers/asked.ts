/** What is asked of the numbers, as their address has it. */
import type { MetricFilter, MetricGroupKey, MetricKind, MetricOrder } from 'broadsheet-sdk/documents';
import { numbersAt } from '../../addresses.js';

/** Conditions by name of their parameter; each may be left out. */
export interface AskedOfNumbers {
  readonly q: string | null;
  readonly measure: string | null;
  readonly subject: string | null;
  readonly kind: string | null;
  readonly place: string | null;
  readonly newspaper: string | null;
  readonly unit: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** The subjects that the chart is to show; all, or as many as it can, if there are none. */
  readonly lines: readonly string[];
  readonly order: string | null;
  /** By what they are added up. */
  readonly by: string | null;
  readonly after: string | null;
  readonly before: string | null;
}

/** Those that stand for something in the archive, by its id. */
export const CHOSEN_BY_ID = ['subject', 'place', 'newspaper'] as const;

const KINDS: Readonly<Record<MetricKind, true>> = {
  AGE: true,
  AMOUNT: true,
  AREA: true,
  COUNT: true,
  DURATION: true,
  LENGTH: true,
  MASS: true,
  OTHER: true,
  PRICE: true,
  RANK: true,
  RATIO: true,
};
const ORDERS = ['PAGE_ORDER', 'VALUE_DESC', 'VALUE_ASC'] as const satisfies readonly MetricOrder[];
const DAY = /^\d{4}-\d{2}-\d{2}$/u;
export const SUMS = [
  'MONTH',
  'KIND',
  'LOCATION',
  'SUBJECT',
  'MEASURE',
  'UNIT',
] as const satisfies readonly MetricGroupKey[];

export function askedIn(params: URLSearchParams): AskedOfNumbers {
  const given = (name: Exclude<keyof AskedOfNumbers, 'lines'>) => {
    const value = params.get(name)?.trim() ?? '';
    return value === '' ? null : value;
  };
  return {
    q: given('q'),
    measure: given('measure'),
    subject: given('subject'),
    kind: given('kind'),
    place: given('place'),
    newspaper: given('newspaper'),
    unit: given('unit'),
    from: given('from'),
    to: given('to'),
    lines: params.getAll('lines'),
    order: given('order'),
    by: given('by'),
    after: given('after'),
    before: given('before'),
  };
}

export function filterOf(asked: AskedOfNumbers): MetricFilter {
  const { q, measure, subject, kind, place, newspaper, unit } = asked;
  const date = daysIn(asked);
  return {
    ...(q !== null && { text: q }),
    ...(measure !== null && { measure }),
    ...(subject !== null && { subject }),
    ...(isMetricKind(kind) && { kinds: [kind] }),
    ...(place !== null && { location: place }),
    ...(newspaper !== null && { newspaper }),
    ...(unit !== null && { unit }),
    ...(date !== null && { date }),
  };
}

/** The days of publication that are asked for; null for all. */
export function daysIn({ from, to }: AskedOfNumbers): { readonly from: string; readonly to: string } | null {
  return from !== null && to !== null && DAY.test(from) && DAY.test(to) ? { from, to } : null;
}

export function orderOf({ order }: AskedOfNumbers): (typeof ORDERS)[number] {
  return ORDERS.find((each) => each === order) ?? 'PAGE_ORDER';
}

/** Of one measure, by month; of several, by what they measure. */
export function sumsOf({ by, measure }: AskedOfNumbers): (typeof SUMS)[number] {
  return SUMS.find((each) => each === by) ?? (measure === null ? 'KIND' : 'MONTH');
}

export function isMetricKind(text: string | null): text is MetricKind {
  return text !== null && Object.hasOwn(KINDS, text);
}

/** The address of the same numbers under another condition, from their beginning. */
export function narrowed(asked: AskedOfNumbers, change: Partial<AskedOfNumbers>): string {
  return numbersAt({ ...asked, after: null, before: null, ...change });
}
