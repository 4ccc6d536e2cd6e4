/** How far to the left of its last word a name reaches. */
import { Mark } from '../lexicon/vocabulary.js';
import { type Segmentation, wordOf } from './segmentation.js';

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
  /** Whether it holds a common noun that does not go with every body of its kind. */
  readonly isSpecific: boolean;
  /** How many characters of its own it has before its last word, divisions not counted. */
  readonly ownLength: number;
}

const BODY = Mark.DEPARTMENT | Mark.PUBLIC | Mark.INSTITUTION;
const HEAD = Mark.BRAND | Mark.NATIONAL;
const PLACED = Mark.DIVISION | Mark.SHORT_DIVISION | Mark.ZONE;
const STOPPING = Mark.VERB | Mark.FUNCTION | Mark.NUMBER | Mark.TIME | Mark.DIRECTION;
const LONGEST_NAME = 36;
/** "市科技局": the level of government stands for its own division. */
const LEVELS = '市省区县州镇乡村旗';
/** "全市", "该区" and their like say which division without naming it. */
const PRONOUNS = '全我该本各某贵两多几每';
const OPENING: Readonly<Record<string, string>> = { '）': '（(', ')': '（(', '”': '“', '》': '《', '’': '‘' };
const LONGEST_BRACKET = 24;

/** Walks left from `last`, the word that ends an organization's name. */
export function walkOrganization(s: Segmentation, last: number): NameWalk {
  let first = last;
  let isAnchored = false;
  /** A division stands at the name's head: only another body's name or a greater division may stand before it. */
  let isClosed = false;
  let isNested = false;
  let isProper = false;
  let isSpecific = false;
  let ownLength = 0;
  const end = s.starts[last + 1] ?? s.text.length;
  for (let i = last - 1; i >= 0; i--) {
    const start = s.starts[i] ?? 0;
    const marks = s.marks[i] ?? 0;
    const length = (s.starts[i + 1] ?? 0) - start;
    if (end - start > LONGEST_NAME || (marks & Mark.LINE_BREAK) !== 0) break;
    if ((marks & Mark.PUNCTUATION) !== 0) {
      if (s.text[start] === '·') continue;
      const opening = openingWord(s, i);
      if (opening < 0) break;
      const isQuotation = s.text[start] === '”';
      if (isQuotation) isSpecific = true;
      i = opening;
      // A bracket or quotation never begins a name, unless it is all there is.
      if (isQuotation) first = opening;
      continue;
    }
    if ((marks & PLACED) !== 0 && !isPlainWord(marks)) {
      first = i;
      isAnchored = true;
      isClosed = true;
      if (!goesOnLeftOf(s, i)) break;
      continue;
    }
    if (length === 1 && LEVELS.includes(s.text[start] ?? '') && (isEnding(s, i + 1) || first === i + 1)) {
      const before = s.text[start - 1] ?? '';
      if (isAnchored && (s.marks[i + 1] ?? 0) & Mark.ZONE) first = i;
      else if (PRONOUNS.includes(before) && before !== '') isAnchored = true;
      else {
        first = i;
        isAnchored = true;
      }
      break;
    }
    if ((marks & (BODY | HEAD)) !== 0 && length > 1) {
      first = i;
      isNested = true;
      isClosed = false;
      if (LEVELS.includes(s.text[start] ?? '')) {
        isAnchored = true;
        if (!isPlacedWord(s, i - 1)) break;
      }
      continue;
    }
    if (isClosed) break;
    if ((marks & Mark.DIGITS) !== 0) break;
    if ((marks & Mark.BREAKING) !== 0 && (marks & Mark.IN_NAMES) === 0) break;
    if (length > 1 && (marks & STOPPING) !== 0 && (marks & (Mark.IN_NAMES | Mark.NOUN)) === 0) break;
    first = i;
    ownLength += length;
    if ((marks & Mark.CHARACTER) !== 0 || (marks & Mark.LATIN) !== 0) isProper = true;
    else if ((marks & Mark.GENERIC_STEM) === 0) isSpecific = true;
  }
  return { first, isAnchored, isNested, isProper, isSpecific, ownLength };
}

