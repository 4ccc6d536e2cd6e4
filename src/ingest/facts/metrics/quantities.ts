/** Measuring numbers: a numeral with its unit and qualifier, told apart from dates, ordinals, names and registers. */
import type { MetricKind, Qualifier } from '../../../store/documents.js';
import { CharacterSet } from '../../character-set.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { runEnd } from './arabic-numerals.js';
import { readNumeral } from './numbers.js';
import { isDigitAt, isNumeralAt, nextNumeral } from './numeral-characters.js';
import { type Part, RANGE_SIGNS, readPart } from './parts.js';
import { isProgramme } from './programmes.js';
import { minusBefore, pricedBefore, pricedBehind, qualifierBefore, qualifierBehind } from './qualifier-reading.js';

export interface Quantity {
  /** With unit and adjacent qualifier: "近10家". */
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** As printed, with its magnitude: "万户". */
  readonly unit: string;
  readonly normalizedValue: number;
  readonly normalizedUnit: string;
  readonly qualifier: Qualifier | null;
  readonly kind: MetricKind;
  /** The number's rule, for `--explain`. */
  readonly rule: string;
}

const rangeSignsOf = perLexicon(({ grammar }) => new CharacterSet(RANGE_SIGNS, ...grammar.until));
/** Longest title of a work or document, in characters. */
const LONGEST_TITLE = 80;

/** All measuring numbers of a text, in order. Time linear in its length. */
export function findQuantities(text: string, lexicon: Lexicon): Quantity[] {
  const found: Quantity[] = [];
  const inTitle = titles(text);
  let at = nextNumeral(text, 0, lexicon);
  while (at < text.length) {
    const range = inTitle(at) ? null : readRange(text, at, lexicon);
    if (range === null) at = nextNumeral(text, skipNumeral(text, at, lexicon), lexicon);
    else {
      found.push(...range.quantities);
      at = nextNumeral(text, range.end, lexicon);
    }
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

/** Behind a numeral that measures nothing; what is no numeral at all ("十四五") is left a character at a time. */
function skipNumeral(text: string, at: number, lexicon: Lexicon): number {
  if (isDigitAt(text, at)) return runEnd(text, at);
  return Math.max(readNumeral(text, at, lexicon)?.end ?? at, at + 1);
}

interface Reading {
  readonly quantities: readonly Quantity[];
  readonly end: number;
}

/** One quantity, or the two ends of a range: "3~5年", "30元至50元". */
function readRange(text: string, at: number, lexicon: Lexicon): Reading | null {
  const first = readPart(text, at, lexicon);
  if (first === null) return null;
  const sign = rangeSign(text, first.end, lexicon);
  const second =
    sign === 0 || !isNumeralAt(text, first.end + sign, lexicon) ? null : readPart(text, first.end + sign, lexicon);
  if (second?.unit && (first.unit === null || first.unit.base === second.unit.base)) {
    const low = first.unit === null ? { ...first, ...unitOf(second, first) } : first;
    const ends = [low, second]
      .map((part) => toQuantity(text, part, first.numeral.start, second.end, lexicon))
      .filter((quantity) => quantity !== null)
      .map((quantity) => ({ ...quantity, qualifier: 'RANGE' as const, rule: 'range' }));
    return ends.length === 2 ? { quantities: ends, end: Math.max(second.end, ends[1]?.end ?? 0) } : null;
  }
  const quantity = first.unit === null ? null : toQuantity(text, first, first.numeral.start, first.end, lexicon);
  return quantity === null ? null : { quantities: [quantity], end: quantity.end };
}

/** "3~5万元" are 30000 and 50000: the first end shares the second's unit and, if it has none, its magnitude. */
function unitOf(second: Part, first: Part): Pick<Part, 'unit' | 'multiplier' | 'unitText'> {
  return {
    unit: second.unit,
    multiplier: first.multiplier === 1 ? second.multiplier : first.multiplier,
    unitText: first.multiplier === 1 ? second.unitText : first.unitText + (second.unit?.printed ?? ''),
  };
}

/** Length of the sign between two ends of a range, 0 if there is none. */
function rangeSign(text: string, at: number, lexicon: Lexicon): number {
  if (!rangeSignsOf(lexicon).isAt(text, at)) return 0;
  return text.startsWith('——', at) ? 2 : 1;
}

/** The part, which stands at `[start, end)`, with the qualifiers around it; null if it measures nothing. */
function toQuantity(text: string, part: Part, start: number, end: number, lexicon: Lexicon): Quantity | null {
  const { numeral, unit, multiplier } = part;
  if (unit === null) return null;
  let { qualifier } = part;
  let from = start;
  let to = end;
  const before = qualifierBefore(text, start, unit, numeral.bare, lexicon);
  if (before !== null) {
    qualifier = before[1];
    from -= before[0].length;
  }
  const behind = qualifierBehind(text, to, lexicon);
  if (behind !== null) {
    qualifier = behind[1];
    to += behind[0].length;
  }
  if (isProgramme(text, { numeral, unit, multiplier, start, end, qualifier }, lexicon)) return null;
  let kind = unit.kind;
  if (kind === 'AMOUNT') {
    const [priceFrom, priceTo] = [from - pricedBefore(text, from, lexicon), to + pricedBehind(text, to, lexicon)];
    if (priceFrom < from || priceTo > to) kind = 'PRICE';
    [from, to] = [priceFrom, priceTo];
  }
  const minus = unit.base === '°C' ? minusBefore(text, start, lexicon) : 0;
  if (minus > 0) from = start - minus;
  const value = minus > 0 ? -part.value : part.value;
  return {
    start: from,
    end: to,
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
