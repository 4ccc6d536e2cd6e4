/** Dotted paths through documents and the arrays in them. */
import type { Document } from 'bson';
import { EMPTY_ARRAY } from './order.js';
import { unsupported } from './server-error.js';

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

/** What an index or a sort sees at a path: one value or, where arrays stand on the way or at its end, one of each element. */
export interface Seen {
  readonly values: unknown[];
  readonly isSpread: boolean;
  /** Whether there is anything, be it null or an empty array. */
  readonly isThere: boolean;
}

export function valuesAt(value: unknown, path: Path, from = 0): Seen {
  let [at, part] = [value, from];
  for (; part < path.length && !Array.isArray(at); part++)
    at = isObject(at) ? own(at, path[part] as string) : undefined;
  if (!Array.isArray(at)) return { values: [at ?? null], isSpread: false, isThere: at !== undefined };
  if (at.length === 0) return { values: [EMPTY_ARRAY], isSpread: true, isThere: part === path.length };
  const found = at.map((element: unknown): Seen => {
    const isWhole = part === path.length;
    if (!isWhole && isObject(element)) return valuesAt(element, path, part);
    return { values: [isWhole ? (element ?? null) : null], isSpread: true, isThere: isWhole };
  });
  return { values: found.flatMap(({ values }) => values), isSpread: true, isThere: found.some((each) => each.isThere) };
}
