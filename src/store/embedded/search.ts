/** Searches: which documents a filter finds, in which order, and how many they are. */
import { decode, Fields } from './bytes.js';
import type { Entry } from './entries.js';
import { type IndexField, type KeyText, parsePattern, sortKey } from './keys.js';
import type { Matcher } from './matcher.js';
import { valueEnd } from './order.js';
import { PAUSE, type Pause } from './pause.js';
import { isMultikey, type Plan, plan } from './planner.js';
import type { View } from './scan.js';
import type { Storage, StoredCollection, StoredIndex } from './storage.js';

/** A filter with the plan of how its documents are found. */
export interface Search {
  readonly storage: Storage;
  readonly collection: StoredCollection;
  readonly matcher: Matcher;
  readonly sort: readonly IndexField[];
  /** As many documents as are wanted. */
  readonly limit: number;
  readonly plan: Plan;
  readonly view: View;
  /** What was looked at, for `explain`. */
  readonly examined: { keys: number; documents: number };
}

export function planSearch(
  storage: Storage,
  collection: StoredCollection,
  matcher: Matcher,
  view: View,
  { sort = [], limit = Number.POSITIVE_INFINITY }: { sort?: readonly IndexField[]; limit?: number } = {},
): Search {
  const chosen = plan(storage, collection, matcher, sort);
  return { storage, collection, matcher, sort, limit, plan: chosen, view, examined: { keys: 0, documents: 0 } };
}

export interface Found {
  readonly record: number;
  /** Overwritten by the next step of the search. */
  readonly bytes: Buffer;
}

/** So many entries, documents or sorted keys are looked at between two pauses. */
const ENTRIES_AT_ONCE = 64;
const DOCUMENTS_AT_ONCE = 8;
const SORTED_AT_ONCE = 1024;
/** So many are put in the order in which they lie, that each block is read once for all of them. */
const RECORDS_AT_ONCE = 65_536;

/** The matching documents, in the wanted order. */
export function* find(search: Search): Generator<Found | Pause> {
  const { storage, collection, matcher, limit, view } = search;
  if (search.plan.sorted) {
    let left = limit;
    for (const found of matching(search)) {
      yield found;
      if (found !== PAUSE && --left === 0) return;
    }
    return;
  }
  const { version } = storage;
  const isTested = search.plan.orderedFrom === undefined;
  let left = limit;
  for (const { record } of yield* sorted(search)) {
    const bytes = storage.records.get(collection.id, record, view);
    if (!isTested && ++search.examined.documents % DOCUMENTS_AT_ONCE === 0) yield PAUSE;
    if (bytes === undefined) continue;
    // Between two batches the document may have become another.
    const isKnown = isTested && storage.version === version;
    if (!isKnown && !matcher.test(decode(matcher.fields.pick(bytes)))) continue;
    yield { record, bytes };
    if (--left === 0) return;
  }
}

interface Sortable {
  readonly key: KeyText;
  readonly record: number;
}

/** Sorts short runs and merges them, so that no step takes long. Under a limit no more is kept than may be wanted. */
function* sorted(search: Search): Generator<Pause, Sortable[]> {
  const isTested = search.plan.orderedFrom === undefined;
  const limit = isTested ? search.limit : Number.POSITIVE_INFINITY;
  const isLimited = limit <= SORTED_AT_ONCE;
  const runs: Sortable[][] = [];
  let run: Sortable[] = [];
  for (const found of isTested ? ofDocuments(search) : ofEntries(search)) {
    if (found === PAUSE) {
      yield PAUSE;
      continue;
    }
    run.push(found);
    if (run.length < 2 * SORTED_AT_ONCE) continue;
    run.sort(byKey);
    if (isLimited) run.length = limit;
    else {
      runs.push(run);
      run = [];
    }
    yield PAUSE;
  }
  runs.push(run.sort(byKey));
  while (runs.length > 1) runs.push(yield* mergedRuns(runs.shift() ?? [], runs.shift() ?? []));
  return (runs[0] ?? []).slice(0, limit);
}

function* ofDocuments(search: Search): Generator<Sortable | Pause> {
  const { sort } = search;
  const needed = new Fields(sort.map((field) => field.path[0] as string));
  for (const found of findAll(search)) {
    if (found === PAUSE) yield PAUSE;
    else yield { key: sortKey(decode(needed.pick(found.bytes)), sort), record: found.record };
  }
}

/** What the index leads to, whether it matches or not, by what its entries say. */
function* ofEntries(search: Search): Generator<Sortable | Pause> {
  const { plan, sort } = search;
  const { index, orderedFrom = 0 } = plan;
  if (index === undefined) return;
  const fields = parsePattern(index.key);
  const seen = new Set<number>();
  for (const entry of entered(search, index, plan)) {
    if (entry === PAUSE) yield PAUSE;
    else if (!seen.has(entry.record)) {
      seen.add(entry.record);
      const from = endOf(entry.key, fields, 0, 0, orderedFrom);
      const to = endOf(entry.key, fields, from, orderedFrom, orderedFrom + sort.length);
      yield { key: entry.key.toString('latin1', from, to), record: entry.record };
    }
  }
}

/** Where an entry's fields before this one end, if the field `first` begins at `at`. */
function endOf(key: Buffer, fields: readonly IndexField[], at: number, first: number, before: number): number {
  let end = at;
  for (let field = first; field < before; field++) end = valueEnd(key, end, fields[field]?.descending === true);
  return end;
}

function* mergedRuns(a: readonly Sortable[], b: readonly Sortable[]): Generator<Pause, Sortable[]> {
  const all: Sortable[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [left, right] = [a[i], b[j]];
    if (left === undefined || right === undefined) return all.concat(a.slice(i), b.slice(j));
    if (byKey(left, right) <= 0) i = all.push(left) - j;
    else j = all.push(right) - i;
    if (all.length % SORTED_AT_ONCE === 0) yield PAUSE;
  }
}

