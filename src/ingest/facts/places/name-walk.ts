/** What the walks from a name's last word to its first have in common. */
import { Mark } from '../../lexicon/vocabulary.js';
import { type Segmentation, wordOf } from '../segmentation.js';

/** What was met on the way from a name's last word to its first. */
export interface NameWalk {
  /** The number of the name's first word. */
  readonly first: number;
  /** Whether the name begins with what tells it from others of its kind: a division, a zone, 市 for "our city's". */
  readonly isAnchored: boolean;
  /** Whether it holds another body's name: "市教育局" in "市教育局教研室". */
  readonly isNested: boolean;
  /** Whether it holds characters that no lexicon explains: the sign of a proper name. */
  readonly isProper: boolean;
  /** Whether it holds a common noun that does not go with every name of its kind. */
  readonly isSpecific: boolean;
  /** How many characters of its own it has before its last word, divisions not counted. */
  readonly ownLength: number;
}

/** Words that end organizations' names. */
export const BODY = Mark.DEPARTMENT | Mark.PUBLIC | Mark.INSTITUTION;
/** Divisions and zones. */
export const PLACED = Mark.DIVISION | Mark.SHORT_DIVISION | Mark.ZONE;
export const STOPPING = Mark.VERB | Mark.FUNCTION | Mark.NUMBER | Mark.TIME | Mark.DIRECTION;
/** "市科技局": the level of government stands for its own division. */
export const LEVELS = '市省区县州镇乡旗';
/** What ends the address before a name: "颐春社区|工行家属院". */
export const ADDRESS_ENDINGS = ['社区', '小区', '村', '街道', '路'];

export function isSignOfName(marks: number): boolean {
  return (
    (marks & (Mark.LATIN | Mark.REGION | Mark.KNOWN_PLACE)) !== 0 ||
    ((marks & Mark.CHARACTER) !== 0 && (marks & Mark.COMMON) === 0)
  );
}

const OPENING: Readonly<Record<string, string>> = { '）': '（(', ')': '（(', '”': '“', '》': '《', '’': '‘' };
const LONGEST_BRACKET = 24;

/** The word that opens the bracket or quotation which the word `closing` closes; -1 if none does nearby. */
export function openingWord(s: Segmentation, closing: number): number {
  const openers = OPENING[wordOf(s, closing)];
  if (openers === undefined) return -1;
  const floor = (s.starts[closing] ?? 0) - LONGEST_BRACKET;
  for (let i = closing - 1; i >= 0 && (s.starts[i] ?? 0) >= floor; i--) {
    const marks = s.marks[i] ?? 0;
    if ((marks & Mark.LINE_BREAK) !== 0) return -1;
    if ((marks & Mark.PUNCTUATION) === 0) continue;
    const character = wordOf(s, i);
    if (openers.includes(character)) return i;
    if ('。；！？，'.includes(character)) return -1;
  }
  return -1;
}
