/** Numbers that measure nothing: days, years, ordinals, addresses, registers, and the names of programmes. */
import type { MetricKind, Qualifier } from '../../../store/documents.js';
import { CharacterSet } from '../../character-set.js';
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import type { Unit } from '../../lexicon/units.js';
import type { Numeral } from './numbers.js';
import { digitAt, isDigitAt, isNumeralAt } from './numeral-characters.js';
import { unitAt } from './unit-reading.js';

export interface Candidate {
  readonly numeral: Numeral;
  readonly unit: Unit;
  readonly multiplier: number;
  /** The numeral's first character. */
  readonly start: number;
  /** Behind the unit. */
  readonly end: number;
  /** Whether a sign in front of it is its own: "+0.8%". */
  readonly isSigned: boolean;
  readonly qualifier: Qualifier | null;
}

/**
 * Kinds of unit, and units of no such kind, with which a small Chinese numeral still measures: "三亩", "两万元"; counts and
 * spans of time are figures of speech.
 */
const MEASURING_KINDS = new Set<MetricKind>(['AMOUNT', 'AREA', 'LENGTH', 'MASS', 'RATIO']);
const MEASURING = new Set(['m3', '°C', 'kWh', 'L']);
const LETTERS = new CharacterSet('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz');
/** What is told of a thing with a Latin name: "GDP3.2万亿元", "CPI2.1%". */
const BESIDE_LETTERS = new Set<MetricKind>(['AMOUNT', 'RATIO', 'OTHER']);
const REGISTER_SIGNS = new CharacterSet('+＋_#×*@.∶');
const SLASHES = new CharacterSet('/／');
const HYPHENS = new CharacterSet('-－–—');
const CLOCK_SIGNS = new CharacterSet('时点:：');
const SECONDS_SIGNS = new CharacterSet('分:：');
const CLOCK_UNITS = new Set(['分', '分钟', '秒']);
const QUOTATION_MARKS = new CharacterSet('“「‘"');
const CLOSING_MARKS = new CharacterSet('”」’"');
const SPEECH_SIGNS = new CharacterSet('：:，,');
const HAN = /^\p{Script=Han}/u;
const STOPS = new CharacterSet('，。！？；');
/** Longest quotation that is a programme's name, in characters. */
const LONGEST_PROGRAMME = 10;

const patternsOf = perLexicon(({ measuring, qualifiers, units }) => ({
  ordinal: new RegExp(`(?:${anyOf(measuring.ordinals)}|第 )$`, 'u'),
  figureOfDistance: new RegExp(`${anyOf(measuring.figuresOfDistance)}$`, 'u'),
  first: new RegExp(`${anyOf(measuring.first)}$`, 'u'),
  race: new RegExp(`^${anyOf(measuring.races)}`, 'u'),
  era: new RegExp(`${anyOf(measuring.eras)}$`, 'u'),
  wordOfYears: new RegExp(`^${anyOf(measuring.wordsOfYears)}`, 'u'),
  lasting: new RegExp(`^${anyOf(measuring.lastingYears)}`, 'u'),
  behindShortYear: new RegExp(`^(?:[\\d０-９]|${anyOf(measuring.behindShortYears)})`, 'u'),
  partOfHouse: new RegExp(`^(?:[\\d０-９]|${anyOf(measuring.partsOfHouses)})`, 'u'),
  beforeGroup: new RegExp(`${anyOf(measuring.beforeGroups)}$`, 'u'),
  beforeCountedStorey: new RegExp(`${anyOf(measuring.beforeCountedStoreys)}$`, 'u'),
  behindStage: new RegExp(`^${anyOf(measuring.behindStages)}`, 'u'),
  beforeStage: new RegExp(`${anyOf(measuring.beforeStages)}$`, 'u'),
  beforeCountedSession: new RegExp(`${anyOf(measuring.beforeCountedSessions)}$`, 'u'),
  each: new RegExp(`${anyOf(qualifiers.each)}$`, 'u'),
  /** "元|/500克" */
  lastOfSums: new CharacterSet(
    ...units.units.flatMap(({ kind, printed }) => (kind === 'AMOUNT' ? printed.slice(-1) : [])),
  ),
  betweenScores: new CharacterSet(...measuring.betweenScores),
  train: new RegExp(`^${anyOf(measuring.trains)}`, 'u'),
  runningTrain: new RegExp(anyOf(measuring.runningTrains), 'u'),
  vague: new RegExp(`${anyOf(qualifiers.vagueNumerals)}$`, 'u'),
  wordOfNumber: new RegExp(`${anyOf(qualifiers.wordsOfNumber)}$`, 'u'),
}));
/** The words around a number that are looked at, in characters. */
const AROUND = 4;