function byKey(a: Sortable, b: Sortable): number {
  return a.key === b.key ? a.record - b.record : a.key < b.key ? -1 : 1;
}

/** All matching documents, in whatever order is read fastest. */
export function findAll(search: Search): Generator<Found | Pause> {
  const { plan } = search;
  return matching(search, plan.index === undefined ? records(search, plan) : asTheyLie(records(search, plan)));
}

function* asTheyLie(found: Iterable<number | Pause>): Generator<number | Pause> {
  let some: number[] = [];
  for (const record of found) {
    if (record === PAUSE) yield PAUSE;
    else if (some.push(record) >= RECORDS_AT_ONCE) {
      yield* Float64Array.from(some).sort();
      some = [];
    }
  }
  yield* Float64Array.from(some).sort();
}

function* matching(search: Search, found = records(search, search.plan)): Generator<Found | Pause> {
  const { storage, collection, plan, matcher, view, examined } = search;
  for (const record of found) {
    const bytes = record === PAUSE ? undefined : storage.records.get(collection.id, record, view);
    if (record === PAUSE || bytes === undefined) yield PAUSE;
    else {
      if (plan.exact || matcher.test(decode(matcher.fields.pick(bytes)))) yield { record, bytes };
      if (++examined.documents % DOCUMENTS_AT_ONCE === 0) yield PAUSE;
    }
  }
}

/** How many documents match; they are read only where the index does not know. */
export function* count(search: Search): Generator<Pause, number> {
  const { storage, collection, plan, view, examined } = search;
  const { index, ranges, entryTests, exact } = plan;
  if (exact && index === undefined) return yield* storage.records.count(collection.id, view);
  let total = 0;
  if (exact && index !== undefined && entryTests.length === 0 && !isMultikey(index)) {
    for (const range of ranges) total += yield* storage.entries.count(index.id, range, view);
    examined.keys += total;
    return total;
  }
  for (const found of exact ? records(search, plan) : findAll(search)) {
    if (found === PAUSE) yield PAUSE;
    else total++;
  }
  return total;
}

function* records(search: Search, plan: Plan): Generator<number | Pause> {
  const { storage, collection, view } = search;
  const { index, union } = plan;
  if (union !== undefined) yield* eachOnce(union.map((part) => records(search, part)));
  else if (index === undefined) yield* storage.records.records(collection.id, view);
  // An array may lead to its document from several places, as may ranges whose keys were cut short.
  else if (index.cut || isMultikey(index)) yield* eachOnce([recordsIn(entered(search, index, plan))]);
  else yield* recordsIn(entered(search, index, plan));
}

function* recordsIn(entries: Iterable<Entry | Pause>): Generator<number | Pause> {
  for (const entry of entries) yield entry === PAUSE ? PAUSE : entry.record;
}

function* eachOnce(lists: readonly Iterable<number | Pause>[]): Generator<number | Pause> {
  const seen = new Set<number>();
  for (const list of lists) {
    for (const record of list) {
      if (record === PAUSE) yield PAUSE;
      else if (!seen.has(record)) {
        seen.add(record);
        yield record;
      }
    }
  }
}

/** The entries of an index that the plan asks for; a key is overwritten by the next step. */
function* entered(search: Search, index: StoredIndex, plan: Plan): Generator<Entry | Pause> {
  const { storage, view, examined } = search;
  const fields = parsePattern(index.key);
  const lists = plan.ranges.map((range) => storage.entries.scan(index.id, range, plan.reverse, view));
  for (const entry of plan.merge === undefined ? inTurn(lists) : merged(lists, plan.merge, plan.reverse)) {
    if (++examined.keys % ENTRIES_AT_ONCE === 0) yield PAUSE;
    if (passes(entry.key, fields, plan.entryTests)) yield entry;
  }
}

function passes(key: Buffer, fields: readonly IndexField[], tests: Plan['entryTests']): boolean {
  if (tests.length === 0) return true;
  let at = 0;
  let field = 0;
  for (const test of tests) {
    at = endOf(key, fields, at, field, test.field);
    field = test.field;
    const rest = key.subarray(at);
    if (!test.ranges.some(({ lower, upper }) => rest.compare(lower) >= 0 && rest.compare(upper) < 0)) return false;
  }
  return true;
}

function* inTurn(lists: readonly Generator<Entry>[]): Generator<Entry> {
  for (const list of lists) yield* list;
}

interface Head {
  readonly list: Generator<Entry>;
  readonly prefix: number;
  readonly entry: Entry;
  readonly rest: Buffer;
}

/** The entries of several ranges in the order of what follows the ranges' own values. */
function* merged(lists: readonly Generator<Entry>[], prefixes: readonly number[], reverse: boolean): Generator<Entry> {
  const next = (list: Generator<Entry>, prefix: number): Head[] => {
    const step = list.next();
    return step.done ? [] : [{ list, prefix, entry: step.value, rest: step.value.key.subarray(prefix) }];
  };
  const heads = lists.flatMap((list, i) => next(list, prefixes[i] ?? 0));
  const isBefore = (a: Buffer, b: Buffer): boolean => Buffer.compare(a, b) * (reverse ? -1 : 1) < 0;
  for (;;) {
    let at = 0;
    for (let i = 1; i < heads.length; i++) if (isBefore((heads[i] as Head).rest, (heads[at] as Head).rest)) at = i;
    const head = heads[at];
    if (head === undefined) return;
    yield head.entry;
    heads.splice(at, 1, ...next(head.list, head.prefix));
  }
}
