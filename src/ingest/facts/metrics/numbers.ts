/** Numerals as newspapers print them: "3180", "１.０３", "1,234", "三十八", "两百", "二〇二〇", "百分之五", "三分之二". */

export type Script = 'DIGITS' | 'HAN';

export interface Numeral {
  readonly value: number;
  readonly start: number;
  readonly end: number;
  readonly script: Script;
  /** A magnitude alone, without a digit before it: "百", "千万". */
  readonly bare: boolean;
  /** "百分之五", "三分之二": the value is in percent and needs no unit. */
  readonly fraction: boolean;
}

const DIGIT = 1;
const HAN_DIGIT = 2;
const HAN_MAGNITUDE = 3;

const HAN_DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const MAGNITUDES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 };

/** The class of every UTF-16 unit, so that a page is searched for numerals by one look-up a character. */
const CLASSES = new Uint8Array(0x10000);
const VALUES = new Float64Array(0x10000);
for (let digit = 0; digit < 10; digit++)
  for (const zero of [0x30, 0xff10]) {
    CLASSES[zero + digit] = DIGIT;
    VALUES[zero + digit] = digit;
  }
for (const [character, value] of Object.entries(HAN_DIGITS)) {
  CLASSES[character.charCodeAt(0)] = HAN_DIGIT;
  VALUES[character.charCodeAt(0)] = value;
}
for (const [character, value] of Object.entries(MAGNITUDES)) {
  CLASSES[character.charCodeAt(0)] = HAN_MAGNITUDE;
  VALUES[character.charCodeAt(0)] = value;
}

/** Longest numeral that is read; whatever is longer is a number of some register, and no measure. */
const LONGEST = 24;

/** Whether `text[at]` is an Arabic digit of either width. */
export function isDigitAt(text: string, at: number): boolean {
  return CLASSES[text.charCodeAt(at)] === DIGIT;
}

/** Whether a numeral of any script may begin at `at`. */
export function isNumeralAt(text: string, at: number): boolean {
  return at < text.length && CLASSES[text.charCodeAt(at)] !== 0;
}

/** The first offset from `at` on where a numeral may begin; the text's length if there is none. */
export function nextNumeral(text: string, at: number): number {
  while (at < text.length && CLASSES[text.charCodeAt(at)] === 0) at++;
  return at;
}

/** Where the run of digits (with the points and commas between them) that begins at `at` ends. */
export function runEnd(text: string, at: number): number {
  while (isDigitAt(text, at) || (isPointAt(text, at) && isDigitAt(text, at + 1))) at++;
  return at;
}

/**
 * The numeral that begins at `at`, or null where what stands there is none ("1.2.3", "一二三"). Magnitudes behind
 * Arabic digits are left to the unit ("1.03" of "1.03亿元"), those among Chinese numerals are read ("两百").
 */
export function readNumeral(text: string, at: number): Numeral | null {
  return isDigitAt(text, at) ? readDigits(text, at) : readHan(text, at);
}

function isPointAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x2e || code === 0xff0e || code === 0x2c;
}

function readDigits(text: string, start: number): Numeral | null {
  const limit = start + LONGEST;
  let at = digitsEnd(text, start, limit);
  if (at >= limit) return null;
  let value = withDigits(0, text, start, at);
  if (at - start <= 3)
    while (text.charCodeAt(at) === 0x2c && groupLength(text, at + 1) === 3) {
      const group = at + 1;
      at = digitsEnd(text, group, limit);
      value = withDigits(value, text, group, at);
    }
  const code = text.charCodeAt(at);
  if ((code === 0x2e || code === 0xff0e) && isDigitAt(text, at + 1)) {
    const point = at + 1;
    at = digitsEnd(text, point, limit);
    // Divided once, so that 1.03 is the 1.03 that is printed.
    value = shifted(withDigits(value, text, point, at), at - point);
    if (isPointAt(text, at) && isDigitAt(text, at + 1)) return null;
  }
  return { value, start, end: at, script: 'DIGITS', bare: false, fraction: false };
}

/** Where the run of digits that begins at `at` ends, at `limit` at the latest. */
function digitsEnd(text: string, at: number, limit: number): number {
  while (at < limit && isDigitAt(text, at)) at++;
  return at;
}

