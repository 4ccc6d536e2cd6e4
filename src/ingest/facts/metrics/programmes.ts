/** Numbers that measure nothing: days, years, ordinals, addresses, registers, and the names of programmes. */
import type { MetricKind, Qualifier } from '../../../store/documents.js';
import { CharacterSet } from '../../character-set.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import type { Unit } from '../../lexicon/units.js';
import { WordSet } from '../../word-set.js';
import type { Numeral } from './numeral.js';
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
  ordinal: new WordSet([...measuring.ordinals, '第 ']),
  figureOfDistance: new WordSet(measuring.figuresOfDistance),
  first: new WordSet(measuring.first),
  race: new WordSet(measuring.races),
  era: new WordSet(measuring.eras),
  wordOfYears: new WordSet(measuring.wordsOfYears),
  lasting: new WordSet(measuring.lastingYears),
  behindShortYear: new WordSet(measuring.behindShortYears),
  partOfHouse: new WordSet(measuring.partsOfHouses),
  beforeGroup: new WordSet(measuring.beforeGroups),
  beforeCountedStorey: new WordSet(measuring.beforeCountedStoreys),
  behindStage: new WordSet(measuring.behindStages),
  beforeStage: new WordSet(measuring.beforeStages),
  beforeCountedSession: new WordSet(measuring.beforeCountedSessions),
  each: new WordSet(qualifiers.each),
  /** "元|/500克" */
  lastOfSums: new CharacterSet(
    ...units.units.flatMap(({ kind, printed }) => (kind === 'AMOUNT' ? printed.slice(-1) : [])),
  ),
  /** Units with which things are numbered, too. */
  numbered: new Set([
    ...measuring.houses,
    ...measuring.groups,
    ...measuring.storeys,
    ...measuring.stages,
    ...measuring.sessions,
    TRAIN,
  ]),
  betweenScores: new CharacterSet(...measuring.betweenScores),
  train: new WordSet(measuring.trains),
  runningTrain: new WordSet(measuring.runningTrains),
  vague: new WordSet(qualifiers.vagueNumerals),
  wordOfNumber: new WordSet(qualifiers.wordsOfNumber),
}));
/** How far before a number trains are named that run, in characters. */
const NEAR = 4;

/** Whether the number is part of a name or a register rather than a measure of something. */
export function isProgramme(text: string, candidate: Candidate, lexicon: Lexicon): boolean {
  const { numeral, unit, start, end } = candidate;
  const patterns = patternsOf(lexicon);
  if (patterns.ordinal.endsAt(text, start)) return true;
  if (!candidate.isSigned && isRegister(text, start - 1, unit, lexicon)) return true;
  if (isNumberedFromZero(text, start) || isPairOfCurrencies(text, candidate, lexicon)) return true;
  if (patterns.betweenScores.isAt(text, start - 1) && isDigitAt(text, start - 2)) return true;
  if (unit.printed === '' && lexicon.measuring.calledNumbers.has(text.slice(numeral.start, numeral.end))) return true;
  if (isYear(text, candidate, lexicon)) return true;
  if (isClock(text, candidate, lexicon) || isNumbered(text, candidate, lexicon)) return true;
  if (isQuotedName(text, start) || endsQuotedName(text, end, numeral)) return true;
  if (unit.base === 'm' && patterns.figureOfDistance.endsAt(text, start)) return true;
  if (unit.printed === '米' && numeral.value <= 10000 && patterns.race.beginsAt(text, end)) return true;
  return numeral.script === 'HAN' && !numeral.fraction && isFigureOfSpeech(text, candidate, lexicon);
}

/** "100日元/人民币" names a rate of exchange. */
function isPairOfCurrencies(text: string, { unit, end }: Candidate, lexicon: Lexicon): boolean {
  return unit.kind === 'AMOUNT' && SLASHES.isAt(text, end) && unitAt(text, end + 1, lexicon)?.kind === 'AMOUNT';
}

