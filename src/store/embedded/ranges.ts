/** Conditions on a field as ranges of an index. */

import type { KeyRange } from './entries.js';
import { type IndexField, shortenBound } from './keys.js';
import type { Bound } from './matcher.js';
import { keyOf, tagOf } from './order.js';

/** Before the keys that start with these bytes, or after them. */
interface Edge {
  readonly bytes: Buffer;
  readonly after: boolean;
}

/** Values that follow one another in their order. */
export interface Stretch {
  readonly lower: Edge;
  readonly upper: Edge;
}

const AFTER = Buffer.alloc(40, 255);

/** One value alone. */
export function stretchOf(value: unknown): Stretch {
  const bytes = keyOf(value);
  return { lower: { bytes, after: false }, upper: { bytes, after: true } };
}

/** What meets all of these limits. */
export function intersect(bounds: readonly Bound[]): Stretch {
  const isAbove = (a: Edge, b: Edge): boolean => Buffer.compare(bytesOf(a), bytesOf(b)) > 0;
  return bounds.map(withinLimit).reduce((a, b) => ({
    lower: isAbove(a.lower, b.lower) ? a.lower : b.lower,
    upper: isAbove(a.upper, b.upper) ? b.upper : a.upper,
  }));
}

/** A value is only ever compared with one of its own type, and NaN with none. */
function withinLimit({ lower, upper }: Bound): Stretch {
  const bytes = keyOf((lower ?? upper)?.value);
  const type = bytes.subarray(0, 1);
  if (lower !== undefined) return { lower: { bytes, after: !lower.inclusive }, upper: { bytes: type, after: true } };
  const least = type[0] === tagOf(0) ? keyOf(Number.NEGATIVE_INFINITY) : type;
  return { lower: { bytes: least, after: false }, upper: { bytes, after: upper?.inclusive === true } };
}

function bytesOf({ bytes, after }: Edge): Buffer {
  return after ? Buffer.concat([bytes, AFTER]) : bytes;
}

/** The keys that start with `start`, and go on with a value of `field` within the stretch, if there is one. */
export function rangeOf(start: Buffer, field: IndexField | undefined, stretch?: Stretch): KeyRange {
  if (stretch === undefined) return { lower: shortenBound(start), upper: boundOf(start, true, true) };
  const { lower, upper } = field?.descending
    ? { lower: inverted(stretch.upper), upper: inverted(stretch.lower) }
    : stretch;
  return {
    lower: boundOf(Buffer.concat([start, lower.bytes]), lower.after, false),
    upper: boundOf(Buffer.concat([start, upper.bytes]), upper.after, true),
  };
}

function inverted({ bytes, after }: Edge): Edge {
  return { bytes: Buffer.from(bytes.map((byte) => 255 - byte)), after: !after };
}

/** Keys that were cut short may lie on either side of a bound that is as long: all of them are within. */
function boundOf(key: Buffer, after: boolean, isUpper: boolean): Buffer {
  const bytes = shortenBound(key);
  return bytesOf({ bytes, after: bytes.length < key.length ? isUpper : after });
}

/** The same ranges in order, none reaching into the next. */
export function joined(ranges: readonly KeyRange[]): KeyRange[] {
  const made: KeyRange[] = [];
  for (const range of [...ranges].sort((a, b) => Buffer.compare(a.lower, b.lower))) {
    const last = made[made.length - 1];
    if (last === undefined || Buffer.compare(last.upper, range.lower) < 0) made.push(range);
    else if (Buffer.compare(last.upper, range.upper) < 0)
      made[made.length - 1] = { lower: last.lower, upper: range.upper };
  }
  return made;
}
