/** The years and numbers that stand before a month: "2020年10月", "去年10月". */
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { hanValue } from '../metrics/han-numerals.js';
import { readNumeral } from '../metrics/numbers.js';
import { charactersOf, HAN_DIGIT, HAN_MAGNITUDE, isDigitAt } from '../metrics/numeral-characters.js';

export interface PrintedYear {
  /** Null where none is printed. */
  readonly year: number | null;
  /** "去年" and "明年" count from the page's year. */
  readonly shift: number;
  /** "同年" and "次年" count from the year that the text named last; null where nothing of the kind is printed. */
  readonly following: number | null;
  /** "今年": the page's, whatever was told before. */
  readonly isThisYear: boolean;
  /** "每年": of no year. */
  readonly isEveryYear: boolean;
  /** Where it begins; where the month does if there is none. */
  readonly start: number;
}

const wordsOf = perLexicon(({ calendar, numerals }) => {
  const words = [
    ...calendar.relativeYears.keys(),
    ...calendar.followingYears.keys(),
    ...calendar.thisYear,
    ...calendar.everyYear,
  ];
  const digits = new Map(numerals.digits);
  for (const zero of calendar.zeros) digits.set(zero, 0);
  return {
    everyYear: new Set(calendar.everyYear),
    word: new RegExp(`(?<!年)${anyOf(words)}$`, 'u'),
    longest: Math.max(...words.map(({ length }) => length)),
    digits,
  };
});

const [BLANK, YEAR] = [' '.charCodeAt(0), '年'.charCodeAt(0)];

/** The year printed before a month: "2020年", "二〇二〇年", "去年", "同年". */
export function yearBefore(text: string, start: number, lexicon: Lexicon): PrintedYear {
  let at = start;
  while (at > 0 && text.charCodeAt(at - 1) === BLANK) at--;
  const none = { year: null, shift: 0, following: null, isThisYear: false, isEveryYear: false, start };
  if (at === 0) return none;
  // "去年的3月2日".
  if (text.charCodeAt(at - 1) !== YEAR && text.startsWith('年的', at - 2)) at--;
  if (text.charCodeAt(at - 1) !== YEAR) return none;
  const { relativeYears, followingYears } = lexicon.calendar;
  const { word: words, longest, everyYear } = wordsOf(lexicon);
  const word = words.exec(text.slice(Math.max(0, at - longest), at))?.[0];
  if (word !== undefined) {
    const shift = relativeYears.get(word);
    if (everyYear.has(word)) return { ...none, isEveryYear: true };
    if (shift !== undefined) return { ...none, shift, start: at - word.length };
    const following = followingYears.get(word) ?? null;
    // "今年" is no part of the day.
    return following === null ? { ...none, isThisYear: true } : { ...none, following, start: at - word.length };
  }
  const digits = yearInDigits(text, at - 1, lexicon);
  if (digits !== null) return { ...none, year: digits, start: at - 5 };
  const year = numberBefore(text, at - 1, lexicon);
  if (year === null) return none;
  if (year.value >= 1000 && year.value <= 2999) return { ...none, year: year.value, start: year.start };
  // "98年5月1日": the two digits of a year of this or the last century.
  if (year.value >= 0 && year.value < 100 && at - 1 - year.start === 2)
    return { ...none, year: year.value < 50 ? 2000 + year.value : 1900 + year.value, start: year.start };
  return none;
}

/** The four Chinese digits of a year that end at `end`, whatever sign stands for zero: "二○二四". */
function yearInDigits(text: string, end: number, lexicon: Lexicon): number | null {
  const { digits } = wordsOf(lexicon);
  let value = 0;
  for (let at = end - 4; at < end; at++) {
    const digit = digits.get(text.charAt(at));
    if (digit === undefined) return null;
    value = value * 10 + digit;
  }
  return value >= 1000 && value <= 2999 ? value : null;
}

/** The whole number that ends before `at`, in digits or Chinese numerals. */
export function numberBefore(text: string, at: number, lexicon: Lexicon): { value: number; start: number } | null {
  let end = at;
  while (end > 0 && text.charCodeAt(end - 1) === BLANK) end--;
  let start = end;
  while (start > 0 && end - start < 4 && isDigitAt(text, start - 1)) start--;
  if (start < end) {
    if (start > 0 && /[.．\d]/.test(text.charAt(start - 1))) return null;
    const numeral = readNumeral(text, start, lexicon);
    return numeral && { value: numeral.value, start };
  }
  while (start > 0 && end - start < 4 && isSmallHanAt(text, start - 1, lexicon)) start--;
  const value = hanValue(text, start, end, lexicon);
  return value === null ? null : { value, start };
}

/** Whether a Chinese digit or ten stands at `at`. */
function isSmallHanAt(text: string, at: number, lexicon: Lexicon): boolean {
  const { classes, values } = charactersOf(lexicon);
  const code = text.charCodeAt(at);
  return classes[code] === HAN_DIGIT || (classes[code] === HAN_MAGNITUDE && values[code] === 10);
}
