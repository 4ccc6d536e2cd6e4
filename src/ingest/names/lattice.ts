/// <reference path="./webassembly.d.ts" />
/**
 * Where the ways through the labels of characters are weighed: memory that JavaScript and WebAssembly share. `best-way.wat` finds
 * the best way through a stretch, `powers.wat` and `all-ways.wat` the sums over all ways.
 */
import { readFileSync } from 'node:fs';
import { KINDS, kindOf, LABELS, OUTSIDE, roleOf } from './labels.js';
import { BEST_STEPS, gainsOf, STEPS, stepsOf } from './steps.js';
import { NAMED_LABELS } from './weight-table.js';
import type { Weights } from './weights.js';

/** Scores are powers of e in parts of this size: what is further below the best of a character counts as nothing. */
const DEEPEST = 30;

const PAGE_BYTES = 0x10000;
const INT = 4;
const DOUBLE = 8;
/** In bytes, of a character. */
const SCORES = NAMED_LABELS * INT;
const SOURCES = 8;
const ROW = LABELS * DOUBLE;
/** Where they begin in memory. */
const SUM_STEPS = BEST_STEPS * INT;
const POWERS = SUM_STEPS + STEPS * DOUBLE;
/** Which of the sources of a character are those of O, and the bits of those of I and E. */
const OF_OUTSIDE = KINDS.length;
const GOING = KINDS.length + 1;

/** By label, where its number stands in a row: O, then those of a role together. */
const PLACES = Array.from({ length: LABELS }, (_, label) =>
  label === OUTSIDE ? 0 : 1 + roleOf(label) * KINDS.length + kindOf(label),
);

type Run = (...numbers: number[]) => void;

/** Where the text begins in memory, in bytes; each row of `beta` and `own` is of a character, those of `alpha` are one further down. */
interface Places {
  /** How many characters there is room for. */
  readonly length: number;
  readonly scores: number;
  readonly sources: number;
  readonly own: number;
  readonly alpha: number;
  readonly beta: number;
  readonly scales: number;
  readonly end: number;
}

class Lattice {
  /** First the steps of best ways, then those of sums, the powers and the text. */
  readonly #memory = new WebAssembly.Memory({ initial: 1 });
  readonly #follow: Run;
  readonly #raise: Run;
  readonly #forward: Run;
  readonly #backward: Run;
  #weights: Weights | null = null;
  #deepest = 0;
  #at = placesFor(0, 0);
  #bytes = new Uint8Array(this.#memory.buffer);
  #ints = new Int32Array(this.#memory.buffer);
  #doubles = new Float64Array(this.#memory.buffer);

