/** Words beside a number that round or bound it. */
import type { Qualifier } from '../../../store/documents.js';
import { CharacterSet, codeAt } from '../../character-set.js';
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import type { Unit } from '../../lexicon/units.js';

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
  for (const row of beforeByLast(lexicon).get(codeAt(text, start - 1)) ?? NO_QUALIFIERS)
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

/** "近3年" at the head of a clause are the last three years, and the ends of 附近 and 签约 round nothing. */
function qualifies(text: string, at: number, word: string, unit: Unit, lexicon: Lexicon): boolean {
  if (word.length > 1) return true;
  const { nearWord, beforeNearSpan } = signsOf(lexicon);
  if (nearWord.test(text.slice(Math.max(0, at - AROUND), at + 1))) return false;
  if (word !== '近') return true;
  // The last minutes are not spoken of.
  if (unit.kind !== 'DURATION' || unit.base === 'minute' || unit.base === 'second') return true;
  return beforeNearSpan.test(text.slice(Math.max(0, at - AROUND), at));
}
