/** Groups of documents, and what each gathers from them: of fields, constants and documents of these. */
import { type Document, Long } from 'bson';
import { compare, identity } from './order.js';
import { isObject, own } from './paths.js';
import { PAUSE, type Pause } from './pause.js';
import { set } from './projection.js';
import { unsupported } from './server-error.js';

export interface Group {
  readonly gather: (documents: Iterable<Document | Pause>) => Generator<Document | Pause>;
  /** The top-level fields that it looks at. */
  readonly needs: readonly string[];
}

/**
 * What `$group` makes of documents.
 * @throws ServerError when it asks for what is not supported.
 */
export function compileGroup({ _id, ...gathered }: Document): Group {
  const needs = new Set<string>();
  const key = compile(_id, needs);
  const nameOf = compileName(_id);
  const fields = Object.entries(gathered).map(([name, value]) => {
    const [operator = '', ...others] = isObject(value) ? Object.keys(value) : [];
    const make = own(ACCUMULATORS, operator);
    if (make === undefined || others.length > 0 || name.includes('.'))
      throw unsupported(`${name}: ${JSON.stringify(value)} in $group`);
    return { name, make, evaluate: compile(value[operator], needs) };
  });
  return {
    *gather(documents) {
      const groups = new Map<string, { _id: unknown; accumulators: Accumulator[] }>();
      for (const document of documents) {
        if (document === PAUSE) {
          yield PAUSE;
          continue;
        }
        const name = nameOf(document);
        let found = groups.get(name);
        if (found === undefined) {
          found = { _id: key(document) ?? null, accumulators: fields.map(({ make }) => make()) };
          groups.set(name, found);
        }
        for (const [i, { evaluate }] of fields.entries()) found.accumulators[i]?.add(evaluate(document));
      }
      for (const { _id: value, accumulators } of groups.values()) {
        const made: Document = { _id: value };
        for (const [i, { name }] of fields.entries()) set(made, name, accumulators[i]?.result());
        yield made;
      }
    },
    needs: [...needs],
  };
}

interface Accumulator {
  readonly add: (value: unknown) => void;
  readonly result: () => unknown;
}

const ACCUMULATORS: Readonly<Record<string, (() => Accumulator) | undefined>> = {
  $sum: () => sum((total) => total),
  $avg: () => sum((total, count) => (count === 0 ? null : total / count)),
  $min: () => extreme((order) => order < 0),
  $max: () => extreme((order) => order > 0),
};

/** Adds up numbers, passing over all else; what rounding loses is kept beside, as MongoDB does. */
function sum(result: (total: number, count: number) => number | null): Accumulator {
  let count = 0;
  let total = 0;
  let lost = 0;
  return {
    add: (value) => {
      if (value instanceof Long) throw unsupported('sums of large 64-bit integers');
      if (typeof value !== 'number') return;
      const next = total + value;
      const added = next - total;
      lost += total - (next - added) + (value - added);
      total = next;
      count++;
    },
    result: () => result(Number.isFinite(lost) ? total + lost : total, count),
  };
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

/** What tells the value of an expression from all others; of a document, what tells its fields. */
function compileName(expression: unknown): (document: Document) => string {
  const needs = new Set<string>();
  if (!isObject(expression)) {
    const value = compile(expression, needs);
    return (document) => shortNameOf(value(document) ?? null);
  }
  const fields = Object.values(expression).map((field) => compile(field, needs));
  return (document) => {
    let name = '';
    for (const value of fields) name += shortNameOf(value(document));
    return name;
  };
}

/** Most are texts, which need no order. */
function shortNameOf(value: unknown): string {
  if (value === undefined) return '-';
  const [kind, text] = typeof value === 'string' ? ['s', value] : ['o', identity(value)];
  return `${kind}${text.length}:${text}`;
}

/** The value of an expression; undefined where there is none. The top-level fields that it looks at go into `needs`. */
function compile(expression: unknown, needs: Set<string>): (document: Document) => unknown {
  if (typeof expression === 'string' && expression.startsWith('$')) {
    const name = expression.slice(1);
    if (name === '' || /[.$]/u.test(name)) throw unsupported(`the expression '${expression}'`);
    needs.add(name);
    return (document) => own(document, name);
  }
  if (Array.isArray(expression)) throw unsupported('arrays as expressions');
  if (!isObject(expression)) return () => expression;
  const made = Object.entries(expression).map(([name, value]) => {
    if (name.startsWith('$')) throw unsupported(`the expression ${name}`);
    return [name, compile(value, needs)] as const;
  });
  return (document) =>
    Object.fromEntries(
      made.map(([name, value]) => [name, value(document)] as const).filter(([, value]) => value !== undefined),
    );
}
