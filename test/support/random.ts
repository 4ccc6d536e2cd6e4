/** Chance that is the same each time, so that what fails fails again. */
export interface Random {
  /** A whole number from 0 to below `most`. */
  readonly below: (most: number) => number;
  readonly pick: <T>(values: readonly T[]) => T;
}

/** Mulberry32. */
export function randomFrom(seed: number): Random {
  let state = (seed + 1) * 0x9e3779b1;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
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
