/** What labels add behind each other, laid out for the four kinds of names to be weighed at once (`best-way.wat`, `all-ways.wat`). */
import { CLOSED, KINDS, LABELS, labelOf, OUTSIDE, Role } from './labels.js';

/** How many numbers `stepsOf` gives; the best ways need only those before the last rows, and a row of what may be gained. */
export const STEPS = 15 * KINDS.length;
export const BEST_STEPS = 12 * KINDS.length;

/**
 * By kind, a row each: B behind O; B behind E of the first kind, of the second …; O behind E; O behind O; I behind B, I behind I,
 * E behind B, E behind I. Then B of the first kind, of the second … behind E by its kind.
 * @param transitions what each label adds behind each, `LABELS` a row
 */
export function stepsOf(transitions: ArrayLike<number>): number[] {
  const adds = (before: number, label: number): number => transitions[before * LABELS + label] ?? 0;
  const byKind = (step: (kind: number) => number): number[] => KINDS.map((_, kind) => step(kind));
  const begin = byKind((kind) => labelOf(kind, Role.BEGIN));
  const ended = byKind((kind) => labelOf(kind, Role.END));
  const within = (from: number, to: number): number[] => byKind((kind) => adds(labelOf(kind, from), labelOf(kind, to)));
  return [
    begin.map((label) => adds(OUTSIDE, label)),
    ...ended.map((before) => begin.map((label) => adds(before, label))),
    ended.map((before) => adds(before, OUTSIDE)),
    byKind(() => adds(OUTSIDE, OUTSIDE)),
    within(Role.BEGIN, Role.INSIDE),
    within(Role.INSIDE, Role.INSIDE),
    within(Role.BEGIN, Role.END),
    within(Role.INSIDE, Role.END),
    ...begin.map((label) => ended.map((before) => adds(before, label))),
  ].flat();
}

/** By kind, how much more than O its E can at most give what stands behind it. */
export function gainsOf(transitions: ArrayLike<number>): number[] {
  const openings = [OUTSIDE, ...KINDS.map((_, kind) => labelOf(kind, Role.BEGIN))];
  return CLOSED.slice(1).map((end) =>
    Math.max(
      ...openings.map(
        (label) => (transitions[end * LABELS + label] ?? 0) - (transitions[OUTSIDE * LABELS + label] ?? 0),
      ),
    ),
  );
}
