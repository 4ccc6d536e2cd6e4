/**
 * Which headline belongs to which body.
 *
 * A page's makeup runs one way: headlines above their bodies, or, where the extractor read the text frames
 * first, below. Between two bodies stand lines that may close the one above or open the one below, so the
 * best division of all gaps together is sought: shared words count, so does the way the page runs, and a body
 * has its headline on one side only.
 */
import type { Affinity } from './affinity.js';
import type { Body, Sequence } from './bodies.js';
import { isSubhead, type Piece } from './piece.js';

type Side = 'ABOVE' | 'BELOW';

/** What a body gains or loses by having, or not having, a headline. */
const WORTH = { bothSides: -0.8, captionOrJump: -0.5, bare: -0.15, withTheRun: 0.25, closeCut: -0.5 };

/** The headline pieces of every body, in the order printed. */
export function pairHeadlines(sequence: Sequence, affinity: Affinity): Map<Body, Piece[]> {
  const above = divide(sequence, affinity, 'ABOVE');
  const below = divide(sequence, affinity, 'BELOW');
  return (above.worth >= below.worth ? above : below).headlines;
}

interface Division {
  readonly worth: number;
  /** How many of the latest gap's pieces go to the stretch above. */
  readonly cut: number;
  /** The division of the gaps before; null at the first. */
  readonly before: Division | null;
}

function divide(
  { bodies, stretches, gaps }: Sequence,
  affinity: Affinity,
  side: Side,
): { worth: number; headlines: Map<Body, Piece[]> } {
  const places = new Map(bodies.map((body, i) => [body, i]));
  const parts = new Map<Body, number>();
  for (const { body } of stretches) parts.set(body, (parts.get(body) ?? 0) + 1);
  // best[k]: the best division so far in which the latest gap gives k pieces to the body above it.
  let best: Division[] = [{ worth: 0, cut: 0, before: null }];
  for (const [i, { body }] of stretches.entries()) {
    const above = gaps[i] ?? [];
    const below = gaps[i + 1] ?? [];
    const last = i + 1 === stretches.length;
    const whole = parts.get(body) === 1;
    const next: Division[] = [];
    for (let cut = last ? below.length : 0; cut <= below.length; cut++) {
      if (!last && below.slice(0, cut).some((piece) => piece.level > 0 || piece.isTitle)) break;
      const parted = below[cut];
      if (cut > 0 && parted !== undefined && isSubhead(parted)) continue;
      const closing = below.slice(0, cut);
      const cost = isCloseCut(below, cut) ? WORTH.closeCut : 0;
      let choice: Division | undefined;
      for (const division of best) {
        const opening = above.slice(division.cut);
        const worth =
          division.worth + cost + worthOf({ body, at: places.get(body) ?? 0, whole }, opening, closing, affinity, side);
        if (choice === undefined || worth > choice.worth) choice = { worth, cut, before: division };
      }
      if (choice !== undefined) next.push(choice);
    }
    best = next;
  }
  const winner = best.reduce((a, b) => (b.worth > a.worth ? b : a), best[0] ?? { worth: 0, cut: 0, before: null });
  const cuts = cutsOf(winner);
  const headlines = new Map<Body, Piece[]>();
  for (const [i, { body }] of stretches.entries()) {
    const opening = (gaps[i] ?? []).slice(cuts[i]);
    const closing = (gaps[i + 1] ?? []).slice(0, cuts[i + 1]);
    headlines.set(body, [...(headlines.get(body) ?? []), ...opening, ...closing]);
  }
  return { worth: winner.worth, headlines };
}

/** Whether a gap is cut between lines set close together although it has a blank line elsewhere. */
function isCloseCut(gap: readonly Piece[], cut: number): boolean {
  const parted = gap[cut];
  return cut > 0 && parted !== undefined && !parted.afterBlank && gap.some((piece, i) => i > 0 && piece.afterBlank);
}

/** For each gap, how many of its pieces go to the stretch above. */
function cutsOf(winner: Division): number[] {
  const cuts: number[] = [];
  for (let division: Division | null = winner; division !== null; division = division.before) cuts.push(division.cut);
  return cuts.reverse();
}

interface Candidate {
  readonly body: Body;
  /** The body's number, by which its affinity is asked. */
  readonly at: number;
  /** Whether the stretch is all of the body. */
  readonly whole: boolean;
}

function worthOf(
  { body, at, whole }: Candidate,
  opening: readonly Piece[],
  closing: readonly Piece[],
  affinity: Affinity,
  side: Side,
): number {
  const opens = body.pieces[0]?.opening;
  const pieces = [...opening, ...closing];
  let worth = pieces.reduce((sum, piece) => sum + affinity.of(piece.text, at), 0);
  if (pieces.length === 0) return !whole || opens === 'CAPTION' || opens === 'JUMP' ? 0 : WORTH.bare;
  if (opens === 'CAPTION' || opens === 'JUMP') worth += WORTH.captionOrJump * pieces.length;
  if (opening.length > 0 && closing.length > 0) worth += WORTH.bothSides;
  if (side === 'ABOVE' ? opening.length > 0 : closing.length > 0) worth += WORTH.withTheRun;
  return worth;
}
