/** Ranges that are said with two digits in a row: "三五十人", "七八万元", "十七八岁". */
import { codeAt } from '../../character-set.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { hanEnd, hanValue } from './han-numerals.js';
import type { Numeral } from './numeral.js';
import { charactersOf, HAN_DIGIT, type NumeralCharacters } from './numeral-characters.js';

/** The two ends of the range that begins at `at`, over the same characters; null if there is none. */
export function readSpokenRange(text: string, at: number, lexicon: Lexicon): readonly [Numeral, Numeral] | null {
  const characters = charactersOf(lexicon);
  if (characters.classes[codeAt(text, at + 1)] !== HAN_DIGIT && digitAt(text, at, characters) === 0) return null;
  const end = hanEnd(text, at, lexicon);
  let pair = -1;
  for (let offset = at; offset + 1 < end; offset++) {
    const [low, high] = [digitAt(text, offset, characters), digitAt(text, offset + 1, characters)];
    if (low === 0 || high === 0) continue;
    if (pair >= 0 || !goesOn(low, high)) return null;
    pair = offset;
  }
  if (pair < 0) return null;
  const low = hanWithout(text, at, end, pair + 1, lexicon);
  const high = hanWithout(text, at, end, pair, lexicon);
  return low === null || high === null || low >= high ? null : [numeral(low, at, end), numeral(high, at, end)];
}

/** The value of the digit at an offset; 0 where there is none. */
function digitAt(text: string, offset: number, { classes, values }: NumeralCharacters): number {
  const code = codeAt(text, offset);
  return classes[code] === HAN_DIGIT ? (values[code] ?? 0) : 0;
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
