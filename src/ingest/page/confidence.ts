/** How sure the layout is of an article: of its borders, by what they were cut by, and of its headline. */
import type { LayoutConfidence, LayoutDoubt } from '../parsed.js';
import type { Affinity } from './affinity.js';
import type { Body } from './bodies.js';
import type { Paired } from './displaced.js';

/** A headline less sure than this is told as a doubt. */
const CONTESTED = 0.75;
/** What the way the page runs is worth beside shared words, and how much a difference of shared words says. */
const RUN = 0.4;
const SLOPE = 4;

/** The confidence of every article. `bodies` are those that `affinity` numbers. */
export function confidences(
  pairs: readonly Paired[],
  bodies: readonly Body[],
  affinity: Affinity,
): Map<Paired, LayoutConfidence> {
  const numbers = new Map(bodies.map((body, i) => [body, i]));
  return new Map(
    pairs.map((pair, i) => {
      const rivals = [pairs[i - 1], pairs[i + 1]].flatMap((other) => (other === undefined ? [] : [other.body]));
      const headline = headlineConfidence(pair, rivals, numbers, affinity);
      const doubts = pair.body.doubts.map(({ reason, piece, certainty }): LayoutDoubt => {
        return { reason, span: { start: piece.start, end: piece.end }, certainty };
      });
      const [first, last] = [pair.heads[0], pair.heads.at(-1)];
      if (headline !== null && headline < CONTESTED && first !== undefined && last !== undefined)
        doubts.push({
          reason: 'CONTESTED_HEADLINE',
          span: { start: first.start, end: Math.max(first.end, last.end) },
          certainty: headline,
        });
      const borderConfidence = pair.body.doubts.reduce((least, { certainty }) => Math.min(least, certainty), 1);
      return [pair, { borderConfidence, headlineConfidence: headline, doubts }];
    }),
  );
}

/** The chance that the headline is its body's and not a neighbour's, by the words they share; null without one. */
function headlineConfidence(
  { body, heads }: Paired,
  rivals: readonly Body[],
  numbers: ReadonlyMap<Body, number>,
  affinity: Affinity,
): number | null {
  if (heads.length === 0) return null;
  const sharedWith = (other: Body): number => {
    const number = numbers.get(other);
    if (number === undefined) return 0;
    return heads.reduce((sum, head) => sum + affinity.of(head.text, number), 0) / heads.length;
  };
  const lead = sharedWith(body) + RUN - rivals.map(sharedWith).reduce((most, share) => Math.max(most, share), 0);
  return 1 / (1 + Math.exp(-SLOPE * lead));
}
