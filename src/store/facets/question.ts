/** What can be counted of a list. */
import type { ValueCount } from './counts.js';
import type { Bucket, Interval } from './histogram.js';

export const FACETS = [
  'newspapers',
  'kinds',
  'months',
  'years',
  'people',
  'organizations',
  'locations',
  'contributors',
  'offices',
  'measures',
] as const;

export type Facet = (typeof FACETS)[number];

/** Counts of the documents of a list, of the list's snapshot and conditions. */
export interface CountedList {
  /** How many documents there are. */
  readonly total: () => Promise<number>;
  /**
   * The values that stand in the most documents: of things that have one, their ids.
   * @param asked what else is asked of the list, so that it is read once
   */
  readonly facet: (facet: Facet, length: number, asked: readonly Facet[]) => Promise<readonly ValueCount[]>;
  readonly histogram: (interval: Interval) => Promise<readonly Bucket[]>;
}
