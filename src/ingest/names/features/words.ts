/** The word that each character stands in, what that word may be, and its neighbours. */
import { atPlace, featureHash } from './hash.js';
import type { FeatureRows } from './rows.js';
import type { TextView } from './view.js';

export const WORD_TEMPLATES = 1;
export const NEIGHBOUR_TEMPLATES = 4;
export const MARK_TEMPLATES = 3;

export function fillWords({ open, starts, places, wordIds }: TextView, first: number, rows: FeatureRows): void {
  const { hashes } = rows;
  for (let n = 0; n < open.count; n++) {
    const word = open.words[n] as number;
    const own = featureHash(first, wordIds[word] as number);
    const end = starts[word + 1] as number;
    for (let i = starts[word] as number; i < end; i++) hashes[rows.take(i, 1)] = atPlace(own, places[i] as number);
  }
}

/** The two words before and the two behind. */
export function fillNeighbours({ open, starts, places, wordIds }: TextView, first: number, rows: FeatureRows): void {
  const { hashes } = rows;
  for (let n = 0; n < open.count; n++) {
    const word = open.words[n] as number;
    const before = word > 0 ? (wordIds[word - 1] as number) : 0;
    const behind = wordIds[word + 1] as number;
    const a = featureHash(first, before);
    const b = featureHash(first + 1, behind);
    const c = featureHash(first + 2, before === 0 || word < 2 ? 0 : (wordIds[word - 2] as number));
    const d = featureHash(first + 3, behind === 0 ? 0 : (wordIds[word + 2] as number));
    const end = starts[word + 1] as number;
    for (let i = starts[word] as number; i < end; i++) {
      const place = places[i] as number;
      const at = rows.take(i, NEIGHBOUR_TEMPLATES);
      hashes[at] = atPlace(a, place);
      hashes[at + 1] = atPlace(b, place);
      hashes[at + 2] = atPlace(c, place);
      hashes[at + 3] = atPlace(d, place);
    }
  }
}

export function fillMarks({ open, starts, places, marks }: TextView, first: number, rows: FeatureRows): void {
  const { hashes } = rows;
  for (let n = 0; n < open.count; n++) {
    const word = open.words[n] as number;
    const own = marks[word] as number;
    const a = featureHash(first, own);
    const b = featureHash(first + 1, word > 0 ? (marks[word - 1] as number) : 0, own);
    const c = featureHash(first + 2, own, marks[word + 1] as number);
    const end = starts[word + 1] as number;
    for (let i = starts[word] as number; i < end; i++) {
      const place = places[i] as number;
      const at = rows.take(i, MARK_TEMPLATES);
      hashes[at] = atPlace(a, place);
      hashes[at + 1] = atPlace(b, place);
      hashes[at + 2] = atPlace(c, place);
    }
  }
}
