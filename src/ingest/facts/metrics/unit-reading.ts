/** Which unit stands behind a number. */
import { CharacterSet, codeAt } from '../../character-set.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import type { Unit } from '../../lexicon/units.js';
import { isDigitAt } from './numeral-characters.js';

const HAN = /^\p{Script=Han}/u;

/** A unit with what has to be asked of what stands behind it. */
interface Printed {
  readonly unit: Unit;
  /** Characters behind it that make another word of it; "" if none do. */
  readonly continuations: string;
  /** The code of its second character; that of the first is told already. */
  readonly second: number | null;
  readonly isLatin: boolean;
}

const NO_UNITS: readonly Printed[] = [];
/** The units by the code of their first character, longest first. */
const unitsByFirst = perLexicon(({ units: { units, continuations } }): ReadonlyMap<number, readonly Printed[]> => {
  const byFirst = new Map<number, Printed[]>();
  for (const unit of units) {
    const first = unit.printed.charCodeAt(0);
    const printed: Printed = {
      unit,
      continuations: continuations.get(unit.printed) ?? '',
      second: unit.printed.length > 1 ? unit.printed.charCodeAt(1) : null,
      isLatin: isLatin(first),
    };
    const group = byFirst.get(first);
    if (group === undefined) byFirst.set(first, [printed]);
    else group.push(printed);
  }
  for (const group of byFirst.values()) group.sort((a, b) => b.unit.printed.length - a.unit.printed.length);
  return byFirst;
});

/** The longest unit that stands at `at`. */
export function unitAt(text: string, at: number, lexicon: Lexicon): Unit | null {
  const second = codeAt(text, at + 1);
  for (const each of unitsByFirst(lexicon).get(codeAt(text, at)) ?? NO_UNITS) {
    const stands = each.second === null || (each.second === second && text.startsWith(each.unit.printed, at));
    if (stands && isWhole(text, each, at, lexicon)) return each.unit;
  }
  return null;
}

/** The longest unit that stands at `at`, or one that words around it tell. */
export function unitInContext(text: string, at: number, lexicon: Lexicon): Unit | null {
  const unit = unitAt(text, at, lexicon);
  const told = toldUnitAt(text, at, lexicon);
  if (told === null || unit === null) return unit ?? told;
  // "涨到8块，" is a price, "8块展板" and "80度电" are not what the words before tell.
  return unit.printed.length > told.printed.length || HAN.test(text.charAt(at + told.printed.length)) ? unit : told;
}

/** How far before such a unit the words that tell it may stand, in characters. */
const TOLD_WITHIN = 10;

const toldBeginningsOf = perLexicon(
  ({ units: { told } }) => new CharacterSet(...told.map(({ printed }) => printed.charAt(0))),
);

function toldUnitAt(text: string, at: number, lexicon: Lexicon): Unit | null {
  if (!toldBeginningsOf(lexicon).isAt(text, at)) return null;
  for (const unit of lexicon.units.told) {
    if (!text.startsWith(unit.printed, at)) continue;
    const before = text.slice(Math.max(0, at - TOLD_WITHIN), at);
    const end = at + unit.printed.length;
    if (unit.before.some((word) => before.includes(word)) || unit.behind.some((word) => text.startsWith(word, end)))
      return unit;
  }
  return null;
}

/** A Latin unit ends where its word does, and one of a single character is none where it begins another word. */
function isWhole(
  text: string,
  { unit, continuations, isLatin: isWord }: Printed,
  at: number,
  lexicon: Lexicon,
): boolean {
  const { printed } = unit;
  const end = at + printed.length;
  if (isWord) return !isLatin(codeAt(text, end));
  if (continuations !== '') return end >= text.length || !continuations.includes(text.charAt(end));
  if (printed === '点') return isIndex(text, at);
  if (printed === '日') return isSpanOfDays(text, at, end, lexicon);
  return true;
}

/** Points of an index are printed with their decimals; "8点" is a time of day. */
function isIndex(text: string, at: number): boolean {
  return /\d[.．]\d{1,2}$/.test(text.slice(Math.max(0, at - 4), at));
}

/** "20日内", "15日拘留", "拘留15日" last; "16日" alone is a day of the calendar. */
function isSpanOfDays(text: string, at: number, end: number, { units }: Lexicon): boolean {
  if (units.behindDays.some((word) => text.startsWith(word, end))) return true;
  let before = at;
  while (before > 0 && isDigitAt(text, before - 1)) before--;
  return units.beforeDays.some((word) => text.startsWith(word, before - word.length));
}

function isLatin(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}
