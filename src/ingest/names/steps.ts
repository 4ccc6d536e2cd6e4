/** What labels add behind each other, in the order in which decoding asks for it: only what may follow is in it. */
import { CLOSED, KINDS, LABELS, labelOf, OPENING, Role } from './labels.js';

export interface Steps {
  /** By label that may stand where no name is open, and by the label before it, in the orders of `OPENING` and `CLOSED`. */
  readonly opening: Float64Array;
  /** By kind: I behind B, I behind I, E behind B, E behind I. */
  readonly going: Float64Array;
}

/** How many labels no name is open after. */
export const FROM_CLOSED = CLOSED.length;
/** How many steps there are inside a name of a kind. */
export const WITHIN = 4;

/** @param transitions what each label adds behind each, `LABELS` a row */
export function stepsOf(transitions: ArrayLike<number>): Steps {
  const adds = (before: number, label: number): number => transitions[before * LABELS + label] ?? 0;
  const within = KINDS.flatMap((_, kind) => {
    const [begin, inside, end] = [labelOf(kind, Role.BEGIN), labelOf(kind, Role.INSIDE), labelOf(kind, Role.END)];
    return [adds(begin, inside), adds(inside, inside), adds(begin, end), adds(inside, end)];
  });
  return {
    opening: Float64Array.from(OPENING.flatMap((label) => CLOSED.map((before) => adds(before, label)))),
    going: Float64Array.from(within),
  };
}
