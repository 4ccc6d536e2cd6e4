/** Numbers that measure nothing: days, years, ordinals, addresses, registers, and the names of programmes. */
import type { Qualifier } from '../../../store/documents.js';
import { CharacterSet } from '../../character-set.js';
import type { Unit } from '../../lexicon/units.js';
import { isDigitAt, type Numeral } from './numbers.js';

export interface Candidate {
  readonly numeral: Numeral;
  readonly unit: Unit;
  readonly multiplier: number;
  /** The numeral's first character. */
  readonly start: number;
  /** Behind the unit. */
  readonly end: number;
  readonly qualifier: Qualifier | null;
}

/** Units with which a small Chinese numeral still measures: "三亩", "两万元"; counts and spans of time are figures of speech. */
const MEASURING = new Set(['CNY', 'm2', 'm', 'kg', 'percent', 'times', 'm3', '°C', 'USD', 'kWh']);
/** Small Chinese numerals before these are mostly names: 耿七斤, 五角枫, 三里屯. */
const NAMING = new Set(['斤', '角', '里', '克', '两', '米', '升']);
/** Chinese numerals before these are words or names: 十分, 十字, 十五局, 十二中学. */
const NOT_COUNTED_IN_CHINESE = new Set('分 字 步 级 局 校 方 面 环 声 站 店 道 国 单 里'.split(' '));
/** Distances that name a race: 百米决赛, 1500米跑. */
const RACE =
  /^(?:短跑|长跑|跑|接力|决赛|预赛|半决赛|栏|跨栏|自由泳|蛙泳|蝶泳|仰泳|混合泳|个人|障碍|项目|比赛|赛|径赛|竞走|气步枪|气手枪|速滑|单人|双人)/u;
const LETTERS = new CharacterSet('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz');
const REGISTER_SIGNS = new CharacterSet('+＋_#×*@.∶');
const CLOCK_SIGNS = new CharacterSet('时点:：');
const QUOTATION_MARKS = new CharacterSet('“「‘"');
/** Longest quotation that is a programme's name, in characters. */
const LONGEST_PROGRAMME = 10;

/** Whether the number is part of a name or a register rather than a measure of something. */
export function isProgramme(text: string, candidate: Candidate): boolean {
  const { numeral, unit, start, end, qualifier } = candidate;
  const before = text[start - 1] ?? ' ';
  const after = text[end] ?? ' ';
  if (before === '届' || before === '第' || (before === ' ' && text[start - 2] === '第')) return true;
  if (isRegister(text, start - 1, unit)) return true;
  if (isYear(text, candidate) || isClock(text, candidate) || isAddress(text, candidate)) return true;
  if (isQuotedName(text, start)) return true;
  // "最后1公里" is a figure of speech.
  if (unit.base === 'm' && text.startsWith('最后', start - 2)) return true;
  if (unit.printed === '米' && numeral.value <= 10000 && RACE.test(text.slice(end, end + 3))) return true;
  if (isOrdinalBehind(text, candidate, after)) return true;
  return numeral.script === 'HAN' && !numeral.fraction && isFigureOfSpeech(candidate, text, qualifier);
}

/** Letters, signs or points in front make it a name or a number of some register: "A02", "PM2.5", "1+6", "0391-3568198". */
function isRegister(text: string, before: number, unit: Unit): boolean {
  if (LETTERS.isAt(text, before)) return unit.kind === 'COUNT' || unit.kind === 'DURATION';
  return REGISTER_SIGNS.isAt(text, before);
}

/** "2020年", "98年5月", "90年代", "3年级", "成立70周年": calendars and names, not durations. */
function isYear(text: string, { numeral, unit, multiplier, start, end, qualifier }: Candidate): boolean {
  if (unit.printed !== '年' && unit.printed !== '年时间') return false;
  if (/^(?:代|级|度|报|货|检|均|龄段)/u.test(text.slice(end, end + 2))) return true;
  if (text[start] === '0') return true;
  if (multiplier > 1 || qualifier !== null) return false;
  if (Number.isInteger(numeral.value) && numeral.value >= 1000 && numeral.value <= 2999)
    return !/^(?:的?历史|的?文明)/u.test(text.slice(end, end + 3));
  return numeral.value >= 50 && (isDigitAt(text, end) || /^(?:出生|生|版|底|初|末|届)/u.test(text.slice(end, end + 2)));
}

/** "8时30分", "7点15分". */
function isClock(text: string, { unit, start }: Candidate): boolean {
  return CLOCK_SIGNS.isAt(text, start - 1) && unit.printed.startsWith('分') && !unit.printed.startsWith('分钱');
}

/** "3栋2单元", "村民3组". */
function isAddress(text: string, { unit, start, end }: Candidate): boolean {
  if (unit.printed === '栋' || unit.printed === '幢' || unit.printed === '座')
    return isDigitAt(text, end) || text.startsWith('单元', end);
  if (unit.printed === '组') return '村民队'.includes(text[start - 1] ?? ' ');
  if (unit.printed === '层') return !/[高共下上总]/u.test(text[start - 1] ?? ' ');
  return false;
}

/** A number that opens a short quotation is a programme's name: “6个一”工程. */
function isQuotedName(text: string, start: number): boolean {
  if (!QUOTATION_MARKS.isAt(text, start - 1)) return false;
  for (let at = start; at < start + LONGEST_PROGRAMME && at < text.length; at++) {
    const character = text[at] ?? ' ';
    if ('”」’"'.includes(character)) return true;
    if ('，。！？；'.includes(character)) return false;
  }
  return false;
}

/** "2期工程", "3年级", "12届人大", "前3名", "5A级". */
function isOrdinalBehind(text: string, { numeral, unit, start }: Candidate, after: string): boolean {
  const before = text[start - 1] ?? ' ';
  if (unit.printed === '期') return /[工项建]/u.test(after) || '二三四总'.includes(before);
  if (unit.printed === '届') return numeral.script === 'HAN' || !'续了办行满共'.includes(before);
  if (before === '前' || before === '头') return unit.base === 'month' || /^[名位强]$/u.test(unit.printed);
  return unit.printed === '版';
}

/** Small Chinese numerals count by the way ("三遍", "两个方面"), round ones without a qualifier are proverbial ("百家", "万人"). */
function isFigureOfSpeech(
  { numeral, unit, multiplier }: Candidate,
  text: string,
  qualifier: Qualifier | null,
): boolean {
  const value = numeral.value * multiplier;
  const measures = MEASURING.has(unit.base) || unit.kind === 'AGE';
  if (numeral.bare && text.charAt(numeral.start - 1) === '每') return true;
  if (numeral.bare || value === 0) return qualifier === null && !(MEASURING.has(unit.base) && value >= 100);
  if (value < 10) return !(measures && value >= 2) || NAMING.has(unit.printed);
  if (NOT_COUNTED_IN_CHINESE.has(unit.printed)) return qualifier === null || unit.printed === '里';
  return value === 10 && qualifier === null && text.charAt(numeral.start - 1) === '“';
}
