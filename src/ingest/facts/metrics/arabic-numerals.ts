/** Numerals of Arabic digits: "2605", "１.０３", "1,234". */
import { codeAt } from '../../character-set.js';
import type { Numeral } from './numeral.js';
import { digitAt, isDigitAt } from './numeral-characters.js';

/** Longest numeral that is read; whatever is longer is a number of some register, and no measure. */
export const LONGEST_NUMERAL = 24;

/** The number whose digits begin at `start`; null where they are none: "1.2.3". */
export function readDigits(text: string, start: number): Numeral | null {
  const limit = start + LONGEST_NUMERAL;
  let at = digitsEnd(text, start, limit);
  if (at >= limit) return null;
  let value = withDigits(0, text, start, at);
  if (at - start <= 3)
    while (codeAt(text, at) === 0x2c && groupLength(text, at + 1) === 3) {
      const group = at + 1;
      at = digitsEnd(text, group, limit);
      value = withDigits(value, text, group, at);
    }
  if (isDecimalPointAt(text, at) && isDigitAt(text, at + 1)) {
    const point = at + 1;
    at = digitsEnd(text, point, limit);
    // Divided once, so that 6.58 is the 6.58 that is printed.
    value = shifted(withDigits(value, text, point, at), at - point);
    if (isPointAt(text, at) && isDigitAt(text, at + 1)) return null;
  }
  return { value, start, end: at, script: 'DIGITS', bare: false, fraction: false };
}

/** Where the run of digits (with the points and commas between them) that begins at `at` ends. */
export function runEnd(text: string, at: number): number {
  while (isDigitAt(text, at) || (isPointAt(text, at) && isDigitAt(text, at + 1))) at++;
  return at;
}

/** ".", "．", and the "·" of older papers. */
function isDecimalPointAt(text: string, at: number): boolean {
  const code = codeAt(text, at);
  return code === 0x2e || code === 0xff0e || code === 0xb7;
}

function isPointAt(text: string, at: number): boolean {
  return isDecimalPointAt(text, at) || codeAt(text, at) === 0x2c;
}

/** Where the run of digits that begins at `at` ends, at `limit` at the latest. */
function digitsEnd(text: string, at: number, limit: number): number {
  while (at < limit && isDigitAt(text, at)) at++;
  return at;
}

/** The number with the digits `[from, to)` behind it. */
function withDigits(value: number, text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) value = value * 10 + digitAt(text, at);
  return value;
}

/** Powers of ten that a number is divided by without a rounding of their own. */
const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6];

/** The whole number with its point moved so many places to the left. */
function shifted(value: number, places: number): number {
  const power = POWERS[places];
  return power !== undefined && Number.isSafeInteger(value)
    ? value / power
    : Number((value / 10 ** places).toFixed(places));
}

function groupLength(text: string, at: number): number {
  let length = 0;
  while (isDigitAt(text, at + length) && length < 4) length++;
  return length;
}
