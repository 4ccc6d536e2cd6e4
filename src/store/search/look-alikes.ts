/** A query that also finds what recognition may have made of its words. */
import { type LookAlikes, lookAlikesInText } from '../../look-alikes/look-alikes.js';
import { ArgumentError } from '../argument-error.js';
import type { Condition, Unit } from './conditions.js';
import { isHan } from './folding.js';

/** Forms of words beside those that were typed: each is looked up in the index. */
const MOST_FORMS = 64;

/**
 * The conditions, each word of which may also stand with one character that looks like its own.
 * @param argument what the query is called in the question, for errors
 * @throws ArgumentError where that makes too many forms to look up
 */
export function withLookAlikes(conditions: readonly Condition[], argument: string): Condition[] {
  const forms = { count: 0 };
  const widened = conditions.map((condition) => widen(condition, forms));
  if (forms.count <= MOST_FORMS) return widened;
  const said = `${argument} has ${forms.count} forms with characters that look alike`;
  throw new ArgumentError(argument, `${said}: give fewer words, at most ${MOST_FORMS} forms are looked for.`);
}

/** Every text that recognition may have made of this one: one character another that looks like it. */
export function textsLike(text: string): string[] {
  return known().namesLike(text);
}

function widen(condition: Condition, forms: { count: number }): Condition {
  if ('anyOf' in condition) {
    return { ...condition, anyOf: condition.anyOf.map((each) => each.map((one) => widen(one, forms))) };
  }
  if ('near' in condition) {
    const [a, b] = condition.near;
    const others = [
      ...formsOf(a).map((like) => ({ ...condition, near: [like, b] as const })),
      ...formsOf(b).map((like) => ({ ...condition, near: [a, like] as const })),
    ];
    forms.count += others.length;
    return { anyOf: [condition, ...others].map((each) => [each]) };
  }
  const others = formsOf(condition);
  forms.count += others.length;
  return others.length === 0 ? condition : { anyOf: [condition, ...others].map((each) => [each]) };
}

/** The unit with one character another, for each that it may be. No word is expected of them: recognition knows none. */
function formsOf(unit: Unit): Unit[] {
  const characters = new Map<number, string>();
  for (const { term, position } of unit.grams) {
    for (const [at, character] of [...term].entries()) characters.set(position + at, character);
  }
  return [...characters].flatMap(([position, character]) =>
    [...known().of(character)]
      .filter((other) => isHan(other) === isHan(character))
      .map((other) => ({ ...unit, isWord: false, grams: unit.grams.map((gram) => replaced(gram, position, other)) })),
  );
}

type UnitGram = Unit['grams'][number];

function replaced(gram: UnitGram, position: number, other: string): UnitGram {
  const characters = [...gram.term];
  const at = position - gram.position;
  return at < 0 || at >= characters.length ? gram : { ...gram, term: characters.with(at, other).join('') };
}

let lookAlikes: LookAlikes | undefined;

/** Read when first needed. */
function known(): LookAlikes {
  lookAlikes ??= lookAlikesInText();
  return lookAlikes;
}
