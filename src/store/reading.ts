/** The ways of reading a collection of versioned documents, each one database command. */
import type { Collection, Document, Filter, FindOptions } from 'mongodb';
import type { Versioned } from './documents.js';
import { type Edges, edgesOf, limitOf, type Part } from './pagination.js';
import { inOneReply, type Snapshot, visible } from './snapshot.js';

/** Properties to leave out, because nobody asks for them and they are long: `{ text: 0 }`. */
export type Without = Readonly<Record<string, 0>>;

/** All documents that match, in no order. */
export function findAll<T extends Versioned>(
  snapshot: Snapshot,
  collection: Collection<T>,
  filter: Filter<T>,
  options: Pick<FindOptions, 'projection' | 'sort' | 'limit'> = {},
): Promise<T[]> {
  return collection
    .find(inSnapshot(snapshot, filter), { ...inOneReply(snapshot), ...options })
    .toArray() as Promise<unknown> as Promise<T[]>;
}

/** The documents with these public ids, in no order. */
export function findByIds<T extends Versioned>(
  snapshot: Snapshot,
  collection: Collection<T>,
  ids: readonly string[],
  without: Without = {},
): Promise<T[]> {
  return findAll(snapshot, collection, { id: { $in: ids } } as unknown as Filter<T>, { projection: without });
}

/** One part of the list of documents that match. */
export async function findPart<T extends Versioned>(
  snapshot: Snapshot,
  collection: Collection<T>,
  filter: Filter<T>,
  part: Part<T>,
  without: Without = {},
): Promise<Edges<T>> {
  const found = await findAll(snapshot, collection, and(filter, part.filter), {
    projection: without,
    sort: part.sort,
    limit: limitOf(part),
  });
  return edgesOf(part, found);
}

/** How many documents match. */
export function count<T extends Versioned>(
  snapshot: Snapshot,
  collection: Collection<T>,
  filter: Filter<T>,
): Promise<number> {
  const { maxTimeMS } = inOneReply(snapshot);
  return collection.countDocuments(inSnapshot(snapshot, filter), maxTimeMS === undefined ? {} : { maxTimeMS });
}

// MongoDB allows a thousand stages in a pipeline.
const BRANCHES = 900;

/**
 * One part for each of many parents: element i holds what matches `filters[i]` within `parts[i]`.
 * One command for up to 900 parents.
 */
export async function findParts<T extends Versioned>(
  snapshot: Snapshot,
  collection: Collection<T>,
  wanted: readonly { readonly filter: Filter<T>; readonly part: Part<T> }[],
  without: Without = {},
): Promise<Edges<T>[]> {
  const found: T[][] = wanted.map(() => []);
  for (let start = 0; start < wanted.length; start += BRANCHES) {
    const [first, ...rest] = wanted
      .slice(start, start + BRANCHES)
      .map(({ filter, part }, offset) =>
        branch(inSnapshot(snapshot, and(filter, part.filter)), part, start + offset, without),
      );
    const unions = rest.map((pipeline) => ({ $unionWith: { coll: collection.collectionName, pipeline } }));
    const cursor = collection.aggregate<T & { branch: number }>([...(first ?? []), ...unions], inOneReply(snapshot));
    for (const document of await cursor.toArray()) found[document.branch]?.push(document);
  }
  return wanted.map(({ part }, index) => edgesOf(part, found[index] ?? []));
}

function branch<T>(filter: Filter<T>, part: Part<T>, index: number, without: Without): Document[] {
  return [
    { $match: filter },
    { $sort: part.sort },
    { $limit: limitOf(part) },
    { $set: { branch: { $literal: index } } },
    ...(Object.keys(without).length > 0 ? [{ $project: without }] : []),
  ];
}

/** Both conditions; written flat where no key stands in both, which every planner understands. */
export function and<T>(...filters: Filter<T>[]): Filter<T> {
  const given = filters.filter((filter) => Object.keys(filter).length > 0);
  const keys = given.flatMap((filter) => Object.keys(filter));
  if (new Set(keys).size === keys.length) return Object.assign({}, ...given) as Filter<T>;
  return { $and: given } as Filter<T>;
}

export function inSnapshot<T extends Versioned>(snapshot: Snapshot, filter: Filter<T>): Filter<T> {
  return and(filter, visible(snapshot) as unknown as Filter<T>);
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