/** Whether the number is part of a name or a register rather than a measure of something. */
export function isProgramme(text: string, candidate: Candidate, lexicon: Lexicon): boolean {
  const { numeral, unit, start, end } = candidate;
  const patterns = patternsOf(lexicon);
  const around = { before: text.slice(Math.max(0, start - AROUND), start), behind: text.slice(end, end + AROUND) };
  if (patterns.ordinal.test(around.before)) return true;
  if (!candidate.isSigned && isRegister(text, start - 1, unit, lexicon)) return true;
  if (isNumberedFromZero(text, start) || isPairOfCurrencies(text, candidate, lexicon)) return true;
  if (patterns.betweenScores.isAt(text, start - 1) && isDigitAt(text, start - 2)) return true;
  if (unit.printed === '' && lexicon.measuring.calledNumbers.has(text.slice(numeral.start, numeral.end))) return true;
  if (isYear(text, candidate, around, lexicon)) return true;
  if (isClock(text, candidate, lexicon) || isNumbered(candidate, around, lexicon)) return true;
  if (isQuotedName(text, start) || endsQuotedName(text, end, numeral)) return true;
  if (unit.base === 'm' && patterns.figureOfDistance.test(around.before)) return true;
  if (unit.printed === '米' && numeral.value <= 10000 && patterns.race.test(around.behind)) return true;
  return numeral.script === 'HAN' && !numeral.fraction && isFigureOfSpeech(candidate, around, lexicon);
}

/** "100日元/人民币" names a rate of exchange. */
function isPairOfCurrencies(text: string, { unit, end }: Candidate, lexicon: Lexicon): boolean {
  return unit.kind === 'AMOUNT' && SLASHES.isAt(text, end) && unitAt(text, end + 1, lexicon)?.kind === 'AMOUNT';
}

/** "08135期": nothing is counted from zero on. */
function isNumberedFromZero(text: string, start: number): boolean {
  return isDigitAt(text, start) && digitAt(text, start) === 0 && isDigitAt(text, start + 1);
}

interface Around {
  readonly before: string;
  readonly behind: string;
}

/** Letters, signs or points in front make it a name or a number of some register: "A02", "PM2.5", "1+6", "0371-654321". */
function isRegister(text: string, before: number, unit: Unit, lexicon: Lexicon): boolean {
  if (LETTERS.isAt(text, before)) return !BESIDE_LETTERS.has(unit.kind) || LETTERS.isIn(unit.printed);
  if (SLASHES.isAt(text, before) && patternsOf(lexicon).lastOfSums.isAt(text, before - 1)) return true;
  if (HYPHENS.isAt(text, before) && isDigitAt(text, before - 1)) return unit.kind === 'COUNT';
  return REGISTER_SIGNS.isAt(text, before);
}

/** "2020年", "98年5月", "民国廿九年", "90年代", "3年级", "成立70周年": calendars and names, not durations. */
function isYear(
  text: string,
  { numeral, unit, multiplier, start, qualifier }: Candidate,
  { before, behind }: Around,
  lexicon: Lexicon,
): boolean {
  if (unit.printed !== '年' && unit.printed !== '年时间') return false;
  const { era, wordOfYears, lasting, behindShortYear } = patternsOf(lexicon);
  if (era.test(before) || wordOfYears.test(behind)) return true;
  if (text[start] === '0') return true;
  if (multiplier > 1) return false;
  const isYearNumber = Number.isInteger(numeral.value) && numeral.value >= 1000 && numeral.value <= 2999;
  // "1998年左右" is a year, "1500多年" and "约2000年" last.
  if (qualifier !== null) return isYearNumber && numeral.value % 100 !== 0;
  if (isYearNumber) return !lasting.test(behind);
  return numeral.value >= 50 && behindShortYear.test(behind);
}

