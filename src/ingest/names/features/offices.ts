/** Words for offices and callings, wherever they stand. */
import { type OfficeWords, officeWordsOf } from '../office-words.js';
import { featureHash } from './hash.js';
import type { FeatureRows } from './rows.js';
import { type OpenView, Place } from './view.js';

export const OFFICE_TEMPLATES = 3;

const OFFICE = 4;
const CALLING = 8;

export function fillOffices({ text, lexicon, closed }: OpenView, first: number, rows: FeatureRows): void {
  const covered = coverWithOffices(text, closed, officeWordsOf(lexicon));
  for (let i = 0; i < text.length; i++) {
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
function coverWithOffices(text: string, closed: Uint8Array, words: OfficeWords): Uint8Array {
  const covered = new Uint8Array(text.length + 1);
  for (const { start, end, kind } of words.in(text, closed))
    for (let i = start; i < end; i++) covered[i] = (kind === 'OFFICE' ? OFFICE : CALLING) + placeIn(i, start, end);
  return covered;
}

function placeIn(at: number, start: number, end: number): number {
  if (end - start === 1) return Place.WHOLE;
  return at === start ? Place.FIRST : at === end - 1 ? Place.LAST : Place.MIDDLE;
}
