/**
 * The one way in which lists are given part by part: Relay cursors that name the last item seen by its sort
 * keys. Because nothing is counted from the start, items that are inserted or deleted meanwhile neither shift
 * nor repeat what follows, and a part deep in the list costs no more than the first.
 */
import { hash, timingSafeEqual } from 'node:crypto';
import type { Document, Filter } from 'mongodb';
import { ArgumentError, checkRange } from './argument-error.js';
import { signatureOf } from './cursor-key.js';
import type { Snapshot } from './snapshot.js';

export const DEFAULT_LENGTH = 20;
export const MAX_LENGTH = 100;

/** Sort keys, most significant first; the last is unique. Dots lead into documents, never into arrays. */
export type Order = readonly (readonly [field: string, direction: 1 | -1])[];

/** What Relay's clients say about the part they want. */
export interface PartArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
  /** The number of a snapshot: only what came or changed after it. It is a condition like others, not a part of the list. */
  readonly since?: number | null;
  /** Whether anybody asks for what `Edges.pageInfo` says of what lies beyond; by default somebody does. */
  readonly looksBeyond?: boolean;
}

/** The part of a list that is asked for, in the store's terms. */
export interface Part<T> {
  readonly order: Order;
  /** Which list: what the cursors are bound to. */
  readonly list: MadeWhenAsked<string>;
  readonly snapshot: Archive;
  readonly length: number;
  /** Whether it is to be found out if there are more. */
  readonly looksBeyond: boolean;
  readonly backward: boolean;
  /** Whether something comes before the first item of a forward part, or after the last of a backward one. */
  readonly bounded: boolean;
  /** The sort keys that the cursor names; null without a cursor. */
  readonly cursor: readonly SortValue[] | null;
  /** The condition that an item lies beyond the cursor. */
  readonly filter: Filter<T>;
  readonly sort: Record<string, 1 | -1>;
}

export interface Edges<T> {
  readonly edges: readonly { readonly cursor: MadeWhenAsked<string>; readonly node: T }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: MadeWhenAsked<string | null>;
    readonly endCursor: MadeWhenAsked<string | null>;
  };
}

/** GraphQL calls it where somebody asks: making a cursor costs more than reading most values. */
type MadeWhenAsked<T> = () => T;

export type SortValue = string | number | null;

/** As much of a snapshot as cursors need. */
type Archive = Pick<Snapshot, 'collections'>;

/**
 * Reads the arguments of a list. `question` is everything besides them that decides what is in the list and in
 * which order: a cursor is only good for the question that it came from.
 * @throws ArgumentError for a length out of range, a contradiction, or a cursor that is not of this list.
 */
export function partOf<T>(snapshot: Archive, args: PartArguments, order: Order, question: unknown): Part<T> {
  if (isGiven(args.first) && isGiven(args.last)) {
    throw new ArgumentError('last', 'first and last exclude each other: give one of them.');
  }
  const backward = isGiven(args.last) || (isGiven(args.before) && !isGiven(args.first));
  if (backward && isGiven(args.after)) {
    throw new ArgumentError('after', 'after goes with first, and before with last.');
  }
  if (!backward && isGiven(args.before)) {
    throw new ArgumentError('before', 'before goes with last, and after with first.');
  }
  let fingerprintOfList: string | undefined;
  const list = (): string => {
    fingerprintOfList ??= fingerprint(canonical([question, order]));
    return fingerprintOfList;
  };
  const argument = backward ? 'before' : 'after';
  const given = args[argument];
  const cursor = isGiven(given) ? readCursor(snapshot, argument, given, list(), order) : null;
  return {
    order,
    list,
    snapshot,
    backward,
    looksBeyond: args.looksBeyond ?? true,
    length: lengthOf(backward ? 'last' : 'first', backward ? args.last : args.first),
    bounded: cursor !== null,
    cursor,
    filter: (cursor === null ? {} : beyond(order, cursor, backward)) as Filter<T>,
    sort: Object.fromEntries(order.map(([field, direction]) => [field, backward ? reversed(direction) : direction])),
  };
}

