/**
 * Weights of a linear-chain conditional random field, learned sentence by sentence with FTRL-proximal, whose L1 part
 * leaves out what says little. Deterministic: the same sentences in the same order give the same weights.
 *
 * Sentences that mark only some kinds leave open what the rest is: a character may have several labels, and what is
 * raised is the likelihood of all labellings that fit.
 */
import { BEGIN_OF, CLOSED, CONTINUING, LABELS, OPENING } from '../ingest/names/labels.js';

export interface Example {
  /** Rows of the features of each character, `width` a character; -1 for none. */
  readonly rows: Int32Array;
  readonly width: number;
  readonly length: number;
  /** By character, 1 where no name is looked for. */
  readonly closed: Uint8Array;
  /** By character, a bit for each label that it may have. */
  readonly allowed: Int32Array;
}

export interface Settings {
  readonly rounds: number;
  readonly rate: number;
  readonly l1: number;
  readonly l2: number;
  /**
   * The share of features that each step leaves out by chance, so that none relies on another that stands beside it in
   * the sentences learned from and is missing elsewhere (Hinton et al. 2012, arXiv:1207.0580).
   */
  readonly dropout: number;
  /** How many learners' weights are averaged. */
  readonly members: number;
  readonly seed: number;
}

export const SETTINGS: Settings = { rounds: 8, rate: 0.12, l1: 0.35, l2: 0.5, dropout: 0.4, members: 5, seed: 1 };
const BETA = 1;

export class Crf {
  readonly weights: Float32Array;
  readonly transitions = new Float64Array(LABELS * LABELS);
  readonly #z: Float32Array;
  readonly #n: Float32Array;
  readonly #tz = new Float64Array(LABELS * LABELS);
  readonly #tn = new Float64Array(LABELS * LABELS);
  #size = 0;
  #scores = new Float64Array(0);
  #alpha = new Float64Array(0);
  #beta = new Float64Array(0);
  #alphaGold = new Float64Array(0);
  #betaGold = new Float64Array(0);
  readonly #factor = new Float64Array(LABELS * LABELS);

  constructor(rows: number) {
    this.weights = new Float32Array(rows * LABELS);
    this.#z = new Float32Array(rows * LABELS);
    this.#n = new Float32Array(rows * LABELS);
  }

  learn(examples: readonly Example[], settings: Settings, report: (round: number, loss: number) => void): void {
    const order = examples.map((_, i) => i);
    const random = randomFrom(settings.seed);
    for (let round = 1; round <= settings.rounds; round++) {
      for (let i = order.length - 1; i > 0; i--) {
        const j = Math.floor(random() * (i + 1));
        const swap = order[i] as number;
        order[i] = order[j] as number;
        order[j] = swap;
      }
      let loss = 0;
      for (const i of order) loss += this.#step(thinned(examples[i] as Example, settings.dropout, random), settings);
      report(round, loss);
    }
  }

