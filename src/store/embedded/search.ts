/** Searches: which documents a filter finds, in which order, and how many they are. */
import { decode, Fields } from './bytes.js';
import { type IndexField, parsePattern, sortKey } from './keys.js';
import type { Matcher } from './matcher.js';
import { valueEnd } from './order.js';
import { findHint, type Plan, plan } from './planner.js';
import { Refusal } from './refusals.js';
import type { Entry, Storage, StoredCollection, StoredIndex } from './storage.js';

/** What a search looked at, for `explain`, and how long it may go on. */
export interface Effort {
  keys: number;
  documents: number;
  readonly deadline: Deadline;
}

/** When to give up, in milliseconds since 1970. */
export interface Deadline {
  at: number | undefined;
}

/** A filter with the plan of how its documents are found. */
export interface Search {
  readonly storage: Storage;
  readonly collection: StoredCollection;
  readonly matcher: Matcher;
  readonly sort: readonly IndexField[];
  readonly plan: Plan;
  readonly effort: Effort;
}

/** @throws Refusal when there is no such index as `hint` names. */
export function planSearch(
  storage: Storage,
  collection: StoredCollection,
  matcher: Matcher,
  wanted: { readonly sort?: readonly IndexField[]; readonly hint?: unknown; readonly deadline: Deadline },
): Search {
  const { sort = [], hint, deadline } = wanted;
  const chosen = plan(storage, collection, matcher, sort, findHint(collection, hint));
  return { storage, collection, matcher, sort, plan: chosen, effort: { keys: 0, documents: 0, deadline } };
}

export interface Found {
  readonly record: number;
  /** Overwritten by the next step of the search. */
  readonly bytes: Buffer;
}

const MOST_SORT_BYTES = 100 * 1024 * 1024;

/** The matching documents, in the wanted order. */
export function* find(search: Search): Generator<Found> {
  const { storage, collection, matcher, sort } = search;
  if (search.plan.sorted) {
    yield* matching(search);
    return;
  }
  const needed = new Fields(sort.map((field) => field.path[0] as string));
  const found: { key: Buffer; record: number }[] = [];
  const { version } = storage;
  let size = 0;
  for (const { record, bytes } of matching(search)) {
    const key = sortKey(decode(needed.pick(bytes)), sort);
    size += key.length;
    if (size > MOST_SORT_BYTES)
      throw new Refusal('QueryExceededMemoryLimitNoDiskUseAllowed', 'Sort exceeded memory limit of 104857600 bytes');
    found.push({ key, record });
  }
  found.sort((a, b) => Buffer.compare(a.key, b.key));
  for (const { record } of found) {
    const bytes = storage.document(collection, record);
    if (bytes === undefined) continue;
    // Between two batches the document may have become another.
    if (storage.version === version || matcher.test(decode(matcher.fields.pick(bytes)))) yield { record, bytes };
  }
}

function* matching({ storage, collection, plan, matcher, effort }: Search): Generator<Found> {
  for (const record of records(storage, collection, plan, effort)) {
    const bytes = storage.document(collection, record);
    if (bytes === undefined) continue;
    effort.documents++;
    if (effort.deadline.at !== undefined && Date.now() > effort.deadline.at)
      throw new Refusal('MaxTimeMSExpired', 'operation exceeded time limit');
    if (plan.exact || matcher.test(decode(matcher.fields.pick(bytes)))) yield { record, bytes };
  }
}

/** How many documents match; they are read only where the index does not know. */
export function count(search: Search): number {
  const { storage, collection, plan, effort } = search;
  if (!plan.exact) {
    let matches = 0;
    for (const _ of matching(search)) matches++;
    return matches;
  }
  if (plan.index === undefined) return storage.countRecords(collection);
  let entries = 0;
  if (plan.entryTests.length > 0) {
    for (const _ of records(storage, collection, plan, effort)) entries++;
    return entries;
  }
  for (const range of plan.ranges) entries += storage.countEntries(plan.index, range, Number.MAX_SAFE_INTEGER);
  effort.keys += entries;
  return entries;
}

function* records(storage: Storage, collection: StoredCollection, plan: Plan, effort: Effort): Generator<number> {
  const { index } = plan;
  if (plan.union !== undefined) {
    const met = new Set<number>();
    for (const part of plan.union) {
      for (const record of records(storage, collection, part, effort)) {
        if (!met.has(record)) yield record;
        met.add(record);
      }
    }
    return;
  }
  if (index === undefined) {
    yield* storage.recordsOf(collection, plan.reverse);
    return;
  }
  // An array may lead to its document from several places, as may ranges whose keys were cut short.
  const seen = index.cut || index.multikey.some(Boolean) ? new Set<number>() : undefined;
  const fields = parsePattern(index.key);
  for (const { key, record } of plan.merge === undefined
    ? inTurn(storage, index, plan)
    : merged(storage, index, plan, plan.merge)) {
    effort.keys++;
    if (!passes(key, fields, plan.entryTests)) continue;
    if (seen?.has(record)) continue;
    seen?.add(record);
    yield record;
  }
}

function passes(key: Buffer, fields: readonly IndexField[], tests: Plan['entryTests']): boolean {
  if (tests.length === 0) return true;
  let at = 0;
  let field = 0;
  for (const test of tests) {
    for (; field < test.field; field++) at = valueEnd(key, at, fields[field]?.descending === true);
    const rest = key.subarray(at);
    if (!test.ranges.some(({ lower, upper }) => rest.compare(lower) >= 0 && rest.compare(upper) < 0)) return false;
  }
  return true;
}

function* inTurn(storage: Storage, index: StoredIndex, plan: Plan): Generator<Entry> {
  for (const range of plan.ranges) yield* storage.entries(index, range, plan.reverse);
}

/** The entries of several ranges in the order of what follows the ranges' own values. */
function* merged(storage: Storage, index: StoredIndex, plan: Plan, prefixes: readonly number[]): Generator<Entry> {
  const next = (entries: Generator<Entry>, prefix: number) => {
    const step = entries.next();
    return step.done ? undefined : { entries, prefix, entry: step.value, rest: step.value.key.subarray(prefix) };
  };
  const heads = plan.ranges.flatMap(
    (range, i) => next(storage.entries(index, range, plan.reverse), prefixes[i] ?? 0) ?? [],
  );
  const direction = plan.reverse ? -1 : 1;
  while (heads.length > 0) {
    let first = 0;
    for (let i = 1; i < heads.length; i++) {
      const order = Buffer.compare(heads[i]?.rest as Buffer, heads[first]?.rest as Buffer) * direction;
      if (order < 0) first = i;
    }
    const head = heads[first];
    if (head === undefined) return;
    yield head.entry;
    const following = next(head.entries, head.prefix);
    if (following === undefined) heads.splice(first, 1);
    else heads[first] = following;
  }
}
