/** What goes on with a number behind its unit: "37元|5角", "2小时|15分06秒", "1米|75", "3年|半", "12台|（套）". */
import { CharacterSet } from '../../character-set.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import type { SmallerUnit, Unit } from '../../lexicon/units.js';
import { readNumeral } from './numbers.js';
import { charactersOf, digitAt, HAN_DIGIT, isDigitAt, isNumeralAt } from './numeral-characters.js';
import type { Part } from './parts.js';
import { unitAt } from './unit-reading.js';

const MORE = '多';
/** What may stand behind "1米75", which is no length of 1 m and 75 of something. */
const BEHIND_DECIMALS = new CharacterSet('，。；、！？,;）)”\n的高长宽深左以之到至~～—－-');

const signsOf = perLexicon(({ units, qualifiers }) => {
  const smaller = new Map<string, SmallerUnit[]>();
  for (const each of units.smaller) smaller.set(each.greater, [...(smaller.get(each.greater) ?? []), each]);
  const behindUnit = ['（(/／', MORE, ...qualifiers.halves];
  return {
    smaller,
    behindUnit: new CharacterSet(...behindUnit),
    /** With what a number goes on behind its unit, but for numerals. */
    goingOn: new CharacterSet(...behindUnit, ...units.between.map((word) => word.charAt(0))),
    moreWords: new CharacterSet(qualifiers.moreWordsBehindUnits),
    wordsOfHalf: new CharacterSet(qualifiers.wordsOfHalf),
  };
});

/** The part with all that belongs to the same number behind its unit. */
export function composed(text: string, part: Part, unit: Unit, lexicon: Lexicon): Part {
  if (!isNumeralAt(text, part.end, lexicon) && !signsOf(lexicon).goingOn.isAt(text, part.end)) return part;
  const whole = withDecimals(text, withSmaller(text, part, unit, lexicon), unit, lexicon);
  return whole === part ? afterUnit(text, part, unit, lexicon) : whole;
}

/** A number of more units than these is no number. */
const MOST_UNITS = 3;

/** "37元5角", "1年零6个月", "2小时15分06秒": with the smaller units' parts; the part itself if none follow. */
function withSmaller(text: string, part: Part, unit: Unit, lexicon: Lexicon): Part {
  let whole = part;
  let greater = unit.printed;
  let share = 1;
  for (let units = 1; units < MOST_UNITS; units++) {
    const next = smallerAt(text, whole.end, greater, lexicon);
    // A calendar's year does not last: 2020年3个月.
    if (next === null || part.value >= 1000 || part.multiplier > 1) break;
    const { row, value, end } = next;
    greater = row.smaller;
    if (row.givenIn === null) {
      share *= row.share;
      whole = { ...whole, value: whole.value + value / share, end };
    } else {
      const given: Unit = { printed: row.smaller, base: row.givenIn, factor: 1, kind: 'DURATION' };
      whole = { ...whole, value: whole.value * row.share + value, unit: given, unitText: row.smaller, end };
    }
  }
  return withHundredths(text, whole);
}

interface Smaller {
  readonly row: SmallerUnit;
  readonly value: number;
  readonly end: number;
}

/** The number of a smaller unit that begins at `at`, where it is less than one of the greater. */
function smallerAt(text: string, at: number, greater: string, lexicon: Lexicon): Smaller | null {
  const rows = signsOf(lexicon).smaller.get(greater);
  if (rows === undefined) return null;
  const joint = lexicon.units.between.find((word) => text.startsWith(word, at)) ?? '';
  const from = at + joint.length;
  if (!isNumeralAt(text, from, lexicon)) return null;
  const rest = readNumeral(text, from, lexicon);
  const row = rest === null ? undefined : rows.find(({ smaller }) => text.startsWith(smaller, rest.end));
  if (rest === null || row === undefined || rest.value >= row.share) return null;
  return { row, value: rest.value, end: rest.end + row.smaller.length };
}

/** "10秒87" on the stopwatch. */
function withHundredths(text: string, part: Part): Part {
  const { end } = part;
  if (part.unit?.base !== 'second' || text.charAt(end - 1) !== '秒') return part;
  let to = end;
  while (isDigitAt(text, to) && to - end <= MOST_PLACES) to++;
  const places = to - end;
  if (places === 0 || places > MOST_PLACES) return part;
  // A single digit may count what follows.
  if (places === 1 && to < text.length && !BEHIND_DECIMALS.isAt(text, to)) return part;
  let below = 0;
  for (let at = end; at < to; at++) below = below * 10 + digitAt(text, at);
  return { ...part, value: part.value + below / 10 ** places, end: to };
}