/** "08135期": nothing is counted from zero on. */
function isNumberedFromZero(text: string, start: number): boolean {
  return isDigitAt(text, start) && digitAt(text, start) === 0 && isDigitAt(text, start + 1);
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
  { numeral, unit, multiplier, start, end, qualifier }: Candidate,
  lexicon: Lexicon,
): boolean {
  if (unit.printed !== '年' && unit.printed !== '年时间') return false;
  const { era, wordOfYears, lasting, behindShortYear } = patternsOf(lexicon);
  if (era.endsAt(text, start) || wordOfYears.beginsAt(text, end)) return true;
  if (text.startsWith('0', start)) return true;
  if (multiplier > 1) return false;
  const isYearNumber = Number.isInteger(numeral.value) && numeral.value >= 1000 && numeral.value <= 2999;
  // "1998年左右" is a year, "1500多年" and "约2000年" last.
  if (qualifier !== null) return isYearNumber && numeral.value % 100 !== 0;
  if (isYearNumber) return !lasting.beginsAt(text, end);
  return numeral.value >= 50 && (isDigitAt(text, end) || behindShortYear.beginsAt(text, end));
}

/** "8时30分", "7点15分", "20时30分15秒"; but not what lasts: "用时5分钟". */
function isClock(text: string, { unit, start }: Candidate, lexicon: Lexicon): boolean {
  if (!CLOCK_UNITS.has(unit.printed) || !isNumeralAt(text, start - 2, lexicon)) return false;
  return CLOCK_SIGNS.isAt(text, start - 1) || (unit.printed === '秒' && SECONDS_SIGNS.isAt(text, start - 1));
}

/** "3栋2单元", "村民3组", "2期工程", "12届人大", "前3名". */
function isNumbered(text: string, { numeral, unit, start, end }: Candidate, lexicon: Lexicon): boolean {
  const { measuring } = lexicon;
  const patterns = patternsOf(lexicon);
  const { printed } = unit;
  if (patterns.numbered.has(printed)) {
    if (measuring.houses.has(printed) && (isDigitAt(text, end) || patterns.partOfHouse.beginsAt(text, end)))
      return true;
    if (printed === TRAIN && patterns.train.beginsAt(text, end))
      return !patterns.runningTrain.isIn(text, Math.max(0, start - NEAR), start);
    if (measuring.groups.has(printed) && patterns.beforeGroup.endsAt(text, start)) return true;
    if (measuring.storeys.has(printed) && !patterns.beforeCountedStorey.endsAt(text, start)) return true;
    if (measuring.stages.has(printed))
      return patterns.behindStage.beginsAt(text, end) || patterns.beforeStage.endsAt(text, start);
    if (measuring.sessions.has(printed))
      return numeral.script === 'HAN' || !patterns.beforeCountedSession.endsAt(text, start);
  }
  if (patterns.first.endsAt(text, start)) return unit.base === 'month' || measuring.places.has(printed);
  return measuring.pages.has(printed);
}

/** How a train is numbered: "2607次". */
const TRAIN = '次';

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
  text: string,
  { numeral, unit, multiplier, start, qualifier }: Candidate,
  lexicon: Lexicon,
): boolean {
  const { units } = lexicon;
  const { each, vague, wordOfNumber } = patternsOf(lexicon);
  if (vague.endsAt(text, start) && !wordOfNumber.endsAt(text, start)) return true;
  const value = numeral.value * multiplier;
  const isSize = MEASURING_KINDS.has(unit.kind) || MEASURING.has(unit.base);
  const measures = isSize || unit.kind === 'AGE';
  if (numeral.bare && each.endsAt(text, start)) return true;
  if (numeral.bare || value === 0) return qualifier === null && !(isSize && value >= 100);
  if (!Number.isInteger(numeral.value)) return false;
  if (value < 10 && unit.kind === 'RATIO') return false;
  if (value < 10) return !(measures && value >= 2) || units.naming.has(unit.printed);
  if (units.ofWords.has(unit.printed) && !MEASURING.has(unit.base)) return qualifier === null || unit.kind === 'LENGTH';
  return value === 10 && qualifier === null && text.startsWith('“', start - 1);
}
