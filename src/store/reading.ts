/** The ways of reading a collection of versioned documents, each one database command. */
import type { Abortable, AggregateOptions, Collection, Document, Filter, FindOptions } from 'mongodb';
import type { WriteDocument } from './change-log.js';
import { documentsOf } from './commands.js';
import type { Versioned } from './documents.js';
import { type Edges, edgesOf, limitOf, type Part } from './pagination.js';
import { inOneReply, type Snapshot, visible } from './snapshot.js';

/** The properties that somebody asks for: `{ text: 1 }`; all of them if it names none. */
export type Projection = Readonly<Record<string, 1>>;

/** All documents that match, in no order. */
export function findAll<T extends Versioned>(
  snapshot: Snapshot,
  collection: Collection<T>,
  filter: Filter<T>,
  options: Pick<FindOptions, 'projection' | 'sort' | 'limit'> = {},
): Promise<T[]> {
  const wanted = inSnapshot(snapshot, filter);
  const all = { ...inOneReply(snapshot), ...options };
  const { collectionName: find } = collection;
  const { signal } = snapshot;
  return documentsOf(collection, { find, filter: wanted, ...all }, snapshot, (comment) =>
    collection.find(wanted, { ...all, signal, comment }),
  );
}

/** What is kept of writes, which has no versions. */
export function findLogged(
  snapshot: Snapshot,
  filter: Filter<WriteDocument>,
  options: Pick<FindOptions, 'projection' | 'sort' | 'limit'>,
): Promise<WriteDocument[]> {
  const { changes } = snapshot.collections;
  const all = { ...inOneReply(snapshot), ...options };
  const { signal } = snapshot;
  return documentsOf(changes, { find: changes.collectionName, filter, ...all }, snapshot, (comment) =>
    changes.find(filter, { ...all, signal, comment }),
  );
}

/** The documents with these public ids, in no order. */
export function findByIds<T extends Versioned>(
  snapshot: Snapshot,
  collection: Collection<T>,
  ids: readonly string[],
  projection: Projection = {},
): Promise<T[]> {
  return findAll(snapshot, collection, { id: { $in: ids } } as unknown as Filter<T>, {
    projection: withoutVersionId(projection),
  });
}

/** One part of the list of documents that match. */
export async function findPart<T extends Versioned>(
  snapshot: Snapshot,
  collection: Collection<T>,
  filter: Filter<T>,
  part: Part<T>,
  projection: Projection = {},
): Promise<Edges<T>> {
  const found = await findAll(snapshot, collection, and(filter, part.filter), {
    projection: withCursor(part, projection),
    sort: part.sort,
    limit: limitOf(part),
  });
  return edgesOf(part, found);
}

/** How many documents match. */
export async function count<T extends Versioned>(
  snapshot: Snapshot,
  collection: Collection<T>,
  filter: Filter<T>,
): Promise<number> {
  const pipeline = [{ $match: inSnapshot(snapshot, filter) }, { $group: { _id: 1, n: { $sum: 1 } } }];
  const [counted] = await aggregateAll<{ n: number }>(snapshot, collection, pipeline);
  return counted?.n ?? 0;
}

// MongoDB allows a thousand stages in a pipeline.
const BRANCHES = 900;

/** How many documents meet each filter. One command for up to 900 of them. */
export async function countEach<T extends Versioned>(
  snapshot: Snapshot,
  collection: Collection<T>,
  filters: readonly Filter<T>[],
): Promise<number[]> {
  const counts = filters.map(() => 0);
  for (let start = 0; start < filters.length; start += BRANCHES) {
    const [first, ...rest] = filters
      .slice(start, start + BRANCHES)
      .map((filter, offset) => [
        { $match: inSnapshot(snapshot, filter) },
        { $group: { _id: start + offset, n: { $sum: 1 } } },
      ]);
    const unions = rest.map((pipeline) => ({ $unionWith: { coll: collection.collectionName, pipeline } }));
    const pipeline = [...(first ?? []), ...unions];
    for (const { _id, n } of await aggregateAll<{ _id: number; n: number }>(snapshot, collection, pipeline)) {
      counts[_id] = n;
    }
  }
  return counts;
}

