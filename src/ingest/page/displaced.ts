/**
 * Texts that the extractor set down far from their headline.
 *
 * A large headline at the top of the page whose article runs in another column comes out with no body below it:
 * another headline follows at once. Its body then hangs, headless, at the end of some other article. The tail
 * that shares most with the headline, and whose own article shares little, is that body.
 */
import type { Body } from './bodies.js';
import { isClosed } from './markers.js';
import { pairsOf, visitPairs } from './pairs.js';
import { isSubhead, type Piece } from './pieces.js';

export interface Paired {
  readonly body: Body;
  readonly heads: readonly Piece[];
}

/** The least by which a tail must speak more of the headline than what it hangs on, in pairs per 100 characters. */
const LEAST_GAIN = 1;
/** The longest remnant of a sentence, in characters. */
const REMNANT_LENGTH = 20;

/** Gives headlines without a body the displaced tail that is theirs; all else stays as it is, in page order. */
export function placeDisplaced(pairs: readonly Paired[]): Paired[] {
  let placed = [...pairs];
  for (const pair of pairs) {
    const bodiless = bodilessHeads(pair.heads);
    if (bodiless.length === 0) continue;
    const tail = findTail(placed, bodiless);
    if (tail === null) continue;
    placed = placed.flatMap((other) => {
      const heads = other.heads.filter((head) => !bodiless.includes(head));
      if (other.body !== tail.body) return [{ ...other, heads }];
      return [
        { body: { pieces: other.body.pieces.slice(0, tail.from) }, heads },
        { body: { pieces: other.body.pieces.slice(tail.from) }, heads: bodiless },
      ];
    });
  }
  return placed;
}

/** Headings above a lower one: a kicker is set smaller than its headline, so these are headlines of other texts. */
function bodilessHeads(heads: readonly Piece[]): Piece[] {
  const lowest = Math.max(0, ...heads.filter((head) => !isSubhead(head)).map((head) => head.level));
  const above = heads.findIndex((head) => head.level === lowest);
  return heads.slice(0, Math.max(above, 0)).filter((head) => head.level > 0 && head.level < lowest);
}

function findTail(pairs: readonly Paired[], heads: readonly Piece[]): { body: Body; from: number } | null {
  const wanted = pairsOf(heads.map((head) => head.text).join(''));
  let best: { body: Body; from: number; gain: number } | null = null;
  for (const { body } of pairs) {
    const counts = body.pieces.map((piece) => countOf(wanted, piece.text));
    const all = counts.reduce(sum, NOTHING);
    let before = NOTHING;
    for (let from = 1; from < body.pieces.length; from++) {
      before = sum(before, counts[from - 1] ?? NOTHING);
      if (!isClosed(body.pieces[from - 1]?.text ?? '') || body.pieces[from]?.role !== 'TEXT') continue;
      const after = { found: all.found - before.found, length: all.length - before.length };
      const gain = densityOf(after) - densityOf(before);
      if (gain > (best?.gain ?? LEAST_GAIN)) best = { body, from, gain };
    }
  }
  return best === null ? null : { body: best.body, from: withRemnant(best.body, best.from) };
}

/** A tail opens with what the column break left of a sentence: "区生活垃圾日产日清。" before its next paragraph. */
function withRemnant(body: Body, from: number): number {
  const before = body.pieces[from - 1];
  const isRemnant = from > 1 && before !== undefined && before.role === 'TEXT' && before.text.length <= REMNANT_LENGTH;
  return isRemnant ? from - 1 : from;
}

interface Count {
  readonly found: number;
  readonly length: number;
}

const NOTHING: Count = { found: 0, length: 0 };

/** How many of the wanted character pairs a text prints. */
function countOf(wanted: ReadonlySet<number>, text: string): Count {
  let found = 0;
  visitPairs(text, (pair) => {
    if (wanted.has(pair)) found++;
  });
  return { found, length: text.length };
}

function sum(a: Count, b: Count): Count {
  return { found: a.found + b.found, length: a.length + b.length };
}

function densityOf({ found, length }: Count): number {
  return length === 0 ? 0 : (100 * found) / length;
}
