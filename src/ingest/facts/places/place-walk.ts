/** How far to the left of its last word the name of a place reaches. */
import { Mark } from '../../lexicon/vocabulary.js';
import { type Segmentation, wordOf } from '../segmentation.js';
import { ADDRESS_ENDINGS, BODY, isSignOfName, type NameWalk, openingWord, PLACED, STOPPING } from './name-walk.js';

/** Verbs of one character whose object a place is. */
const SINGLE_VERBS = '建修设增拆铺改扩造开办赴访逛游走过进住去回';
const NUMBERED = /^(?:号|国道|省道|县道|路|街)/u;

/**
 * Walks left from `last`, the word that ends the name of a place. Divisions stay outside, unless the name is nothing
 * without them ("焦作站") or belongs to a body ("宁波大学科技园"). `ownLength` is 0 for what is longer than `longest`.
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
      const isQuotation = s.text[start] === '”';
      if (opening < 0 || (isQuotation && i !== last - 1)) break;
      ownLength += (s.starts[i] ?? 0) - (s.starts[opening] ?? 0);
      i = opening;
      if (isQuotation) {
        first = opening;
        isProper = true;
        break;
      }
      continue;
    }
    if ((marks & PLACED) !== 0) {
      isAnchored = true;
      // "焦作|站", "胶州|湾|大桥"
      if (isNested || ((marks & Mark.SHORT_DIVISION) !== 0 && (ownLength === 0 || isOneSyllable(s, first, last)))) {
        first = i;
        ownLength += length;
        isProper = true;
      }
      break;
    }
    if (ADDRESS_ENDINGS.includes(wordOf(s, i)) && first !== last) break;
    if (ownLength > 0 && longest <= 4 && (marks & Mark.KNOWN_PLACE) !== 0) break;
    if (ownLength > 0 && length > 1 && (marks & (Mark.VERB | Mark.VERBAL | Mark.BREAKING)) !== 0) {
      if (!completes(s, i, first)) break;
      return { first: i, isAnchored, isNested, isProper: true, isSpecific, ownLength: ownLength + length };
    }
    if ((marks & Mark.DIGITS) !== 0 && !NUMBERED.test(s.text.slice(start + length, start + length + 2))) break;
    if ((marks & Mark.BREAKING) !== 0 && (marks & Mark.IN_NAMES) === 0 && !(longest > 4 && isInnerAnd(s, i, last)))
      break;
    const isStopping = length > 1 && (marks & STOPPING) !== 0 && (marks & (Mark.IN_NAMES | Mark.NOUN)) === 0;
    if (isStopping && !(s.text[start + length - 1] === '里' && (marks & Mark.NUMBER) !== 0)) break;
    if ((marks & (BODY | Mark.BRAND)) !== 0 && length > 1) isNested = true;
    if (ownLength + length > longest) return { first, isAnchored, isNested, isProper, isSpecific, ownLength: 0 };
    first = i;
    ownLength += length;
    // An estate may stand inside another's name: "长虹|世纪城|小区".
    const isEstate = length > 2 && (marks & Mark.PLACE_ENDING) !== 0;
    if (isSignOfName(marks) || isEstate || (marks & Mark.DIGITS) !== 0) isProper = true;
    else if ((marks & (Mark.GENERIC_PLACE | Mark.COMMON)) === 0) isSpecific = true;
  }
  // "泰山路1号|璟芃大厦": the number belongs to the road.
  if (((s.marks[first] ?? 0) & Mark.DIGITS) !== 0 && first + 2 < last && wordOf(s, first + 1) === '号') {
    ownLength -= (s.starts[first + 2] ?? 0) - (s.starts[first] ?? 0);
    first += 2;
  }
  while (first < last && (first < last - 1 || ownLength === 1) && governs(s, first)) {
    ownLength -= (s.starts[first + 1] ?? 0) - (s.starts[first] ?? 0);
    first++;
  }
  return { first, isAnchored, isNested, isProper, isSpecific, ownLength };
}

/** "渝中区|解放|碑|步行街": a verb with one character behind it, right behind a division, begins the name. */
function completes(s: Segmentation, verb: number, first: number): boolean {
  const before = s.marks[verb - 1] ?? 0;
  return (
    first === verb + 1 &&
    ((s.marks[first] ?? 0) & Mark.CHARACTER) !== 0 &&
    (s.starts[first + 1] ?? 0) - (s.starts[first] ?? 0) === 1 &&
    ((s.marks[verb] ?? 0) & (Mark.IN_NAMES | Mark.BREAKING)) === 0 &&
    (before & PLACED) !== 0
  );
}

/** A verb or noun of action at the head of a place's name governs it: "建设|太行工业设计城", "建|停车场". */
function governs(s: Segmentation, word: number): boolean {
  const start = s.starts[word] ?? 0;
  if ((s.starts[word + 1] ?? 0) - start === 1) return SINGLE_VERBS.includes(s.text[start] ?? '。');
  return ((s.marks[word] ?? 0) & (Mark.VERBAL | Mark.VERB | Mark.BREAKING)) !== 0;
}

/** Whether a single character that is no verb is all that stands before the last word: 胶州|湾|大桥, 孟州|路|小区. */
function isOneSyllable(s: Segmentation, first: number, last: number): boolean {
  const isSingle = first === last - 1 && (s.starts[last] ?? 0) - (s.starts[first] ?? 0) === 1;
  if (!isSingle) return false;
  const marks = s.marks[first] ?? 0;
  return (marks & Mark.PLACE_ENDING) !== 0 || (marks & (Mark.VERB | Mark.FUNCTION | Mark.COMMON)) === 0;
}

/** 和 between characters that make no words: 瑞|和|嘉园小区. */
function isInnerAnd(s: Segmentation, word: number, last: number): boolean {
  const isName = (at: number): boolean => {
    const marks = s.marks[at] ?? 0;
    return (marks & Mark.CHARACTER) !== 0 && (marks & (Mark.PLACE_ENDING | Mark.COMMON | Mark.BREAKING)) === 0;
  };
  return (
    wordOf(s, word) === '和' &&
    !ADDRESS_ENDINGS.includes(wordOf(s, word - 1)) &&
    word + 1 < last &&
    isName(word - 1) &&
    isName(word + 1)
  );
}
