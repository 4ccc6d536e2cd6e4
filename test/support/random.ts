/** Chance that is the same each time, so that what fails fails again. */
import { randomFrom as numbersFrom } from '../../src/learn/crf.js';

export interface Random {
  /** A whole number from 0 to below `most`. */
  readonly below: (most: number) => number;
  readonly pick: <T>(values: readonly T[]) => T;
}

export function randomFrom(seed: number): Random {
  const next = numbersFrom(seed);
  const below = (most: number): number => Math.floor(next() * most);
  return {
    below,
    pick: (values) => {
      const value = values[below(values.length)];
      if (value === undefined) throw new RangeError('there is nothing to pick from');
      return value;
    },
  };
}
