/** Documents by when they were published. */
import { ArgumentError } from '../argument-error.js';
import { monthOf, yearOf } from './sources.js';

export type Interval = 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';

/** Days from `from` to `to`, both included. */
export interface Bucket {
  readonly from: string;
  readonly to: string;
  /** Of the documents that meet the conditions. */
  readonly count: number;
  /** Of all that were published on these days, 0 to 1. */
  readonly share: number;
}

/** How many documents were published on each day. */
export type DayCounts = ReadonlyMap<string, number>;

const MOST_BUCKETS = 5_000;

/**
 * The buckets from the first that holds a document to the last, but for those of days on which nothing at all was published.
 * @param all of all documents of the archive
 * @throws ArgumentError where these would be more than 5,000
 */
export function bucketsOf(counts: DayCounts, all: DayCounts, interval: Interval): Bucket[] {
  const found = byInterval(counts, interval);
  const starts = [...found.keys()].sort();
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined) return [];
  const published = byInterval(all, interval);
  const shown = [...published.keys()].filter((start) => start >= first && start <= last).sort();
  if (shown.length > MOST_BUCKETS) {
    throw new ArgumentError(
      'interval',
      `interval is ${interval}, which makes ${shown.length} of these days: choose a longer one, or fewer days.`,
    );
  }
  return shown.map((from) => {
    const count = found.get(from) ?? 0;
    return { from, to: lastDayOf(from, interval), count, share: count / (published.get(from) ?? count) };
  });
}

function byInterval(counts: DayCounts, interval: Interval): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [day, count] of counts) {
    const from = firstDayOf(day, interval);
    sums.set(from, (sums.get(from) ?? 0) + count);
  }
  return sums;
}

function firstDayOf(day: string, interval: Interval): string {
  if (interval === 'DAY') return day;
  if (interval === 'MONTH') return `${monthOf(day)}-01`;
  if (interval === 'YEAR') return `${yearOf(day)}-01-01`;
  // Weeks begin on Monday.
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return plusDays(day, -sinceMonday);
}

function lastDayOf(from: string, interval: Interval): string {
  if (interval === 'DAY') return from;
  if (interval === 'WEEK') return plusDays(from, 6);
  if (interval === 'YEAR') return `${yearOf(from)}-12-31`;
  const [year = 0, month = 0] = from.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

const DAY = 86_400_000;

function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
