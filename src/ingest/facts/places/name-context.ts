/** Whether what stands before a word promises a person's name: then it names no place. */
import { shippedLexicon } from '../../lexicon/lexicon.js';
import { Mark } from '../../lexicon/vocabulary.js';
import { titleEndingBefore } from '../people/titles.js';

const BYLINE = /(?:记者|通讯员|实习生|编辑|责编|责校|摄影|[员友摄叫])$/u;
const LONGEST_BYLINE = 3;

/** "副局长|宁夏", "记者|桂林": a name is due at `at`. */
export function isNameDue(text: string, at: number): boolean {
  if (titleEndingBefore(text, at) !== null) return true;
  return BYLINE.test(text.slice(Math.max(0, at - LONGEST_BYLINE), at));
}

/** "上官|正阳", "李|长治": a surname at the head of a clause or column makes a short form somebody's given name. */
export function isGivenName(text: string, start: number): boolean {
  for (const length of [1, 2] as const) {
    const at = start - length;
    if (at < 0 || shippedLexicon().surnames.lengthAt(text, at) !== length) continue;
    if (length === 1 && (shippedLexicon().vocabulary.marksOf(text.charAt(at)) & (Mark.BREAKING | Mark.FUNCTION)) !== 0)
      continue;
    if (at === 0 || isNameDue(text, at) || isBoundary(text.charAt(at - 1))) return true;
  }
  return false;
}

function isBoundary(character: string): boolean {
  return !/\p{Script=Han}/u.test(character) || (shippedLexicon().vocabulary.marksOf(character) & Mark.BREAKING) !== 0;
}
