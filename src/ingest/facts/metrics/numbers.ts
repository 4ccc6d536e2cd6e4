/** Numerals as newspapers print them: "2605", "１.０３", "1,234", "三十八", "三百", "二〇二〇", "百分之五", "三分之二". */
import type { Lexicon } from '../../lexicon/lexicon.js';
import { readDigits } from './arabic-numerals.js';
import { readHan } from './han-numerals.js';
import { isDigitAt } from './numeral-characters.js';

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
  const number = readHan(text, at, lexicon);
  if (number === null) return null;
  const { value, end, bare, fraction, isInDigits } = number;
  return { value, start: at, end, script: isInDigits ? 'DIGITS' : 'HAN', bare, fraction };
}
