/** What changed since a snapshot, write by write. */
import type { Filter } from 'mongodb';
import { ArgumentError } from './argument-error.js';
import type { ChangeKind, Logged, WriteDocument } from './change-log.js';
import {
  type Edges,
  edgesOf,
  isGiven,
  limitOf,
  type Order,
  type Part,
  type PartArguments,
  partOf,
} from './pagination.js';
import { findLogged } from './reading.js';
import { checkSince } from './since.js';
import type { Snapshot } from './snapshot.js';

/** Which changes: those that meet every condition given. */
export interface ChangeConditions {
  readonly since: number;
  readonly of?: readonly Logged[] | null;
  readonly kinds?: readonly ChangeKind[] | null;
}

/** What one write did to one object. */
export interface Change {
  readonly kind: ChangeKind;
  readonly of: Logged;
  /** Of the object, which may be gone by now. */
  readonly nodeId: string;
  /** The snapshot that first shows it so. */
  readonly snapshot: number;
  /** Where it stands among all that the write did. */
  readonly place: number;
  readonly at: Date;
  /** The ids of the corrections that it is of. */
  readonly corrections: readonly string[];
}

const ORDER: Order = [
  ['snapshot', 1],
  ['place', 1],
];
/** Writes that are read at once. */
const AT_ONCE = 50;

/**
 * One part of what changed, in the order of the writes.
 * @throws ArgumentError for a snapshot that has not been, or whose changes are not kept any more, naming the oldest
 */
export async function findChanges(
  snapshot: Snapshot,
  conditions: ChangeConditions,
  args: PartArguments,
): Promise<Edges<Change>> {
  const part: Part<Change> = partOf(snapshot, args, ORDER, ['changes', conditions]);
  await requireKept(snapshot, conditions);
  const wanted = limitOf(part);
  const [from, place] = part.cursor === null ? [null, 0] : [Number(part.cursor[0]), Number(part.cursor[1])];
  const isBeyond = (change: Change): boolean => {
    if (from === null) return true;
    const distance = change.snapshot - from || change.place - place;
    return part.backward ? distance < 0 : distance > 0;
  };
  const found: Change[] = [];
  let { first, last } = rangeOf(snapshot, conditions, from, part.backward);
  while (found.length < wanted && first <= last) {
    const writes = await findLogged(
      snapshot,
      { _id: { $gte: first, $lte: last } },
      {
        sort: { _id: part.backward ? -1 : 1 },
        limit: AT_ONCE,
      },
    );
    const end = writes.at(-1);
    if (end === undefined) break;
    for (const write of writes) {
      const changes = changesOf(write, conditions).filter(isBeyond);
      found.push(...(part.backward ? changes.reverse() : changes));
    }
    if (part.backward) last = end._id - 1;
    else first = end._id + 1;
  }
  return edgesOf(part, found.slice(0, wanted));
}

/** How many changes there are. */
export async function countChanges(snapshot: Snapshot, conditions: ChangeConditions): Promise<number> {
  const { first, last } = rangeOf(snapshot, conditions, null, false);
  const writes = await findLogged(
    snapshot,
    { _id: { $gte: first, $lte: last } },
    {
      projection: { 'groups.of': 1, 'groups.kind': 1, 'groups.count': 1 },
    },
  );
  const groups = writes.flatMap((write) => write.groups).filter((group) => isWanted(group, conditions));
  return groups.reduce((sum, { count }) => sum + count, 0);
}

/** The earliest snapshot since which all changes are kept. */
export async function changesKeptSince(snapshot: Snapshot): Promise<number> {
  const { sequence } = snapshot;
  const upTo = { $lte: sequence };
  const options = { limit: 1, projection: { _id: 1 } } as const;
  const [[oldest], [whole]] = await Promise.all([
    findLogged(snapshot, { _id: upTo }, { ...options, sort: { _id: 1 } }),
    findLogged(snapshot, { isWhole: true, _id: upTo } as Filter<WriteDocument>, { ...options, sort: { _id: -1 } }),
  ]);
  if (oldest === undefined) return sequence;
  return Math.max(oldest._id - 1, whole?._id ?? 0);
}

/** When these snapshots came, by number; those that are not kept any more are absent. */
export async function timesOf(snapshot: Snapshot, sequences: readonly number[]): Promise<Map<number, Date>> {
  const writes = await findLogged(snapshot, { _id: { $in: [...sequences] } }, { projection: { at: 1 } });
  return new Map(writes.map(({ _id, at }) => [_id, at]));
}

async function requireKept(snapshot: Snapshot, { since }: ChangeConditions): Promise<void> {
  checkSince(snapshot, { since });
  const kept = await changesKeptSince(snapshot);
  if (since >= kept) return;
  throw new ArgumentError(
    'since',
    `since is ${since}, but what changed is kept from snapshot ${kept} on: read anew what you keep of the archive, and give ${kept} or later.`,
  );
}

function rangeOf(
  { sequence }: Snapshot,
  { since }: ChangeConditions,
  cursor: number | null,
  backward: boolean,
): { first: number; last: number } {
  if (cursor === null) return { first: since + 1, last: sequence };
  return backward
    ? { first: since + 1, last: Math.min(cursor, sequence) }
    : { first: Math.max(cursor, since + 1), last: sequence };
}

function changesOf({ _id, at, groups, corrections = [] }: WriteDocument, conditions: ChangeConditions): Change[] {
  let place = 0;
  return groups.flatMap((group) => {
    const first = place;
    place += group.count;
    if (!isWanted(group, conditions)) return [];
    const { of, kind } = group;
    return group.ids.map((id, index) => ({
      kind,
      of,
      nodeId: id,
      snapshot: _id,
      place: first + index,
      at,
      corrections,
    }));
  });
}

function isWanted(group: Pick<Change, 'of' | 'kind'>, { of, kinds }: ChangeConditions): boolean {
  return (!isGiven(of) || of.includes(group.of)) && (!isGiven(kinds) || kinds.includes(group.kind));
}
