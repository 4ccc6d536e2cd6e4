/**
 * Texts that the extractor set down far from their headline.
 *
 * A large headline at the top of the page whose article runs in another column comes out with no body below it:
 * another headline follows at once. Its body then hangs, headless, at the end of some other article. The tail
 * that shares most with the headline, and whose own article shares little, is that body.
 */
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Body, BorderDoubt } from './bodies.js';
import { isRubric } from './headlines.js';
import { type PairSet, pairsOf, visitPairs } from './pairs.js';
import { isSubhead, type Piece } from './piece.js';

export interface Paired {
  readonly body: Body;
  readonly heads: readonly Piece[];
}

/** A body from one of its pieces on. */
interface Tail {
  readonly body: Body;
  readonly from: number;
}

/** The least by which a tail must speak more of the headline than what it hangs on, in pairs per 100 characters. */
const LEAST_GAIN = 1;
/** A single pair of the headline may stand in any tail. */
const LEAST_FOUND = 2;
/** No such text is shorter, in characters. */
const LEAST_LENGTH = 40;
/** How sure it is that a tail is the body of a headline that stood far from it. */
const CERTAINTY = 0.6;
/** A page holds hardly more texts than this; where more run together, a tail is sought among so many on either side. */
const NEAR = 40;
/** Three characters that so many texts of a page print say nothing of any of them. */
const EVERYWHERE = 3;

/** Gives headlines without a body the displaced tail that is theirs; all else stays as it is, in page order. */
export function placeDisplaced(pairs: readonly Paired[], lexicon: Lexicon): Paired[] {
  let placed = [...pairs];
  for (const pair of pairs) {
    if (pair.heads.length < 2) continue;
    // What names a page's sponsors has no text.
    const bodiless = bodilessHeads(pair.heads).filter(({ text }) => !isRubric(text, lexicon));
    if (bodiless.length === 0) continue;
    const at = placed.findIndex(({ body }) => body === pair.body);
    const tail = findTail(placed.slice(Math.max(0, at - NEAR), at + NEAR), bodiless, pair.body);
    if (tail === null) continue;
    placed = placed.flatMap((other) => {
      const heads = other.heads.filter((head) => !bodiless.includes(head));
      if (other.body !== tail.body) return [{ ...other, heads }];
      const first = other.body.pieces[tail.from];
      const doubts: BorderDoubt[] =
        first === undefined ? [] : [{ reason: 'DISPLACED_TEXT', piece: first, certainty: CERTAINTY }];
      return [
        {
          body: { pieces: other.body.pieces.slice(0, tail.from), doubts: [...other.body.doubts, ...doubts] },
          heads,
        },
        { body: { pieces: other.body.pieces.slice(tail.from), doubts }, heads: bodiless },
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

function findTail(pairs: readonly Paired[], heads: readonly Piece[], below: Body): Tail | null {
  const wanted = pairsOf(heads.map((head) => head.text).join(''));
  // The headline may be that of the text right below it, whose subhead is set smaller.
  const own = densityOf(below.pieces.map(({ text }) => countOf(wanted, text)).reduce(sum, NOTHING));
  let best: (Tail & { readonly gain: number }) | null = null;
  for (const { body } of pairs) {
    const counts = body.pieces.map((piece) => countOf(wanted, piece.text));
    const all = counts.reduce(sum, NOTHING);
    let before = NOTHING;
    for (let from = 1; from < body.pieces.length; from++) {
      before = sum(before, counts[from - 1] ?? NOTHING);
      if (body.pieces[from - 1]?.closed !== true || body.pieces[from]?.role !== 'TEXT') continue;
      const after = { found: all.found - before.found, length: all.length - before.length };
      if (after.found < LEAST_FOUND || after.length < LEAST_LENGTH) continue;
      if (body === below ? before.found >= LEAST_FOUND : densityOf(after) <= own) continue;
      const gain = densityOf(after) - densityOf(before);
      if (gain > (best?.gain ?? LEAST_GAIN)) best = { body, from, gain };
    }
  }
  return best === null ? null : { body: best.body, from: beginningOf(best.body, best.from, pairs) };
}

/**
 * Where the tail begins. The headline's words gather further down, so the paragraph above them, or what a column
 * break left of it, belongs to the tail too, unless it goes on with what the text above began with: its people, its
 * subject.
 */
function beginningOf(body: Body, from: number, pairs: readonly Paired[]): number {
  const above = body.pieces[from - 1];
  const mayBegin = from > 1 && above?.role === 'TEXT' && body.pieces[from - 2]?.closed === true;
  if (!mayBegin) return from;
  const own = pairs.find((pair) => pair.body === body);
  const beginning = triplesOf(
    [...(own?.heads ?? []), ...body.pieces.slice(0, 1)].map((piece) => piece.text).join('\n'),
  );
  const shared = [...beginning].filter((triple) => above.text.includes(triple));
  const texts = pairs.map((pair) => pair.body.pieces.map((piece) => piece.text).join('\n'));
  const goesOn = shared.some((triple) => texts.filter((text) => text.includes(triple)).length < EVERYWHERE);
  return goesOn ? from : from - 1;
}

/** All runs of three Chinese characters. */
function triplesOf(text: string): Set<string> {
  const triples = new Set<string>();
  for (const run of text.match(/\p{Script=Han}+/gu) ?? [])
    for (let i = 0; i + 3 <= run.length; i++) triples.add(run.slice(i, i + 3));
  return triples;
}

interface Count {
  readonly found: number;
  readonly length: number;
}

const NOTHING: Count = { found: 0, length: 0 };

/** How many of the wanted character pairs a text prints. */
function countOf(wanted: PairSet, text: string): Count {
  let found = 0;
  visitPairs([text], (pair) => {
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
