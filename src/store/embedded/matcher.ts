/** Filters: what they say of a document, and what an index can know of it beforehand. */
import type { Document } from 'bson';
import { Fields } from './bytes.js';
import { compare, keyOf, tagOf } from './order.js';
import { isObject, type Path, parsePath, someAt } from './paths.js';
import { unsupported } from './server-error.js';

type Test = (value: unknown) => boolean;

/** Values that a field must have: listed, or within limits. */
export interface Bound {
  readonly path: string;
  readonly points?: readonly unknown[];
  readonly lower?: Limit;
  readonly upper?: Limit;
  /** Bounds of one group hold for one and the same array element; 0: each bound may hold for another one. */
  readonly group: number;
}

export interface Limit {
  readonly value: unknown;
  readonly inclusive: boolean;
}

export interface Matcher {
  readonly test: (document: Document) => boolean;
  /** The top-level fields that `test` looks at. */
  readonly fields: Fields;
  /** Conditions that all hold; an index may narrow the search by any of them. */
  readonly bounds: readonly Bound[];
  /** The bounds say all that the filter says. */
  readonly bounded: boolean;
  /** The bounds of each branch of an `$or`: a document meets those of one branch, besides `bounds`. */
  readonly alternatives: readonly (readonly Bound[])[] | undefined;
}

/** @throws ServerError when the filter asks for what is not supported. */
export function compileFilter(filter: Document): Matcher {
  const compiler = new Compiler();
  const test = compiler.conjunction(filter);
  const { fields, bounds, bounded, alternatives } = compiler;
  return { test, fields: new Fields(fields), bounds, bounded, alternatives };
}

let groups = 0;

class Compiler {
  readonly fields = new Set<string>();
  readonly bounds: Bound[] = [];
  bounded = true;
  alternatives: (readonly Bound[])[] | undefined;

  conjunction(filter: Document): (document: Document) => boolean {
    const tests = Object.entries(filter).flatMap(([key, value]) => this.#clause(key, value));
    const [only] = tests;
    return tests.length === 1 && only !== undefined ? only : (document) => tests.every((test) => test(document));
  }

  #clause(key: string, value: unknown): ((document: Document) => boolean)[] {
    if (key === '$and') return branchesOf(value).map((branch) => this.conjunction(branch));
    if (key === '$or') return [this.#either(branchesOf(value))];
    if (key.startsWith('$')) throw unsupported(`the operator ${key} in a filter`);
    const path = parsePath(key);
    this.fields.add(path[0] as string);
    return operatorsOf(value).map(([operator, operand]) => this.#field(path, operator, operand));
  }

  #either(branches: readonly Document[]): (document: Document) => boolean {
    const [only] = branches;
    if (branches.length === 1 && only !== undefined) return this.conjunction(only);
    const compiled = branches.map((branch) => {
      const compiler = new Compiler();
      return { test: compiler.conjunction(branch), compiler };
    });
    for (const { compiler } of compiled) for (const field of compiler.fields) this.fields.add(field);
    this.bounded = false;
    this.alternatives ??= compiled.map(({ compiler }) => compiler.bounds);
    return (document) => compiled.some(({ test }) => test(document));
  }

  /** Tests of whole documents: the condition on what stands at `path`. */
  #field(path: Path, operator: string, operand: unknown): (document: Document) => boolean {
    const name = path.join('.');
    if (operator === '$elemMatch') {
      const test = this.#elemMatch(name, operand);
      return (document) => someAt(document, path, test);
    }
    if (operator === '$ne') {
      this.bounded = false;
      const test = spread(equals(operand));
      return (document) => !someAt(document, path, test);
    }
    if (operator === '$all') {
      if (!Array.isArray(operand) || operand.length === 0 || operand.some(isObject))
        throw unsupported('$all with anything but values');
      const tests = operand.map((value) => this.#field(path, '$eq', value));
      return (document) => tests.every((test) => test(document));
    }
    const test = spread(this.#value(name, operator, operand, 0));
    return (document) => someAt(document, path, test);
  }

  #value(path: string, operator: string, operand: unknown, group: number): Test {
    switch (operator) {
      case '$eq':
        this.bounds.push({ path, points: [operand], group });
        return equals(operand);
      case '$in': {
        if (!Array.isArray(operand)) throw unsupported('$in without an array');
        const tests = operand.filter((value) => typeof value !== 'string').map(equals);
        this.bounds.push({ path, points: operand, group });
        const strings = new Set(operand);
        return (value) => (typeof value === 'string' ? strings.has(value) : tests.some((test) => test(value)));
      }
      case '$gt':
      case '$gte':
      case '$lt':
      case '$lte':
        return this.#range(path, operator, operand, group);
      case '$regex':
        this.bounded = false;
        return containing(operand);
      default:
        throw unsupported(`the operator ${operator} in a filter`);
    }
  }

  #range(path: string, operator: '$gt' | '$gte' | '$lt' | '$lte', operand: unknown, group: number): Test {
    if ((!['string', 'number'].includes(typeof operand) && !(operand instanceof Date)) || Number.isNaN(operand))
      throw unsupported(`${operator} with anything but texts, numbers and dates`);
    const inclusive = operator === '$gte' || operator === '$lte';
    const above = operator === '$gt' || operator === '$gte';
    const limit = { value: operand, inclusive };
    this.bounds.push(above ? { path, lower: limit, group } : { path, upper: limit, group });
    const tag = tagOf(operand);
    return (value) => {
      if (tagOf(value) !== tag || Number.isNaN(value)) return false;
      const order = compare(value, operand);
      return order === 0 ? inclusive : order > 0 === above;
    };
  }