/** How many documents to ask for: one more than wanted tells whether there are more. Stores take none for all. */
export function limitOf({ length, looksBeyond }: Pick<Part<unknown>, 'length' | 'looksBeyond'>): number {
  return Math.max(looksBeyond ? length + 1 : length, 1);
}

/** Makes the part from the documents found with its filter, sort and limit. */
export function edgesOf<T extends object>(part: Part<T>, found: readonly T[]): Edges<T> {
  const inPart = found.slice(0, part.length);
  const more = found.length > part.length;
  if (part.backward) inPart.reverse();
  const edges = inPart.map((node) => ({ node, cursor: () => cursorOf(part, node) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: part.backward ? part.bounded : more,
      hasPreviousPage: part.backward ? more : part.bounded,
      startCursor: () => edges[0]?.cursor() ?? null,
      endCursor: () => edges.at(-1)?.cursor() ?? null,
    },
  };
}

function lengthOf(argument: 'first' | 'last', length: number | null | undefined): number {
  const wanted = length ?? DEFAULT_LENGTH;
  checkRange(argument, wanted, MAX_LENGTH);
  return wanted;
}

function cursorOf<T extends object>({ list, order, snapshot }: Part<T>, node: T): string {
  const values = order.map(([field]) =>
    field.split('.').reduce<unknown>((value, key) => (value as Document)[key], node),
  );
  const ofList = list();
  return Buffer.from(JSON.stringify([ofList, seal(snapshot, ofList, values), ...values])).toString('base64url');
}

function readCursor(snapshot: Archive, argument: string, cursor: string, list: string, order: Order): SortValue[] {
  const [ofList, sealed, ...values] = parseCursor(cursor) ?? [];
  if (typeof ofList !== 'string' || !areSortValues(values) || !isSame(sealed, seal(snapshot, ofList, values))) {
    throw new ArgumentError(argument, `${argument} is not a cursor: give one exactly as an earlier answer gave it.`);
  }
  if (ofList !== list || values.length !== order.length) {
    throw new ArgumentError(
      argument,
      `${argument} is a cursor of another list: use it with the field, filter and order that it came from.`,
    );
  }
  return values;
}

function parseCursor(cursor: string): unknown[] | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Tells a cursor that this archive gave from one made up, altered or of another archive. */
function seal(snapshot: Archive, list: string, values: readonly unknown[]): string {
  return signatureOf(`broadsheet cursor ${list} ${JSON.stringify(values)}`, snapshot);
}

function isSame(sealed: unknown, seal: string): boolean {
  if (typeof sealed !== 'string') return false;
  const [given, right] = [Buffer.from(sealed), Buffer.from(seal)];
  return given.length === right.length && timingSafeEqual(given, right);
}

/** Anything else would be no value to the store but a condition. */
function areSortValues(values: readonly unknown[]): values is SortValue[] {
  return values.every((value) => value === null || typeof value === 'string' || typeof value === 'number');
}

/** JSON in which neither the order of keys nor a condition that is null makes a difference. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    const entries = Object.entries(inner).filter(([, given]) => isGiven(given));
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function fingerprint(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 10);
}

/** Lexicographic comparison: beyond in the first key, or level in it and beyond in the next, and so on. */
function beyond(order: Order, values: readonly SortValue[], backward: boolean): Document {
  const branches = order.flatMap(([field, direction], depth) => {
    const condition = beyondOne(values[depth] ?? null, backward ? reversed(direction) : direction);
    if (condition === undefined) return [];
    const level = order.slice(0, depth).map(([name], index) => [name, values[index] ?? null]);
    return condition.map((beyondField) => ({ ...Object.fromEntries(level), [field]: beyondField }));
  });
  return branches.length === 1 ? (branches[0] as Document) : { $or: branches };
}

/** What lies beyond one value, as alternatives. Null comes before every value, which ranges do not reach. */
function beyondOne(value: SortValue, direction: 1 | -1): unknown[] | undefined {
  if (direction === 1) return value === null ? [{ $ne: null }] : [{ $gt: value }];
  return value === null ? undefined : [{ $lt: value }, null];
}

function reversed(direction: 1 | -1): 1 | -1 {
  return direction === 1 ? -1 : 1;
}

export function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
