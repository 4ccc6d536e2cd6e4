/** Projections: which fields of a document are handed out. */
import type { Document } from 'bson';
import { decode, encode, Fields } from './bytes.js';
import { isObject, parsePath } from './paths.js';
import { ServerError, unsupported } from './server-error.js';

export interface Projection {
  readonly bytes: (document: Buffer) => Buffer;
  readonly document: (document: Document) => Document;
  /** The top-level fields that the result depends on; undefined: any. */
  readonly needs: readonly string[] | undefined;
}

/** What becomes of a field: kept, left out, or looked into. */
type Tree = Map<string, Tree | boolean>;

/** @throws ServerError when inclusion and exclusion are mixed, paths collide, or more is asked than is held. */
export function compileProjection(projection: Document): Projection {
  const root: Tree = new Map();
  let including: boolean | undefined;
  for (const [name, included] of flattened(projection)) {
    if (name !== '_id') {
      including ??= included;
      if (including !== included)
        throw included
          ? new ServerError('Location31253', `Cannot do inclusion on field ${name} in exclusion projection`)
          : new ServerError('Location31254', `Cannot do exclusion on field ${name} in inclusion projection`);
    }
    plant(root, name, included);
  }
  const inclusive = including ?? root.get('_id') === true;
  if (inclusive && !root.has('_id')) root.set('_id', true);
  const names = [...root].filter(([, wanted]) => wanted !== !inclusive).map(([name]) => name);
  const fields = new Fields(names);
  const isFlat = [...root.values()].every((wanted) => typeof wanted === 'boolean');
  const document = (value: Document): Document => project(value, root, inclusive);
  const picked = (bytes: Buffer): Buffer => (inclusive ? fields.pick(bytes) : bytes);
  const flat = (bytes: Buffer): Buffer => (inclusive ? fields.pick(bytes) : fields.omit(bytes));
  return {
    bytes: isFlat ? flat : (bytes) => encode(document(decode(picked(bytes)))),
    document,
    needs: inclusive ? names : undefined,
  };
}

/** `{a: {b: 1}}` says the same as `{'a.b': 1}`. */
function* flattened(projection: Document, prefix = ''): Generator<[name: string, included: boolean]> {
  for (const [key, value] of Object.entries(projection)) {
    const name = prefix + key;
    if (name.startsWith('$') || name.includes('.$')) throw unsupported('positional and computed projections');
    if (isObject(value) && Object.keys(value).length > 0) yield* flattened(value, `${name}.`);
    else if (typeof value === 'number' || typeof value === 'boolean') yield [name, Boolean(value)];
    else throw unsupported('computed projections');
  }
}

function plant(root: Tree, name: string, included: boolean): void {
  const path = parsePath(name);
  const last = path[path.length - 1] as string;
  let at = root;
  for (const part of path.slice(0, -1)) {
    const child = at.get(part) ?? new Map();
    if (typeof child === 'boolean') throw new ServerError('Location31249', `Path collision at ${name}`);
    at.set(part, child);
    at = child;
  }
  if (at.has(last)) throw new ServerError('Location31249', `Path collision at ${name}`);
  at.set(last, included);
}

function project(value: Document, tree: Tree, inclusive: boolean): Document {
  const kept: Document = {};
  for (const [name, field] of Object.entries(value)) {
    const wanted = tree.get(name) ?? !inclusive;
    const made = typeof wanted === 'boolean' ? (wanted ? field : undefined) : within(field, wanted, inclusive);
    if (made !== undefined) set(kept, name, made);
  }
  return kept;
}

/** Applies a projection to a document or to those in an array; other values are dropped when including. */
function within(value: unknown, tree: Tree, inclusive: boolean): unknown {
  if (isObject(value)) return project(value, tree, inclusive);
  if (Array.isArray(value))
    return value.map((each) => within(each, tree, inclusive)).filter((each) => each !== undefined);
  return inclusive ? undefined : value;
}

/** Sets a field even if it is called `__proto__`. */
export function set(document: Document, name: string, value: unknown): void {
  Object.defineProperty(document, name, { value, writable: true, enumerable: true, configurable: true });
}
