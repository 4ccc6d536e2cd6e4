/** Chinese numerals: "三十八", "三百", "二〇二〇", "伍拾万", "百分之五", "三分之二". */
import { CharacterSet } from '../../character-set.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { WordSet } from '../../word-set.js';
import { LONGEST_NUMERAL, readDigits } from './arabic-numerals.js';
import type { Numeral } from './numeral.js';
import {
  charactersOf,
  HAN_DIGIT,
  HAN_MAGNITUDE,
  isDigitAt,
  NONE,
  type NumeralCharacters,
} from './numeral-characters.js';
import { unitAt } from './unit-reading.js';

const fractionsOf = perLexicon(({ numerals }) => new WordSet(numerals.fractions));

/** The Chinese numeral that begins at `start`; null where it is none: "十四五". */
export function readHan(text: string, start: number, lexicon: Lexicon): Numeral | null {
  const characters = charactersOf(lexicon);
  const end = hanEnd(text, start, lexicon);
  const sign = fractionsOf(lexicon).lengthAt(text, end);
  if (sign > 0) return readFraction(text, start, end, end + sign, lexicon);
  const value = hanValue(text, start, end, lexicon);
  if (value === null) return null;
  const decimals = decimalsAt(text, end, lexicon);
  if (decimals !== null && measuresAt(text, decimals.end, lexicon)) {
    const { places, end: to } = decimals;
    return hanNumeral(withPlaces(value, decimals.value, places), start, to, false, false);
  }
  const formal = countOf(characters.formal, text, start, end);
  const digits = countDigits(characters, text, start, end);
  // One character of a bill's numeral is a name's, and so is a mixture of both kinds.
  if (formal > 0 && (digits === 0 || end - start < 2 || isMixed(characters, text, start, end))) return null;
  // "十" is a number by itself, "百" needs a digit before it.
  const isTens = (characters.values[text.charCodeAt(start)] ?? 0) < 100;
  return hanNumeral(value, start, end, digits === 0 && !isTens, false);
}

function hanNumeral(value: number, start: number, end: number, bare: boolean, fraction: boolean): Numeral {
  return { value, start, end, script: 'HAN', bare, fraction };
}

/**
 * The value of Chinese numerals `[start, end)`: by magnitudes ("一千二百", "三万五") or digit by digit ("二〇二〇");
 * null for what is no number: "十四五", "一二三".
 */
export function hanValue(text: string, start: number, end: number, lexicon: Lexicon): number | null {
  const { classes, values } = charactersOf(lexicon);
  if (end <= start) return null;
  let digitsOnly = true;
  for (let at = start; at < end; at++) if (classes[text.charCodeAt(at)] !== HAN_DIGIT) digitsOnly = false;
  if (digitsOnly) return digitString(values, text, start, end);
  let total = 0;
  let wan = 0;
  let section = 0;
  let digit: number | null = null;
  /** The last magnitude of the section, which the next must be below; and the last one of all. */
  let last = Number.POSITIVE_INFINITY;
  let below = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const value = values[code] ?? 0;
    if (classes[code] === HAN_DIGIT) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
      continue;
    }
    if (value === 1e8) {
      total += (wan + section + (digit ?? 0) || 1) * value;
      wan = section = 0;
    } else if (value === 1e4) {
      wan = (section + (digit ?? 0) || 1) * value;
      section = 0;
    } else {
      if (last < value || last === value) return null;
      section += (digit ?? 1) * value;
    }
    last = value >= 1e4 ? Number.POSITIVE_INFINITY : value;
    below = value;
    digit = null;
  }
  // "三万五": the digit counts the magnitude below the last one printed; "十五" and "三百零五" count ones.
  const isShort = below >= 100 && values[text.charCodeAt(end - 2)] !== 0;
  if (digit !== null) section += isShort ? (digit * below) / 10 : digit;
  return total + wan + section;
}

const withMagnitudesOf = perLexicon(({ numerals }) => ({
  first: new CharacterSet(...numerals.unitsWithMagnitudes.map((unit) => unit.charAt(0))),
  units: numerals.unitsWithMagnitudes,
}));

