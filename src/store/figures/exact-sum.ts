/**
 * Sums of numbers without any rounding, so that what is added and taken away one by one agrees with what is counted
 * anew, to the last bit and in any order. A sum is a few numbers of which none has digits where another has: their
 * sum is the exact one (Shewchuk, "Adaptive Precision Floating-Point Arithmetic", 1997; Python's `math.fsum`).
 */
export type ExactSum = readonly number[];

export const ZERO: ExactSum = [];

/**
 * The sum with one number more; with the number negated, one less.
 * @example nearestNumber(plus(plus(plus([], 0.1), 0.2), -0.1)) // 0.2
 */
export function plus(sum: ExactSum, number: number): ExactSum {
  const parts: number[] = [];
  let rest = number;
  for (const part of sum) {
    const [large, small] = Math.abs(rest) < Math.abs(part) ? [part, rest] : [rest, part];
    const high = large + small;
    const low = small - (high - large);
    if (low !== 0) parts.push(low);
    rest = high;
  }
  if (rest !== 0) parts.push(rest);
  return parts;
}

/** Both sums together. */
export function plusAll(a: ExactSum, b: ExactSum): ExactSum {
  return b.reduce(plus, a);
}

export function isSame(a: ExactSum, b: ExactSum): boolean {
  return b.reduce((rest, part) => plus(rest, -part), a).length === 0;
}

/** The number nearest to the sum. */
export function nearestNumber(sum: ExactSum): number {
  let high = 0;
  let low = 0;
  let at = sum.length;
  while (at > 0 && low === 0) {
    const part = sum[--at] ?? 0;
    const next = high + part;
    low = part - (next - high);
    high = next;
  }
  // Halfway between two numbers, what is left decides.
  const next = sum[at - 1] ?? 0;
  if ((low < 0 && next < 0) || (low > 0 && next > 0)) {
    const doubled = low * 2;
    const rounded = high + doubled;
    if (doubled === rounded - high) return rounded;
  }
  return high;
}
