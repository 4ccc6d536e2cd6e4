/** Groups of documents, and what each gathers from them: of paths, literals and documents of these. */
import { type Document, Long } from 'bson';
import { compare, identity } from './order.js';
import { isObject, own, type Path, parsePath } from './paths.js';
import { set } from './projection.js';
import { notHeld, Refusal } from './refusals.js';
import { UNHELD_ACCUMULATORS } from './unheld.js';

export interface Group {
  readonly gather: (documents: Iterable<Document>) => Generator<Document>;
  /** The top-level fields that it looks at. */
  readonly needs: readonly string[];
}

/**
 * What `$group` makes of documents.
 * @throws Refusal when it is malformed or asks for what is not held.
 */
export function compileGroup(operand: unknown): Group {
  if (!isObject(operand)) throw new Refusal('Location15947', "a group's fields must be specified in an object");
  if (!('_id' in operand)) throw new Refusal('Location15955', 'a group specification must include an _id');
  const key = compileExpression(operand._id);
  const fields = Object.entries(operand)
    .filter(([name]) => name !== '_id')
    .map(([name, value]): { name: string; make: () => Accumulator; expression: Expression } => {
      if (name.includes('.')) throw new Refusal('Location40235', `The field name '${name}' cannot contain '.'`);
      const [accumulator, ...others] = isObject(value) ? Object.entries(value) : [];
      if (accumulator === undefined || !accumulator[0].startsWith('$'))
        throw new Refusal('Location40234', `The field '${name}' must be an accumulator object`);
      if (others.length > 0) throw new Refusal('Location40238', `The field '${name}' must specify one accumulator`);
      const make = own(ACCUMULATORS, accumulator[0]);
      if (make === undefined) {
        if (UNHELD_ACCUMULATORS.has(accumulator[0])) throw notHeld(`the accumulator ${accumulator[0]}`);
        throw new Refusal('Location15952', `unknown group operator '${accumulator[0]}'`);
      }
      return { name, make, expression: compileExpression(accumulator[1]) };
    });
  const expressions = [key, ...fields.map(({ expression }) => expression)];
  const needs = expressions.flatMap((each) => each.needs);
  return {
    *gather(documents) {
      const groups = new Map<string, { _id: unknown; accumulators: Accumulator[] }>();
      for (const document of documents) {
        const _id = key.evaluate(document) ?? null;
        const name = identity(_id);
        let found = groups.get(name);
        if (found === undefined) {
          found = { _id, accumulators: fields.map(({ make }) => make()) };
          groups.set(name, found);
        }
        for (const [i, { expression }] of fields.entries()) found.accumulators[i]?.add(expression.evaluate(document));
      }
      for (const { _id, accumulators } of groups.values()) {
        const made: Document = { _id };
        for (const [i, { name }] of fields.entries()) set(made, name, accumulators[i]?.result());
        yield made;
      }
    },
    needs,
  };
}

interface Accumulator {
  readonly add: (value: unknown) => void;
  readonly result: () => unknown;
}

const ACCUMULATORS: Readonly<Record<string, (() => Accumulator) | undefined>> = {
  $sum: () => {
    const sum = new Sum();
    return { add: (value) => sum.add(value), result: () => sum.total };
  },
  $avg: () => {
    const sum = new Sum();
    return { add: (value) => sum.add(value), result: () => (sum.count === 0 ? null : sum.total / sum.count) };
  },
  $min: () => extreme((order) => order < 0),
  $max: () => extreme((order) => order > 0),
};

/** Adds up numbers, passing over all else; what rounding loses is kept beside, as MongoDB does. */
class Sum {
  count = 0;
  #sum = 0;
  #lost = 0;

  add(value: unknown): void {
    if (value instanceof Long) throw notHeld('sums of large 64-bit integers');
    if (typeof value !== 'number') return;
    const sum = this.#sum + value;
    const added = sum - this.#sum;
    this.#lost += this.#sum - (sum - added) + (value - added);
    this.#sum = sum;
    this.count++;
  }

  get total(): number {
    return Number.isFinite(this.#lost) ? this.#sum + this.#lost : this.#sum;
  }
}

function extreme(wins: (order: number) => boolean): Accumulator {
  let best: unknown = null;
  return {
    add: (value) => {
      if (value === undefined || value === null) return;
      if (best === null || wins(compare(value, best))) best = value;
    },
    result: () => best,
  };
}

interface Expression {
  /** Undefined where there is no value. */
  readonly evaluate: (document: Document) => unknown;
  /** The top-level fields it looks at. */
  readonly needs: readonly string[];
}

type Evaluate = Expression['evaluate'];

/** @throws Refusal naming the operator that is not known or not held. */
function compileExpression(expression: unknown): Expression {
  const needs = new Set<string>();
  const evaluate = compile(expression, needs);
  return { evaluate, needs: [...needs] };
}

function compile(expression: unknown, needs: Set<string>): Evaluate {
  if (typeof expression === 'string' && expression.startsWith('$')) return compilePath(expression, needs);
  if (Array.isArray(expression)) throw notHeld('arrays as expressions');
  if (!isObject(expression)) return () => expression;
  const fields = Object.entries(expression);
  const [only] = fields;
  if (only?.[0].startsWith('$')) return literal(expression);
  const made = fields.map(([name, value]) => [name, compile(value, needs)] as const);
  return (document) =>
    Object.fromEntries(
      made.map(([name, value]) => [name, value(document)] as const).filter(([, value]) => value !== undefined),
    );
}

function compilePath(expression: string, needs: Set<string>): Evaluate {
  if (expression.startsWith('$$')) throw notHeld(`the variable ${expression}`);
  if (expression === '$') throw new Refusal('Location16872', "'$' by itself is not a valid FieldPath");
  const path = parsePath(expression.slice(1));
  needs.add(path[0] as string);
  return (document) => reach(document, path, 0);
}

/** An array on the way stands for the values in its documents. */
function reach(value: unknown, path: Path, from: number): unknown {
  if (from === path.length) return value;
  if (isObject(value)) return reach(own(value, path[from] as string), path, from + 1);
  if (!Array.isArray(value)) return undefined;
  return value.map((each) => reach(each, path, from)).filter((each) => each !== undefined);
}

/** @throws Refusal for any expression but `$literal`. */
export function literal(expression: Document): Evaluate {
  const [only, ...others] = Object.entries(expression);
  if (only === undefined || others.length > 0)
    throw new Refusal('Location15983', 'an object representing an expression must have exactly one field');
  const [operator, value] = only;
  if (operator === '$literal') return () => value;
  if (!/^\$[a-zA-Z]+$/u.test(operator))
    throw new Refusal('InvalidPipelineOperator', `Unrecognized expression '${operator}'`);
  throw notHeld(`the expression ${operator}`);
}
