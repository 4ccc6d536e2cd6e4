/** Updates: operators that change a document in place, or a document that takes its place. */
import type { Document } from 'bson';
import { compileElement } from './matcher.js';
import { compare, identity } from './order.js';
import { isObject, own, type Path, parsePath } from './paths.js';
import { notHeld, Refusal } from './refusals.js';
import { UNHELD_UPDATES } from './unheld.js';

export interface Update {
  /** Changes a decoded document, of which nobody else holds any part. Gives the document to store. */
  readonly apply: (document: Document, inserting: boolean) => Document;
  readonly replaces: boolean;
}

type Change = (document: Document, path: Path, inserting: boolean) => void;
/** Makes the change from the operand; `path` is for messages. */
type Operator = (operand: unknown, path: string) => Change;

const OPERATORS: Readonly<Record<string, Operator | undefined>> = {
  $set: (value) => (document, path) => put(document, path, value),
  $setOnInsert: (value) => (document, path, inserting) => {
    if (inserting) put(document, path, value);
  },
  $unset: () => (document, path) => {
    const holder = holderOf(document, path);
    const last = path[path.length - 1] as string;
    // An array keeps its length.
    if (Array.isArray(holder)) {
      if (/^\d+$/u.test(last) && Number(last) < holder.length) holder[Number(last)] = null;
    } else if (holder !== undefined) delete holder[last];
  },
  $inc: arithmetic('$inc', 0, (value, operand) => value + operand),
  $mul: arithmetic('$mul', 0, (value, operand) => value * operand),
  $min: (value) => (document, path) => {
    const current = valueAt(document, path);
    if (current === undefined || compare(value, current) < 0) put(document, path, value);
  },
  $max: (value) => (document, path) => {
    const current = valueAt(document, path);
    if (current === undefined || compare(value, current) > 0) put(document, path, value);
  },
  $push: (operand) => {
    const values = each('$push', operand);
    return (document, path) => put(document, path, [...arrayAt(document, path, '$push'), ...values]);
  },
  $addToSet: (operand) => {
    const values = each('$addToSet', operand);
    return (document, path) => {
      const set = [...arrayAt(document, path, '$addToSet')];
      const known = new Set(set.map(identity));
      for (const value of values) {
        const key = identity(value);
        if (!known.has(key)) set.push(value);
        known.add(key);
      }
      put(document, path, set);
    };
  },
  $pull: (operand) => {
    const matches = Array.isArray(operand)
      ? (value: unknown) => compare(value, operand) === 0
      : compileElement(operand);
    return (document, path) => {
      if (valueAt(document, path) === undefined) return;
      const kept = arrayAt(document, path, '$pull').filter((value) => !matches(value));
      put(document, path, kept);
    };
  },
};

function arithmetic(name: string, start: number, combine: (value: number, operand: number) => number): Operator {
  return (operand, at) => {
    if (typeof operand !== 'number') {
      if (typeof operand === 'object' && operand !== null && '_bsontype' in operand)
        throw notHeld(`${name} with 64-bit integers`);
      throw new Refusal(
        'TypeMismatch',
        `Cannot ${name === '$inc' ? 'increment' : 'multiply'} with non-numeric argument: {${at}: ${JSON.stringify(operand)}}`,
      );
    }
    return (document, path) => {
      const current = valueAt(document, path);
      if (current !== undefined && typeof current !== 'number') {
        if (typeof current === 'object' && current !== null && '_bsontype' in current)
          throw notHeld(`${name} on 64-bit integers`);
        throw new Refusal(
          'TypeMismatch',
          `Cannot apply ${name} to a value of non-numeric type. {_id: ${JSON.stringify(document._id)}} has the field '${path.join('.')}' of non-numeric type`,
        );
      }
      put(document, path, combine(current ?? start, operand));
    };
  };
}

function each(operator: string, operand: unknown): unknown[] {
  if (!isObject(operand) || !('$each' in operand)) return [operand];
  const modifiers = Object.keys(operand).filter((modifier) => modifier !== '$each');
  if (modifiers.length > 0) {
    if (operator === '$push' && modifiers.every((modifier) => ['$slice', '$sort', '$position'].includes(modifier)))
      throw notHeld(`${modifiers[0]} in $push`);
    throw new Refusal('BadValue', `Unrecognized clause in ${operator}: ${modifiers[0]}`);
  }
  if (!Array.isArray(operand.$each))
    throw new Refusal(
      'BadValue',
      `The argument to $each in ${operator} must be an array but it was of type ${typeof operand.$each}`,
    );
  return operand.$each;
}

