/** Updates: operators that change a document in place. */
import type { Document } from 'bson';
import { compare } from './order.js';
import { isObject, own, type Path, parsePath } from './paths.js';
import { set } from './projection.js';
import { ServerError, unsupported } from './server-error.js';

export interface Update {
  /** The fields that it changes, or changes something in. */
  readonly names: ReadonlySet<string>;
  /** Changes a decoded document, of which nobody else holds any part; it may have no other fields than these. */
  readonly apply: (document: Document, inserting: boolean) => void;
}

const OPERATORS = ['$set', '$setOnInsert', '$unset'];

/** @throws ServerError when the update asks for what is not supported. */
export function compileUpdate(update: unknown): Update {
  const operators = isObject(update) ? Object.entries(update) : [];
  const changes = operators.flatMap(([operator, fields]) => {
    if (!OPERATORS.includes(operator) || !isObject(fields)) throw unsupported(`the update operator ${operator}`);
    return Object.entries(fields).map(([name, value]) => ({ operator, path: parsePath(name), value }));
  });
  if (changes.length === 0) throw unsupported('an update without operators');
  refuseConflicts(changes.map(({ path }) => path));
  const apply = (document: Document, inserting: boolean): void => {
    const { _id } = document;
    for (const { operator, path, value } of changes)
      if (inserting || operator !== '$setOnInsert')
        change(document, path, operator === '$unset' ? undefined : { value });
    if (_id !== undefined && (document._id === undefined || compare(_id, document._id) !== 0))
      throw new ServerError('ImmutableField', "the update would change the immutable field '_id'");
  };
  return { names: new Set(changes.map(({ path: [name = ''] }) => name)), apply };
}

function refuseConflicts(paths: readonly Path[]): void {
  const names = paths.map((path) => `${path.join('.')}.`).sort();
  for (const [i, name] of names.entries())
    if (names[i + 1]?.startsWith(name))
      throw new ServerError('ConflictingUpdateOperators', `Updating '${names[i + 1]}' would conflict with '${name}'`);
}

/** Sets a value, making the documents on the way, or removes it. */
function change(document: Document, path: Path, made: { readonly value: unknown } | undefined): void {
  let at = document;
  for (const part of path.slice(0, -1)) {
    if (own(at, part) === undefined) {
      if (made === undefined) return;
      set(at, part, {});
    }
    const next: unknown = own(at, part);
    if (Array.isArray(next)) throw unsupported(`updates inside arrays ('${path.join('.')}')`);
    if (!isObject(next)) throw new ServerError('PathNotViable', `Cannot create field '${path.join('.')}' in '${part}'`);
    at = next;
  }
  const last = path.at(-1) ?? '';
  if (made === undefined) delete at[last];
  else set(at, last, made.value);
}