/**
 * One part for each of many parents: element i holds what matches `filters[i]` within `parts[i]`.
 * One command for up to 900 parents.
 */
export async function findParts<T extends Versioned>(
  snapshot: Snapshot,
  collection: Collection<T>,
  wanted: readonly { readonly filter: Filter<T>; readonly part: Part<T> }[],
  projection: Projection = {},
): Promise<Edges<T>[]> {
  const found: T[][] = wanted.map(() => []);
  for (let start = 0; start < wanted.length; start += BRANCHES) {
    const [first, ...rest] = wanted
      .slice(start, start + BRANCHES)
      .map(({ filter, part }, offset) =>
        branch(inSnapshot(snapshot, and(filter, part.filter)), part, start + offset, projection),
      );
    const unions = rest.map((pipeline) => ({ $unionWith: { coll: collection.collectionName, pipeline } }));
    const pipeline = [...(first ?? []), ...unions];
    for (const document of await aggregateAll<T & { branch: number }>(snapshot, collection, pipeline)) {
      found[document.branch]?.push(document);
    }
  }
  return wanted.map(({ part }, index) => edgesOf(part, found[index] ?? []));
}

/** As much of a collection as an aggregation takes. */
type Aggregated = Pick<Collection, 'db' | 'readConcern' | 'readPreference' | 'collectionName'> & {
  aggregate(pipeline: Document[], options: AggregateOptions & Abortable): { toArray(): Promise<unknown[]> };
};

/** All that a pipeline makes. */
export function aggregateAll<T extends Document>(
  snapshot: Snapshot,
  collection: Aggregated,
  pipeline: Document[],
): Promise<T[]> {
  const { batchSize, maxTimeMS } = inOneReply(snapshot);
  const { collectionName: aggregate } = collection;
  const command = { aggregate, pipeline, cursor: { batchSize }, maxTimeMS };
  const { signal } = snapshot;
  return documentsOf(collection, command, snapshot, (comment) =>
    collection.aggregate(pipeline, { batchSize, maxTimeMS, signal, comment }),
  );
}

function branch<T>(filter: Filter<T>, part: Part<T>, index: number, projection: Projection): Document[] {
  return [
    { $match: filter },
    { $sort: part.sort },
    { $limit: limitOf(part) },
    { $set: { branch: { $literal: index } } },
    ...(isAll(projection) ? [] : [{ $project: { ...withCursor(part, projection), branch: 1 } }]),
  ];
}

/** With the sort keys, which cursors are made of. */
function withCursor<T>({ order }: Part<T>, projection: Projection): Document {
  if (isAll(projection)) return projection;
  return { ...withoutVersionId(projection), ...Object.fromEntries(order.map(([key]) => [key, 1])) };
}

/** MongoDB gives it unless told not to. */
export function withoutVersionId(projection: Projection): Document {
  return isAll(projection) ? projection : { _id: 0, ...projection };
}

function isAll(projection: Projection): boolean {
  return Object.keys(projection).length === 0;
}

/** Both conditions; written flat where no key stands in both, which every planner understands. */
export function and<T>(...filters: Filter<T>[]): Filter<T> {
  const both: Document = {};
  let size = 0;
  for (const filter of filters) {
    size += Object.keys(filter).length;
    Object.assign(both, filter);
  }
  if (Object.keys(both).length === size) return both as Filter<T>;
  return { $and: filters.filter((filter) => Object.keys(filter).length > 0) } as Filter<T>;
}

export function inSnapshot<T extends Versioned>(snapshot: Snapshot, filter: Filter<T>): Filter<T> {
  const shown = visible(snapshot);
  const { from, ...others } = filter as Document;
  if (from === undefined) return and(filter, shown as unknown as Filter<T>);
  // Both ends of one range, which an index encloses.
  return and(others as Filter<T>, { ...shown, from: { ...from, ...shown.from } } as unknown as Filter<T>);
}

/** Any of these values; a single one as an equality, behind which an index keeps its order. */
export function oneOf<V>(values: readonly V[]): V | { $in: V[] } {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : { $in: [...values] };
}

/** Matches `text` anywhere, letter by letter. */
export function containing(text: string): { $regex: string; $options: 'i' } {
  return { $regex: text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&'), $options: 'i' };
}