/** "8时30分", "7点15分", "20时30分15秒"; but not what lasts: "用时5分钟". */
function isClock(text: string, { unit, start }: Candidate, lexicon: Lexicon): boolean {
  if (!CLOCK_UNITS.has(unit.printed) || !isNumeralAt(text, start - 2, lexicon)) return false;
  return CLOCK_SIGNS.isAt(text, start - 1) || (unit.printed === '秒' && SECONDS_SIGNS.isAt(text, start - 1));
}

/** "3栋2单元", "村民3组", "2期工程", "12届人大", "前3名". */
function isNumbered({ numeral, unit }: Candidate, { before, behind }: Around, lexicon: Lexicon): boolean {
  const { measuring } = lexicon;
  const patterns = patternsOf(lexicon);
  const { printed } = unit;
  if (measuring.houses.has(printed) && patterns.partOfHouse.test(behind)) return true;
  if (printed === '次' && patterns.train.test(behind)) return !patterns.runningTrain.test(before);
  if (measuring.groups.has(printed) && patterns.beforeGroup.test(before)) return true;
  if (measuring.storeys.has(printed) && !patterns.beforeCountedStorey.test(before)) return true;
  if (measuring.stages.has(printed)) return patterns.behindStage.test(behind) || patterns.beforeStage.test(before);
  if (measuring.sessions.has(printed)) return numeral.script === 'HAN' || !patterns.beforeCountedSession.test(before);
  if (patterns.first.test(before)) return unit.base === 'month' || measuring.places.has(printed);
  return measuring.pages.has(printed);
}

/** A number that opens a short quotation is a programme's name: “6个一”工程. */
function isQuotedName(text: string, start: number): boolean {
  if (!QUOTATION_MARKS.isAt(text, start - 1)) return false;
  for (let at = start; at < start + LONGEST_PROGRAMME && at < text.length; at++) {
    if (CLOSING_MARKS.isAt(text, at)) return true;
    if (STOPS.isAt(text, at)) return false;
  }
  return false;
}

/** One that ends it is, too: “新十条”; in digits where no speech is quoted: “光荣在党50年”老党员. */
function endsQuotedName(text: string, end: number, { script }: Numeral): boolean {
  if (!CLOSING_MARKS.isAt(text, end)) return false;
  for (let at = end - 1; at >= 0 && end - at <= LONGEST_PROGRAMME; at--) {
    if (QUOTATION_MARKS.isAt(text, at))
      return script === 'HAN' || (!SPEECH_SIGNS.isAt(text, at - 1) && HAN.test(text.charAt(end + 1)));
    if (STOPS.isAt(text, at)) return false;
  }
  return false;
}

/** Small Chinese numerals count by the way ("三遍", "两个方面"), round ones without a qualifier are proverbial ("百家", "万人"). */
function isFigureOfSpeech(
  { numeral, unit, multiplier, qualifier }: Candidate,
  { before }: Around,
  lexicon: Lexicon,
): boolean {
  const { units } = lexicon;
  const { vague, wordOfNumber } = patternsOf(lexicon);
  if (vague.test(before) && !wordOfNumber.test(before)) return true;
  const value = numeral.value * multiplier;
  const isSize = MEASURING_KINDS.has(unit.kind) || MEASURING.has(unit.base);
  const measures = isSize || unit.kind === 'AGE';
  if (numeral.bare && patternsOf(lexicon).each.test(before)) return true;
  if (numeral.bare || value === 0) return qualifier === null && !(isSize && value >= 100);
  if (!Number.isInteger(numeral.value)) return false;
  if (value < 10 && unit.kind === 'RATIO') return false;
  if (value < 10) return !(measures && value >= 2) || units.naming.has(unit.printed);
  if (units.ofWords.has(unit.printed) && !MEASURING.has(unit.base)) return qualifier === null || unit.kind === 'LENGTH';
  return value === 10 && qualifier === null && before.endsWith('“');
}
