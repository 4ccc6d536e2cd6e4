/** Expressions of aggregation: paths, literals, and a few operators. */
import type { Document } from 'bson';
import { compare } from './order.js';
import { isObject, own, type Path, parsePath } from './paths.js';
import { notHeld, Refusal } from './refusals.js';

export interface Expression {
  /** Undefined where there is no value. */
  readonly evaluate: (document: Document) => unknown;
  /** The top-level fields it looks at; undefined: any. */
  readonly needs: readonly string[] | undefined;
}

type Evaluate = Expression['evaluate'];
type Make = (args: readonly Evaluate[]) => Evaluate;

const comparison =
  (holds: (order: number) => boolean): Make =>
  ([a, b]) =>
  (document) =>
    holds(order(a?.(document), b?.(document)));

/** A missing value sorts below all others, null included. */
function order(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return compare(a, b);
}

function truth(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== 0;
}

/** Operators with the number of arguments that each takes. */
const OPERATORS: Readonly<Record<string, readonly [number, number, Make] | undefined>> = {
  $eq: [2, 2, comparison((each) => each === 0)],
  $ne: [2, 2, comparison((each) => each !== 0)],
  $gt: [2, 2, comparison((each) => each > 0)],
  $gte: [2, 2, comparison((each) => each >= 0)],
  $lt: [2, 2, comparison((each) => each < 0)],
  $lte: [2, 2, comparison((each) => each <= 0)],
  $and: [0, Number.POSITIVE_INFINITY, (args) => (document) => args.every((arg) => truth(arg(document)))],
  $or: [0, Number.POSITIVE_INFINITY, (args) => (document) => args.some((arg) => truth(arg(document)))],
  $not: [
    1,
    1,
    ([arg]) =>
      (document) =>
        !truth(arg?.(document)),
  ],
  $ifNull: [
    2,
    Number.POSITIVE_INFINITY,
    (args) => (document) => {
      for (const arg of args.slice(0, -1)) {
        const value = arg(document);
        if (value !== undefined && value !== null) return value;
      }
      return args[args.length - 1]?.(document);
    },
  ],
  $cond: [
    3,
    3,
    ([when, then, otherwise]) =>
      (document) =>
        truth(when?.(document)) ? then?.(document) : otherwise?.(document),
  ],
  $substrBytes: [
    3,
    3,
    ([text, start, length]) =>
      (document) =>
        bytesOf(text?.(document), start?.(document), length?.(document)),
  ],
  $size: [
    1,
    1,
    ([arg]) =>
      (document) => {
        const value = arg?.(document);
        if (!Array.isArray(value))
          throw new Refusal(
            'Location17276',
            `The argument to $size must be an array, but was of type: ${value === undefined ? 'missing' : typeof value}`,
          );
        return value.length;
      },
  ],
};

function bytesOf(text: unknown, start: unknown, length: unknown): string {
  if (text === null || text === undefined) return '';
  if (typeof text !== 'string') throw notHeld('$substrBytes of anything but strings');
  if (typeof start !== 'number' || typeof length !== 'number' || start < 0)
    throw new Refusal(
      'Location50752',
      `$substrBytes: starting index and length must be whole numbers from 0 (got: ${String(start)}, ${String(length)})`,
    );
  const bytes = Buffer.from(text);
  const end = length < 0 ? bytes.length : Math.min(start + length, bytes.length);
  // A byte of the form 10xxxxxx continues a character.
  const cuts = (at: number): boolean => at < bytes.length && ((bytes[at] as number) & 0xc0) === 0x80;
  if (cuts(start) || cuts(end))
    throw new Refusal(
      'Location28656',
      '$substrBytes:  Invalid range, starting or ending in the middle of a UTF-8 character.',
    );
  return bytes.toString('utf8', start, end);
}

/** @throws Refusal naming the operator that is not known or not held. */
export function compileExpression(expression: unknown): Expression {
  const needs = new Set<string>();
  const evaluate = compile(expression, needs);
  return { evaluate, needs: needs.has('') ? undefined : [...needs] };
}

function compile(expression: unknown, needs: Set<string>): Evaluate {
  if (typeof expression === 'string' && expression.startsWith('$')) return compilePath(expression, needs);
  if (Array.isArray(expression)) {
    const elements = expression.map((each) => compile(each, needs));
    return (document) => elements.map((element) => element(document) ?? null);
  }
  if (!isObject(expression)) return () => expression;
  const fields = Object.entries(expression);
  const [only] = fields;
  if (only?.[0].startsWith('$')) {
    if (fields.length > 1)
      throw new Refusal('Location15983', 'an object representing an expression must have exactly one field');
    return compileOperator(only[0], only[1], needs);
  }
  const made = fields.map(([name, value]) => [name, compile(value, needs)] as const);
  return (document) =>
    Object.fromEntries(
      made.map(([name, value]) => [name, value(document)] as const).filter(([, value]) => value !== undefined),
    );
}

function compilePath(expression: string, needs: Set<string>): Evaluate {
  if (expression === '$$ROOT' || expression === '$$CURRENT') {
    needs.add('');
    return (document) => document;
  }
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

function compileOperator(operator: string, operand: unknown, needs: Set<string>): Evaluate {
  if (operator === '$literal') return () => operand;
  const found = OPERATORS[operator];
  if (found === undefined) {
    if (!/^\$[a-zA-Z]+$/u.test(operator))
      throw new Refusal('InvalidPipelineOperator', `Unrecognized expression '${operator}'`);
    throw notHeld(`the expression ${operator}`);
  }
  const [least, most, make] = found;
  const args =
    operator === '$cond' && isObject(operand)
      ? [operand.if, operand.then, operand.else]
      : Array.isArray(operand)
        ? operand
        : [operand];
  if (args.length < least || args.length > most)
    throw new Refusal(
      'Location16020',
      `Expression ${operator} takes exactly ${least} arguments. ${args.length} were passed in.`,
    );
  return make(args.map((arg) => compile(arg, needs)));
}
