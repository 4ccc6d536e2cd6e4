/**
 * How much a headline speaks of what a body tells: the share of its character pairs that the body holds, rare
 * pairs weighing more than those that every text on the page shares.
 */
import { pairsOf, visitPairs } from './pairs.js';

export interface Affinity {
  /** 0 (nothing in common) to 1 (every pair of the headline stands in body number `body`). */
  of(headline: string, body: number): number;
}

/** What a pair weighs that no body holds: it speaks of none of them, or was misread. */
const UNKNOWN_PAIR = 0.5;

/** Compares these headlines with these bodies. */
export function affinityOf(headlines: readonly string[], bodies: readonly string[]): Affinity {
  const pairs = new Map(headlines.map((headline) => [headline, pairsOf(headline)]));
  const wanted = new Set<number>();
  // Most pairs of a body stand in no headline: a byte by a part of the pair tells nearly all of them apart.
  const maybe = new Uint8Array(1 << 14);
  for (const own of pairs.values())
    for (const pair of own) {
      wanted.add(pair);
      maybe[bucketOf(pair)] = 1;
    }
  const held = bodies.map((body) => {
    const found = new Set<number>();
    visitPairs(body, (pair) => {
      if (maybe[bucketOf(pair)] === 1 && wanted.has(pair)) found.add(pair);
    });
    return found;
  });
  const frequency = new Map<number, number>();
  for (const found of held) for (const pair of found) frequency.set(pair, (frequency.get(pair) ?? 0) + 1);
  const weightOf = (count: number) => Math.log((bodies.length + 1) / (count + 0.5)) + 0.1;
  const unknown = weightOf(0) * UNKNOWN_PAIR;
  const totals = new Map<string, number>();
  for (const [headline, own] of pairs) {
    let total = 0;
    for (const pair of own) {
      const count = frequency.get(pair);
      total += count === undefined ? unknown : weightOf(count);
    }
    totals.set(headline, total);
  }
  return {
    of(headline, body) {
      const found = held[body];
      const total = totals.get(headline) ?? 0;
      if (found === undefined || total === 0) return 0;
      let shared = 0;
      for (const pair of pairs.get(headline) ?? []) if (found.has(pair)) shared += weightOf(frequency.get(pair) ?? 0);
      return shared / total;
    },
  };
}

function bucketOf(pair: number): number {
  return (pair ^ (pair >>> 13)) & 0x3fff;
}
