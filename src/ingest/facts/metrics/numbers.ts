/** Numerals as newspapers print them: "2605", "１.０３", "1,234", "三十八", "三百", "二〇二〇", "百分之五", "三分之二", "半". */
import type { Lexicon } from '../../lexicon/lexicon.js';
import { readDigits } from './arabic-numerals.js';
import { readHan } from './han-numerals.js';
import type { Numeral } from './numeral.js';
import { charactersOf, HALF, isDigitAt } from './numeral-characters.js';
import { unitAt } from './unit-reading.js';

/**
 * The numeral that begins at `at`, or null where what stands there is none ("1.2.3", "一二三"). Magnitudes behind
 * Arabic digits are left to the unit ("6.58" of "6.58亿元"), those among Chinese numerals are read ("三百").
 */
export function readNumeral(text: string, at: number, lexicon: Lexicon): Numeral | null {
  if (isDigitAt(text, at)) return readDigits(text, at);
  if (charactersOf(lexicon).classes[text.charCodeAt(at)] === HALF) return readHalf(text, at, lexicon);
  return readHan(text, at, lexicon);
}

/** "半年", but not the 半 of 上半年 or 半山. */
function readHalf(text: string, at: number, lexicon: Lexicon): Numeral | null {
  const { halved, beforeOtherHalves } = lexicon.units;
  if (at > 0 && beforeOtherHalves.includes(text.charAt(at - 1))) return null;
  const unit = unitAt(text, at + 1, lexicon);
  if (unit === null || !halved.has(unit.printed)) return null;
  return { value: 0.5, start: at, end: at + 1, script: 'HAN', bare: false, fraction: false };
}
