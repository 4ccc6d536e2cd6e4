/**
 * Tells where no name needs to be looked for. Most words of a text are in no name and near none, and their neighbours and
 * what they may be says so: a sum of a few weights, in a table small enough to stay in the processor's cache.
 */
import type { TextView } from './features/view.js';

const GATE_BITS = 16;
export const GATE_SIZE = 1 << GATE_BITS;
/** How many features the gate sees of a word. */
export const GATE_FEATURES = 8;

export interface LearnedGate {
  /** By the last bits of a feature's hash, what it says for a name, in sixteenths of the logarithm of the odds. */
  readonly weights: Int8Array;
  /** Words with a lower sum are closed. */
  readonly threshold: number;
}

/** What stands for the sum of a word that is closed without being looked at. */
const SURELY_NONE = -0x10000;
/** By so much less than the threshold must a word have that stands beside one that stays open: names are not to be cut. */
const MARGIN = 24;

export class Gate {
  readonly #weights: Int8Array;
  readonly #threshold: number;

  constructor({ weights, threshold }: LearnedGate) {
    this.#weights = weights;
    this.#threshold = threshold;
  }

  /** Sets `closed` to 1 at the characters of words in no name. */
  close(view: TextView): void {
    const { closed } = view;
    const { count, starts } = view.segmentation;
    const sums = sumsOf(view, this.#weights);
    for (let word = 0; word < count; word++) {
      if (openness(sums, word) >= this.#threshold) continue;
      const end = starts[word + 1] as number;
      for (let i = starts[word] as number; i < end; i++) closed[i] = 1;
    }
  }
}

/** Made once for all texts. */
let room = new Int32Array(0);

/**
 * What the gate's weights say of each word, by the word's number plus one: nothing stands before a text and behind it.
 * Lasts until the next text is looked at. The places are those of `seeWord`.
 */
export function sumsOf(view: TextView, weights: Int8Array): Int32Array {
  const { closed } = view;
  const { count, starts } = view.segmentation;
  if (room.length < count + 2) room = new Int32Array(count + 2);
  const sums = room;
  sums[0] = SURELY_NONE;
  sums[count + 1] = SURELY_NONE;
  const { wordIds, marks, ahead } = view;
  // What a word is to its neighbours is mixed once, not once for each of them.
  let secondBefore = 0;
  let before = 0;
  let id = mixed(wordIds[0] as number);
  let behind = mixed(wordIds[1] as number);
  let markBefore = 0;
  let mark = marks[0] as number;
  for (let word = 0; word < count; word++) {
    const secondBehind = mixed(wordIds[word + 2] as number);
    const markBehind = marks[word + 1] as number;
    sums[word + 1] =
      closed[starts[word] as number] === 1
        ? SURELY_NONE
        : (weights[placeOf(id, 0)] as number) +
          (weights[placeOf(before, 1)] as number) +
          (weights[placeOf(behind, 2)] as number) +
          (weights[placeOf(secondBefore, 3)] as number) +
          (weights[placeOf(secondBehind, 4)] as number) +
          (weights[placeOf(mixed(markBefore), mark + 5)] as number) +
          (weights[placeOf(mixed(mark), markBehind + 6)] as number) +
          (weights[placeOf(mixed(ahead.endings[word] as number), mark + 7)] as number);
    secondBefore = before;
    before = id;
    id = behind;
    behind = secondBehind;
    markBefore = mark;
    mark = markBehind;
  }
  return sums;
}

/** What decides whether a word is closed: its own sum, or its neighbour's if that is somewhat greater. */
export function openness(sums: Int32Array, word: number): number {
  const own = sums[word + 1] as number;
  const beside = Math.max(sums[word] as number, sums[word + 2] as number);
  return Math.max(own, Math.min(own + MARGIN, beside));
}

/** Writes where in the gate's table the features of a word stand. */
export function seeWord({ wordIds, marks, ahead }: TextView, word: number, into: Int32Array): void {
  const own = marks[word] as number;
  into[0] = placeOf(mixed(wordIds[word] as number), 0);
  into[1] = placeOf(mixed(word > 0 ? (wordIds[word - 1] as number) : 0), 1);
  into[2] = placeOf(mixed(wordIds[word + 1] as number), 2);
  into[3] = placeOf(mixed(word > 1 ? (wordIds[word - 2] as number) : 0), 3);
  into[4] = placeOf(mixed(wordIds[word + 2] as number), 4);
  into[5] = placeOf(mixed(word > 0 ? (marks[word - 1] as number) : 0), own + 5);
  into[6] = placeOf(mixed(own), (marks[word + 1] as number) + 6);
  into[7] = placeOf(mixed(ahead.endings[word] as number), own + 7);
}

function mixed(value: number): number {
  return Math.imul(value, 0x85ebca6b);
}

/** A hash that takes less time than those of features: the gate has so few that mistakes do no harm. */
function placeOf(mixedValue: number, other: number): number {
  return Math.imul(mixedValue ^ other, 0x9e3779b1) >>> (32 - GATE_BITS);
}
