/**
 * What finds the same text elsewhere: a few numbers an article, of which two articles have some in common if they have much of their
 * text in common (MinHash, cut into bands).
 */
import { foldedText, isHan, isLetterOrDigit } from '../search/folding.js';

/** Stock phrases of newspapers are mostly shorter; recognition errors break few runs of this length. */
const RUN = 9;
/**
 * Two texts that share a part j of all their runs share a number with the chance 1 − (1 − j²)¹⁶: 99% where j is a half, so where two
 * thirds of each stand in the other, and 1% where it is a fortieth.
 */
const BANDS = 16;
const A_BAND = 2;
const BINS = BANDS * A_BAND;
/** Of letters and digits: what is shorter is said by many who print nothing of each other. */
const SHORTEST = 30;
const NONE = 0xffffffff;

/** The letters and digits of an article's body, folded as search folds them: what counts as its text. */
export function textOf(paragraphs: readonly string[]): string {
  let kept = '';
  for (const character of foldedText(paragraphs.join('')).text)
    if (isHan(character) || isLetterOrDigit(character)) kept += character;
  return kept;
}

/** The numbers of a body, as 32-bit integers; none for one that is very short. */
export function printsOf(paragraphs: readonly string[]): number[] {
  const text = textOf(paragraphs);
  if (text.length < SHORTEST) return [];
  const least = leastInBins(text);
  return Array.from({ length: BANDS }, (_, band) => {
    let print = band;
    for (let at = band * A_BAND; at < (band + 1) * A_BAND; at++) print = mixed(print ^ filledFrom(least, at));
    return print | 0;
  });
}

/** Each run of the text falls into a bin, by its hash; of each bin the least hash is kept. */
function leastInBins(text: string): Uint32Array {
  const least = new Uint32Array(BINS).fill(NONE);
  for (let at = 0; at + RUN <= text.length; at++) {
    let hash = 0x811c9dc5;
    for (let unit = at; unit < at + RUN; unit++) hash = Math.imul(hash ^ text.charCodeAt(unit), 0x01000193);
    const hashed = mixed(hash) >>> 0;
    const bin = hashed % BINS;
    if (hashed < (least[bin] ?? NONE)) least[bin] = hashed;
  }
  return least;
}

/** What a bin holds, or, if no run fell into it, the next one that holds something. */
function filledFrom(least: Uint32Array, bin: number): number {
  for (let step = 0; step < BINS; step++) {
    const found = least[(bin + step) % BINS] ?? NONE;
    if (found !== NONE) return found + step;
  }
  return NONE;
}

/** The last step of MurmurHash3: every bit of a number changes half of the bits of what comes out. */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
