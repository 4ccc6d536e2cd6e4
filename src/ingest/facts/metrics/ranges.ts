/** Which numbers stand together: one alone, or the two ends of a range: "3~5万元", "零下5至8℃", "三五十人". */
import { CharacterSet } from '../../character-set.js';
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { isNumeralAt } from './numeral-characters.js';
import { type Part, partWith, RANGE_SIGNS, readPart } from './parts.js';
import { NO_SIGN, type Sign, signAt, signBefore } from './signs.js';
import { readSpokenRange } from './spoken-ranges.js';

/** A number with the sign in front of it; a range's first end may stand before the second one's sign. */
export interface End {
  readonly part: Part;
  readonly sign: Sign;
}

const MINUS = new CharacterSet('-－−');
const rangeSignsOf = perLexicon(({ grammar }) => new CharacterSet(RANGE_SIGNS, ...grammar.until));
const changedOf = perLexicon(
  ({ changes }) => new RegExp(`^${anyOf([...changes.changes, ...changes.becoming])}${anyOf(changes.into)}`, 'u'),
);
/** Longest words of a change, in characters. */
const LONGEST_CHANGE = 4;

/** The number that begins at `at`, or both ends of the range that does; null if neither measures. */
export function readEnds(text: string, at: number, lexicon: Lexicon): readonly [End] | readonly [End, End] | null {
  const spoken = readSpokenRange(text, at, lexicon);
  if (spoken !== null) {
    const [low, high] = spoken.map((numeral) => partWith(text, numeral, lexicon));
    return low?.unit && high ? [unsigned(low), unsigned(high)] : null;
  }
  const own = withLaterUnit(text, readPart(text, at, lexicon), lexicon);
  if (own === null) return null;
  const range = readSecond(text, at, own, lexicon);
  if (range !== null) return range;
  return own.unit === null ? null : [{ part: own, sign: signBefore(text, at, own.unit, lexicon) }];
}

function unsigned(part: Part): End {
  return { part, sign: NO_SIGN };
}

/** Both ends of the range whose first is given; null if no second one follows. */
function readSecond(text: string, at: number, own: Part, lexicon: Lexicon): readonly [End, End] | null {
  const to = rangeSign(text, own.end, lexicon);
  if (to === 0) return null;
  const sign = signAt(text, own.end + to, lexicon);
  const from = own.end + to + sign.length;
  const part = isNumeralAt(text, from, lexicon) ? readPart(text, from, lexicon) : null;
  if (part === null || part.unit === null) return null;
  // "1.2万~1.5万元" has its unit behind.
  const first = own.unit?.printed === '' && own.unit.kind === 'COUNT' ? { ...own, unit: null } : own;
  if (first.unit !== null && first.unit.base !== part.unit.base) return null;
  if (part.unit.kind === 'RATIO' && isTwoCells(text, first, part)) return null;
  const firstSign = signBefore(text, at, part.unit, lexicon);
  if (first.unit !== null)
    return [
      { part: first, sign: firstSign },
      { part, sign },
    ];
  // "零下5至8℃": what is said once is of both.
  return [
    { part: { ...first, ...unitOf(part, first) }, sign: firstSign },
    { part, sign: firstSign.isWord ? firstSign : sign },
  ];
}

/** "4385-1.26%": whether the hyphen between two cells of a table is the second's sign: it is less, or printed with other decimals. */
function isTwoCells(text: string, first: Part, second: Part): boolean {
  if (!MINUS.isAt(text, second.numeral.start - 1)) return false;
  const [a, b] = [placesOf(text, first), placesOf(text, second)];
  return first.numeral.value > second.numeral.value || (first.unit === null && a > 0 && b > 0 && a !== b);
}

function placesOf(text: string, { numeral }: Part): number {
  const printed = text.slice(numeral.start, numeral.end);
  const point = printed.search(/[.．]/u);
  return point < 0 ? 0 : printed.length - point - 1;
}

/** "从4.1万降到3.4万公里": the first value's unit stands behind the second. */
function withLaterUnit(text: string, part: Part | null, lexicon: Lexicon): Part | null {
  if (part === null || part.multiplier === 1 || part.unit?.printed !== '') return part;
  const change = changedOf(lexicon).exec(text.slice(part.end, part.end + LONGEST_CHANGE))?.[0] ?? '';
  const from = part.end + change.length;
  const unit = change !== '' && isNumeralAt(text, from, lexicon) ? readPart(text, from, lexicon)?.unit : null;
  return unit ? { ...part, unit, unitText: part.unitText + unit.printed } : part;
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