/**
 * Walks left from `last`, the word that ends the name of a place. Divisions stay outside, unless the name is nothing
 * without them ("焦作站") or belongs to a body ("河南理工大学科技园"). `ownLength` is 0 for what is longer than `longest`.
 */
export function walkPlace(s: Segmentation, last: number, longest: number): NameWalk {
  let first = last;
  let isAnchored = false;
  let isNested = false;
  let isProper = false;
  let isSpecific = false;
  let ownLength = 0;
  for (let i = last - 1; i >= 0; i--) {
    const start = s.starts[i] ?? 0;
    const marks = s.marks[i] ?? 0;
    const length = (s.starts[i + 1] ?? 0) - start;
    if ((marks & Mark.LINE_BREAK) !== 0) break;
    if ((marks & Mark.PUNCTUATION) !== 0) {
      if (s.text[start] === '·') continue;
      const opening = longest > 4 ? openingWord(s, i) : -1;
      if (opening < 0) break;
      const isQuotation = s.text[start] === '”';
      if (isQuotation && i !== last - 1) break;
      i = opening;
      if (isQuotation) {
        first = opening;
        ownLength++;
        isProper = true;
        break;
      }
      continue;
    }
    if ((marks & PLACED) !== 0 && !isPlainWord(marks)) {
      isAnchored = true;
      if (isNested || (first === last && (marks & Mark.SHORT_DIVISION) !== 0)) {
        first = i;
        ownLength += length;
        isProper = true;
      }
      break;
    }
    if (length === 1 && LEVELS.includes(s.text[start] ?? '') && first === i + 1 && ownLength > 0) break;
    if (
      (marks & Mark.DIGITS) !== 0 &&
      !/^(?:号|国道|省道|县道|路|街)/u.test(s.text.slice(s.starts[i + 1], (s.starts[i + 1] ?? 0) + 2))
    )
      break;
    if ((marks & Mark.BREAKING) !== 0 && (marks & Mark.IN_NAMES) === 0) break;
    if (length > 1 && (marks & STOPPING) !== 0 && (marks & (Mark.IN_NAMES | Mark.NOUN)) === 0) break;
    if ((marks & (BODY | HEAD)) !== 0 && length > 1) isNested = true;
    if (ownLength + length > longest) return { first, isAnchored, isNested, isProper, isSpecific, ownLength: 0 };
    first = i;
    ownLength += length;
    if ((marks & (Mark.CHARACTER | Mark.LATIN | Mark.DIGITS)) !== 0) isProper = true;
    else if ((marks & Mark.GENERIC_PLACE) === 0) isSpecific = true;
  }
  return { first, isAnchored, isNested, isProper, isSpecific, ownLength };
}

/** Whether a division's name is more likely the common word that it also is. */
function isPlainWord(marks: number): boolean {
  return (marks & (Mark.DIVISION | Mark.ZONE)) === 0 && (marks & (Mark.NOUN | Mark.VERB | Mark.FUNCTION)) !== 0;
}

function isPlacedWord(s: Segmentation, word: number): boolean {
  return word >= 0 && ((s.marks[word] ?? 0) & PLACED) !== 0;
}

function isEnding(s: Segmentation, word: number): boolean {
  return ((s.marks[word] ?? 0) & (BODY | Mark.ZONE)) !== 0;
}

/** Whether a name may go on to the left of a division in it: "河南省|焦作市…", "中科院|兰州…", "中原银行|焦作…". */
function goesOnLeftOf(s: Segmentation, word: number): boolean {
  if (word === 0) return false;
  const marks = s.marks[word - 1] ?? 0;
  if ((marks & Mark.PUNCTUATION) !== 0) return false;
  const length = (s.starts[word] ?? 0) - (s.starts[word - 1] ?? 0);
  if (((s.marks[word] ?? 0) & Mark.ZONE) !== 0 && length === 1 && wordOf(s, word - 1) === '市') return true;
  return length > 1 && (marks & (PLACED | BODY | HEAD)) !== 0 && !isPlainWord(marks);
}

/** The word that opens the bracket or quotation which the word `closing` closes; -1 if none does nearby. */
function openingWord(s: Segmentation, closing: number): number {
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
