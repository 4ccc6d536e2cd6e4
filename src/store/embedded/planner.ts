/** Chooses the index that finds a filter's documents, in the wanted order if it can. */
import { type IndexField, parsePattern, rowKey, shortenBound } from './keys.js';
import type { Bound, Limit, Matcher } from './matcher.js';
import { compare, identity, keyOf, tagOf } from './order.js';
import { type KeyRange, type Storage, type StoredCollection, type StoredIndex, WHOLE } from './storage.js';

export interface Plan {
  /** Absent: every document is looked at, in the order of insertion. */
  readonly index?: StoredIndex;
  readonly ranges: readonly KeyRange[];
  readonly reverse: boolean;
  /** The documents come in the wanted order, so none need be sorted. */
  readonly sorted: boolean;
  /** Each range is in order by itself: they are merged by what follows these many bytes of their keys. */
  readonly merge?: readonly number[];
  /** Whatever the ranges hold and the entry tests let through matches: no document need be looked at to know. */
  readonly exact: boolean;
  /** Plans that together lead to every document, some perhaps to the same one; the rest says nothing then. */
  readonly union?: readonly Plan[];
  /** What the further fields of an entry must be for its document to be looked at. */
  readonly entryTests: readonly EntryTest[];
}

/** The field of an entry that starts after `field` others must lie in one of the ranges. */
export interface EntryTest {
  readonly field: number;
  readonly ranges: readonly KeyRange[];
}

/** More combinations of listed values than this are not spelt out. */
const MOST_RANGES = 20_000;
const MOST_MERGED = 512;
/** Two indexes are told apart by counting so far. */
const PROBE = 200;

interface Candidate extends Plan {
  readonly index: StoredIndex;
  readonly equalities: number;
  /** Limits on both sides: a range that someone asked for, not one that nearly every query carries. */
  readonly enclosed: boolean;
  readonly bounded: boolean;
}

export function plan(
  storage: Storage,
  collection: StoredCollection,
  matcher: Matcher,
  sort: readonly IndexField[],
): Plan {
  const scan: Plan = {
    ranges: [WHOLE],
    reverse: false,
    sorted: sort.length === 0,
    exact: matcher.bounded && matcher.bounds.length === 0,
    entryTests: [],
  };
  const single = best(storage, candidates(collection, matcher, sort));
  if (single !== undefined && isNarrow(single)) return single;
  return alternatives(storage, collection, matcher, sort) ?? single ?? scan;
}

function candidates(collection: StoredCollection, matcher: Matcher, sort: readonly IndexField[]): Candidate[] {
  return collection.indexes
    .map((index) => candidate(index, matcher, sort))
    .filter((each) => (each.bounded || (sort.length > 0 && each.sorted)) && isComplete(each.index, matcher));
}

/** Not a range that nearly every query carries, nor merely an order. */
function isNarrow({ equalities, enclosed }: Candidate): boolean {
  return equalities > 0 || enclosed;
}

/** How the branches of an `$or` are found: in the order of one index, or each by an index of its own. */
function alternatives(
  storage: Storage,
  collection: StoredCollection,
  matcher: Matcher,
  sort: readonly IndexField[],
): Plan | undefined {
  const branches = matcher.alternatives?.map(
    (bounds): Matcher => ({ ...matcher, bounds: [...matcher.bounds, ...bounds], bounded: false }),
  );
  if (branches === undefined) return undefined;
  for (const whole of candidates(collection, matcher, sort)) {
    if (sort.length === 0 || !whole.sorted || whole.merge !== undefined) continue;
    const parts = branches.map((branch) => candidate(whole.index, branch, []));
    if (parts.every(({ bounded }) => bounded)) {
      const ranges = joined(parts.flatMap((part) => part.ranges));
      return { ...whole, ranges: whole.reverse ? ranges.reverse() : ranges, exact: false };
    }
  }
  const union = branches.map((branch) => best(storage, candidates(collection, branch, [])));
  if (!union.every((part): part is Candidate => part !== undefined && isNarrow(part))) return undefined;
  return { ranges: [], reverse: false, sorted: sort.length === 0, exact: false, entryTests: [], union };
}

/** The same stretches in order, none reaching into the next. */
function joined(ranges: readonly KeyRange[]): KeyRange[] {
  const made: KeyRange[] = [];
  for (const range of [...ranges].sort((a, b) => Buffer.compare(a.lower, b.lower))) {
    const last = made[made.length - 1];
    if (last === undefined || Buffer.compare(last.upper, range.lower) < 0) made.push(range);
    else if (Buffer.compare(last.upper, range.upper) < 0)
      made[made.length - 1] = { lower: last.lower, upper: range.upper };
  }
  return made;
}

/** A sparse index serves only what asks for a value in one of its fields: it leaves out documents without any. */
function isComplete(index: StoredIndex, matcher: Matcher): boolean {
  if (!index.sparse) return true;
  const asksForValue = (bound: Bound): boolean =>
    bound.points?.every((point) => point !== null && point !== undefined) ?? true;
  return matcher.bounds.some((bound) => bound.path in index.key && asksForValue(bound));
}

