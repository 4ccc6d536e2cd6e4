/**
 * Tells where no name needs to be looked for. Most words of a text are in no name and near none, and their neighbours and
 * what they may be says so: a sum of a few weights, in a table small enough to stay in the processor's cache.
 */
import type { TextView } from './features/view.js';

const GATE_BITS = 16;
export const GATE_SIZE = 1 << GATE_BITS;
/** How many features the gate sees of a word. */
export const GATE_FEATURES = 6;

export interface LearnedGate {
  /** By the last bits of a feature's hash, what it says for a name, in sixteenths of the logarithm of the odds. */
  readonly weights: Int8Array;
  /** Words with a lower sum are closed. */
  readonly threshold: number;
}

export class Gate {
  readonly #weights: Int8Array;
  readonly #threshold: number;
  readonly #seen = new Int32Array(GATE_FEATURES);

  constructor({ weights, threshold }: LearnedGate) {
    this.#weights = weights;
    this.#threshold = threshold;
  }

  /** Sets `closed` to 1 at the characters of words in no name. */
  close(view: TextView): void {
    const { closed } = view;
    const { count, starts } = view.segmentation;
    const weights = this.#weights;
    const seen = this.#seen;
    for (let word = 0; word < count; word++) {
      const start = starts[word] as number;
      if (closed[start] === 1) continue;
      seeWord(view, word, seen);
      let sum = 0;
      for (let k = 0; k < GATE_FEATURES; k++) sum += weights[seen[k] as number] as number;
      if (sum < this.#threshold) for (let i = start; i < (starts[word + 1] as number); i++) closed[i] = 1;
    }
  }
}

/** Writes where in the gate's table the features of a word stand. */
export function seeWord({ wordIds, marks, ahead }: TextView, word: number, into: Int32Array): void {
  const own = marks[word] as number;
  into[0] = placeOf(0, wordIds[word] as number, 0);
  into[1] = placeOf(1, word > 0 ? (wordIds[word - 1] as number) : 0, 0);
  into[2] = placeOf(2, wordIds[word + 1] as number, 0);
  into[3] = placeOf(3, word > 0 ? (marks[word - 1] as number) : 0, own);
  into[4] = placeOf(4, own, marks[word + 1] as number);
  into[5] = placeOf(5, ahead.endings[word] as number, own);
}

/** A hash that takes less time than those of features: the gate has so few that mistakes do no harm. */
function placeOf(template: number, a: number, b: number): number {
  return Math.imul(Math.imul(a, 0x85ebca6b) ^ (b + template), 0x9e3779b1) >>> (32 - GATE_BITS);
}
