/** Numbers that an article repeats. */
import type { Quantity } from './quantities.js';

export interface Labelled {
  readonly quantity: Quantity;
  readonly label: string;
}

/** Each (value, unit, label) once; a headline's number only if the body does not have it. */
export function withoutRepeats<Found extends Labelled>(facts: readonly Found[], bodyStart: number): Found[] {
  const kept: Found[] = [];
  const byValue = new Map<number, Found[]>();
  for (const fact of facts) {
    const { normalizedValue } = fact.quantity;
    const group = byValue.get(normalizedValue);
    if (group === undefined) byValue.set(normalizedValue, [fact]);
    else {
      const same = group.filter((other) => unitOf(other.quantity) === unitOf(fact.quantity));
      if (same.length >= MOST_ALIKE || same.some((other) => isSame(other, fact))) continue;
      group.push(fact);
    }
    kept.push(fact);
  }
  return kept.filter(
    ({ quantity }) =>
      quantity.end > bodyStart ||
      !byValue
        .get(quantity.normalizedValue)
        ?.some((other) => other.quantity.start >= bodyStart && unitOf(other.quantity) === unitOf(quantity)),
  );
}

/** Facts of one value that are compared by label; an article with more repeats them. */
const MOST_ALIKE = 20;

function unitOf({ normalizedUnit, unit }: Quantity): string {
  return normalizedUnit === 'count' ? unit : normalizedUnit;
}

/** Whether two facts of one value are one: counts if their labels agree, sums of money and such if they touch. */
function isSame(a: Labelled, b: Labelled): boolean {
  if (a.label === b.label || a.label.includes(b.label) || b.label.includes(a.label)) return true;
  const share = sharedPairs(a.label, b.label);
  return share >= (a.quantity.kind === 'COUNT' || a.quantity.kind === 'RATIO' ? 0.45 : 0.35);
}

/** Dice coefficient of two labels' character pairs. */
function sharedPairs(a: string, b: string): number {
  let shared = 0;
  for (let at = 0; at + 1 < b.length; at++) if (a.includes(b.slice(at, at + 2))) shared++;
  const pairs = Math.max(0, a.length - 1) + Math.max(0, b.length - 1);
  return pairs === 0 ? 0 : (2 * shared) / pairs;
}
