/** Expressions of aggregation: paths, literals, documents of them, and the beginnings of texts. */
import type { Document } from 'bson';
import { isObject, own, type Path, parsePath } from './paths.js';
import { notHeld, Refusal } from './refusals.js';

export interface Expression {
  /** Undefined where there is no value. */
  readonly evaluate: (document: Document) => unknown;
  /** The top-level fields it looks at; undefined: any. */
  readonly needs: readonly string[] | undefined;
}

type Evaluate = Expression['evaluate'];
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
  if (operator !== '$substrBytes') {
    if (!/^\$[a-zA-Z]+$/u.test(operator))
      throw new Refusal('InvalidPipelineOperator', `Unrecognized expression '${operator}'`);
    throw notHeld(`the expression ${operator}`);
  }
  if (!Array.isArray(operand) || operand.length !== 3)
    throw new Refusal('Location16020', 'Expression $substrBytes takes exactly 3 arguments.');
  const [text, start, length] = operand.map((arg) => compile(arg, needs));
  return (document) => bytesOf(text?.(document), start?.(document), length?.(document));
}
