/** A number with its unit: "2.3万户", "3万多名", "1亿2000万元", "37元5角", "1年6个月". */
import type { Qualifier } from '../../../store/documents.js';
import { CharacterSet } from '../../character-set.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import type { Unit } from '../../lexicon/units.js';
import { hanValue, isDigitAt, isNumeralAt, isUnitPrefix, type Numeral, readNumeral } from './numbers.js';
import { unitAt } from './unit-reading.js';

/** What a numeral and its unit say together, without the qualifiers around them. */
export interface Part {
  readonly numeral: Numeral;
  /** As printed before the magnitude: 2.3 of "2.3万户". */
  readonly value: number;
  /** Between value and unit: 10000 of "2.3万户". */
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

/** Smaller units that may follow a greater one, in the greater one's terms, and the unit in which both are given. */
const SMALLER: Readonly<Record<string, readonly (readonly [printed: string, share: number])[]>> = {
  元: [['角', 0.1]],
  斤: [['两', 0.1]],
  年: [['个月', 1 / 12]],
  小时: [
    ['分钟', 1 / 60],
    ['分', 1 / 60],
  ],
  分: [['秒', 1 / 60]],
  分钟: [['秒', 1 / 60]],
};
/** Spans of two units are given in the smaller one: 1年6个月 are 18 months. */
const GIVEN_IN: Readonly<Record<string, Unit>> = {
  个月: { printed: '个月', base: 'month', factor: 12, kind: 'DURATION' },
  分钟: { printed: '分钟', base: 'minute', factor: 60, kind: 'DURATION' },
  分: { printed: '分', base: 'minute', factor: 60, kind: 'DURATION' },
  秒: { printed: '秒', base: 'second', factor: 60, kind: 'DURATION' },
};

/** Characters that may stand directly behind a numeral that measures: a unit's first, a magnitude, a rounding, a range. */
const followsOf = perLexicon(
  ({ units: { units, countedNouns } }) =>
    new CharacterSet(
      ...units.map(({ printed }) => printed.charAt(0)),
      ...countedNouns.map((noun) => noun.charAt(0)),
      '十百千万亿余多几来~～∼〜至到—–-－―─',
    ),
);
const MAGNITUDES = new CharacterSet('十百千万亿');
const ROUNDINGS = new CharacterSet('余多来几');
const AFTER_UNIT = new CharacterSet('（(半多');

/** Reads the number that begins at `at`; null if no numeral does or nothing behind it can make it measure. */
export function readPart(text: string, at: number, lexicon: Lexicon): Part | null {
  const numeral = readNumeral(text, at);
  if (numeral === null) return null;
  if (numeral.fraction) return partOf(numeral, numeral.value, 1, PERCENT, '', null, numeral.end);
  // A magnitude that ends a Chinese numeral counts without a unit: "突破三万".
  if (!followsOf(lexicon).isAt(text, numeral.end) && !(numeral.script === 'HAN' && numeral.value >= 1e4)) return null;
  let end = numeral.end;
  let qualifier = roundingAt(text, end, numeral);
  if (qualifier !== null) end++;
  const amount = readMagnitudes(text, numeral, end);
  end = amount.end;
  if (qualifier === null) {
    qualifier = roundingAt(text, end, numeral);
    if (qualifier !== null) end++;
  }
  const { value, multiplier, magnitudes } = amount;
  const unit = unitAt(text, end, lexicon);
  if (unit === null) {
    const implied = impliedUnit(text, end, multiplier, qualifier, lexicon);
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
  return withSmaller(text, part, unit) ?? afterUnit(text, part, unit, lexicon);
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

/** "5千万亿" is as far as magnitudes go. */
const MOST_MAGNITUDES = 3;

interface Amount {
  readonly value: number;
  readonly multiplier: number;
  readonly magnitudes: string;
  readonly end: number;
}

/** The magnitudes between number and unit: the 万 of "2.3万户"; those of a Chinese numeral are part of it. */
function readMagnitudes(text: string, numeral: Numeral, from: number): Amount {
  let end = from;
  let multiplier = 1;
  for (let size = magnitudeAt(text, end); size > 0 && end - from < MOST_MAGNITUDES; size = magnitudeAt(text, end)) {
    multiplier *= size;
    end++;
  }
  const magnitudes = end === from ? '' : text.slice(from, end);
  if (multiplier >= 1e4 && isDigitAt(text, end)) {
    // "1亿2000万元": one number set in two magnitudes.
    const rest = readNumeral(text, end);
    const size = rest === null ? 0 : magnitudeAt(text, rest.end);
    if (rest !== null && size > 0 && size < multiplier)
      return {
        value: numeral.value * multiplier + rest.value * size,
        multiplier: 1,
        magnitudes: '',
        end: rest.end + 1,
      };
  }
  if (numeral.script === 'HAN' && multiplier === 1) {
    const last = magnitudeAt(text, numeral.end - 1);
    const head = last >= 1e4 ? hanValue(text, numeral.start, numeral.end - 1) : null;
    if (head !== null) return { value: head, multiplier: last, magnitudes: text.charAt(numeral.end - 1), end };
  }
  return { value: numeral.value, multiplier, magnitudes, end };
}

function magnitudeAt(text: string, at: number): number {
  if (!MAGNITUDES.isAt(text, at)) return 0;
  switch (text.charAt(at)) {
    case '十':
      return 10;
    case '百':
      return 100;
    case '千':
      return isUnitPrefix(text, at) ? 0 : 1000;
    case '万':
      return 1e4;
    case '亿':
      return 1e8;
    default:
      return 0;
  }
}

/** "20余名", "3万多", "十几个", "10来岁": a sign that rounds the number at `at`. */
function roundingAt(text: string, at: number, numeral: Numeral): Qualifier | null {
  if (!ROUNDINGS.isAt(text, at)) return null;
  const next = text.charAt(at + 1);
  switch (text.charAt(at)) {
    case '余':
      return 'MORE_THAN';
    case '多':
      return '少种媒样云'.includes(next || '。') ? null : 'MORE_THAN';
    case '来':
      return '个名户家人亩年天岁万斤元米里次件位条'.includes(next || '。') ? 'ABOUT' : null;
    case '几':
      return numeral.script === 'HAN' ? 'MORE_THAN' : null;
    default:
      return null;
  }
}

/** What has no unit still counts where it is rounded ("500余群众", "突破10万") or a countable noun follows. */
function impliedUnit(
  text: string,
  at: number,
  multiplier: number,
  qualifier: Qualifier | null,
  { units }: Lexicon,
): Unit | null {
  if (text.charAt(at - 1) !== '几' && (qualifier !== null || multiplier >= 1e4))
    return text.charAt(at) === '级' ? null : UNNAMED;
  return isDigitAt(text, at - 1) && units.countedNouns.some((noun) => text.startsWith(noun, at)) ? UNNAMED : null;
}

/** "37元5角", "1年零6个月": the smaller unit's part of the same number; null if none follows. */
function withSmaller(text: string, part: Part, whole: Unit): Part | null {
  // "10秒87" on the stopwatch: hundredths.
  if (whole.base === 'second' && /^\d{2}(?!\d)/.test(text.slice(part.end, part.end + 3)))
    return { ...part, value: part.value + Number(text.slice(part.end, part.end + 2)) / 100, end: part.end + 2 };
  const smaller = SMALLER[whole.printed];
  if (smaller === undefined) return null;
  const from = text.charAt(part.end) === '零' || text.charAt(part.end) === '又' ? part.end + 1 : part.end;
  if (!isNumeralAt(text, from)) return null;
  const rest = readNumeral(text, from);
  const unit = rest === null ? undefined : smaller.find(([printed]) => text.startsWith(printed, rest.end));
  // A calendar's year does not last: 2020年3个月.
  if (rest === null || unit === undefined || part.value >= 1000) return null;
  const value = part.value + rest.value * unit[1];
  const end = rest.end + unit[0].length;
  const given = GIVEN_IN[unit[0]];
  if (given === undefined) return { ...part, value, end };
  return {
    ...part,
    value: value * given.factor,
    multiplier: 1,
    unit: { ...given, factor: 1 },
    unitText: given.printed,
    end,
  };
}

/** What belongs to the unit behind it: "3年半", "2年多", "12台（套）". */
function afterUnit(text: string, part: Part, unit: Unit, lexicon: Lexicon): Part {
  if (!AFTER_UNIT.isAt(text, part.end)) return part;
  const next = text.charAt(part.end);
  if (unit.kind === 'COUNT') {
    if (next !== '（' && next !== '(') return part;
    const bracket = /^[（(](?:人次|[\p{Script=Han}])[）)]/u.exec(text.slice(part.end, part.end + 4))?.[0] ?? '';
    if (bracket === '' || unitAt(text, part.end + 1, lexicon) === null) return part;
    return { ...part, unitText: part.unitText + bracket, end: part.end + bracket.length };
  }
  if (next === '半') return { ...part, value: part.value + 0.5, end: part.end + 1 };
  if (next === '多' && part.qualifier === null && !'云种媒元样'.includes(text.charAt(part.end + 1) || '。'))
    return { ...part, qualifier: 'MORE_THAN', end: part.end + 1 };
  return part;
}