/** The number with the digits `[from, to)` behind it. */
function withDigits(value: number, text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) value = value * 10 + (VALUES[text.charCodeAt(at)] ?? 0);
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

function readHan(text: string, start: number): Numeral | null {
  let end = start;
  while (end - start < LONGEST && end < text.length && isHanNumeral(text, end)) end++;
  if (text.startsWith('分之', end)) return readFraction(text, start, end);
  const value = hanValue(text, start, end);
  if (value === null) return null;
  let bare = true;
  for (let at = start; at < end; at++) if (CLASSES[text.charCodeAt(at)] !== HAN_MAGNITUDE) bare = false;
  // "十" is a number by itself, "百" needs a digit before it.
  if (bare && text[start] === '十') bare = false;
  return { value, start, end, script: 'HAN', bare, fraction: false };
}

function isHanNumeral(text: string, at: number): boolean {
  const kind = CLASSES[text.charCodeAt(at)];
  // 千 and 百 of a unit's name are the unit's: "5千瓦", "两千克".
  return kind === HAN_DIGIT || (kind === HAN_MAGNITUDE && !isUnitPrefix(text, at));
}

/** Whether the 千 at `at` belongs to the unit behind it: 千克, 千瓦, 千伏. */
export function isUnitPrefix(text: string, at: number): boolean {
  return text[at] === '千' && '克瓦伏卡赫焦帕'.includes(text[at + 1] ?? ' ');
}

function readFraction(text: string, start: number, end: number): Numeral | null {
  const below = text.slice(start, end) === '百' ? 100 : hanValue(text, start, end);
  const from = end + 2;
  if (isDigitAt(text, from)) {
    const above = readDigits(text, from);
    return above === null || below !== 100 ? null : { ...above, start, script: 'DIGITS', fraction: true };
  }
  let to = from;
  while (to - from < LONGEST && to < text.length && isHanNumeral(text, to)) to++;
  let above = hanValue(text, from, to);
  if (above === null || below === null || below === 0) return null;
  if (text[to] === '点') {
    let places = 0;
    let decimals = 0;
    let at = to + 1;
    for (; CLASSES[text.charCodeAt(at)] === HAN_DIGIT && places < 8; at++, places++)
      decimals = decimals * 10 + (VALUES[text.charCodeAt(at)] ?? 0);
    if (places > 0) {
      above = Number((above + decimals / 10 ** places).toFixed(places));
      to = at;
    }
  }
  return {
    value: Number(((above * 100) / below).toPrecision(12)),
    start,
    end: to,
    script: 'HAN',
    bare: false,
    fraction: true,
  };
}

/**
 * The value of Chinese numerals `[start, end)`: by magnitudes ("一千二百", "三万五") or digit by digit ("二〇二〇");
 * null for what is no number: "十四五", "一二三".
 */
export function hanValue(text: string, start: number, end: number): number | null {
  if (end <= start) return null;
  let digitsOnly = true;
  for (let at = start; at < end; at++) if (CLASSES[text.charCodeAt(at)] !== HAN_DIGIT) digitsOnly = false;
  if (digitsOnly) return digitString(text, start, end);
  let total = 0;
  let wan = 0;
  let section = 0;
  let digit: number | null = null;
  /** The last magnitude of the section, which the next must be below; and the last one of all. */
  let last = Number.POSITIVE_INFINITY;
  let below = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const value = VALUES[code] ?? 0;
    if (CLASSES[code] === HAN_DIGIT) {
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
  if (digit !== null) section += below > 10 && !isZeroAt(text, end - 2) ? (digit * below) / 10 : digit;
  return total + wan + section;
}

function isZeroAt(text: string, at: number): boolean {
  return text[at] === '零' || text[at] === '〇';
}

function digitString(text: string, start: number, end: number): number | null {
  if (end - start === 1) return VALUES[text.charCodeAt(start)] ?? null;
  // Only years are printed digit by digit in Chinese numerals.
  if (end - start !== 4) return null;
  let value = 0;
  for (let at = start; at < end; at++) value = value * 10 + (VALUES[text.charCodeAt(at)] ?? 0);
  return value;
}
