/** Updates: operators that change a document in place. */
import type { Document } from 'bson';
import { compare } from './order.js';
import { isObject, own, type Path, parsePath } from './paths.js';
import { set } from './projection.js';
import { ServerError, unsupported } from './server-error.js';

export interface Update {
  /** Changes a decoded document, of which nobody else holds any part. Gives the document to store. */
  readonly apply: (document: Document, inserting: boolean) => Document;
}

type Change = (document: Document, path: Path, inserting: boolean) => void;

const OPERATORS: Readonly<Record<string, ((value: unknown) => Change) | undefined>> = {
  $set: (value) => (document, path) => put(document, path, value),
  $setOnInsert: (value) => (document, path, inserting) => {
    if (inserting) put(document, path, value);
  },
  $unset: () => (document, path) => {
    let at: unknown = document;
    for (const part of path.slice(0, -1)) at = isObject(at) ? own(at, part) : refuseArray(at, path);
    if (isObject(at)) delete at[path[path.length - 1] as string];
    else refuseArray(at, path);
  },
};

/** @throws ServerError when the update is malformed or asks for what is not held. */
export function compileUpdate(update: unknown): Update {
  if (Array.isArray(update)) throw unsupported('updates by a pipeline');
  if (!isObject(update)) throw new ServerError('FailedToParse', 'Update argument must be either an object or an array');
  const [first] = Object.keys(update);
  if (first === undefined || !first.startsWith('$')) throw unsupported('replacing a whole document');
  const changes = Object.entries(update).flatMap(([operator, fields]) => parseOperator(operator, fields));
  refuseConflicts(changes.map(({ path }) => path));
  return {
    apply: (document, inserting) => {
      const { _id } = document;
      for (const { change, path } of changes) change(document, path, inserting);
      if (_id !== undefined && (document._id === undefined || compare(_id, document._id) !== 0))
        throw new ServerError(
          'ImmutableField',
          "Performing an update on the path '_id' would modify the immutable field '_id'",
        );
      return document;
    },
  };
}

function parseOperator(operator: string, fields: unknown): { change: Change; path: Path }[] {
  const make = own(OPERATORS, operator);
  if (make === undefined) throw unsupported(`the update operator ${operator}`);
  if (!isObject(fields))
    throw new ServerError(
      'FailedToParse',
      `Modifiers operate on fields but we found type ${typeof fields} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${JSON.stringify(fields)}}`,
    );
  return Object.entries(fields).map(([name, operand]) => {
    if (name === '') throw new ServerError('EmptyFieldName', 'An empty update path is not valid.');
    const path = parsePath(name);
    if (path.some((part) => part === '$' || part.startsWith('$['))) throw unsupported('positional updates');
    const stray = path.find((part) => part.startsWith('$'));
    if (stray !== undefined)
      throw new ServerError(
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${stray}' in '${name}' is not valid for storage.`,
      );
    return { change: make(operand), path };
  });
}

function refuseConflicts(paths: readonly Path[]): void {
  const names = paths.map((path) => `${path.join('.')}.`).sort();
  for (const [i, name] of names.entries()) {
    const next = names[i + 1];
    if (next?.startsWith(name))
      throw new ServerError(
        'ConflictingUpdateOperators',
        `Updating the path '${next.slice(0, -1)}' would create a conflict at '${name.slice(0, -1)}'`,
      );
  }
}

function refuseArray(value: unknown, path: Path): undefined {
  if (Array.isArray(value)) throw unsupported(`updates inside arrays ('${path.join('.')}')`);
}

/** Sets a value, making the documents on the way. */
function put(document: Document, path: Path, value: unknown): void {
  let at = document;
  for (const [i, part] of path.entries()) {
    if (i === path.length - 1) {
      set(at, part, value);
      return;
    }
    if (own(at, part) === undefined) set(at, part, {});
    const next: unknown = own(at, part);
    refuseArray(next, path);
    if (!isObject(next))
      throw new ServerError(
        'PathNotViable',
        `Cannot create field '${path[i + 1]}' in element {${part}: ${JSON.stringify(next)}}`,
      );
    at = next;
  }
}
