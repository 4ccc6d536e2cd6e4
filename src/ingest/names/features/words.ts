/** The word that each character stands in, what that word may be, and its neighbours. */
import { featureHash } from './hash.js';
import type { TextView } from './view.js';

export const WORD_TEMPLATES = 1;
export const NEIGHBOUR_TEMPLATES = 4;
export const MARK_TEMPLATES = 3;

export function fillWords(
  { text, words, places, wordIds, closed }: TextView,
  first: number,
  width: number,
  out: Int32Array,
): void {
  for (let i = 0; i < text.length; i++) {
    if (closed[i] === 1) continue;
    out[i * width + first] = featureHash(first, wordIds[words[i] as number] as number, places[i] as number);
  }
}

/** The two words before and the two behind. */
export function fillNeighbours(
  { text, words, places, wordIds, closed }: TextView,
  first: number,
  width: number,
  out: Int32Array,
): void {
  for (let i = 0; i < text.length; i++) {
    if (closed[i] === 1) continue;
    const word = words[i] as number;
    const place = places[i] as number;
    const before = word > 0 ? (wordIds[word - 1] as number) : 0;
    const behind = wordIds[word + 1] as number;
    const at = i * width + first;
    out[at] = featureHash(first, before, place);
    out[at + 1] = featureHash(first + 1, behind, place);
    out[at + 2] = featureHash(first + 2, before === 0 || word < 2 ? 0 : (wordIds[word - 2] as number), place);
    out[at + 3] = featureHash(first + 3, behind === 0 ? 0 : (wordIds[word + 2] as number), place);
  }
}

export function fillMarks(
  { text, words, places, marks, closed }: TextView,
  first: number,
  width: number,
  out: Int32Array,
): void {
  for (let i = 0; i < text.length; i++) {
    if (closed[i] === 1) continue;
    const word = words[i] as number;
    const place = places[i] as number;
    const own = marks[word] as number;
    const before = word > 0 ? (marks[word - 1] as number) : 0;
    const behind = marks[word + 1] as number;
    const at = i * width + first;
    out[at] = featureHash(first, own, place);
    out[at + 1] = featureHash(first + 1, before, own, place);
    out[at + 2] = featureHash(first + 2, own, behind, place);
  }
}
