/** Measuring numbers: a numeral with its unit and qualifier, told apart from dates, ordinals, names and registers. */
import type { MetricKind, Qualifier } from '../../store/documents.js';
import { COUNTABLE_NOUNS, UNITS, type Unit } from '../lexicon/units.js';
import {
  hanValue,
  isDigitAt,
  isNumeralAt,
  isUnitPrefix,
  type Numeral,
  nextNumeral,
  readNumeral,
  runEnd,
} from './numbers.js';
import { isProgramme } from './programmes.js';

export interface Quantity {
  /** With unit and adjacent qualifier: "近10家". */
  readonly start: number;
  readonly end: number;
  /** Where the numeral begins and where what belongs to number and unit ends, qualifiers in front left out. */
  readonly numberStart: number;
  readonly value: number;
  readonly unit: string;
  readonly normalizedValue: number;
  readonly normalizedUnit: string;
  readonly qualifier: Qualifier | null;
  readonly kind: MetricKind;
  /** The number's rule, for `--explain`. */
  readonly rule: string;
}

const BY_FIRST = new Map<string, Unit[]>();
for (const unit of UNITS) {
  const first = unit.printed.charAt(0);
  const group = BY_FIRST.get(first);
  if (group === undefined) BY_FIRST.set(first, [unit]);
  else group.push(unit);
}
for (const group of BY_FIRST.values()) group.sort((a, b) => b.printed.length - a.printed.length);

const COUNT_UNIT: Unit = { printed: '', base: 'count', factor: 1, kind: 'COUNT' };
const MAGNITUDES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };

/** Qualifiers in front of a number, longest first. */
const BEFORE: readonly (readonly [string, Qualifier])[] = [
  ['不低于', 'MORE_THAN'],
  ['不少于', 'MORE_THAN'],
  ['不超过', 'UP_TO'],
  ['不高于', 'UP_TO'],
  ['不多于', 'UP_TO'],
  ['大约', 'ABOUT'],
  ['约为', 'ABOUT'],
  ['将近', 'ABOUT'],
  ['接近', 'ABOUT'],
  ['大概', 'ABOUT'],
  ['超过', 'MORE_THAN'],
  ['超出', 'MORE_THAN'],
  ['突破', 'MORE_THAN'],
  ['至少', 'MORE_THAN'],
  ['最少', 'MORE_THAN'],
  ['至多', 'UP_TO'],
  ['最多', 'UP_TO'],
  ['最高', 'UP_TO'],
  ['不到', 'LESS_THAN'],
  ['不足', 'LESS_THAN'],
  ['不满', 'LESS_THAN'],
  ['未满', 'LESS_THAN'],
  ['低于', 'LESS_THAN'],
  ['少于', 'LESS_THAN'],
  ['小于', 'LESS_THAN'],
  ['高于', 'MORE_THAN'],
  ['多于', 'MORE_THAN'],
  ['大于', 'MORE_THAN'],
  ['近', 'ABOUT'],
  ['约', 'ABOUT'],
  ['超', 'MORE_THAN'],
  ['逾', 'MORE_THAN'],
];
const BEFORE_BY_LAST = new Map<string, (readonly [string, Qualifier])[]>();
for (const row of BEFORE) {
  const last = row[0].charAt(row[0].length - 1);
  BEFORE_BY_LAST.set(last, [...(BEFORE_BY_LAST.get(last) ?? []), row]);
}
const BEHIND: readonly (readonly [string, Qualifier])[] = [
  ['以上', 'MORE_THAN'],
  ['以下', 'LESS_THAN'],
  ['以内', 'UP_TO'],
  ['之内', 'UP_TO'],
  ['左右', 'ABOUT'],
  ['上下', 'ABOUT'],
  ['开外', 'MORE_THAN'],
  ['有余', 'MORE_THAN'],
  ['不到', 'LESS_THAN'],
];

/** All measuring numbers of a text, in order. Time linear in its length. */
export function findQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  const inTitle = titles(text);
  let at = nextNumeral(text, 0);
  while (at < text.length) {
    const range = inTitle(at) ? null : readRange(text, at);
    if (range === null) at = nextNumeral(text, skipNumeral(text, at));
    else {
      found.push(...range.quantities);
      at = nextNumeral(text, range.end);
    }
  }
  return found;
}

/** Longest title of a work or document, in characters. */
const LONGEST_TITLE = 80;

/**
 * Whether an offset lies in the title of a work or document, which counts nothing: 《关于……的20条措施》. To be asked
 * for ascending offsets.
 */
function titles(text: string): (at: number) => boolean {
  let open = text.indexOf('《');
  let end = -1;
  return (at) => {
    while (open >= 0 && open < at) {
      const close = text.slice(open, open + LONGEST_TITLE).indexOf('》');
      if (close > 0) end = open + close;
      open = text.indexOf('《', open + 1);
    }
    return at < end;
  };
}

