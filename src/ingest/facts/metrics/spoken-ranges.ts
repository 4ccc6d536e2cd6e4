/** Ranges that are said with two digits in a row: "三五十人", "七八万元", "十七八岁". */
import type { Lexicon } from '../../lexicon/lexicon.js';
import { hanEnd, hanValue } from './han-numerals.js';
import type { Numeral } from './numbers.js';
import { charactersOf, HAN_DIGIT } from './numeral-characters.js';

/** The two ends of the range that begins at `at`, over the same characters; null if there is none. */
export function readSpokenRange(text: string, at: number, lexicon: Lexicon): readonly [Numeral, Numeral] | null {
  const { classes, values } = charactersOf(lexicon);
  const digitAt = (offset: number): number =>
    classes[text.charCodeAt(offset)] === HAN_DIGIT ? (values[text.charCodeAt(offset)] ?? 0) : 0;
  if (digitAt(at) === 0 && digitAt(at + 1) === 0) return null;
  const end = hanEnd(text, at, lexicon);
  let pair = -1;
  for (let offset = at; offset + 1 < end; offset++) {
    if (digitAt(offset) === 0 || digitAt(offset + 1) === 0) continue;
    if (pair >= 0 || !goesOn(digitAt(offset), digitAt(offset + 1))) return null;
    pair = offset;
  }
  if (pair < 0) return null;
  const low = hanWithout(text, at, end, pair + 1, lexicon);
  const high = hanWithout(text, at, end, pair, lexicon);
  return low === null || high === null || low >= high ? null : [numeral(low, at, end), numeral(high, at, end)];
}

/** "三四十", "三五十". */
function goesOn(low: number, high: number): boolean {
  return high === low + 1 || (low === 3 && high === 5);
}

function hanWithout(text: string, start: number, end: number, left: number, lexicon: Lexicon): number | null {
  const printed = text.slice(start, left) + text.slice(left + 1, end);
  return hanValue(printed, 0, printed.length, lexicon);
}

function numeral(value: number, start: number, end: number): Numeral {
  return { value, start, end, script: 'HAN', bare: false, fraction: false };
}
