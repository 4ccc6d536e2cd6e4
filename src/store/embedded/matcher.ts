/** Filters: what they say of a document, and what an index can know of it beforehand. */
import { BSONRegExp, type Document, Long } from 'bson';
import { Fields } from './bytes.js';
import { compare, identity, keyOf, tagOf } from './order.js';
import { isObject, type Path, parsePath, someAt } from './paths.js';
import { toRegExp } from './regex.js';
import { ServerError, unsupported } from './server-error.js';

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
  /** Values that equality demands, for documents that an upsert makes. */
  readonly equalities: ReadonlyMap<string, unknown>;
}

/** In place of a value that equality demands: it demands two. */
export const AMBIGUOUS: unique symbol = Symbol('ambiguous');

/** @throws ServerError when the filter is malformed or asks for what is not held. */
export function compileFilter(filter: Document): Matcher {
  const compiler = new Compiler();
  const test = compiler.conjunction(filter);
  return {
    test,
    fields: new Fields(compiler.fields),
    bounds: compiler.bounds,
    bounded: compiler.bounded,
    alternatives: compiler.alternatives,
    equalities: compiler.equalities,
  };
}

let groups = 0;

class Compiler {
  readonly fields = new Set<string>();
  readonly bounds: Bound[] = [];
  readonly equalities = new Map<string, unknown>();
  bounded = true;
  alternatives: (readonly Bound[])[] | undefined;
  /** Conditions below $or, $nor, $not and inside arrays bound nothing. */
  #free = 0;

  conjunction(filter: Document): (document: Document) => boolean {
    const tests = Object.entries(filter).flatMap(([key, value]) => this.#clause(key, value));
    if (tests.length === 1) return tests[0] as Test as (document: Document) => boolean;
    return (document) => tests.every((test) => test(document));
  }

  #clause(key: string, value: unknown): ((document: Document) => boolean)[] {
    if (!key.startsWith('$')) {
      const path = parsePath(key);
      this.fields.add(path[0] as string);
      return this.#field(path, value).map((test) => (document) => test(document));
    }
    if (key === '$and') return this.#branches(key, value).map((branch) => this.conjunction(branch));
    if (key === '$or') {
      const branches = this.#branches(key, value);
      const only = branches[0];
      if (branches.length === 1 && only !== undefined) return [this.conjunction(only)];
      const compilers = branches.map(() => new Compiler());
      const tests = branches.map((branch, i) => (compilers[i] as Compiler).conjunction(branch));
      for (const compiler of compilers) for (const field of compiler.fields) this.fields.add(field);
      this.bounded = false;
      if (this.#free === 0) this.alternatives ??= compilers.map((compiler) => compiler.bounds);
      return [(document) => tests.some((test) => test(document))];
    }
    throw unsupported(`the operator ${key} in a filter`);
  }

  #branches(operator: string, value: unknown): Document[] {
    if (!Array.isArray(value)) throw new ServerError('BadValue', `${operator} must be an array`);
    if (value.length === 0) throw new ServerError('BadValue', `$and/$or/$nor must be a nonempty array`);
    if (!value.every(isObject)) throw new ServerError('BadValue', `$or/$and/$nor entries need to be full objects`);
    return value;
  }

