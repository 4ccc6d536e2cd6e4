/** The number that a few printed words are, read apart from any article. */
import { findQuantities, type Quantity } from './facts/metrics/quantities.js';
import { type Lexicon, shippedLexicon } from './lexicon/lexicon.js';
import { withoutBlanks } from './reading.js';

/** @returns null where they are none, or none with a unit */
export function printedQuantity(printed: string, lexicon: Lexicon = shippedLexicon()): Quantity | null {
  return findQuantities(withoutBlanks(printed), lexicon)[0] ?? null;
}
