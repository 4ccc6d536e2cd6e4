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
  /** Where it begins; where the month does if there is none. */
  readonly start: number;
}

const relativeYearsOf = perLexicon(({ calendar }) => ({
  relativeYear: new RegExp(`(?<!年)${anyOf(calendar.relativeYears.keys())}$`, 'u'),
  longestYear: 1 + Math.max(...Array.from(calendar.relativeYears.keys(), ({ length }) => length)),
}));

/** The year printed before a month: "2020年", "二〇二〇年", "去年", "明年". */
export function yearBefore(text: string, start: number, lexicon: Lexicon): PrintedYear {
  let at = start;
  while (at > 0 && text.charAt(at - 1) === ' ') at--;
  const none = { year: null, shift: 0, start };
  if (text.charAt(at - 1) !== '年') return none;
  const { relativeYear, longestYear } = relativeYearsOf(lexicon);
  const word = relativeYear.exec(text.slice(Math.max(0, at - longestYear), at))?.[0];
  const shift = word === undefined ? undefined : lexicon.calendar.relativeYears.get(word);
  if (word !== undefined && shift !== undefined) return { year: null, shift, start: at - word.length };
  const year = numberBefore(text, at - 1, lexicon);
  if (year === null) return none;
  if (year.value >= 1000 && year.value <= 2999) return { year: year.value, shift: 0, start: year.start };
  // "98年5月1日": the two digits of a year of this or the last century.
  if (year.value >= 0 && year.value < 100 && at - 1 - year.start === 2)
    return { year: year.value < 50 ? 2000 + year.value : 1900 + year.value, shift: 0, start: year.start };
  return none;
}

/** The whole number that ends before `at`, in digits or Chinese numerals. */
export function numberBefore(text: string, at: number, lexicon: Lexicon): { value: number; start: number } | null {
  let end = at;
  while (end > 0 && text.charAt(end - 1) === ' ') end--;
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