/** Behind a numeral that measures nothing; what is no numeral at all ("十四五") is left a character at a time. */
function skipNumeral(text: string, at: number): number {
  if (isDigitAt(text, at)) return runEnd(text, at);
  return Math.max(readNumeral(text, at)?.end ?? at, at + 1);
}

/** One quantity, or the two ends of a range: "3~5年", "30元至50元". */
function readRange(text: string, at: number): { quantities: Quantity[]; end: number } | null {
  const first = readPart(text, at);
  if (first === null) return null;
  const sign = rangeSign(text, first.end);
  const second = sign === 0 || !isNumeralAt(text, first.end + sign) ? null : readPart(text, first.end + sign);
  if (second?.unit && (first.unit === null || first.unit.base === second.unit.base)) {
    const low =
      first.unit === null
        ? { ...first, unit: second.unit, multiplier: first.multiplier === 1 ? second.multiplier : first.multiplier }
        : first;
    const ends = [
      toQuantity(text, low, first.numeral.start, second.end),
      toQuantity(text, second, first.numeral.start, second.end),
    ];
    const quantities = ends
      .filter((end) => end !== null)
      .map((end) => ({ ...end, qualifier: 'RANGE' as const, rule: 'range' }));
    return quantities.length === 2 ? { quantities, end: second.end } : null;
  }
  if (first.unit === null) return null;
  const quantity = toQuantity(text, first, first.numeral.start, first.end);
  return quantity === null ? null : { quantities: [quantity], end: quantity.end };
}

/** Length of the sign between two ends of a range, 0 if there is none. */
function rangeSign(text: string, at: number): number {
  const sign = text[at] ?? ' ';
  if ('~～∼〜至到'.includes(sign)) return 1;
  if (!'—–-－―─'.includes(sign)) return 0;
  return text[at + 1] === '—' ? 2 : 1;
}

interface Part {
  readonly numeral: Numeral;
  /** Between numeral and unit: the 万 of "2.3万户". */
  readonly multiplier: number;
  readonly unit: Unit | null;
  /** 余, 多, 几 or 来 beside the number. */
  readonly loose: Qualifier | null;
  /** The unit's half: "3年半". */
  readonly half: boolean;
  readonly unitText: string;
  readonly end: number;
}

function readPart(text: string, at: number): Part | null {
  const numeral = readNumeral(text, at);
  if (numeral === null) return null;
  let end = numeral.end;
  let multiplier = 1;
  let loose: Qualifier | null = null;
  let unitText = '';
  let amount = numeral;
  if (numeral.fraction)
    return {
      numeral,
      multiplier,
      unit: { ...COUNT_UNIT, base: 'percent', kind: 'RATIO' },
      loose,
      half: false,
      unitText,
      end,
    };
  const approximate = () => {
    const sign = text[end] ?? ' ';
    if (
      sign === '余' ||
      (sign === '多' && !'少元种媒'.includes(text[end + 1] ?? ' ')) ||
      (sign === '多' && text[end + 1] === '元')
    ) {
      loose = 'MORE_THAN';
      end++;
    } else if (sign === '来' && '个名户家人亩年天岁万斤元米里次件位条'.includes(text[end + 1] ?? ' ')) {
      loose = 'ABOUT';
      end++;
    } else if (sign === '几' && numeral.script === 'HAN') {
      loose = 'MORE_THAN';
      end++;
    }
  };
  approximate();
  for (
    let size = MAGNITUDES[text[end] ?? ''];
    size !== undefined && !isUnitPrefix(text, end);
    size = MAGNITUDES[text[end] ?? '']
  ) {
    multiplier *= size;
    unitText += text[end++];
  }
  // "1亿2000万元": one number set in two magnitudes.
  if (multiplier >= 1e4 && isDigitAt(text, end)) {
    const rest = readNumeral(text, end);
    const size = rest === null ? undefined : MAGNITUDES[text[rest.end] ?? ''];
    if (rest !== null) {
      amount = { ...numeral, value: numeral.value * multiplier + rest.value * (size ?? 1) };
      end = rest.end + (size === undefined ? 0 : 1);
      multiplier = 1;
      unitText = '';
    }
  }
  if (loose === null) approximate();
  if (numeral.script === 'HAN' && multiplier === 1) {
    const last = MAGNITUDES[text[numeral.end - 1] ?? ''] ?? 1;
    const head = last >= 1e4 ? hanValue(text, numeral.start, numeral.end - 1) : null;
    if (head !== null) {
      amount = { ...numeral, value: head };
      multiplier = last;
      unitText = text[numeral.end - 1] ?? '';
    }
  }
  const unit = unitAt(text, end);
  if (unit !== null) {
    end += unit.printed.length;
    unitText += unit.printed;
  }
  let half = false;
  if (unit !== null && text[end] === '半' && unit.kind !== 'COUNT') {
    half = true;
    end++;
  }
  if (
    unit !== null &&
    loose === null &&
    text[end] === '多' &&
    unit.kind !== 'COUNT' &&
    !'云种媒元'.includes(text[end + 1] ?? ' ')
  ) {
    loose = 'MORE_THAN';
    end++;
  }
  return {
    numeral: amount,
    multiplier,
    unit: unit ?? impliedUnit(text, end, multiplier, loose),
    loose,
    half,
    unitText,
    end,
  };
}

