/** Projections: which fields of a document are handed out. */
import type { Document } from 'bson';
import { decode, encode, Fields } from './bytes.js';
import { isObject, parsePath } from './paths.js';
import { unsupported } from './server-error.js';

export interface Projection {
  readonly bytes: (document: Buffer) => Buffer;
  readonly document: (document: Document) => Document;
  /** The top-level fields that the result depends on; undefined: any. */
  readonly needs: readonly string[] | undefined;
}

/** The fields that are named; undefined: as a whole, otherwise those in them. */
type Tree = Map<string, Tree | undefined>;

/** @throws ServerError when inclusion and exclusion are mixed, paths collide, or more is asked than is supported. */
export function compileProjection(projection: Document): Projection {
  const { _id, ...others } = projection;
  const entries = Object.entries(others);
  const inclusive = Boolean(entries.length > 0 ? entries[0]?.[1] : _id);
  const root: Tree = new Map();
  for (const [name, wanted] of Object.entries({ _id: _id ?? 1, ...others })) {
    if (wanted !== 0 && wanted !== 1 && typeof wanted !== 'boolean') throw unsupported('computed projections');
    if (name !== '_id' && Boolean(wanted) !== inclusive)
      throw unsupported('inclusion beside exclusion in a projection');
    if (name !== '_id' || Boolean(wanted) === inclusive) plant(root, name);
  }
  const document = (value: Document): Document => project(value, root, inclusive);
  return { bytes: inBytes(root, inclusive, document), document, needs: inclusive ? [...root.keys()] : undefined };
}

function inBytes(root: Tree, inclusive: boolean, document: Projection['document']): Projection['bytes'] {
  const fields = new Fields(root.keys(), root);
  if (inclusive) return (bytes) => fields.pick(bytes);
  const isFlat = [...root.values()].every((inner) => inner === undefined);
  return isFlat ? (bytes) => fields.omit(bytes) : (bytes) => encode(document(decode(bytes)));
}

function plant(root: Tree, name: string): void {
  let at: Tree | undefined = root;
  const path = parsePath(name);
  for (const [depth, part] of path.entries()) {
    const isLast = depth === path.length - 1;
    const known = at?.has(part);
    if (at === undefined || (known && isLast)) throw unsupported(`a projection of '${name}' and what is in it`);
    if (!known) at.set(part, isLast ? undefined : new Map());
    at = at.get(part);
  }
}

function project(value: Document, tree: Tree, inclusive: boolean): Document {
  const kept: Document = {};
  for (const [name, field] of Object.entries(value)) {
    const inner = tree.get(name);
    if (inner !== undefined) set(kept, name, within(field, inner, inclusive));
    else if (tree.has(name) === inclusive) set(kept, name, field);
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

/** Sets a field even if it is called `__proto__`; undefined sets nothing. */
export function set(document: Document, name: string, value: unknown): void {
  if (value === undefined) return;
  Object.defineProperty(document, name, { value, writable: true, enumerable: true, configurable: true });
}
