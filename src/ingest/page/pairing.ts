/**
 * Which headline belongs to which body.
 *
 * A page's makeup runs one way: headlines above their bodies, or, where the extractor read the text frames
 * first, below. Between two bodies stand lines that may close the one above or open the one below, so the
 * best division of all gaps together is sought: shared words count, so does the way the page runs, and a body
 * has its headline on one side only.
 */
import type { Affinity } from './affinity.js';
import { type Body, hasLead, type Sequence } from './bodies.js';
import { isSubhead, type Piece } from './piece.js';

type Side = 'ABOVE' | 'BELOW';

/** What a body gains or loses by having, or not having, a headline. */
const WORTH = { bothSides: -0.8, captionOrJump: -0.5, bare: -0.15, withTheRun: 0.25, closeCut: -0.5, belowNote: -1 };

/** The headline pieces of every body, in the order printed. */
export function pairHeadlines(sequence: Sequence, affinity: Affinity): Map<Body, Piece[]> {
  const choices = choicesOf(sequence, affinity);
  const above = divide(choices, 'ABOVE');
  const below = divide(choices, 'BELOW');
  return headlinesOf(sequence, cutsOf(above.worth >= below.worth ? above : below));
}

interface Division {
  readonly worth: number;
  /** How many of the latest gap's pieces go to the stretch above. */
  readonly cut: number;
  /** The division of the gaps before; null at the first. */
  readonly before: Division | null;
}

/** A stretch, and what there is to choose for it. */
interface Choice {
  /** Whether the stretch is all of its body. */
  readonly isWhole: boolean;
  readonly opens: Piece['opening'];
  /** How much of each piece above it, and below it, its body speaks of. */
  readonly above: readonly number[];
  readonly below: readonly number[];
  /** How many of the pieces below may be its own, each with what it costs to cut there. */
  readonly cuts: readonly { readonly cut: number; readonly cost: number }[];
}

function choicesOf({ bodies, stretches, gaps }: Sequence, affinity: Affinity): Choice[] {
  const places = new Map(bodies.map((body, i) => [body, i]));
  const parts = new Map<Body, number>();
  for (const { body } of stretches) parts.set(body, (parts.get(body) ?? 0) + 1);
  return stretches.map(({ body }, i) => {
    const at = places.get(body) ?? 0;
    const below = gaps[i + 1] ?? [];
    return {
      isWhole: parts.get(body) === 1,
      opens: hasLead(body) ? null : (body.pieces[0]?.opening ?? null),
      above: (gaps[i] ?? []).map(({ text }) => affinity.of(text, at)),
      below: below.map(({ text }) => affinity.of(text, at)),
      cuts: cutsIn(below, i + 1 === stretches.length),
    };
  });
}

/** Where a gap may be cut; the last one is all of the stretch above it. */
function cutsIn(gap: readonly Piece[], isLast: boolean): Choice['cuts'] {
  if (isLast) return [{ cut: gap.length, cost: 0 }];
  const cuts: { cut: number; cost: number }[] = [];
  for (const [cut, parted] of [...gap, undefined].entries()) {
    const last = gap[cut - 1];
    if (last !== undefined && (last.level > 0 || last.isTitle)) break;
    if (cut > 0 && parted !== undefined && isSubhead(parted)) continue;
    cuts.push({ cut, cost: isCloseCut(gap, cut) ? WORTH.closeCut : 0 });
  }
  return cuts;
}

/** The best division of all gaps, if the page runs so. */
function divide(choices: readonly Choice[], side: Side): Division {
  // The best divisions so far, one for each number of pieces that the latest gap gives to the stretch above it.
  let best: Division[] = [{ worth: 0, cut: 0, before: null }];
  for (const choice of choices) {
    best = choice.cuts.flatMap(({ cut, cost }) => {
      let chosen: Division | undefined;
      for (const division of best) {
        const worth = division.worth + cost + worthOf(choice, division.cut, cut, side);
        if (chosen === undefined || worth > chosen.worth) chosen = { worth, cut, before: division };
      }
      return chosen === undefined ? [] : [chosen];
    });
  }
  return best.reduce((a, b) => (b.worth > a.worth ? b : a), best[0] ?? { worth: 0, cut: 0, before: null });
}

function headlinesOf({ stretches, gaps }: Sequence, cuts: readonly number[]): Map<Body, Piece[]> {
  const headlines = new Map<Body, Piece[]>();
  for (const [i, { body }] of stretches.entries()) {
    const opening = (gaps[i] ?? []).slice(cuts[i]);
    const closing = (gaps[i + 1] ?? []).slice(0, cuts[i + 1]);
    headlines.set(body, [...(headlines.get(body) ?? []), ...opening, ...closing]);
  }
  return headlines;
}

/** Whether a gap is cut between lines set close together although it has a blank line elsewhere, or below a column's name. */
function isCloseCut(gap: readonly Piece[], cut: number): boolean {
  const parted = gap[cut];
  if (parted === undefined || cut === 0 || parted.afterBlank) return false;
  return (gap[cut - 1]?.text.length ?? 0) <= COLUMN_LENGTH || gap.some((piece, i) => i > 0 && piece.afterBlank);
}

/** A line this short stands over the one below: a column's name, or the first line of a headline. In characters. */
const COLUMN_LENGTH = 4;

/** For each gap, how many of its pieces go to the stretch above. */
function cutsOf(winner: Division): number[] {
  const cuts: number[] = [];
  for (let division: Division | null = winner; division !== null; division = division.before) cuts.push(division.cut);
  return cuts.reverse();
}

/** What it is worth to give a stretch the pieces above it from `from` on, and the `cut` first ones below it. */
function worthOf({ isWhole, opens, above, below }: Choice, from: number, cut: number, side: Side): number {
  const opening = above.length - from;
  const count = opening + cut;
  const isShort = opens === 'CAPTION' || opens === 'JUMP';
  if (count === 0) return !isWhole || isShort ? 0 : WORTH.bare;
  let worth = 0;
  for (let i = from; i < above.length; i++) worth += above[i] ?? 0;
  for (let i = 0; i < cut; i++) worth += below[i] ?? 0;
  if (isShort) worth += WORTH.captionOrJump * count;
  if (opens === 'NOTE') worth += WORTH.belowNote * cut;
  if (opening > 0 && cut > 0) worth += WORTH.bothSides;
  if (side === 'ABOVE' ? opening > 0 : cut > 0) worth += WORTH.withTheRun;
  return worth;
}