/** Whether the magnitude at `at` belongs to the unit behind it: the 千 of 千克. */
export function isUnitPrefix(text: string, at: number, lexicon: Lexicon): boolean {
  const { first, units } = withMagnitudesOf(lexicon);
  return first.isAt(text, at) && units.some((unit) => text.startsWith(unit, at));
}

/** Where the run of Chinese numerals that begins at `start` ends. */
export function hanEnd(text: string, start: number, lexicon: Lexicon): number {
  const { classes } = charactersOf(lexicon);
  const limit = Math.min(text.length, start + LONGEST_NUMERAL);
  let end = start;
  while (end < limit) {
    const kind = classes[text.charCodeAt(end)];
    if (kind !== HAN_DIGIT && (kind !== HAN_MAGNITUDE || isUnitPrefix(text, end, lexicon))) break;
    end++;
  }
  return end;
}

function readFraction(text: string, start: number, end: number, from: number, lexicon: Lexicon): Numeral | null {
  const below = hanValue(text, start, end, lexicon);
  if (isDigitAt(text, from)) {
    const above = readDigits(text, from);
    return above === null || below !== 100 ? null : { ...above, start, fraction: true };
  }
  const to = hanEnd(text, from, lexicon);
  const whole = hanValue(text, from, to, lexicon);
  if (whole === null || below === null || below === 0) return null;
  const decimals = decimalsAt(text, to, lexicon);
  const above = decimals === null ? whole : withPlaces(whole, decimals.value, decimals.places);
  const value = Number(((above * 100) / below).toPrecision(12));
  return hanNumeral(value, start, decimals?.end ?? to, false, true);
}

const MOST_DECIMALS = 8;

interface Decimals {
  /** Of its digits: 5 of "点零五". */
  readonly value: number;
  readonly places: number;
  readonly end: number;
}

/** The decimals that begin at `at`: "点五"; null if none do. */
function decimalsAt(text: string, at: number, lexicon: Lexicon): Decimals | null {
  if (!lexicon.numerals.points.includes(text.charAt(at))) return null;
  const { classes, values } = charactersOf(lexicon);
  let value = 0;
  let end = at + 1;
  for (; classes[text.charCodeAt(end)] === HAN_DIGIT && end - at <= MOST_DECIMALS; end++)
    value = value * 10 + (values[text.charCodeAt(end)] ?? 0);
  return end === at + 1 ? null : { value, places: end - at - 1, end };
}

function withPlaces(whole: number, decimals: number, places: number): number {
  return Number((whole + decimals / 10 ** places).toFixed(places));
}

/** Whether a unit of measurement follows, behind a magnitude or none, so that 点 is no time of day: "三点五公里". */
function measuresAt(text: string, at: number, lexicon: Lexicon): boolean {
  const { classes, values } = charactersOf(lexicon);
  if (classes[text.charCodeAt(at)] === HAN_MAGNITUDE) return (values[text.charCodeAt(at)] ?? 0) >= 1e4;
  const unit = unitAt(text, at, lexicon);
  return unit !== null && unit.kind !== 'COUNT' && unit.base !== 'minute';
}

function digitString(values: Float64Array, text: string, start: number, end: number): number | null {
  if (end - start === 1) return values[text.charCodeAt(start)] ?? null;
  // Only years are printed digit by digit in Chinese numerals.
  if (end - start !== 4) return null;
  let value = 0;
  for (let at = start; at < end; at++) value = value * 10 + (values[text.charCodeAt(at)] ?? 0);
  return value;
}

function countOf(members: Uint8Array, text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) count += members[text.charCodeAt(at)] ?? 0;
  return count;
}

function countDigits({ classes }: NumeralCharacters, text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) if (classes[text.charCodeAt(at)] === HAN_DIGIT) count++;
  return count;
}

/** Whether everyday numerals stand among those of a bill; zeros, 万 and 亿 are common to both. */
function isMixed({ classes, values, formal }: NumeralCharacters, text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const value = values[code] ?? 0;
    if (formal[code] === 0 && classes[code] !== NONE && value > 0 && value < 1e4) return true;
  }
  return false;
}
