/** Groups of documents, and what each gathers from them. */
import { type Document, Long } from 'bson';
import { compileExpression, type Expression } from './expressions.js';
import { compare, identity } from './order.js';
import { isObject, own } from './paths.js';
import { set } from './projection.js';
import { notHeld, Refusal } from './refusals.js';
import { UNHELD_ACCUMULATORS } from './unheld.js';

export interface Group {
  readonly gather: (documents: Iterable<Document>) => Generator<Document>;
  /** The top-level fields that it looks at; undefined: any. */
  readonly needs: readonly string[] | undefined;
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
  const needs = expressions.every((each) => each.needs !== undefined)
    ? expressions.flatMap((each) => each.needs ?? [])
    : undefined;
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
  $push: () => {
    const values: unknown[] = [];
    return {
      add: (value) => {
        if (value !== undefined) values.push(value);
      },
      result: () => values,
    };
  },
  $addToSet: () => {
    const values = new Map<string, unknown>();
    return {
      add: (value) => {
        if (value !== undefined) values.set(identity(value), value);
      },
      result: () => [...values.values()],
    };
  },
  $first: () => {
    let first: { value: unknown } | undefined;
    return {
      add: (value) => {
        first ??= { value: value ?? null };
      },
      result: () => first?.value ?? null,
    };
  },
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
