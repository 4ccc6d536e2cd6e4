/** Words for offices and callings, wherever they stand. */
import { type OfficeWord, officeWordsOf } from '../office-words.js';
import { featureHash } from './hash.js';
import type { FeatureRows } from './rows.js';
import { Place, type TextView } from './view.js';

export const OFFICE_TEMPLATES = 3;

const OFFICE = 4;
const CALLING = 8;

/** Made once for all texts. */
let room = new Uint8Array(0);

export function fillOffices({ text, lexicon, closed }: TextView, first: number, rows: FeatureRows): void {
  const { length } = text;
  const words = officeWordsOf(lexicon).in(text, closed);
  if (words.length === 0) return;
  const covered = coverWithOffices(words, length);
  for (let i = 0; i < length; i++) {
    if (closed[i] === 1) continue;
    const own = covered[i] as number;
    const before = i > 0 ? (covered[i - 1] as number) : 0;
    const behind = covered[i + 1] as number;
    if (own !== 0) rows.add(i, featureHash(first, own));
    if (before !== 0) rows.add(i, featureHash(first + 1, before, own));
    if (behind !== 0) rows.add(i, featureHash(first + 2, own, behind));
  }
}

/** By character, the kind of the word for an office that covers it and the character's place in it; 0 for none. */
function coverWithOffices(words: readonly OfficeWord[], length: number): Uint8Array {
  if (room.length < length + 1) room = new Uint8Array(length + 1);
  room.fill(0, 0, length + 1);
  for (const { start, end, kind } of words)
    for (let i = start; i < end; i++) room[i] = (kind === 'OFFICE' ? OFFICE : CALLING) + placeIn(i, start, end);
  return room;
}

function placeIn(at: number, start: number, end: number): number {
  if (end - start === 1) return Place.WHOLE;
  return at === start ? Place.FIRST : at === end - 1 ? Place.LAST : Place.MIDDLE;
}