/** @throws Refusal when the update is malformed or asks for what is not held. */
export function compileUpdate(update: unknown, multi: boolean): Update {
  if (Array.isArray(update)) throw notHeld('updates by a pipeline');
  if (!isObject(update)) throw new Refusal('FailedToParse', 'Update argument must be either an object or an array');
  const [first] = Object.keys(update);
  if (first === undefined || !first.startsWith('$')) {
    if (multi) throw new Refusal('FailedToParse', 'multi update is not supported for replacement-style update');
    const stray = Object.keys(update).find((name) => name.startsWith('$'));
    if (stray !== undefined)
      throw new Refusal(
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${stray}' in '${stray}' is not allowed in the context of an update's replacement document.`,
      );
    return { apply: (document) => replacement(document, update), replaces: true };
  }
  const changes = Object.entries(update).flatMap(([operator, fields]) => parseOperator(operator, fields));
  refuseConflicts(changes.map(({ path }) => path));
  return {
    apply: (document, inserting) => {
      const { _id } = document;
      for (const { change, path } of changes) change(document, path, inserting);
      if (_id !== undefined && (document._id === undefined || compare(_id, document._id) !== 0))
        throw new Refusal(
          'ImmutableField',
          "Performing an update on the path '_id' would modify the immutable field '_id'",
        );
      return document;
    },
    replaces: false,
  };
}

function replacement(document: Document, update: Document): Document {
  const { _id } = document;
  if (_id === undefined) return { ...update };
  if (update._id !== undefined && compare(update._id, _id) !== 0)
    throw new Refusal(
      'ImmutableField',
      `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${JSON.stringify(update._id)}`,
    );
  return { _id, ...update };
}

function parseOperator(operator: string, fields: unknown): { change: Change; path: Path }[] {
  const make = own(OPERATORS, operator);
  if (make === undefined) {
    if (UNHELD_UPDATES.has(operator)) throw notHeld(`the update operator ${operator}`);
    throw new Refusal(
      'FailedToParse',
      `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
  }
  if (!isObject(fields))
    throw new Refusal(
      'FailedToParse',
      `Modifiers operate on fields but we found type ${typeof fields} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${JSON.stringify(fields)}}`,
    );
  return Object.entries(fields).map(([name, operand]) => {
    if (name === '') throw new Refusal('EmptyFieldName', 'An empty update path is not valid.');
    const path = parsePath(name);
    if (path.some((part) => part === '$' || part.startsWith('$['))) throw notHeld('positional updates');
    const stray = path.find((part) => part.startsWith('$'));
    if (stray !== undefined)
      throw new Refusal(
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${stray}' in '${name}' is not valid for storage.`,
      );
    return { change: make(operand, name), path };
  });
}

function refuseConflicts(paths: readonly Path[]): void {
  const names = paths.map((path) => `${path.join('.')}.`).sort();
  for (const [i, name] of names.entries()) {
    const next = names[i + 1];
    if (next?.startsWith(name))
      throw new Refusal(
        'ConflictingUpdateOperators',
        `Updating the path '${next.slice(0, -1)}' would create a conflict at '${name.slice(0, -1)}'`,
      );
  }
}

/** What holds the last part of the path; undefined where the path leads nowhere. */
function holderOf(document: Document, path: Path): Document | undefined {
  let at: unknown = document;
  for (const part of path.slice(0, -1)) at = isObject(at) || Array.isArray(at) ? own(at, part) : undefined;
  return isObject(at) || Array.isArray(at) ? at : undefined;
}

function valueAt(document: Document, path: Path): unknown {
  const holder = holderOf(document, path);
  return holder === undefined ? undefined : own(holder, path[path.length - 1] as string);
}

function arrayAt(document: Document, path: Path, operator: string): readonly unknown[] {
  const value = valueAt(document, path);
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  const problem =
    operator === '$pull'
      ? 'Cannot apply $pull to a non-array value'
      : `The field '${path.join('.')}' must be an array but is of type ${value === null ? 'null' : typeof value} in document {_id: ${JSON.stringify(document._id)}}`;
  throw new Refusal('BadValue', problem);
}

/** Sets a value, making the documents on the way. */
function put(document: Document, path: Path, value: unknown): void {
  let at: Document = document;
  for (const [i, part] of path.entries()) {
    if (Array.isArray(at)) extend(at, part);
    if (i === path.length - 1) {
      Object.defineProperty(at, part, { value, writable: true, enumerable: true, configurable: true });
      return;
    }
    const next = own(at, part);
    if (next === undefined) {
      const made: Document = {};
      Object.defineProperty(at, part, { value: made, writable: true, enumerable: true, configurable: true });
      at = made;
    } else if (isObject(next) || Array.isArray(next)) at = next;
    else
      throw new Refusal(
        'PathNotViable',
        `Cannot create field '${path[i + 1]}' in element {${part}: ${JSON.stringify(next)}}`,
      );
  }
}

const MOST_BACKFILLED = 1_500_000;

function extend(array: unknown[], part: string): void {
  if (!/^(?:0|[1-9]\d*)$/u.test(part)) throw new Refusal('PathNotViable', `Cannot create field '${part}' in an array`);
  if (Number(part) - array.length > MOST_BACKFILLED)
    throw new Refusal('CannotBackfillArray', `can't backfill more than ${MOST_BACKFILLED} elements`);
  while (array.length < Number(part)) array.push(null);
}
