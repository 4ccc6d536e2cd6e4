/** A number with its unit: "4.7万户", "3万多名", "1亿6500万元", "37元5角", "1年6个月". */
import type { Qualifier } from '../../../store/documents.js';
import { CharacterSet } from '../../character-set.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import type { Unit } from '../../lexicon/units.js';
import { WordSet } from '../../word-set.js';
import { runEnd } from './arabic-numerals.js';
import { composed } from './composites.js';
import { magnitudeAt, readMagnitudes } from './magnitudes.js';
import { readNumeral } from './numbers.js';
import type { Numeral } from './numeral.js';
import { charactersOf, HAN_DIGIT, isDigitAt } from './numeral-characters.js';
import { unitAt, unitInContext } from './unit-reading.js';

/** What a numeral and its unit say together, without the qualifiers around them. */
export interface Part {
  readonly numeral: Numeral;
  /** As printed before the magnitude: 4.7 of "4.7万户". */
  readonly value: number;
  /** Between value and unit: 10000 of "4.7万户". */
  readonly multiplier: number;
  /** Null where no unit follows: the first end of "3~5年". */
  readonly unit: Unit | null;
  /** Magnitude and unit as printed: "万户". */
  readonly unitText: string;
  /** Said by 余, 多, 几 or 来 beside the number. */
  readonly qualifier: Qualifier | null;
  readonly end: number;
}

/** What counts without a classifier: "500余群众". */
const UNNAMED: Unit = { printed: '', base: 'count', factor: 1, kind: 'COUNT' };
const PERCENT: Unit = { printed: '', base: 'percent', factor: 1, kind: 'RATIO' };

/** Signs between the ends of a range. */
export const RANGE_SIGNS = '~～∼〜—–-－―─';

const signsOf = perLexicon(({ units, qualifiers, numerals, grammar }) => {
  const magnitudes = [...numerals.magnitudes.keys()];
  const measured = [
    ...[...units.units, ...units.told].map(({ printed }) => printed),
    ...units.countedNouns,
    ...units.halvesInside.keys(),
  ];
  const roundings = [...qualifiers.roundings.keys()];
  return {
    /** What may stand directly behind a numeral that measures: a unit's first character, a rounding, a range. */
    followers: new CharacterSet(
      ...measured.map((word) => word.charAt(0)),
      ...magnitudes,
      ...roundings,
      ...grammar.until,
      RANGE_SIGNS,
    ),
    /** With what a Chinese numeral goes on behind its first digit. */
    goingOn: new CharacterSet(
      ...numerals.digits.keys(),
      ...numerals.magnitudes.keys(),
      ...numerals.tens.keys(),
      ...numerals.formal.keys(),
      ...numerals.points,
      ...numerals.fractions,
      ...qualifiers.halves,
    ),
    countedNouns: new WordSet(units.countedNouns),
    halves: new CharacterSet(...qualifiers.halves),
    roundings: new CharacterSet(...roundings),
    moreWords: new CharacterSet(qualifiers.moreWords),
  };
});
const MORE = '多';

/**
 * Whether what stands behind the numeral at `at` can make it measure; true where the numeral has to be read to know. To skip
 * those that cannot takes much less time.
 */
export function mayMeasure(text: string, at: number, lexicon: Lexicon): boolean {
  const { followers, goingOn } = signsOf(lexicon);
  if (isDigitAt(text, at)) return followers.isAt(text, runEnd(text, at));
  const isOneDigit = charactersOf(lexicon).classes[text.charCodeAt(at)] === HAN_DIGIT;
  return !isOneDigit || followers.isAt(text, at + 1) || goingOn.isAt(text, at + 1);
}

/** Reads the number that begins at `at`; null if no numeral does or nothing behind it can make it measure. */
export function readPart(text: string, at: number, lexicon: Lexicon): Part | null {
  const numeral = readNumeral(text, at, lexicon);
  return numeral === null ? null : partWith(text, numeral, lexicon);
}

