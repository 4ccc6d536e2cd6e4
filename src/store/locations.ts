import type { Filter } from 'mongodb';
import { BY_NAME, findByName } from './by-name.js';
import type { LocationDocument, LocationLevel } from './documents.js';
import { ARCHIVE } from './figures/figures.js';
import { countIn, findFigure } from './figures/reading.js';
import { type Edges, isGiven, type PartArguments, partOf } from './pagination.js';
import { aggregateAll, and, count, findAll, findParts, inSnapshot, oneOf, type Projection } from './reading.js';
import { bearerOf, bearing } from './search/names.js';
import { changedSince, type SinceCondition, sinceIn } from './since.js';
import type { Snapshot } from './snapshot.js';

/** Which locations: those that meet every condition given. */
export interface LocationConditions extends SinceCondition {
  readonly name?: string | null;
  readonly level?: readonly LocationLevel[] | null;
  readonly within?: string | null;
}

/** One part of the locations that meet the conditions, by name. */
export function findLocations(
  snapshot: Snapshot,
  conditions: LocationConditions,
  args: PartArguments,
  projection?: Projection,
): Promise<Edges<LocationDocument>> {
  const list = { question: ['locations', conditions], filter: locationFilter(conditions) } as const;
  return findByName(snapshot, snapshot.collections.locations, list, args, projection);
}

export async function countLocations(snapshot: Snapshot, conditions: LocationConditions): Promise<number> {
  const { level, ...others } = conditions;
  const all = Object.values(others).some(isGiven) ? null : await findFigure(snapshot, ARCHIVE);
  if (all !== null) {
    return countIn(all, ([counted, ofLevel]) => {
      return counted === 'locations' && (!isGiven(level) || level.some((wanted) => wanted === ofLevel));
    });
  }
  return count(snapshot, snapshot.collections.locations, locationFilter(conditions));
}

/** The place that is meant by a name: its bearer, or else a place printed so, that most articles name. */
export async function findLocationNamed(snapshot: Snapshot, name: string): Promise<LocationDocument | null> {
  const found = await findAll(snapshot, snapshot.collections.locations, named(name), {
    sort: { articleCount: -1, id: 1 },
  });
  return bearerOf(name, found) ?? found[0] ?? null;
}

export async function findLocationByCode(snapshot: Snapshot, code: string): Promise<LocationDocument | null> {
  const [location] = await findAll(snapshot, snapshot.collections.locations, { code }, { limit: 1 });
  return location ?? null;
}

/** The ids of all places of this name, or that some article prints so. */
export async function locationsNamed(snapshot: Snapshot, name: string): Promise<string[]> {
  const found = await findAll(snapshot, snapshot.collections.locations, named(name), { projection: { id: 1 } });
  return found.map((location) => location.id);
}

/** For each id, one part of the locations directly in it, by name. */
export function findChildren(
  snapshot: Snapshot,
  parentIds: readonly string[],
  args: PartArguments,
  projection?: Projection,
): Promise<Edges<LocationDocument>[]> {
  const wanted = parentIds.map((parentId) => ({
    filter: childFilter(parentId, args),
    part: partOf<LocationDocument>(snapshot, args, BY_NAME, ['children', parentId, ...sinceIn(args)]),
  }));
  return findParts(snapshot, snapshot.collections.locations, wanted, projection);
}

/** The locations directly in one. */
export function childFilter(parentId: string, since: SinceCondition): Filter<LocationDocument> {
  return and<LocationDocument>({ parentId } as Filter<LocationDocument>, ...changedSince<LocationDocument>(since));
}

/** The number of locations directly in each, by id; an id without any is absent. */
export async function countChildren(snapshot: Snapshot, parentIds: readonly string[]): Promise<Map<string, number>> {
  const groups = await aggregateAll<{ _id: string; count: number }>(snapshot, snapshot.collections.locations, [
    { $match: inSnapshot(snapshot, { parentId: { $in: [...parentIds] } } as Filter<LocationDocument>) },
    { $group: { _id: '$parentId', count: { $sum: 1 } } },
  ]);
  return new Map(groups.map((group) => [group._id, group.count]));
}

export function locationFilter({ name, level, within, since }: LocationConditions): Filter<LocationDocument> {
  const all: Filter<LocationDocument>[] = changedSince({ since });
  if (isGiven(name)) all.push(named(name));
  if (isGiven(within)) all.push({ ancestorIds: within });
  if (isGiven(level)) all.push({ level: oneOf(level) });
  return and(...all);
}

function named(name: string): Filter<LocationDocument> {
  return bearing(name) as Filter<LocationDocument>;
}