  #unbounded<T>(compile: () => T): T {
    this.bounded = false;
    this.#free++;
    try {
      return compile();
    } finally {
      this.#free--;
    }
  }

  /** Tests of whole documents: the condition on what stands at `path`. */
  #field(path: Path, condition: unknown): ((document: Document) => boolean)[] {
    const name = path.join('.');
    return operators(condition).map(([operator, operand, all]) => {
      if (operator === '$ne') {
        const test = this.#unbounded(() => this.#value(name, '$eq', operand, all, 0));
        const spread = spreads('$eq', test);
        return (document: Document) => !someAt(document, path, spread);
      }
      if (operator === '$all') {
        const tests = allOf(operand).flatMap((value) => this.#field(path, { $eq: value }));
        return (document: Document) => tests.every((test) => test(document));
      }
      const test = spreads(operator, this.#value(name, operator, operand, all, 0));
      return (document: Document) => someAt(document, path, test);
    });
  }

  /** A condition on one value, as an element of an array: no way down is left. */
  #element(condition: Document, group: number): Test {
    if (isOperators(condition)) {
      const tests = operators(condition).map(([operator, operand, all]): Test => {
        if (operator === '$ne') throw unsupported('$ne inside $elemMatch');
        return this.#value('', operator, operand, all, group);
      });
      return (value) => tests.every((test) => test(value));
    }
    const test = this.conjunction(condition);
    return (value) => isObject(value) && test(value);
  }

  #value(name: string, operator: string, operand: unknown, all: Document, group: number): Test {
    switch (operator) {
      case '$eq':
        if (operand instanceof BSONRegExp) throw unsupported('regular expressions as values');
        if (Array.isArray(operand)) throw unsupported('equality with an array');
        this.#bound({ path: name, points: [operand], group });
        if (this.#free === 0 && group === 0) this.equalities.set(name, this.equalities.has(name) ? AMBIGUOUS : operand);
        return equals(operand);
      case '$in':
        return this.#in(name, operand, group);
      case '$gt':
      case '$gte':
      case '$lt':
      case '$lte':
        return this.#range(name, operator, operand, group);
      case '$regex': {
        this.bounded = false;
        const expression = regexOf(operand, all.$options);
        return (value) => typeof value === 'string' && expression.test(value);
      }
      case '$elemMatch':
        return this.#elemMatch(name, operand);
      default:
        throw unsupported(`the operator ${operator} in a filter`);
    }
  }

  #in(name: string, operand: unknown, group: number): Test {
    if (!Array.isArray(operand)) throw new ServerError('BadValue', '$in needs an array');
    for (const value of operand) {
      if (Array.isArray(value) || value instanceof BSONRegExp)
        throw unsupported('arrays and regular expressions in $in');
      if (isObject(value) && Object.keys(value)[0]?.startsWith('$'))
        throw new ServerError('BadValue', 'cannot nest $ under $in');
    }
    this.#bound({ path: name, points: operand, group });
    const strings = new Set(operand.filter((value) => typeof value === 'string'));
    const others = new Set(operand.filter((value) => typeof value !== 'string').map((value) => identity(value)));
    return (value) => (typeof value === 'string' ? strings.has(value) : others.size > 0 && others.has(identity(value)));
  }

  #range(name: string, operator: '$gt' | '$gte' | '$lt' | '$lte', operand: unknown, group: number): Test {
    if (operand instanceof BSONRegExp)
      throw new ServerError('BadValue', `Can't have RegEx as arg to predicate over field '${name}'.`);
    if (!['string', 'number'].includes(typeof operand) && !(operand instanceof Date || operand instanceof Long))
      throw unsupported(`${operator} with anything but texts, numbers and dates`);
    const inclusive = operator === '$gte' || operator === '$lte';
    const above = operator === '$gt' || operator === '$gte';
    if (Number.isNaN(operand)) throw unsupported(`${operator} with NaN`);
    this.#bound(
      above
        ? { path: name, lower: { value: operand, inclusive }, group }
        : { path: name, upper: { value: operand, inclusive }, group },
    );
    const tag = tagOf(operand);
    return (value) => {
      if (tagOf(value) !== tag || Number.isNaN(value)) return false;
      const order = compare(value, operand);
      return order === 0 ? inclusive : order > 0 === above;
    };
  }

  #elemMatch(name: string, operand: unknown): Test {
    if (!isObject(operand)) throw new ServerError('BadValue', '$elemMatch needs an Object');
    const group = ++groups;
    const inner = new Compiler();
    const test = inner.#element(operand, group);
    if (this.#free === 0) {
      for (const bound of inner.bounds) {
        // Operators speak of the element itself; anything else names its fields, which may be arrays again.
        this.bounds.push(
          bound.path === '' ? { ...bound, path: name } : { ...bound, path: `${name}.${bound.path}`, group: 0 },
        );
      }
    }
    this.bounded = false;
    return (value) => Array.isArray(value) && value.some((element) => test(element));
  }

  #bound(bound: Bound): void {
    if (this.#free === 0) this.bounds.push(bound);
  }
}

function allOf(operand: unknown): unknown[] {
  if (!Array.isArray(operand)) throw new ServerError('BadValue', '$all needs an array');
  if (operand.length === 0 || operand.some((value) => isObject(value)))
    throw unsupported('$all with nothing or with documents');
  return operand;
}

function isOperators(condition: unknown): condition is Document {
  return isObject(condition) && Boolean(Object.keys(condition)[0]?.startsWith('$')) && !isLogical(condition);
}

function isLogical(condition: Document): boolean {
  const [first] = Object.keys(condition);
  return first === '$and' || first === '$or' || first === '$nor';
}

/** The operators of a condition, each with its operand and the whole condition; a plain value stands for `$eq`. */
function operators(condition: unknown): [operator: string, operand: unknown, all: Document][] {
  if (condition instanceof BSONRegExp) return [['$regex', condition, {}]];
  if (!isObject(condition) || !Object.keys(condition)[0]?.startsWith('$')) return [['$eq', condition, {}]];
  if ('$options' in condition && !('$regex' in condition)) throw new ServerError('BadValue', '$options needs a $regex');
  return Object.entries(condition)
    .filter(([operator]) => operator !== '$options')
    .map(([operator, operand]) => [operator, operand, condition]);
}

/** Most operators hold for a value itself or, where it is an array, for one of its elements. */
function spreads(operator: string, test: Test): Test {
  if (operator === '$elemMatch') return test;
  return (value) => test(value) || (Array.isArray(value) && value.some(test));
}

function equals(operand: unknown): Test {
  if (operand === null || operand === undefined) return (value) => value === null || value === undefined;
  if (typeof operand === 'string' || typeof operand === 'boolean') return (value) => value === operand;
  if (typeof operand === 'number' && !Number.isNaN(operand)) {
    return (value) => (typeof value === 'object' ? value !== null && compare(value, operand) === 0 : value === operand);
  }
  const tag = tagOf(operand);
  const key = keyOf(operand);
  return (value) => value !== undefined && tagOf(value) === tag && keyOf(value).equals(key);
}

function regexOf(operand: unknown, options: unknown): RegExp {
  const given = typeof options === 'string' ? options : undefined;
  if (operand instanceof BSONRegExp) return toRegExp(operand.pattern, given ?? operand.options);
  if (typeof operand !== 'string') throw new ServerError('BadValue', '$regex has to be a string');
  return toRegExp(operand, given ?? '');
}
