/** The word that each character stands in, what that word may be, and its neighbours. */
import { placedHash } from './hash.js';
import type { FeatureRows } from './rows.js';
import type { TextView } from './view.js';

export const WORD_TEMPLATES = 1;
export const NEIGHBOUR_TEMPLATES = 4;
export const MARK_TEMPLATES = 3;

export function fillWords({ text, words, places, wordIds, closed }: TextView, first: number, rows: FeatureRows): void {
  for (let i = 0; i < text.length; i++) {
    if (closed[i] === 1) continue;
    rows.add(i, placedHash(first, places[i] as number, wordIds[words[i] as number] as number));
  }
}

/** The two words before and the two behind. */
export function fillNeighbours(
  { text, words, places, wordIds, closed }: TextView,
  first: number,
  rows: FeatureRows,
): void {
  for (let i = 0; i < text.length; i++) {
    if (closed[i] === 1) continue;
    const word = words[i] as number;
    const place = places[i] as number;
    const before = word > 0 ? (wordIds[word - 1] as number) : 0;
    const behind = wordIds[word + 1] as number;
    rows.add(i, placedHash(first, place, before));
    rows.add(i, placedHash(first + 1, place, behind));
    rows.add(i, placedHash(first + 2, place, before === 0 || word < 2 ? 0 : (wordIds[word - 2] as number)));
    rows.add(i, placedHash(first + 3, place, behind === 0 ? 0 : (wordIds[word + 2] as number)));
  }
}

export function fillMarks({ text, words, places, marks, closed }: TextView, first: number, rows: FeatureRows): void {
  for (let i = 0; i < text.length; i++) {
    if (closed[i] === 1) continue;
    const word = words[i] as number;
    const place = places[i] as number;
    const own = marks[word] as number;
    rows.add(i, placedHash(first, place, own));
    rows.add(i, placedHash(first + 1, place, word > 0 ? (marks[word - 1] as number) : 0, own));
    rows.add(i, placedHash(first + 2, place, own, marks[word + 1] as number));
  }
}
