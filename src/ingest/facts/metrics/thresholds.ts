/** Numbers that say of which size things are, not how much there is: "亿元以上项目", "千亩茶园", "百亿元级产业". */
import { CharacterSet } from '../../character-set.js';
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { isDigitAt } from './numeral-characters.js';
import type { Candidate } from './programmes.js';

/** Before the unit of a table's column. */
const OPENING = new CharacterSet('（(：:\t');
const HAN = /^\p{Script=Han}/u;

const patternsOf = perLexicon(({ measuring, units, grammar, qualifiers }) => {
  const ties = [...grammar.done, ...grammar.goingOn, ...grammar.conjunctions, ...qualifiers.each];
  return {
    graded: new RegExp(`^${anyOf(measuring.gradedThings)}`, 'u'),
    grade: new RegExp(`^${anyOf(units.grades)}`, 'u'),
    ties: new RegExp(`^${anyOf(ties)}`, 'u'),
  };
});

/** Whether the number only grades the noun behind it. With its qualifiers it ends at `to`. */
export function isThreshold(
  text: string,
  { numeral, unit, qualifier, start, end }: Candidate,
  to: number,
  lexicon: Lexicon,
): boolean {
  const { graded, grade, ties } = patternsOf(lexicon);
  const { measuring } = lexicon;
  if ((unit.kind === 'AMOUNT' || unit.kind === 'MASS') && grade.test(text.slice(end, end + 1))) return true;
  // What is said in digits measures even so: "300万元以上工程".
  if (!numeral.bare) return false;
  if (unit.kind === 'AMOUNT' && graded.test(text.slice(to, to + 4))) return true;
  if (qualifier === null && isHead(text, start, to)) return true;
  // "上万" counts at the end only; the 万 of 登上万寿山 is a name's.
  if (unit.printed === '' && HAN.test(text.charAt(to))) return true;
  if (qualifier !== null) return false;
  if (unit.kind === 'MASS' && !measuring.beforeWeights.includes(text.charAt(start - 1))) return true;
  const isPaid = unit.kind === 'AMOUNT' && text.charAt(to) === '的';
  // Of sizes without a digit only those measure that say so in the end: "流转土地千亩。".
  return (
    unit.kind === 'LENGTH' ||
    unit.kind === 'RATIO' ||
    (HAN.test(text.charAt(to)) && !isPaid && !ties.test(text.slice(to, to + 2)))
  );
}

/** A unit in the head of a table or beside its figure: "面积（万亩）", "单位：亿元", "亿元 856.3". */
function isHead(text: string, start: number, to: number): boolean {
  return OPENING.isAt(text, start - 1) || isDigitAt(text, to) || isDigitAt(text, to + 1);
}
