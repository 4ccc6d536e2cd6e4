/** What a query asks of an article, as the index is asked. */
import type { Gram } from './grams.js';

/** A stretch of text that is looked for: its grams, each with its distance from the first character. */
export interface Unit {
  readonly grams: readonly Pick<Gram, 'term' | 'position'>[];
  /** A word of the dictionary, which counts only where it stands as a word. */
  readonly isWord: boolean;
  /** In the lines of the headline alone. */
  readonly isInHeadline?: true;
}

/** At least one of these, each a number of conditions that are met together. */
export interface AnyOf {
  readonly anyOf: readonly (readonly Condition[])[];
  /** Words that begin so: one thing to look for, though the index is asked about each. */
  readonly isPrefix?: true;
}

/** Two stretches, in either order, with at most so many letters and digits between them. */
export interface Near {
  readonly near: readonly [Unit, Unit];
  readonly distance: number;
}

export type Condition = Unit | AnyOf | Near;

/** All stretches of text that conditions speak of. */
export function unitsIn(conditions: readonly Condition[]): Unit[] {
  return conditions.flatMap((condition) => {
    if ('anyOf' in condition) return condition.anyOf.flatMap(unitsIn);
    return 'near' in condition ? condition.near : condition;
  });
}

/** How many things are looked for, as whoever asks would count them. */
export function countOf(conditions: readonly Condition[]): number {
  return conditions.reduce((count, condition) => {
    if (!('anyOf' in condition)) return count + ('near' in condition ? 2 : 1);
    return count + (condition.isPrefix ? 1 : condition.anyOf.reduce((sum, each) => sum + countOf(each), 0));
  }, 0);
}

/** The condition, met by headlines alone. */
export function inHeadline(condition: Condition): Condition {
  if ('anyOf' in condition) return { ...condition, anyOf: condition.anyOf.map((each) => each.map(inHeadline)) };
  if (!('near' in condition)) return { ...condition, isInHeadline: true };
  const [a, b] = condition.near;
  return {
    ...condition,
    near: [
      { ...a, isInHeadline: true },
      { ...b, isInHeadline: true },
    ],
  };
}