function best(storage: Storage, among: readonly Candidate[]): Candidate | undefined {
  const [first] = among;
  if (first === undefined || among.length === 1) return first;
  const narrow = among.filter(isNarrow);
  const counts = new Map<Candidate, number>(among.map((each) => [each, PROBE]));
  if (narrow.length > 1) for (const each of narrow) counts.set(each, probe(storage, each));
  const better = (a: Candidate, b: Candidate): number =>
    (counts.get(a) ?? PROBE) - (counts.get(b) ?? PROBE) ||
    b.equalities - a.equalities ||
    Number(b.enclosed) - Number(a.enclosed) ||
    Number(b.sorted) - Number(a.sorted) ||
    Number(b.bounded) - Number(a.bounded) ||
    Number(b.exact) - Number(a.exact);
  return [...among].sort(better)[0];
}

function probe(storage: Storage, { index, ranges }: Candidate): number {
  let count = 0;
  for (const range of ranges) {
    count += storage.probe(index, range, PROBE - count);
    if (count >= PROBE) break;
  }
  return count;
}

function candidate(index: StoredIndex, matcher: Matcher, sort: readonly IndexField[]): Candidate {
  const fields = parsePattern(index.key);
  const used = new Set<Bound>();
  let prefixes: unknown[][] = [[]];
  let points = 0;
  let limits: { lower: Edge; upper: Edge } | undefined;
  let enclosed = false;
  const spreadRoots = new Set<string>();
  for (const [i, field] of fields.entries()) {
    const root = field.path[0] as string;
    const bounds = matcher.bounds.filter((bound) => bound.path === field.name);
    // Two conditions on fields of the same array may be met by different elements: only one narrows the entries.
    if (bounds.length === 0 || spreadRoots.has(root)) break;
    if (index.multikey[i]) spreadRoots.add(root);
    const listed = shortest(bounds);
    if (listed !== undefined) {
      const values = distinct(listed.points ?? []);
      if (prefixes.length * values.length > MOST_RANGES) break;
      prefixes = prefixes.flatMap((prefix) => values.map((value) => [...prefix, value]));
      used.add(listed);
      points++;
      continue;
    }
    const together = index.multikey[i] ? sameElement(bounds) : bounds;
    limits = intersect(together);
    enclosed = together.some((bound) => bound.lower) && together.some((bound) => bound.upper);
    for (const bound of together) used.add(bound);
    break;
  }
  const entryTests = index.cut ? [] : fields.flatMap((field, i) => entryTest(matcher, index, field, i, used) ?? []);
  const isTold = ({ path, points }: Bound): boolean =>
    !index.multikey[fields.findIndex(({ name }) => name === path)] || (points?.every(isPlain) ?? false);
  const exact = matcher.bounded && !index.cut && used.size === matcher.bounds.length && [...used].every(isTold);
  const order = index.cut ? undefined : sortBy(fields, index, sort, prefixes, points);
  const ranges = prefixes
    .map((prefix) => rangeOf(prefix, fields, limits))
    .sort((a, b) => Buffer.compare(a.lower, b.lower));
  const reverse = order?.reverse ?? false;
  const base = {
    index,
    reverse,
    sorted: sort.length === 0 || order !== undefined,
    exact,
    entryTests,
    equalities: points,
    enclosed,
    bounded: points > 0 || limits !== undefined,
  };
  if (order?.merge === true && ranges.length > 1) {
    return {
      ...base,
      ranges,
      merge: prefixes
        .map((prefix) => rowKey(prefix, fields))
        .sort(Buffer.compare)
        .map((key) => key.length),
    };
  }
  return { ...base, ranges: reverse ? ranges.reverse() : ranges };
}

/** What an array holds whenever it has an entry for it; null, for one, stands for more. */
function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

export function isMultikey({ multikey }: StoredIndex): boolean {
  return multikey.some(Boolean);
}

/** A condition that the ranges leave open, on a field that no array spreads: all entries of a document agree on it. */
function entryTest(
  matcher: Matcher,
  index: StoredIndex,
  field: IndexField,
  i: number,
  used: Set<Bound>,
): EntryTest | undefined {
  const bounds = matcher.bounds.filter((bound) => bound.path === field.name && !used.has(bound));
  if (bounds.length === 0 || index.multikey[i]) return undefined;
  const listed = shortest(bounds);
  const together = listed === undefined ? bounds : [listed];
  for (const bound of together) used.add(bound);
  const ranges = listed?.points?.map((point) => rangeOf([point], [field])) ?? [rangeOf([], [field], intersect(bounds))];
  return { field: i, ranges };
}

/** The condition that lists the fewest values. */
function shortest(bounds: readonly Bound[]): Bound | undefined {
  return bounds
    .filter((bound) => bound.points !== undefined)
    .sort((a, b) => (a.points?.length ?? 0) - (b.points?.length ?? 0))[0];
}

