/**
 * Tells where no name needs to be looked for. Most characters of a text are in none and near none, and what is seen of
 * them at a glance says so: a sum of a few weights, in a table small enough to stay in the processor's cache.
 */

export const GATE_SIZE = 1 << 16;

export interface LearnedGate {
  /** By the last bits of a feature's hash, what it says for a name, in sixteenths of the logarithm of the odds. */
  readonly weights: Int8Array;
  /** Characters with a lower sum are closed. */
  readonly threshold: number;
}

export class Gate {
  readonly #weights: Int8Array;
  readonly #threshold: number;

  constructor({ weights, threshold }: LearnedGate) {
    this.#weights = weights;
    this.#threshold = threshold;
  }

  /**
   * Sets `closed` to 1 at characters in no name.
   * @param hashes `width` features a character, of which the first `seen` are looked at; 0 for none
   */
  close(hashes: Int32Array, width: number, seen: number, closed: Uint8Array): void {
    const weights = this.#weights;
    for (let i = 0; i < closed.length; i++) {
      if (closed[i] === 1) continue;
      let sum = 0;
      for (let k = i * width; k < i * width + seen; k++) {
        const hash = hashes[k] as number;
        if (hash !== 0) sum += weights[hash & (GATE_SIZE - 1)] as number;
      }
      if (sum < this.#threshold) closed[i] = 1;
    }
  }
}
