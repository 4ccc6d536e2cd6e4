/** Numerals as newspapers print them: "2605", "１.０３", "1,234", "三十八", "三百", "二〇二〇", "百分之五", "三分之二", "半". */
import type { Lexicon } from '../../lexicon/lexicon.js';
import { readDigits } from './arabic-numerals.js';
import { readHan } from './han-numerals.js';
import { charactersOf, HALF, isDigitAt } from './numeral-characters.js';
import { unitAt } from './unit-reading.js';

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

/**
 * The numeral that begins at `at`, or null where what stands there is none ("1.2.3", "一二三"). Magnitudes behind
 * Arabic digits are left to the unit ("6.58" of "6.58亿元"), those among Chinese numerals are read ("三百").
 */
export function readNumeral(text: string, at: number, lexicon: Lexicon): Numeral | null {
  if (isDigitAt(text, at)) {
    const number = readDigits(text, at);
    if (number === null) return null;
    const { value, end } = number;
    return { value, start: at, end, script: 'DIGITS', bare: false, fraction: false };
  }
  if (charactersOf(lexicon).classes[text.charCodeAt(at)] === HALF) return readHalf(text, at, lexicon);
  const number = readHan(text, at, lexicon);
  if (number === null) return null;
  const { value, end, bare, fraction, isInDigits } = number;
  return { value, start: at, end, script: isInDigits ? 'DIGITS' : 'HAN', bare, fraction };
}

/** "半年", but not the 半 of 上半年 or 半山. */
function readHalf(text: string, at: number, lexicon: Lexicon): Numeral | null {
  const { halved, beforeOtherHalves } = lexicon.units;
  if (at > 0 && beforeOtherHalves.includes(text.charAt(at - 1))) return null;
  const unit = unitAt(text, at + 1, lexicon);
  if (unit === null || !halved.has(unit.printed)) return null;
  return { value: 0.5, start: at, end: at + 1, script: 'HAN', bare: false, fraction: false };
}