  #elemMatch(name: string, operand: unknown): Test {
    if (!isObject(operand)) throw unsupported('$elemMatch without a document');
    const inner = new Compiler();
    const test = inner.#element(operand, ++groups);
    for (const bound of inner.bounds) {
      // Operators speak of the element itself; anything else names its fields, which may be arrays again.
      this.bounds.push(
        bound.path === '' ? { ...bound, path: name } : { ...bound, path: `${name}.${bound.path}`, group: 0 },
      );
    }
    this.bounded = false;
    return (value) => Array.isArray(value) && value.some((element) => test(element));
  }

  /** A condition on one value, as an element of an array: no way down is left. */
  #element(condition: Document, group: number): Test {
    const [first] = Object.keys(condition);
    if (first?.startsWith('$') && first !== '$and' && first !== '$or') {
      const tests = operatorsOf(condition).map(([operator, operand]) => this.#value('', operator, operand, group));
      return (value) => tests.every((test) => test(value));
    }
    const test = this.conjunction(condition);
    return (value) => isObject(value) && test(value);
  }
}

function branchesOf(value: unknown): Document[] {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isObject))
    throw unsupported('$and or $or without a list of conditions');
  return value;
}

/** The operators of a condition, each with its operand; a plain value stands for `$eq`. */
function operatorsOf(condition: unknown): [operator: string, operand: unknown][] {
  if (!isObject(condition) || !Object.keys(condition)[0]?.startsWith('$')) return [['$eq', condition]];
  const { $regex, $options, ...others } = condition;
  if ($regex === undefined && $options === undefined) return Object.entries(others);
  return [...Object.entries(others), ['$regex', { $regex, $options }]];
}

/** Operators hold for a value itself or, where it is an array, for one of its elements. */
function spread(test: Test): Test {
  return (value) => test(value) || (Array.isArray(value) && value.some(test));
}

function equals(operand: unknown): Test {
  if (operand === null || operand === undefined) return (value) => value === null || value === undefined;
  if (typeof operand !== 'object' && !Number.isNaN(operand)) return (value) => value === operand;
  if (Array.isArray(operand)) throw unsupported('equality with an array');
  const tag = tagOf(operand);
  const key = keyOf(operand);
  return (value) => value !== undefined && tagOf(value) === tag && keyOf(value).equals(key);
}

/** A regular expression that asks for one text, wherever it stands: all that is special in it is escaped. */
function containing(operand: unknown): Test {
  const { $regex, $options = '' } = isObject(operand) ? operand : {};
  const isPlain =
    typeof $regex === 'string' && !/[\\^$.*+?()[\]{}|]/u.test($regex.replace(/\\[\\^$.*+?()[\]{}|]/gu, ''));
  if (!isPlain || ($options !== '' && $options !== 'i'))
    throw unsupported('regular expressions but for one escaped text, with or without the option i');
  const expression = new RegExp($regex, `u${$options}`);
  return (value) => typeof value === 'string' && expression.test(value);
}
