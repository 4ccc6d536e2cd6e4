/** Projections: which fields of a document are handed out. */
import type { Document } from 'bson';
import { decode, encode, Fields } from './bytes.js';
import { compileExpression, type Expression } from './expressions.js';
import { isObject, own, parsePath } from './paths.js';
import { notHeld, Refusal } from './refusals.js';

export interface Projection {
  readonly bytes: (document: Buffer) => Buffer;
  readonly document: (document: Document) => Document;
  /** The top-level fields that the result depends on; undefined: any. */
  readonly needs: readonly string[] | undefined;
}

/** What becomes of a field and of those within it. */
interface Tree {
  readonly children: Map<string, Tree | boolean | Expression>;
}

/** @throws Refusal when inclusion and exclusion are mixed, paths collide, or more is asked than is held. */
export function compileProjection(projection: Document): Projection {
  const root: Tree = { children: new Map() };
  let including: boolean | undefined;
  for (const [name, wanted] of flattened(projection)) {
    const expression = isFlag(wanted) ? undefined : compileExpression(wanted);
    const included = expression !== undefined || Boolean(wanted);
    if (name !== '_id' || expression !== undefined) {
      if (including === undefined) including = included;
      else if (including !== included)
        throw included
          ? new Refusal('Location31253', `Cannot do inclusion on field ${name} in exclusion projection`)
          : new Refusal('Location31254', `Cannot do exclusion on field ${name} in inclusion projection`);
    }
    plant(root, name, expression ?? included);
  }
  const idOnly = [...root.children].every(([name]) => name === '_id');
  const inclusive = including ?? (idOnly ? root.children.get('_id') === true : false);
  if (inclusive && !root.children.has('_id')) root.children.set('_id', true);
  const names = [...root.children].filter(([, wanted]) => wanted !== !inclusive).map(([name]) => name);
  const flat = [...root.children.values()].every((wanted) => typeof wanted === 'boolean');
  const document = (value: Document): Document => (inclusive ? include(value, root, value) : exclude(value, root));
  if (flat) {
    const fields = new Fields(names);
    return {
      bytes: (bytes) => (inclusive ? fields.pick(bytes) : fields.omit(bytes)),
      document,
      needs: inclusive ? names : undefined,
    };
  }
  const expressions = [...expressionsIn(root)];
  const needs =
    inclusive && expressions.every(({ needs: each }) => each !== undefined)
      ? [...names, ...expressions.flatMap(({ needs: each }) => each ?? [])]
      : undefined;
  const needed = needs === undefined ? undefined : new Fields(needs);
  return {
    bytes: (bytes) => encode(document(decode(needed === undefined ? bytes : needed.pick(bytes)))),
    document,
    needs,
  };
}

function* expressionsIn(tree: Tree): Generator<Expression> {
  for (const child of tree.children.values()) {
    if (typeof child === 'boolean') continue;
    if ('children' in child) yield* expressionsIn(child);
    else yield child;
  }
}

function isFlag(value: unknown): value is number | boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

/** `{a: {b: 1}}` says the same as `{'a.b': 1}`. */
function* flattened(projection: Document, prefix = ''): Generator<[string, unknown]> {
  for (const [key, value] of Object.entries(projection)) {
    const name = prefix + key;
    if (key.startsWith('$') || name.includes('.$')) throw notHeld('positional projections');
    if (isObject(value)) {
      const [operator] = Object.keys(value);
      if (operator === undefined)
        throw new Refusal(
          'FailedToParse',
          `An empty sub-projection is not a valid value. Found empty object at path ${name}`,
        );
      if (['$slice', '$elemMatch', '$meta'].includes(operator)) throw notHeld(`${operator} in a projection`);
      if (!operator.startsWith('$')) {
        yield* flattened(value, `${name}.`);
        continue;
      }
    }
    yield [name, value];
  }
}

function plant(root: Tree, name: string, wanted: boolean | Expression): void {
  const path = parsePath(name);
  let at = root;
  for (const [i, part] of path.entries()) {
    const child = at.children.get(part);
    if (i === path.length - 1) {
      if (child !== undefined) throw new Refusal('Location31249', `Path collision at ${name}`);
      at.children.set(part, wanted);
      return;
    }
    if (child !== undefined && (typeof child === 'boolean' || !('children' in child)))
      throw new Refusal('Location31249', `Path collision at ${name} remaining portion ${path.slice(i + 1).join('.')}`);
    const next: Tree = child ?? { children: new Map() };
    at.children.set(part, next);
    at = next;
  }
}

function include(value: Document, tree: Tree, whole: Document): Document {
  const kept: Document = {};
  for (const [name, field] of Object.entries(value)) {
    const wanted = tree.children.get(name);
    if (wanted === true) set(kept, name, field);
    else if (wanted !== undefined && wanted !== false && 'children' in wanted) {
      const inner = within(field, (each) => include(each, wanted, whole), true);
      if (inner !== undefined) set(kept, name, inner);
    }
  }
  for (const [name, wanted] of tree.children) {
    if (typeof wanted === 'boolean') continue;
    if ('children' in wanted) {
      if (![...expressionsIn(wanted)].length || own(value, name) !== undefined) continue;
      set(kept, name, include({}, wanted, whole));
    } else {
      const made = wanted.evaluate(whole);
      if (made !== undefined) set(kept, name, made);
    }
  }
  return kept;
}

function exclude(value: Document, tree: Tree): Document {
  const kept: Document = {};
  for (const [name, field] of Object.entries(value)) {
    const wanted = tree.children.get(name);
    if (wanted === undefined || wanted === true) set(kept, name, field);
    else if (wanted !== false && 'children' in wanted)
      set(
        kept,
        name,
        within(field, (each) => exclude(each, wanted), false),
      );
  }
  return kept;
}

/** Applies a projection to a document or to those in an array; other values are dropped when including. */
function within(value: unknown, project: (document: Document) => Document, dropping: boolean): unknown {
  if (isObject(value)) return project(value);
  if (Array.isArray(value))
    return value.flatMap((each) => {
      const inner = within(each, project, dropping);
      return inner === undefined ? [] : [inner];
    });
  return dropping ? undefined : value;
}

/** Sets a field even if it is called `__proto__`. */
export function set(document: Document, name: string, value: unknown): void {
  Object.defineProperty(document, name, { value, writable: true, enumerable: true, configurable: true });
}
