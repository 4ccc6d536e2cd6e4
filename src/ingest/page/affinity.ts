/**
 * How much a headline speaks of what a body tells: the share of its character pairs that the body holds, rare
 * pairs weighing more than those that every text on the page shares.
 */
export interface Affinity {
  /** 0 (nothing in common) to 1 (every pair of the headline stands in body number `body`). */
  of(headline: string, body: number): number;
}

/** Compares headlines with these bodies. */
export function affinityOf(bodies: readonly string[]): Affinity {
  const pairs = bodies.map(pairsOf);
  const frequency = new Map<string, number>();
  for (const own of pairs) for (const pair of own) frequency.set(pair, (frequency.get(pair) ?? 0) + 1);
  const weightOf = (pair: string) => Math.log((bodies.length + 1) / ((frequency.get(pair) ?? 0) + 0.5)) + 0.1;
  return {
    of(headline, body) {
      const own = pairs[body];
      if (own === undefined) return 0;
      let shared = 0;
      let all = 0;
      for (const pair of pairsOf(headline)) {
        const weight = frequency.has(pair) ? weightOf(pair) : weightOf('') * 0.5;
        all += weight;
        if (own.has(pair)) shared += weight;
      }
      return all === 0 ? 0 : shared / all;
    },
  };
}

function pairsOf(text: string): Set<string> {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '');
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < letters.length; i++) pairs.add(letters.slice(i, i + 2));
  return pairs;
}