/** A stopwatch shows thousandths. */
const MOST_PLACES = 3;

/** "1米75", "六成五", "3块5": the digits behind the unit are the number's decimals. */
function withDecimals(text: string, part: Part, printed: Unit, lexicon: Lexicon): Part {
  const then = lexicon.units.withDecimals.get(printed.printed);
  if (then === undefined || part.multiplier > 1 || !Number.isInteger(part.value)) return part;
  if (!isNumeralAt(text, part.end, lexicon)) return part;
  const decimals = part.numeral.script === 'HAN' ? hanDecimal(text, part.end, lexicon) : decimalsAt(text, part.end);
  if (decimals === null) return part;
  const unit = then === printed.printed ? part.unit : unitAt(then, 0, lexicon);
  return { ...part, unit, value: part.value + decimals.value, end: decimals.end };
}

interface Decimals {
  /** Below one. */
  readonly value: number;
  readonly end: number;
}

function hanDecimal(text: string, at: number, lexicon: Lexicon): Decimals | null {
  const { classes, values } = charactersOf(lexicon);
  let value = 0;
  let end = at;
  for (; classes[text.charCodeAt(end)] === HAN_DIGIT && end - at < 2; end++)
    value = value * 10 + (values[text.charCodeAt(end)] ?? 0);
  if (end === at || isNumeralAt(text, end, lexicon) || unitAt(text, end, lexicon) !== null) return null;
  return { value: value / 10 ** (end - at), end };
}

function decimalsAt(text: string, at: number): Decimals | null {
  if (!isDigitAt(text, at)) return null;
  const places = isDigitAt(text, at + 1) ? 2 : 1;
  const end = at + places;
  if (end < text.length && !BEHIND_DECIMALS.isAt(text, end)) return null;
  return { value: Number(text.slice(at, end)) / 10 ** places, end };
}

/** What belongs to the unit behind it: "3年半", "2年多", "12台（套）", "30吨/小时". */
function afterUnit(text: string, part: Part, unit: Unit, lexicon: Lexicon): Part {
  const { behindUnit, moreWords, wordsOfHalf } = signsOf(lexicon);
  if (!behindUnit.isAt(text, part.end)) return part;
  const next = text.charAt(part.end);
  if (next === '/' || next === '／') return withPer(text, part, unit, lexicon);
  if (unit.kind === 'COUNT') {
    const bracket = /^[（(](\p{Script=Han}{1,2})[）)]/u.exec(text.slice(part.end, part.end + 4));
    const other = bracket === null ? null : unitAt(text, part.end + 1, lexicon);
    if (bracket === null || other?.printed !== bracket[1]) return part;
    return { ...part, unitText: part.unitText + bracket[0], end: part.end + bracket[0].length };
  }
  if (lexicon.qualifiers.halves.includes(next) && !wordsOfHalf.isAt(text, part.end + 1))
    return { ...part, value: part.value + 0.5, end: part.end + 1 };
  if (next === MORE && part.qualifier === null && !moreWords.isAt(text, part.end + 1))
    return { ...part, qualifier: 'MORE_THAN', end: part.end + 1 };
  return part;
}

/** "30吨/小时" weighs nothing: a unit made of two that no table holds stays as it is printed. */
function withPer(text: string, part: Part, unit: Unit, lexicon: Lexicon): Part {
  if (unit.kind === 'COUNT' || unit.kind === 'AMOUNT' || unit.kind === 'AGE') return part;
  const per = perAt(text, part.end + 1, unit, lexicon);
  if (per === '') return part;
  const sign = text.charAt(part.end);
  const printed = `${unit.printed}${sign}${per}`;
  return {
    ...part,
    unit: { printed, base: printed, factor: 1, kind: 'OTHER' },
    unitText: `${part.unitText}${sign}${per}`,
    end: part.end + 1 + per.length,
  };
}

/** What stands behind a sign of sharing: 小时, 100毫升, 人; "" if it is nothing to share by. */
function perAt(text: string, at: number, unit: Unit, lexicon: Lexicon): string {
  const numeral = isDigitAt(text, at) ? readNumeral(text, at, lexicon) : null;
  const from = numeral?.end ?? at;
  const measure = unitAt(text, from, lexicon);
  // "9℃/25℃" are two temperatures.
  if (numeral !== null && measure?.base === unit.base) return '';
  if (measure !== null && measure.kind !== 'COUNT' && measure.kind !== 'AMOUNT')
    return text.slice(at, from + measure.printed.length);
  return lexicon.units.per.find((word) => text.startsWith(word, from)) ?? '';
}
