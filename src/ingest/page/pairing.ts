/**
 * Which headline belongs to which body.
 *
 * A page's makeup runs one way: headlines above their bodies, or, where the extractor read the text frames
 * first, below. Between two bodies stand lines that may close the one above or open the one below, so the
 * best division of all gaps together is sought: shared words count, so does the way the page runs, and a body
 * has its headline on one side only.
 */
import type { Affinity } from './affinity.js';
import type { Body } from './bodies.js';
import type { Piece } from './pieces.js';

type Side = 'ABOVE' | 'BELOW';

/** What a body gains or loses by having, or not having, a headline. */
const WORTH = { bothSides: -0.8, captionOrJump: -0.5, bare: -0.15, withTheRun: 0.25 };

/** The headline pieces of every body, in the order printed. */
export function pairHeadlines(bodies: readonly Body[], gaps: readonly Piece[][], affinity: Affinity): Piece[][] {
  const runs = (['ABOVE', 'BELOW'] as const).map((side) => divide(bodies, gaps, affinity, side));
  const [above, below] = runs;
  if (above === undefined || below === undefined) return bodies.map(() => []);
  return (above.worth >= below.worth ? above : below).headlines;
}

interface Division {
  readonly worth: number;
  /** For each gap so far, how many of its pieces go to the body above. */
  readonly cuts: readonly number[];
}

function divide(
  bodies: readonly Body[],
  gaps: readonly Piece[][],
  affinity: Affinity,
  side: Side,
): { worth: number; headlines: Piece[][] } {
  // best[k]: the best division so far in which the latest gap gives k pieces to the body above it.
  let best: Division[] = [{ worth: 0, cuts: [0] }];
  for (const [i, body] of bodies.entries()) {
    const above = gaps[i] ?? [];
    const below = gaps[i + 1] ?? [];
    const last = i + 1 === bodies.length;
    const next: Division[] = [];
    for (let cut = last ? below.length : 0; cut <= below.length; cut++) {
      if (!last && below.slice(0, cut).some((piece) => piece.level > 0)) break;
      const closing = below.slice(0, cut);
      let choice: Division | undefined;
      for (const division of best) {
        const opening = above.slice(division.cuts.at(-1));
        const worth = division.worth + worthOf(i, body, opening, closing, affinity, side);
        if (choice === undefined || worth > choice.worth) choice = { worth, cuts: [...division.cuts, cut] };
      }
      if (choice !== undefined) next.push(choice);
    }
    best = next;
  }
  const winner = best.reduce((a, b) => (b.worth > a.worth ? b : a), best[0] ?? { worth: 0, cuts: [0] });
  return {
    worth: winner.worth,
    headlines: bodies.map((_, i) => [
      ...(gaps[i] ?? []).slice(winner.cuts[i]),
      ...(gaps[i + 1] ?? []).slice(0, winner.cuts[i + 1]),
    ]),
  };
}

function worthOf(
  at: number,
  body: Body,
  opening: readonly Piece[],
  closing: readonly Piece[],
  affinity: Affinity,
  side: Side,
): number {
  const opens = body.pieces[0]?.opening;
  const pieces = [...opening, ...closing];
  let worth = pieces.reduce((sum, piece) => sum + affinity.of(piece.text, at), 0);
  if (pieces.length === 0) return opens === 'CAPTION' || opens === 'JUMP' ? 0 : WORTH.bare;
  if (opens === 'CAPTION' || opens === 'JUMP') worth += WORTH.captionOrJump * pieces.length;
  if (opening.length > 0 && closing.length > 0) worth += WORTH.bothSides;
  if (side === 'ABOVE' ? opening.length > 0 : closing.length > 0) worth += WORTH.withTheRun;
  return worth;
}
