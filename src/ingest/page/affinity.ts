/**
 * How much a headline speaks of what a body tells: the share of its character pairs that the body holds, rare
 * pairs weighing more than those that every text on the page shares.
 */
import { PairSet, pairsOf, visitPairs } from './pairs.js';

export interface Affinity {
  /** 0 (nothing in common) to 1 (every pair of the headline stands in body number `body`). */
  of(headline: string, body: number): number;
}

/** What a pair weighs that no body holds: it speaks of none of them, or was misread. */
const UNKNOWN_PAIR = 0.5;

/** By a part of each pair, whether it may be wanted: most pairs of a body stand in no headline, and are told apart by it at once. */
const maybe = new Uint8Array(1 << 14);

function bucketOf(pair: number): number {
  return (pair ^ (pair >>> 13)) & 0x3fff;
}

/** Compares these headlines with these bodies, each body the texts of its pieces. */
export function affinityOf(headlines: readonly string[], bodies: readonly (readonly string[])[]): Affinity {
  const wanted = new PairSet();
  const pairs = new Map(headlines.map((headline) => [headline, numbersIn(wanted, pairsOf(headline))]));
  const size = wanted.pairs.length;
  const held = new Uint8Array(size * bodies.length);
  const frequency = new Uint32Array(size);
  for (const pair of wanted.pairs) maybe[bucketOf(pair)] = 1;
  for (const [i, pieces] of bodies.entries())
    visitPairs(pieces, (pair) => {
      if (maybe[bucketOf(pair)] === 0) return;
      const number = wanted.numberOf(pair);
      if (number < 0 || held[i * size + number] === 1) return;
      held[i * size + number] = 1;
      frequency[number] = (frequency[number] ?? 0) + 1;
    });
  for (const pair of wanted.pairs) maybe[bucketOf(pair)] = 0;
  const weightOf = (count: number) => Math.log((bodies.length + 1) / (count + 0.5)) + 0.1;
  const weights = Float64Array.from(frequency, weightOf);
  const unknown = weightOf(0) * UNKNOWN_PAIR;
  const totals = new Map<string, number>();
  for (const [headline, own] of pairs) {
    let total = 0;
    for (const number of own) total += frequency[number] === 0 ? unknown : (weights[number] ?? 0);
    totals.set(headline, total);
  }
  return {
    of(headline, body) {
      const total = totals.get(headline) ?? 0;
      if (bodies[body] === undefined || total === 0) return 0;
      let shared = 0;
      for (const number of pairs.get(headline) ?? [])
        if (held[body * size + number] === 1) shared += weights[number] ?? 0;
      return shared / total;
    },
  };
}

/** The numbers of pairs in a set, to which they are added. */
function numbersIn(set: PairSet, { pairs }: PairSet): number[] {
  return pairs.map((pair) => {
    set.add(pair);
    return set.numberOf(pair);
  });
}