/** What the numeral and its unit say together; null if nothing behind the numeral can make it measure. */
export function partWith(text: string, numeral: Numeral, lexicon: Lexicon): Part | null {
  // "千分之一秒" is no share.
  if (numeral.fraction)
    return isSizeAt(text, numeral.end, lexicon)
      ? null
      : partOf(numeral, numeral.value, 1, PERCENT, '', null, numeral.end);
  // A magnitude that ends a Chinese numeral counts without a unit: "突破三万".
  if (!signsOf(lexicon).followers.isAt(text, numeral.end) && !(numeral.script === 'HAN' && numeral.value >= 1e4))
    return null;
  let end = numeral.end;
  let qualifier = roundingAt(text, end, numeral, lexicon);
  if (qualifier !== null) end++;
  const amount = readMagnitudes(text, numeral, end, lexicon);
  end = amount.end;
  if (qualifier === null) {
    qualifier = roundingAt(text, end, numeral, lexicon);
    if (qualifier !== null) end++;
  }
  const { value, multiplier, magnitudes } = amount;
  const halved = halfInside(text, end, lexicon);
  if (halved !== null && multiplier === 1)
    return partOf(numeral, value + 0.5, 1, halved.unit, halved.unit.printed, qualifier, halved.end);
  const unit = unitInContext(text, end, lexicon);
  if (unit === null) {
    // 陆万 without a unit is somebody's name.
    if (charactersOf(lexicon).formal[text.charCodeAt(numeral.start)] === 1) return null;
    const implied = impliedUnit(text, end, numeral, multiplier, qualifier, lexicon);
    return partOf(numeral, value, multiplier, implied, magnitudes, qualifier, end);
  }
  const part = partOf(
    numeral,
    value,
    multiplier,
    unit,
    magnitudes + unit.printed,
    qualifier,
    end + unit.printed.length,
  );
  return composed(text, part, unit, lexicon);
}

/** "一|个半小时": the unit in whose name the half stands. */
function halfInside(text: string, at: number, lexicon: Lexicon): { unit: Unit; end: number } | null {
  if (!signsOf(lexicon).halves.isAt(text, at + 1)) return null;
  for (const [printed, whole] of lexicon.units.halvesInside) {
    const unit = text.startsWith(printed, at) ? unitAt(whole, 0, lexicon) : null;
    if (unit !== null) return { unit, end: at + printed.length };
  }
  return null;
}

function partOf(
  numeral: Numeral,
  value: number,
  multiplier: number,
  unit: Unit | null,
  unitText: string,
  qualifier: Qualifier | null,
  end: number,
): Part {
  return { numeral, value, multiplier, unit, unitText, qualifier, end };
}

/** "20余名", "3万多", "十几个", "10来岁": a sign that rounds the number at `at`. */
function roundingAt(text: string, at: number, numeral: Numeral, lexicon: Lexicon): Qualifier | null {
  if (!signsOf(lexicon).roundings.isAt(text, at)) return null;
  const { qualifiers } = lexicon;
  const sign = text.charAt(at);
  // "100多种" counts kinds, 多样 counts nothing.
  if (sign === MORE && signsOf(lexicon).moreWords.isAt(text, at + 1) && unitAt(text, at + 1, lexicon) === null)
    return null;
  if (qualifiers.roundingsOfChinese.includes(sign) && numeral.script !== 'HAN') return null;
  if (qualifiers.roundingsBeforeUnits.includes(sign) && unitInContext(text, at + 1, lexicon) === null) {
    if (magnitudeAt(text, at + 1, lexicon) === 0) return null;
  }
  return qualifiers.roundings.get(sign) ?? null;
}

/** What has no unit still counts where it is rounded ("500余群众", "突破10万") or a countable noun follows. */
function impliedUnit(
  text: string,
  at: number,
  numeral: Numeral,
  multiplier: number,
  qualifier: Qualifier | null,
  lexicon: Lexicon,
): Unit | null {
  const { units, qualifiers } = lexicon;
  if (isYearAlone(numeral, multiplier, qualifier)) return null;
  if (!qualifiers.roundingsOfChinese.includes(text.charAt(at - 1)) && (qualifier !== null || multiplier >= 1e4))
    return units.grades.some((grade) => text.startsWith(grade, at)) ? null : UNNAMED;
  return isDigitAt(text, at - 1) && signsOf(lexicon).countedNouns.beginsAt(text, at) ? UNNAMED : null;
}

/** "2021城市马拉松" names no count of towns. */
function isYearAlone({ value }: Numeral, multiplier: number, qualifier: Qualifier | null): boolean {
  return multiplier === 1 && qualifier === null && Number.isInteger(value) && value >= 1900 && value < 2100;
}

function isSizeAt(text: string, at: number, lexicon: Lexicon): boolean {
  const kind = unitAt(text, at, lexicon)?.kind;
  return kind === 'DURATION' || kind === 'LENGTH' || kind === 'MASS';
}
