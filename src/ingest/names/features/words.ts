/** The word that each character stands in, what that word may be, and its neighbours. */
import { featureHash } from './hash.js';
import type { TextView } from './view.js';

export const WORD_TEMPLATES = 5;
export const MARK_TEMPLATES = 5;

export function fillWords(
  { text, words, places, wordIds }: TextView,
  first: number,
  width: number,
  out: Int32Array,
): void {
  for (let i = 0; i < text.length; i++) {
    const word = words[i] as number;
    const place = places[i] as number;
    const id = wordIds[word] as number;
    const before = word > 0 ? (wordIds[word - 1] as number) : 0;
    const behind = wordIds[word + 1] as number;
    const at = i * width + first;
    out[at] = featureHash(first, id, place);
    out[at + 1] = featureHash(first + 1, before, place);
    out[at + 2] = featureHash(first + 2, behind, place);
    out[at + 3] = featureHash(first + 3, word > 1 ? (wordIds[word - 2] as number) : 0, place);
    out[at + 4] = featureHash(first + 4, (wordIds[word + 2] as number | undefined) ?? 0, place);
  }
}

export function fillMarks(
  { text, words, places, marks }: TextView,
  first: number,
  width: number,
  out: Int32Array,
): void {
  for (let i = 0; i < text.length; i++) {
    const word = words[i] as number;
    const place = places[i] as number;
    const own = marks[word] as number;
    const before = word > 0 ? (marks[word - 1] as number) : 0;
    const behind = marks[word + 1] as number;
    const at = i * width + first;
    out[at] = featureHash(first, own, place);
    out[at + 1] = featureHash(first + 1, before, own, place);
    out[at + 2] = featureHash(first + 2, own, behind, place);
    out[at + 3] = featureHash(first + 3, before, word > 1 ? (marks[word - 2] as number) : 0, place);
    out[at + 4] = featureHash(first + 4, behind, (marks[word + 2] as number | undefined) ?? 0, place);
  }
}
