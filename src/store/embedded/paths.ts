/** Dotted paths through documents and the arrays in them. */
import type { Document } from 'bson';
import { EMPTY_ARRAY } from './order.js';
import { ServerError, unsupported } from './server-error.js';

export type Path = readonly string[];

/** @throws ServerError when a part is empty, a place in an array or an operator. */
export function parsePath(path: string): Path {
  const parts = path.split('.');
  if (parts.some((part) => /^\d*$|^\$/u.test(part))) throw unsupported(`the path '${path}'`);
  return parts;
}

/** An embedded document, as opposed to an array or a value of one of bson's own types. */
export function isObject(value: unknown): value is Document {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !('_bsontype' in value)
  );
}

/** A field of a document or table itself, never of its prototype. */
export function own<T>(fields: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/**
 * Gives `see` every value that a condition on `path` applies to: arrays on the way stand for each document in them. A value that is not there is given as undefined.
 * Stops at the first `true`.
 */
export function someAt(value: unknown, path: Path, see: (value: unknown) => boolean, from = 0): boolean {
  if (from === path.length) return see(value);
  const part = path[from] as string;
  if (isObject(value)) return someAt(own(value, part), path, see, from + 1);
  if (!Array.isArray(value)) return see(undefined);
  return value.some((element) => isObject(element) && someAt(element, path, see, from));
}

/** What an index or a sort says of a document: one row of values for every combination that its arrays make. */
export function rows(document: Document, paths: readonly Path[]): { rows: unknown[][]; multikey: boolean[] } {
  const multikey = paths.map(() => false);
  const found: unknown[][] = [];
  expand(
    paths.map((path) => ({ value: document, path, from: 0, spread: false })),
    multikey,
    found,
  );
  return { rows: found, multikey };
}

interface Walk {
  value: unknown;
  path: Path;
  from: number;
  /** The value is itself an element of an array that was spread at the end of the path: it is indexed whole. */
  spread: boolean;
}

function expand(walks: Walk[], multikey: boolean[], found: unknown[][]): void {
  let array: unknown[] | undefined;
  for (const walk of walks) {
    while (walk.from < walk.path.length && !Array.isArray(walk.value)) {
      walk.value = isObject(walk.value) ? own(walk.value, walk.path[walk.from] as string) : undefined;
      walk.from++;
    }
    if (!isSpreadable(walk)) continue;
    if (array !== undefined && array !== walk.value)
      throw new ServerError('CannotIndexParallelArrays', 'cannot index parallel arrays');
    array = walk.value as unknown[];
  }
  if (array === undefined) {
    found.push(walks.map((walk) => (walk.value === undefined ? null : walk.value)));
    return;
  }
  const elements: readonly unknown[] = array.length === 0 ? [EMPTY_ARRAY] : array;
  for (const [i, walk] of walks.entries()) if (walk.value === array && isSpreadable(walk)) multikey[i] = true;
  for (const element of elements) {
    expand(
      walks.map((walk) => {
        if (walk.value !== array || !isSpreadable(walk)) return { ...walk };
        const inner = walk.from < walk.path.length && !isObject(element) && element !== EMPTY_ARRAY ? null : element;
        const whole = !isObject(inner);
        return {
          value: inner,
          path: walk.path,
          from: whole ? walk.path.length : walk.from,
          spread: whole || walk.from === walk.path.length,
        };
      }),
      multikey,
      found,
    );
  }
}

function isSpreadable(walk: Walk): boolean {
  return Array.isArray(walk.value) && !walk.spread;
}
