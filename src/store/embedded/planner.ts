/** Chooses the index that finds a filter's documents, in the wanted order if it can. */

import { type KeyRange, WHOLE } from './entries.js';
import { type IndexField, parsePattern, rowKey } from './keys.js';
import type { Bound, Matcher } from './matcher.js';
import { compare } from './order.js';
import { intersect, joined, rangeOf, type Stretch, stretchOf } from './ranges.js';
import type { Storage, StoredCollection, StoredIndex } from './storage.js';

export interface Plan {
  /** Absent: every document is looked at, in the order of insertion. */
  readonly index?: StoredIndex;
  readonly ranges: readonly KeyRange[];
  readonly reverse: boolean;
  /** The documents come in the wanted order, so none need be sorted. */
  readonly sorted: boolean;
  /** Each range is in order by itself: they are merged by what follows these many bytes of their keys. */
  readonly merge?: readonly number[];
  /** The wanted order is that of the entries' fields from this one on: no document need be looked at to sort. */
  readonly orderedFrom?: number;
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
    Number(b.orderedFrom !== undefined) - Number(a.orderedFrom !== undefined) ||
    Number(b.bounded) - Number(a.bounded) ||
    Number(b.exact) - Number(a.exact);
  return [...among].sort(better)[0];
}

function probe(storage: Storage, { index, ranges }: Candidate): number {
  let count = 0;
  for (const range of ranges) {
    count += storage.entries.probe(index.id, range, PROBE - count);
    if (count >= PROBE) break;
  }
  return count;
}

function candidate(index: StoredIndex, matcher: Matcher, sort: readonly IndexField[]): Candidate {
  const fields = parsePattern(index.key);
  const used = new Set<Bound>();
  let prefixes: unknown[][] = [[]];
  let points = 0;
  let limits: Stretch | undefined;
  let enclosed = false;
  const spreadRoots = new Set<string>();
  for (const [i, field] of fields.entries()) {
    const root = field.path[0] as string;
    const bounds = matcher.bounds.filter((bound) => bound.path === field.name);
    // Two conditions on fields of the same array may be met by different elements: only one narrows the entries.
    if (bounds.length === 0 || spreadRoots.has(root)) break;
    if (index.multikey[i]) spreadRoots.add(root);
    const listed = shortest(bounds);
    if (listed?.points !== undefined) {
      const { points: values } = listed;
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
  const isTold = ({ path, points: values }: Bound): boolean =>
    !index.multikey[fields.findIndex(({ name }) => name === path)] || (values?.every(isPlain) ?? false);
  const exact = matcher.bounded && !index.cut && used.size === matcher.bounds.length && [...used].every(isTold);
  const order = index.cut ? undefined : sortBy(fields, index, sort, prefixes, points);
  const behind = points + (limits === undefined ? 0 : 1);
  const reverse = order?.reverse ?? false;
  const found = prefixes
    .map((prefix) => {
      const start = rowKey(prefix, fields);
      return { start, range: rangeOf(start, fields[prefix.length], limits) };
    })
    .sort((a, b) => Buffer.compare(a.range.lower, b.range.lower))
    .filter(({ range }, i, all) => i === 0 || !all[i - 1]?.range.lower.equals(range.lower));
  const isMerged = order?.merge === true && found.length > 1;
  if (reverse && !isMerged) found.reverse();
  return {
    index,
    ranges: found.map(({ range }) => range),
    reverse,
    sorted: sort.length === 0 || order !== undefined,
    ...(order === undefined && tellsOrder(index, fields, behind, sort) && { orderedFrom: behind }),
    ...(isMerged && { merge: found.map(({ start }) => start.length) }),
    exact,
    entryTests,
    equalities: points,
    enclosed,
    bounded: points > 0 || limits !== undefined,
  };
}

/** Whether the sort's fields stand in the entries from this one on, whatever the order of the entries. */
function tellsOrder(
  { cut, multikey }: StoredIndex,
  fields: readonly IndexField[],
  from: number,
  sort: readonly IndexField[],
): boolean {
  return (
    !cut &&
    sort.length > 0 &&
    sort.every(({ name, descending }, i) => {
      const field = fields[from + i];
      return field?.name === name && field.descending === descending && !multikey[from + i];
    })
  );
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
  const stretches = listed?.points?.map(stretchOf) ?? [intersect(bounds)];
  return { field: i, ranges: stretches.map((stretch) => rangeOf(Buffer.alloc(0), field, stretch)) };
}

/** The condition that lists the fewest values. */
function shortest(bounds: readonly Bound[]): Bound | undefined {
  return bounds
    .filter((bound) => bound.points !== undefined)
    .sort((a, b) => (a.points?.length ?? 0) - (b.points?.length ?? 0))[0];
}

/** Of limits on an array's elements, those that one element must meet together. */
function sameElement(bounds: readonly Bound[]): Bound[] {
  const grouped = bounds.find((bound) => bound.group > 0);
  const first = grouped ?? bounds[0];
  return bounds.filter((bound) => bound === first || (bound.group > 0 && bound.group === first?.group));
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
