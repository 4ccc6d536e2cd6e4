/** Newspapers and what they printed on each day. */
import type { Filter } from 'mongodb';
import { findByName } from './by-name.js';
import type { IssueDocument, NewspaperDocument, PageDocument } from './documents.js';
import type { Extreme } from './figures/cells.js';
import { dayOfNumber, ISSUES } from './figures/figures.js';
import { countIn, findFigure } from './figures/reading.js';
import type { DayRange } from './in-print.js';
import { type Edges, isGiven, type Order, type PartArguments, partOf } from './pagination.js';
import {
  aggregateAll,
  and,
  count,
  findAll,
  findPart,
  findParts,
  inSnapshot,
  type Projection,
  withoutVersionId,
} from './reading.js';
import { bearerOf, holding, nameKey } from './search/names.js';
import { changedSince, type SinceCondition, sinceIn } from './since.js';
import type { Snapshot } from './snapshot.js';

/** Which newspapers: those that meet every condition given. */
export interface NewspaperConditions extends SinceCondition {
  readonly name?: string | null;
}

const BY_DAY: Order = [
  ['date', 1],
  ['id', 1],
];

/** The other way round, so that the same indexes serve both. */
const NEWEST_FIRST: Order = [
  ['date', -1],
  ['id', -1],
];

/** One part of the newspapers that meet the conditions, by name. */
export function findNewspapers(
  snapshot: Snapshot,
  conditions: NewspaperConditions,
  args: PartArguments,
  projection?: Projection,
): Promise<Edges<NewspaperDocument>> {
  const list = { question: ['newspapers', conditions], filter: newspaperFilter(conditions) } as const;
  return findByName(snapshot, snapshot.collections.newspapers, list, args, projection);
}

export function countNewspapers(snapshot: Snapshot, conditions: NewspaperConditions): Promise<number> {
  return count(snapshot, snapshot.collections.newspapers, newspaperFilter(conditions));
}

/** What titles stand in. */
const AROUND = /[\s《》〈〉]/gu;

/** The newspaper of this name, or else the one that is printed so on most pages. */
export async function findNewspaperNamed(snapshot: Snapshot, name: string): Promise<NewspaperDocument | null> {
  const bare = name.normalize('NFKC').replace(AROUND, '');
  const found = await findAll(snapshot, snapshot.collections.newspapers, { searchKeys: nameKey(bare) });
  const most = found.toSorted((a, b) => b.pageCount - a.pageCount || (a.id < b.id ? -1 : 1));
  return bearerOf(bare, most) ?? most[0] ?? null;
}

const ID = /^npr_/u;

/** The id of the newspaper that an id, a name or a printed form means; an id that nothing has where there is none. */
export async function newspaperMeant(snapshot: Snapshot, idOrName: string): Promise<string> {
  if (ID.test(idOrName)) return idOrName;
  return (await findNewspaperNamed(snapshot, idOrName))?.id ?? '';
}

/** What a newspaper printed on one day; null if that is nothing. */
export async function findIssue(snapshot: Snapshot, newspaperId: string, date: string): Promise<IssueDocument | null> {
  const [issue] = await findAll(snapshot, snapshot.collections.issues, { newspaperId, date }, { limit: 1 });
  return issue ?? null;
}

/** Which issues: those that meet every condition given. */
export interface IssueConditions extends SinceCondition {
  /** The id of their newspaper. */
  readonly newspaperId?: string | null;
  readonly date?: DayRange | null;
}

/** One part of the issues of all newspapers that meet the conditions, the newest first. */
export function findNewestIssues(
  snapshot: Snapshot,
  conditions: IssueConditions,
  args: PartArguments,
  projection?: Projection,
): Promise<Edges<IssueDocument>> {
  const part = partOf<IssueDocument>(snapshot, args, NEWEST_FIRST, ['newest issues', conditions]);
  return findPart(snapshot, snapshot.collections.issues, issueFilter(conditions), part, projection);
}

export async function countIssues(snapshot: Snapshot, conditions: IssueConditions): Promise<number> {
  const { newspaperId, ...others } = conditions;
  const kept = Object.values(others).some(isGiven) ? null : await findFigure(snapshot, ISSUES);
  if (kept !== null) return countIn(kept, ([id]) => !isGiven(newspaperId) || id === newspaperId);
  return count(snapshot, snapshot.collections.issues, issueFilter(conditions));
}

/** For each newspaper, one part of its issues, by day. */
export function findIssues(
  snapshot: Snapshot,
  newspaperIds: readonly string[],
  days: DayRange,
  args: PartArguments,
  projection?: Projection,
): Promise<Edges<IssueDocument>[]> {
  const wanted = newspaperIds.map((newspaperId) => ({
    filter: issueFilter({ newspaperId, date: days, since: args.since }),
    part: partOf<IssueDocument>(snapshot, args, BY_DAY, ['issues', newspaperId, days, ...sinceIn(args)]),
  }));
  return findParts(snapshot, snapshot.collections.issues, wanted, projection);
}

/** How many issues there are of a newspaper, and of which days. */
export interface IssueSpan {
  readonly issueCount: number;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
}

/** From what is kept; of archives where nothing is, counted. */
export async function findIssueSpans(
  snapshot: Snapshot,
  newspaperIds: readonly string[],
): Promise<Map<string, IssueSpan>> {
  const kept = await findFigure(snapshot, ISSUES);
  if (kept !== null) {
    const dayOf = (extreme: Extreme | null) => (extreme === null ? null : dayOfNumber(extreme.value));
    return new Map(
      kept
        .filter(({ key: [id] }) => newspaperIds.some((wanted) => wanted === id))
        .map(({ key: [id], cell: { count: issueCount, min, max } }) => [
          String(id),
          { issueCount, firstDate: dayOf(min), lastDate: dayOf(max) },
        ]),
    );
  }
  const found = await aggregateAll<IssueSpan & { _id: string }>(snapshot, snapshot.collections.issues, [
    { $match: inSnapshot(snapshot, { newspaperId: { $in: [...newspaperIds] } } as Filter<IssueDocument>) },
    {
      $group: {
        _id: '$newspaperId',
        issueCount: { $sum: 1 },
        firstDate: { $min: '$date' },
        lastDate: { $max: '$date' },
      },
    },
  ]);
  return new Map(found.map(({ _id, ...span }) => [_id, span]));
}

/** The pages of issues, in the order of their numbers. */
export function findPagesOf(
  snapshot: Snapshot,
  issueIds: readonly string[],
  projection: Projection = {},
): Promise<PageDocument[]> {
  return findAll(
    snapshot,
    snapshot.collections.pages,
    { issueId: { $in: [...issueIds] } },
    { sort: { issueOrder: 1 }, projection: withoutVersionId(projection) },
  );
}

function newspaperFilter({ name, since }: NewspaperConditions): Filter<NewspaperDocument> {
  const named = isGiven(name) ? (holding(name) as Filter<NewspaperDocument>) : {};
  return and(named, ...changedSince<NewspaperDocument>({ since }));
}

export function issueFilter({ newspaperId, date, since }: IssueConditions): Filter<IssueDocument> {
  const { from, to } = date ?? {};
  const range = { ...(isGiven(from) && { $gte: from }), ...(isGiven(to) && { $lte: to }) };
  const inPrint = {
    ...(isGiven(newspaperId) && { newspaperId }),
    ...(Object.keys(range).length > 0 && { date: range }),
  };
  return and<IssueDocument>(inPrint, ...changedSince<IssueDocument>({ since }));
}
