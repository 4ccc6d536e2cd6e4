/** Measuring numbers: a numeral with its unit and qualifier, told apart from dates, ordinals, names and registers. */
import type { MetricKind, Qualifier } from '../../../store/documents.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { runEnd } from './arabic-numerals.js';
import { hanEnd } from './han-numerals.js';
import { readNumeral } from './numbers.js';
import { isDigitAt, nextNumeral } from './numeral-characters.js';
import { mayMeasure, type Part } from './parts.js';
import { isPrice, pricedBefore, pricedBehind } from './prices.js';
import { isProgramme } from './programmes.js';
import { qualifierBefore, qualifierBehind } from './qualifier-reading.js';
import { type End, readEnds } from './ranges.js';
import type { Sign } from './signs.js';
import { isThreshold } from './thresholds.js';

export interface Quantity {
  /** With unit and adjacent qualifier: "近10家". */
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** Where its numeral begins. */
  readonly numeralStart: number;
  /** As printed, with its magnitude: "万户". */
  readonly unit: string;
  readonly normalizedValue: number;
  readonly normalizedUnit: string;
  readonly qualifier: Qualifier | null;
  readonly kind: MetricKind;
  /** The number's rule, for `--explain`. */
  readonly rule: string;
}

/** Longest title of a work or document, in characters. */
const LONGEST_TITLE = 80;

/** All measuring numbers of a text, in order. Time linear in its length. */
export function findQuantities(text: string, lexicon: Lexicon): Quantity[] {
  const found: Quantity[] = [];
  const inTitle = titles(text);
  let at = nextNumeral(text, 0, lexicon);
  while (at < text.length) {
    const end = !mayMeasure(text, at, lexicon) || inTitle(at) ? -1 : readInto(found, text, at, lexicon);
    at = nextNumeral(text, end < 0 ? skipNumeral(text, at, lexicon) : end, lexicon);
  }
  return found;
}

/**
 * Whether an offset lies in the title of a work or document, which counts nothing: 《……的16条意见》. To be asked
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

/** Behind a numeral that measures nothing; so is what is no numeral at all: "十四五". */
function skipNumeral(text: string, at: number, lexicon: Lexicon): number {
  if (isDigitAt(text, at)) return runEnd(text, at);
  return Math.max(readNumeral(text, at, lexicon)?.end ?? hanEnd(text, at, lexicon), at + 1);
}

/**
 * Adds one quantity, or the two ends of a range ("3~5年", "30元至50元", "三五十人"), to those found.
 * @returns where they end; -1 if what begins at `at` measures nothing
 */
function readInto(found: Quantity[], text: string, at: number, lexicon: Lexicon): number {
  const ends = readEnds(text, at, lexicon);
  if (ends === null) return -1;
  const [low, high] = ends;
  if (high !== undefined) return rangeInto(found, text, low, high, lexicon);
  const { part, sign } = low;
  const quantity = toQuantity(text, part, sign, part.numeral.start, part.end, lexicon);
  if (quantity === null) return -1;
  found.push(quantity);
  return quantity.end;
}

/** Adds both ends of a range with the span that they share; -1 if either measures nothing. */
function rangeInto(
  found: Quantity[],
  text: string,
  { part: low, sign }: End,
  { part: high, sign: highSign }: End,
  lexicon: Lexicon,
): number {
  const start = low.numeral.start;
  const first = toQuantity(text, low, sign, start, high.end, lexicon);
  const last = toQuantity(text, high, { ...highSign, length: sign.length }, start, high.end, lexicon);
  if (first === null || last === null) return -1;
  // "2-0" is how a match ended.
  if (first.kind === 'COUNT' && low.numeral.value > high.numeral.value && low.multiplier === high.multiplier) return -1;
  for (const quantity of [first, last]) found.push({ ...quantity, qualifier: 'RANGE', rule: 'range' });
  return Math.max(high.end, last.end);
}

/** The part, which stands at `[start, end)`, with sign and qualifiers around it; null if it measures nothing. */
function toQuantity(
  text: string,
  part: Part,
  sign: Sign,
  start: number,
  end: number,
  lexicon: Lexicon,
): Quantity | null {
  const { unit, multiplier } = part;
  if (unit === null) return null;
  const { value: printed } = part.numeral;
  const isOwn = multiplier !== 1 || part.value === printed;
  const numeral = isOwn ? part.numeral : { ...part.numeral, value: part.value };
  let { qualifier } = part;
  let from = start - sign.length;
  let to = end;
  const before = qualifierBefore(text, from, unit, numeral.bare, lexicon);
  if (before !== null) {
    qualifier = before[1];
    from -= before[0].length;
  }
  const behind = qualifierBehind(text, to, lexicon);
  if (behind !== null) {
    qualifier = behind[1];
    to += behind[0].length;
  }
  const candidate = { numeral, unit, multiplier, start, end, isSigned: sign.length > 0, qualifier };
  if (isProgramme(text, candidate, lexicon) || isThreshold(text, candidate, to, lexicon)) return null;
  let kind = unit.kind;
  if (kind === 'AMOUNT') {
    const isPriced = isPrice(text, from, lexicon);
    const [priceFrom, priceTo] = [from - pricedBefore(text, from, lexicon), to + pricedBehind(text, to, lexicon)];
    if (isPriced || priceFrom < from || priceTo > to) kind = 'PRICE';
    [from, to] = [priceFrom, priceTo];
  }
  const value = sign.factor * part.value;
  return {
    start: from,
    end: to,
    numeralStart: start,
    value: tidy(value),
    unit: part.unitText,
    normalizedValue: tidy(value * multiplier * unit.factor),
    normalizedUnit: unit.base,
    qualifier,
    kind,
    rule: ruleOf(part, kind),
  };
}

function ruleOf({ numeral }: Part, kind: MetricKind): string {
  if (kind === 'PRICE') return 'price';
  if (numeral.fraction) return 'fraction';
  return numeral.script === 'HAN' ? 'chinese-numeral' : 'numeral-unit';
}

/** Rounds away what binary fractions add: 11.68 × 10000 is 116800. */
function tidy(value: number): number {
  // What is printed with few places is the number nearest to that decimal already.
  const millionths = Math.round(value * 1e6);
  if (Math.abs(millionths) < 1e12 && millionths / 1e6 === value) return value;
  return Number.isInteger(value) ? value : Number(value.toPrecision(12));
}