  constructor() {
    const sums = functionsOf('all-ways', this.#memory);
    this.#follow = functionsOf('best-way', this.#memory).follow as Run;
    this.#raise = functionsOf('powers', this.#memory).raise as Run;
    this.#forward = sums.forward as Run;
    this.#backward = sums.backward as Run;
  }

  /**
   * Makes it that of a text.
   * @param scores what every character gives every label but O, `NAMED_LABELS` a character
   */
  load(scores: Int32Array, weights: Weights): void {
    const length = scores.length / NAMED_LABELS;
    if (weights !== this.#weights || length > this.#at.length) this.#makeRoom(length, weights);
    this.#ints.set(scores, this.#at.scores / INT);
  }

  /** Finds the best way through the characters `[start, end)`, which `sourceOf` and `endOf` then tell of. */
  follow(start: number, end: number): void {
    const { scores, sources } = this.#at;
    this.#follow(scores + start * SCORES, scores + end * SCORES, 0, sources);
  }

  /** What the best way comes to that ends with a label of `CLOSED`, in that order. */
  endOf(length: number, closed: number): number {
    return this.#ints[(this.#at.sources + length * SOURCES) / INT + closed] as number;
  }

  /** Which label of `CLOSED` the best way to O leads over, at a character of the stretch. */
  beforeOutside(at: number): number {
    return this.#bytes[this.#at.sources + at * SOURCES + OF_OUTSIDE] as number;
  }

  /** The same of B. */
  beforeBegin(at: number, kind: number): number {
    return this.#bytes[this.#at.sources + at * SOURCES + kind] as number;
  }

  /** 1 where the best way to I or E leads over I, 0 where it leads over B. */
  isBehindInside(at: number, kind: number, isEnd: boolean): number {
    const bits = this.#bytes[this.#at.sources + at * SOURCES + GOING] as number;
    return (bits >>> (isEnd ? kind + KINDS.length : kind)) & 1;
  }

  /**
   * Sums over all ways through the characters `[start, end)`, up to the one before `to` and back to the one before `from`; what
   * `own`, `alpha`, `beta` and `scale` tell of is the stretch.
   */
  sum(start: number, end: number, from: number, to: number): void {
    const { scores, own, alpha, beta, scales } = this.#at;
    const length = end - start;
    this.#raise(scores + start * SCORES, scores + end * SCORES, POWERS, this.#deepest, own);
    // A stretch begins as if behind O, and ends as if before O.
    this.#fillOutside(own + length * ROW);
    this.#fillOutside(alpha);
    this.#fillOutside(beta + length * ROW);
    this.#forward(own, own + (to - start) * ROW, SUM_STEPS, alpha, scales);
    this.#backward(own + length * ROW, beta + length * ROW, beta + (from - 1 - start) * ROW, SUM_STEPS);
  }

  /** e to what a character gives a label. */
  own(at: number, label: number): number {
    return this.#in(this.#at.own, at, label);
  }

  /** The sum over all ways to a label of the character before `at`. */
  alpha(at: number, label: number): number {
    return this.#in(this.#at.alpha, at, label);
  }

  /** The sum over all ways on from a label of a character. */
  beta(at: number, label: number): number {
    return this.#in(this.#at.beta, at, label);
  }

  /** What the sums over ways to a character were divided by. */
  scale(at: number): number {
    return this.#doubles[this.#at.scales / DOUBLE + at] as number;
  }

  #in(rows: number, at: number, label: number): number {
    return this.#doubles[rows / DOUBLE + at * LABELS + (PLACES[label] as number)] as number;
  }

  #fillOutside(row: number): void {
    const at = row / DOUBLE;
    this.#doubles[at] = 1;
    for (let label = 1; label < LABELS; label++) this.#doubles[at + label] = 0;
  }

  #makeRoom(length: number, weights: Weights): void {
    const { transitions, head } = weights;
    const powers = Float64Array.from({ length: DEEPEST * head.scale + 1 }, (_, step) => Math.exp(-step / head.scale));
    this.#at = placesFor(Math.max(length, this.#at.length), powers.length);
    const missing = this.#at.end - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE_BYTES));
    const { buffer } = this.#memory;
    this.#bytes = new Uint8Array(buffer);
    this.#ints = new Int32Array(buffer);
    this.#doubles = new Float64Array(buffer);
    this.#ints.set([...stepsOf(transitions).slice(0, BEST_STEPS - KINDS.length), ...gainsOf(transitions)]);
    const raised = stepsOf(Float64Array.from(transitions, (weight) => Math.exp(weight / head.scale)));
    this.#doubles.set([...raised, ...powers], SUM_STEPS / DOUBLE);
    this.#weights = weights;
    this.#deepest = powers.length - 1;
  }
}

/** A module's functions, which work in this memory. */
function functionsOf(module: string, memory: WebAssembly.Memory): Readonly<Record<string, unknown>> {
  const code = new WebAssembly.Module(readFileSync(new URL(`./${module}.wasm`, import.meta.url)));
  return new WebAssembly.Instance(code, { lattice: { memory } }).exports;
}

/** That of whatever text is weighed: one after the other. */
export const LATTICE = new Lattice();

function placesFor(length: number, powers: number): Places {
  const own = POWERS + powers * DOUBLE;
  const alpha = own + (length + 1) * ROW;
  const beta = alpha + (length + 1) * ROW;
  const scales = beta + (length + 1) * ROW;
  const scores = scales + length * DOUBLE;
  const sources = scores + length * SCORES;
  return { length, own, alpha, beta, scales, scores, sources, end: sources + (length + 3) * SOURCES };
}