  #step(example: Example, settings: Settings): number {
    const { length, rows, width, allowed, closed } = example;
    if (length === 0) return 0;
    this.#reserve(length);
    const scores = this.#scores;
    const weights = this.weights;
    // What is left speaks for what is left out.
    const scale = 1 / (1 - settings.dropout);
    for (let i = 0; i < length; i++) {
      const base = i * LABELS;
      for (let y = 0; y < LABELS; y++) scores[base + y] = 0;
      for (let k = 0; k < width; k++) {
        const row = rows[i * width + k] as number;
        if (row < 0) continue;
        const from = row * LABELS;
        for (let y = 0; y < LABELS; y++)
          scores[base + y] = (scores[base + y] as number) + (weights[from + y] as number) * scale;
      }
      let top = -Infinity;
      for (let y = 0; y < LABELS; y++) if ((scores[base + y] as number) > top) top = scores[base + y] as number;
      for (let y = 0; y < LABELS; y++)
        scores[base + y] = y > 0 && closed[i] === 1 ? 0 : Math.exp((scores[base + y] as number) - top);
    }
    for (let e = 0; e < LABELS * LABELS; e++) this.#factor[e] = Math.exp(this.transitions[e] as number);
    const all = (1 << LABELS) - 1;
    const free = this.#forwardBackward(length, null, all, this.#alpha, this.#beta);
    const gold = this.#forwardBackward(length, allowed, all, this.#alphaGold, this.#betaGold);
    // Gradients.
    const gradient = new Float64Array(LABELS);
    for (let i = 0; i < length; i++) {
      const base = i * LABELS;
      let largest = 0;
      let sum = 0;
      let sumGold = 0;
      for (let y = 0; y < LABELS; y++) {
        sum += (this.#alpha[base + y] as number) * (this.#beta[base + y] as number);
        sumGold += (this.#alphaGold[base + y] as number) * (this.#betaGold[base + y] as number);
      }
      for (let y = 0; y < LABELS; y++) {
        const g =
          ((this.#alpha[base + y] as number) * (this.#beta[base + y] as number)) / sum -
          ((this.#alphaGold[base + y] as number) * (this.#betaGold[base + y] as number)) / sumGold;
        gradient[y] = g;
        if (Math.abs(g) > largest) largest = Math.abs(g);
      }
      if (largest < 1e-3) continue;
      for (let k = 0; k < width; k++) {
        const row = rows[i * width + k] as number;
        if (row < 0) continue;
        const from = row * LABELS;
        for (let y = 0; y < LABELS; y++) {
          const g = gradient[y] as number;
          if (g < 1e-3 && g > -1e-3) continue;
          update(this.weights, this.#z, this.#n, from + y, g, settings);
        }
      }
    }
    this.#stepTransitions(length, settings);
    return free - gold;
  }

  /** Scaled forward and backward values; returns the logarithm of the sum over all labellings that fit. */
  #forwardBackward(
    length: number,
    allowed: Int32Array | null,
    all: number,
    alpha: Float64Array,
    beta: Float64Array,
  ): number {
    const scores = this.#scores;
    const factor = this.#factor;
    let log = 0;
    for (let i = 0; i < length; i++) {
      const base = i * LABELS;
      const mask = allowed === null ? all : (allowed[i] as number);
      let sum = 0;
      for (const y of OPENING) {
        let value = 0;
        if ((mask & (1 << y)) !== 0) {
          if (i === 0) value = factor[y] as number;
          else
            for (const p of CLOSED) value += (alpha[base - LABELS + p] as number) * (factor[p * LABELS + y] as number);
          value *= scores[base + y] as number;
        }
        alpha[base + y] = value;
        sum += value;
      }
      for (const y of CONTINUING) {
        let value = 0;
        if (i > 0 && (mask & (1 << y)) !== 0) {
          // y is I or E of a kind: B and I of that kind stand before it.
          const begin = BEGIN_OF[y] as number;
          value =
            ((alpha[base - LABELS + begin] as number) * (factor[begin * LABELS + y] as number) +
              (alpha[base - LABELS + begin + 1] as number) * (factor[(begin + 1) * LABELS + y] as number)) *
            (scores[base + y] as number);
        }
        alpha[base + y] = value;
        sum += value;
      }
      if (sum <= 0) sum = 1e-300;
      for (let y = 0; y < LABELS; y++) alpha[base + y] = (alpha[base + y] as number) / sum;
      log += Math.log(sum);
    }
    const last = (length - 1) * LABELS;
    for (let y = 0; y < LABELS; y++) beta[last + y] = 0;
    let ending = 0;
    for (const y of CLOSED) {
      beta[last + y] = 1;
      ending += alpha[last + y] as number;
    }
    for (let i = length - 2; i >= 0; i--) {
      const base = i * LABELS;
      const next = base + LABELS;
      const mask = allowed === null ? all : (allowed[i + 1] as number);
      let sum = 0;
      for (let y = 0; y < LABELS; y++) beta[base + y] = 0;
      for (const p of CLOSED) {
        let value = 0;
        for (const y of OPENING)
          if ((mask & (1 << y)) !== 0)
            value += (factor[p * LABELS + y] as number) * (scores[next + y] as number) * (beta[next + y] as number);
        beta[base + p] = value;
        sum += value;
      }
      for (const y of CONTINUING) {
        if ((mask & (1 << y)) === 0) continue;
        const begin = BEGIN_OF[y] as number;
        const value = (scores[next + y] as number) * (beta[next + y] as number);
        const a = (factor[begin * LABELS + y] as number) * value;
        const b = (factor[(begin + 1) * LABELS + y] as number) * value;
        beta[base + begin] = (beta[base + begin] as number) + a;
        beta[base + begin + 1] = (beta[base + begin + 1] as number) + b;
        sum += a + b;
      }
      if (sum <= 0) sum = 1e-300;
      for (let y = 0; y < LABELS; y++) beta[base + y] = (beta[base + y] as number) / sum;
    }
    return log + Math.log(ending > 0 ? ending : 1e-300);
  }

  #stepTransitions(length: number, settings: Settings): void {
    const expected = new Float64Array(LABELS * LABELS);
    this.#addPairs(length, this.#alpha, this.#beta, expected, 1);
    this.#addPairs(length, this.#alphaGold, this.#betaGold, expected, -1);
    for (let e = 0; e < expected.length; e++) {
      const g = expected[e] as number;
      if (g !== 0) update(this.transitions, this.#tz, this.#tn, e, g, { ...settings, l1: 0 });
    }
  }

  #addPairs(
    length: number,
    alpha: Float64Array,
    beta: Float64Array,

    into: Float64Array,
    sign: number,
  ): void {
    const factor = this.#factor;
    const scores = this.#scores;
    for (let i = 1; i < length; i++) {
      const base = i * LABELS;
      const before = base - LABELS;
      let sum = 0;
      for (const y of OPENING) {
        const behind = (scores[base + y] as number) * (beta[base + y] as number);
        // Labels that do not fit have no forward value of their own.
        if ((alpha[base + y] as number) === 0) continue;
        for (const p of CLOSED) sum += (alpha[before + p] as number) * (factor[p * LABELS + y] as number) * behind;
      }
      for (const y of CONTINUING) {
        if ((alpha[base + y] as number) === 0) continue;
        const begin = BEGIN_OF[y] as number;
        const behind = (scores[base + y] as number) * (beta[base + y] as number);
        sum += (alpha[before + begin] as number) * (factor[begin * LABELS + y] as number) * behind;
        sum += (alpha[before + begin + 1] as number) * (factor[(begin + 1) * LABELS + y] as number) * behind;
      }
      if (sum <= 0) continue;
      const scale = sign / sum;
      for (const y of OPENING) {
        if ((alpha[base + y] as number) === 0) continue;
        const behind = (scores[base + y] as number) * (beta[base + y] as number) * scale;
        if (behind === 0) continue;
        for (const p of CLOSED) {
          const e = p * LABELS + y;
          into[e] = (into[e] as number) + (alpha[before + p] as number) * (factor[e] as number) * behind;
        }
      }
      for (const y of CONTINUING) {
        if ((alpha[base + y] as number) === 0) continue;
        const begin = BEGIN_OF[y] as number;
        const behind = (scores[base + y] as number) * (beta[base + y] as number) * scale;
        for (const p of [begin, begin + 1]) {
          const e = p * LABELS + y;
          into[e] = (into[e] as number) + (alpha[before + p] as number) * (factor[e] as number) * behind;
        }
      }
    }
  }

  #reserve(length: number): void {
    if (length <= this.#size) return;
    this.#size = length * 2;
    const make = () => new Float64Array(this.#size * LABELS);
    this.#scores = make();
    this.#alpha = make();
    this.#beta = make();
    this.#alphaGold = make();
    this.#betaGold = make();
  }
}

/** The example without some of its features. */
function thinned(example: Example, dropout: number, random: () => number): Example {
  if (dropout === 0) return example;
  return { ...example, rows: example.rows.map((row) => (row >= 0 && random() < dropout ? -1 : row)) };
}

function update(
  weights: Float32Array | Float64Array,
  z: Float32Array | Float64Array,
  n: Float32Array | Float64Array,
  at: number,
  g: number,
  { rate, l1, l2 }: Settings,
): void {
  const before = n[at] as number;
  const after = before + g * g;
  const sigma = (Math.sqrt(after) - Math.sqrt(before)) / rate;
  const sum = (z[at] as number) + g - sigma * (weights[at] as number);
  z[at] = sum;
  n[at] = after;
  const size = sum < 0 ? -sum : sum;
  weights[at] = size <= l1 ? 0 : (sum < 0 ? size - l1 : l1 - size) / ((BETA + Math.sqrt(after)) / rate + l2);
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
