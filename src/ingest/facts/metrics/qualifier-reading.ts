/** Words beside a number that round or bound it, and those that make a sum of money a price. */
import type { Qualifier } from '../../../store/documents.js';
import { CharacterSet } from '../../character-set.js';
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import type { Unit } from '../../lexicon/units.js';
import { isDigitAt } from './numeral-characters.js';

type Row = readonly [word: string, qualifier: Qualifier];

/** The qualifiers before a number by the code of their last character. */
const beforeByLast = perLexicon(({ qualifiers }) => {
  const byLast = new Map<number, Row[]>();
  for (const row of qualifiers.before) {
    const last = row[0].charCodeAt(row[0].length - 1);
    byLast.set(last, [...(byLast.get(last) ?? []), row]);
  }
  return byLast;
});
const NO_QUALIFIERS: readonly Row[] = [];
const signsOf = perLexicon(({ qualifiers }) => ({
  /** First characters of the qualifiers behind a number. */
  behind: new CharacterSet(...qualifiers.behind.map(([word]) => word.charAt(0))),
  nearWord: new RegExp(`${anyOf(qualifiers.nearWords)}$`, 'u'),
  beforeNearSpan: new RegExp(`${anyOf(qualifiers.beforeNearSpans)}$`, 'u'),
  belowZero: new RegExp(`${anyOf(qualifiers.belowZero)}$`, 'u'),
  pricedBefore: new RegExp(`${anyOf(qualifiers.each)}${anyOf(qualifiers.priced)}$`, 'u'),
  pricedBehind: new RegExp(
    `^(?:${anyOf(qualifiers.oneOf)}${anyOf(qualifiers.priced)}|[/／]${anyOf(qualifiers.rated)})`,
    'u',
  ),
  oneOf: new CharacterSet(...qualifiers.oneOf),
  lastOfPriced: new CharacterSet(...qualifiers.priced.map((word) => word.slice(-1))),
}));
/** Longest words beside a number that are looked for, in characters. */
const AROUND = 4;

/** The word in front of the number that rounds or bounds it; "上" and "过" do so before a bare magnitude ("上百"). */
export function qualifierBefore(
  text: string,
  start: number,
  unit: Unit,
  isBare: boolean,
  lexicon: Lexicon,
): Row | null {
  for (const row of beforeByLast(lexicon).get(text.charCodeAt(start - 1)) ?? NO_QUALIFIERS)
    if (text.startsWith(row[0], start - row[0].length) && qualifies(text, start - row[0].length, row[0], unit, lexicon))
      return row;
  if (!isBare) return null;
  const last = text.charAt(start - 1);
  return lexicon.qualifiers.beforeMagnitudes.includes(last) ? [last, 'MORE_THAN'] : null;
}

/** The word behind the unit that rounds or bounds the number: "以上". */
export function qualifierBehind(text: string, end: number, lexicon: Lexicon): Row | null {
  if (!signsOf(lexicon).behind.isAt(text, end)) return null;
  return lexicon.qualifiers.behind.find(([word]) => text.startsWith(word, end)) ?? null;
}

/** "近3年" at the head of a clause are the last three years, and "最近", "附近" round nothing. */
function qualifies(text: string, at: number, word: string, unit: Unit, lexicon: Lexicon): boolean {
  if (word !== '近') return true;
  const { nearWord, beforeNearSpan } = signsOf(lexicon);
  if (nearWord.test(text.slice(Math.max(0, at - AROUND), at + 1))) return false;
  return unit.kind !== 'DURATION' || beforeNearSpan.test(text.slice(Math.max(0, at - AROUND), at));
}

/** Length of "每公斤" in front of a price. */
export function pricedBefore(text: string, from: number, lexicon: Lexicon): number {
  const { lastOfPriced, pricedBefore: pattern } = signsOf(lexicon);
  if (!lastOfPriced.isAt(text, from - 1)) return 0;
  return pattern.exec(text.slice(Math.max(0, from - AROUND), from))?.[0].length ?? 0;
}

/** Length of "/斤", "每斤", "一斤" or "/月" behind a price. */
export function pricedBehind(text: string, to: number, lexicon: Lexicon): number {
  const { oneOf, pricedBehind: pattern } = signsOf(lexicon);
  return oneOf.isAt(text, to) ? (pattern.exec(text.slice(to, to + AROUND))?.[0].length ?? 0) : 0;
}

/** Length of the sign that makes a temperature one below zero. */
export function minusBefore(text: string, start: number, lexicon: Lexicon): number {
  const word = signsOf(lexicon).belowZero.exec(text.slice(Math.max(0, start - AROUND), start))?.[0];
  if (word !== undefined) return word.length;
  return /^[-－−]$/u.test(text.charAt(start - 1)) && !isDigitAt(text, start - 2) ? 1 : 0;
}