/** The longest unit that stands at `at`. */
function unitAt(text: string, at: number): Unit | null {
  const group = BY_FIRST.get(text[at] ?? '');
  if (group === undefined) return null;
  for (const unit of group)
    if (
      text.startsWith(unit.printed, at) &&
      !(isLatin(unit.printed.charCodeAt(0)) && isLatin(text.charCodeAt(at + unit.printed.length)))
    )
      return unit;
  return null;
}

/** What has no unit still counts where it is rounded ("500余群众", "突破10万") or a countable noun follows. */
function impliedUnit(text: string, at: number, multiplier: number, loose: Qualifier | null): Unit | null {
  if (loose !== null || multiplier >= 1e4) return COUNT_UNIT;
  return COUNTABLE_NOUNS.some((noun) => text.startsWith(noun, at)) ? COUNT_UNIT : null;
}

function isLatin(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

/** The part as a quantity, with the qualifiers around it; null if it measures nothing. `start`, `end`: the range's, or its own. */
function toQuantity(text: string, part: Part, start: number, end: number): Quantity | null {
  const { numeral, unit, multiplier } = part;
  if (unit === null) return null;
  let qualifier = part.loose;
  let from = start;
  let to = end;
  for (const [word, meaning] of BEFORE_BY_LAST.get(text[from - 1] ?? '') ?? [])
    if (text.startsWith(word, from - word.length) && qualifies(text, from - word.length, word, unit)) {
      qualifier = meaning;
      from -= word.length;
      break;
    }
  if (from === start && numeral.bare && '上过'.includes(text[from - 1] ?? ' ')) {
    qualifier = 'MORE_THAN';
    from--;
  }
  for (const [word, meaning] of BEHIND)
    if (text.startsWith(word, to)) {
      qualifier = meaning;
      to += word.length;
      break;
    }
  if (isProgramme(text, { numeral, unit, multiplier, start, end, qualifier })) return null;
  let price = false;
  if (unit.kind === 'AMOUNT') {
    const per = pricedBefore(text, from);
    if (per > 0) {
      price = true;
      from -= per;
    }
    const behind = pricedBehind(text, to);
    if (behind > 0) {
      price = true;
      to += behind;
    }
  }
  const sign =
    unit.base === '°C' && (text[start - 1] === '-' || text[start - 1] === '－' || text.startsWith('零下', start - 2))
      ? -1
      : 1;
  if (sign < 0) from = text[start - 1] === '下' ? start - 2 : start - 1;
  const value = sign * (numeral.value + (part.half ? 0.5 : 0));
  return {
    start: from,
    end: to,
    numberStart: start,
    value,
    unit: part.unitText === '' ? unit.printed : part.unitText,
    normalizedValue: tidy(value * multiplier * unit.factor),
    normalizedUnit: unit.base,
    qualifier,
    kind: price ? 'PRICE' : unit.kind,
    rule: price
      ? 'price'
      : numeral.fraction
        ? 'fraction'
        : numeral.script === 'HAN'
          ? 'chinese-numeral'
          : 'numeral-unit',
  };
}

/** "近3年" at the head of a clause are the last three years, "最近", "附近" no rounding. */
function qualifies(text: string, at: number, word: string, unit: Unit): boolean {
  if (word !== '近') return true;
  if ('最附邻靠临贴亲'.includes(text[at - 1] ?? ' ')) return false;
  return unit.kind !== 'DURATION' || '时了达历长过续'.includes(text[at - 1] ?? ' ');
}

const PER = [
  '每平方米',
  '每公斤',
  '每千克',
  '每立方米',
  '每市斤',
  '每斤',
  '每吨',
  '每亩',
  '每升',
  '每件',
  '每套',
  '每瓶',
  '每箱',
  '每度',
  '每克',
  '每股',
  '每桶',
  '每张',
  '每台',
  '每份',
];

/** Length of "每公斤" in front of a price. */
function pricedBefore(text: string, from: number): number {
  for (const word of PER) if (text.startsWith(word, from - word.length)) return word.length;
  return 0;
}

/** Length of "/斤", "每斤" or "一斤" behind a price. */
function pricedBehind(text: string, to: number): number {
  const sign = text[to] ?? ' ';
  if (sign === '/' || sign === '／') {
    let end = to + 1;
    while (
      end - to < 5 &&
      '平方米公斤千克吨亩升件套瓶箱度克股桶张台份人户月年天日次个小时㎡kg·'.includes(text[end] ?? '。')
    )
      end++;
    return end - to > 1 ? end - to : 0;
  }
  for (const word of PER) {
    if (text.startsWith(word, to)) return word.length;
    if (sign === '一' && text.startsWith(word.slice(1), to + 1) && word.length > 1) return word.length;
  }
  return 0;
}

/** Rounds away what binary fractions add: 11.68 × 10000 is 116800. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