function distinct(values: readonly unknown[]): unknown[] {
  if (values.length < 2) return [...values];
  return [...new Map(values.map((value) => [identity(value), value])).values()];
}

/** Of limits on an array's elements, those that one element must meet together. */
function sameElement(bounds: readonly Bound[]): Bound[] {
  const grouped = bounds.find((bound) => bound.group > 0);
  const first = grouped ?? bounds[0];
  return bounds.filter((bound) => bound === first || (bound.group > 0 && bound.group === first?.group));
}

interface Edge {
  readonly bytes: Buffer;
  readonly inclusive: boolean;
}

function intersect(bounds: readonly Bound[]): { lower: Edge; upper: Edge } {
  let lower: Limit | undefined;
  let upper: Limit | undefined;
  for (const bound of bounds) {
    if (bound.lower !== undefined && (lower === undefined || isTighter(bound.lower, lower, 1))) lower = bound.lower;
    if (bound.upper !== undefined && (upper === undefined || isTighter(bound.upper, upper, -1))) upper = bound.upper;
  }
  const tags = new Set(bounds.map((bound) => tagOf((bound.lower ?? bound.upper)?.value)));
  if (tags.size > 1) {
    // A value is only ever compared with one of its own type: none meets limits of two types.
    const nowhere = { bytes: keyOf((lower ?? upper)?.value), inclusive: false };
    return { lower: nowhere, upper: nowhere };
  }
  const tag = Buffer.from([tagOf((lower ?? upper)?.value)]);
  // NaN is kept with the numbers, but is neither above nor below any of them.
  const least = tagOf((lower ?? upper)?.value) === tagOf(0) ? keyOf(Number.NEGATIVE_INFINITY) : tag;
  return {
    lower:
      lower === undefined
        ? { bytes: least, inclusive: true }
        : { bytes: keyOf(lower.value), inclusive: lower.inclusive },
    upper:
      upper === undefined ? { bytes: tag, inclusive: true } : { bytes: keyOf(upper.value), inclusive: upper.inclusive },
  };
}

function isTighter(a: Limit, b: Limit, direction: 1 | -1): boolean {
  const order = compare(a.value, b.value) * direction;
  return order > 0 || (order === 0 && !a.inclusive);
}

const AFTER = Buffer.alloc(40, 255);

function rangeOf(
  prefix: readonly unknown[],
  fields: readonly IndexField[],
  limits?: { lower: Edge; upper: Edge },
): KeyRange {
  const start = rowKey(prefix, fields);
  if (limits === undefined) return { lower: shortenBound(start), upper: after(start) };
  const descending = fields[prefix.length]?.descending === true;
  const [first, last] = descending ? [limits.upper, limits.lower] : [limits.lower, limits.upper];
  const turn = (bytes: Buffer): Buffer => (descending ? Buffer.from(bytes.map((byte) => 255 - byte)) : bytes);
  const lower = Buffer.concat([start, turn(first.bytes)]);
  const upper = Buffer.concat([start, turn(last.bytes)]);
  return {
    lower: first.inclusive || lower.length !== shortenBound(lower).length ? shortenBound(lower) : after(lower),
    upper: last.inclusive || upper.length !== shortenBound(upper).length ? after(upper) : upper,
  };
}

/** Above every key that starts with these bytes. */
function after(key: Buffer): Buffer {
  return Buffer.concat([shortenBound(key), AFTER]);
}

interface Order {
  readonly reverse: boolean;
  readonly merge: boolean;
}

/** Whether reading the index gives the wanted order: as it stands, or merged from one range for each listed value. */
function sortBy(
  fields: readonly IndexField[],
  index: StoredIndex,
  sort: readonly IndexField[],
  prefixes: readonly unknown[][],
  points: number,
): Order | undefined {
  if (sort.length === 0) return undefined;
  // A field that must have one value sorts nothing, as long as no array holds others beside it.
  const single = (name: string): boolean => {
    const at = fields.findIndex((field) => field.name === name);
    return (
      at >= 0 &&
      at < points &&
      !index.multikey[at] &&
      prefixes.every((prefix) => compare(prefix[at], prefixes[0]?.[at]) === 0)
    );
  };
  const wanted = sort.filter((field) => !single(field.name));
  const read = (from: number): boolean | undefined => {
    let at = from;
    let reverse: boolean | undefined;
    for (const field of wanted) {
      while (at < fields.length && single((fields[at] as IndexField).name)) at++;
      const next = fields[at];
      if (next === undefined || next.name !== field.name || index.multikey[at]) return undefined;
      const opposite = next.descending !== field.descending;
      if (reverse !== undefined && reverse !== opposite) return undefined;
      reverse = opposite;
      at++;
    }
    return reverse ?? false;
  };
  const straight = read(0);
  if (straight !== undefined) return { reverse: straight, merge: false };
  if (prefixes.length > MOST_MERGED) return undefined;
  const merged = read(points);
  return merged === undefined ? undefined : { reverse: merged, merge: prefixes.length > 1 };
}
