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
  /** Whether it holds a common noun that does not go with every name of its kind. */
  readonly isSpecific: boolean;
  /** How many characters of its own it has before its last word, divisions not counted. */
  readonly ownLength: number;
}

/** Words that end organizations' names. */
export const BODY = Mark.DEPARTMENT | Mark.PUBLIC | Mark.INSTITUTION;
/** Divisions and zones. */
export const PLACED = Mark.DIVISION | Mark.SHORT_DIVISION | Mark.ZONE;
const HEAD = Mark.BRAND | Mark.NATIONAL;
const STOPPING = Mark.VERB | Mark.FUNCTION | Mark.NUMBER | Mark.TIME | Mark.DIRECTION;
const LONGEST_ORGANIZATION = 36;
/** "市科技局": the level of government stands for its own division. */
const LEVELS = '市省区县州镇乡旗';
const AUTONOMOUS = /^自治[区州县]$/u;
/** "全市", "该区" and their like say which division without naming it. */
const PRONOUNS = '全我该本各某贵两多几每家';
/** Conjunctions that also stand inside a body's name: "材料技术与工程研究所". */
const CONJUNCTIONS = '和与及';
const LONGEST_CONJOINED = 5;
const OPENING: Readonly<Record<string, string>> = { '）': '（(', ')': '（(', '”': '“', '》': '《', '’': '‘' };
/** Verbs of one character whose object a place is. */
const SINGLE_VERBS = '建修设增拆铺改扩造开办赴访逛游走过进住去回';
const LONGEST_BRACKET = 24;
const NUMBERED = /^(?:号|国道|省道|县道|路|街)/u;
/** What ends the address before a name: "颐春社区|工行家属院". */
const ADDRESS_ENDINGS = ['社区', '小区', '村', '街道', '路'];

/**
 * Whether verbs may stand in an organization's name: anywhere in that of a body that is named by its task
 * ("污染防治攻坚办公室"), only before a proper name in that of an institution, never in that of a party branch.
 */
export type VerbsInName = 'ANYWHERE' | 'BEFORE_PROPER' | 'NEVER';

/** Walks left from `last`, the word that ends an organization's name. */
export function walkOrganization(s: Segmentation, last: number, verbs: VerbsInName): NameWalk {
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
    if (end - start > LONGEST_ORGANIZATION || (marks & Mark.LINE_BREAK) !== 0) break;
    if ((marks & Mark.PUNCTUATION) !== 0) {
      if (s.text[start] === '·') continue;
      const opening = openingWord(s, i);
      if (opening < 0) break;
      const isQuotation = s.text[start] === '”';
      if (isQuotation) ownLength += start - (s.starts[opening] ?? 0) - 1;
      i = opening;
      // A bracket never begins a name, a quotation may.
      if (isQuotation) {
        first = opening;
        isSpecific = true;
      }
      continue;
    }
    if ((marks & PLACED) !== 0) {
      // "东方红街道|焦东路小学": the street says where the school is.
      if (ownLength > 0 && s.text[start + length - 1] === '道') break;
      first = i;
      isAnchored = true;
      isClosed = true;
      if (!goesOnLeftOf(s, i)) break;
      continue;
    }
    if (length === 1 && LEVELS.includes(s.text[start] ?? '') && beginsAt(s, i, first) && !endsTown(s, i)) {
      isAnchored = true;
      if (!PRONOUNS.includes(s.text[start - 1] || '。')) first = i;
      break;
    }
    if (length === 3 && AUTONOMOUS.test(wordOf(s, i)) && beginsAt(s, i, first)) {
      isAnchored = true;
      first = i;
      break;
    }
    if ((marks & (BODY | HEAD)) !== 0 && length > 1) {
      first = i;
      isNested = true;
      isClosed = false;
      if (LEVELS.includes(s.text[start] ?? '')) {
        isAnchored = true;
        isClosed = true;
        if (!isPlaced(s, i - 1)) break;
      }
      continue;
    }
    if (isClosed || (marks & Mark.DIGITS) !== 0) break;
    if (i < last - 1 && ADDRESS_ENDINGS.includes(wordOf(s, i))) break;
    if ((verbs === 'NEVER' || (verbs === 'BEFORE_PROPER' && isProper)) && isGoverning(s, i)) break;
    if ((marks & Mark.BREAKING) !== 0 && (marks & Mark.IN_NAMES) === 0) {
      if (!isAnchored && length === 1 && CONJUNCTIONS.includes(s.text[start] ?? '') && isConjoined(s, i)) continue;
      if (length === 1 && isInnerSyllable(s, i)) continue;
      break;
    }
    if (length > 1 && (marks & STOPPING) !== 0 && (marks & (Mark.IN_NAMES | Mark.NOUN)) === 0) {
      if ((isNested || !isHeaded(s, i)) && !isOrdinal(s, i)) break;
    }
    first = i;
    ownLength += length;
    if (isSignOfName(marks) || isPairOfCharacters(s, i, last)) isProper = true;
    else if ((marks & (Mark.GENERIC_STEM | Mark.COMMON)) === 0) isSpecific = true;
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

/** A verb or noun of action at the head of a place's name governs it: "建设|中原工业设计城", "建|停车场". */
function governs(s: Segmentation, word: number): boolean {
  const start = s.starts[word] ?? 0;
  if ((s.starts[word + 1] ?? 0) - start === 1) return SINGLE_VERBS.includes(s.text[start] ?? '。');
  return ((s.marks[word] ?? 0) & (Mark.VERBAL | Mark.VERB | Mark.BREAKING)) !== 0;
}

function isSignOfName(marks: number): boolean {
  return (
    (marks & (Mark.LATIN | Mark.REGION | Mark.KNOWN_PLACE)) !== 0 ||
    ((marks & Mark.CHARACTER) !== 0 && (marks & Mark.COMMON) === 0)
  );
}

/** Whether a verb before a name governs it: "推进|中原生物科技学院". */
function isGoverning(s: Segmentation, word: number): boolean {
  const marks = s.marks[word] ?? 0;
  const length = (s.starts[word + 1] ?? 0) - (s.starts[word] ?? 0);
  return length > 1 && (marks & Mark.BREAKING) !== 0 && (marks & Mark.VERB) !== 0;
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

/** "孚|能|科技": a particle behind a character that begins a name is part of it. */
function isInnerSyllable(s: Segmentation, word: number): boolean {
  const head = s.marks[word - 1] ?? 0;
  const before = s.marks[word - 2] ?? Mark.LINE_BREAK;
  return (
    word > 0 &&
    '能可应会以和同'.includes(wordOf(s, word)) &&
    (head & Mark.CHARACTER) !== 0 &&
    (head & (Mark.COMMON | Mark.BREAKING | Mark.VERB | Mark.FUNCTION)) === 0 &&
    (before & (PLACED | Mark.PUNCTUATION | Mark.LINE_BREAK)) !== 0
  );
}

/** Whether two characters that make no word stand side by side: "中|站|农商银行". */
function isPairOfCharacters(s: Segmentation, word: number, last: number): boolean {
  return (
    word + 1 < last &&
    ((s.marks[word] ?? 0) & Mark.CHARACTER) !== 0 &&
    ((s.marks[word + 1] ?? 0) & Mark.CHARACTER) !== 0 &&
    ((s.marks[word] ?? 0) & (Mark.FUNCTION | Mark.VERB)) === 0
  );
}

function isPlaced(s: Segmentation, word: number): boolean {
  return word >= 0 && ((s.marks[word] ?? 0) & PLACED) !== 0;
}

/** Whether the level of government at `word` can head the name that so far begins at `first`. */
function beginsAt(s: Segmentation, word: number, first: number): boolean {
  return first === word + 1 || ((s.marks[word + 1] ?? 0) & (BODY | Mark.ZONE)) !== 0;
}

/** "刁|镇|派出所": a town that the gazetteer does not know. */
function endsTown(s: Segmentation, word: number): boolean {
  return word > 0 && '镇乡'.includes(wordOf(s, word)) && isSignOfName(s.marks[word - 1] ?? 0);
}

/** "第四|十二|中学": a number that 第 begins. */
function isOrdinal(s: Segmentation, word: number): boolean {
  for (let i = word; i >= Math.max(0, word - 3) && ((s.marks[i] ?? 0) & Mark.NUMBER) !== 0; i--)
    if (s.text[s.starts[i] ?? 0] === '第') return true;
  return false;
}

/** Whether a verb or number stands right behind what begins a name: "市|退休|教师协会", "北京|十一|学校". */
function isHeaded(s: Segmentation, word: number): boolean {
  if (word === 0 || ((s.marks[word] ?? 0) & Mark.BREAKING) !== 0) return false;
  if (isPlaced(s, word - 1)) return true;
  const start = s.starts[word] ?? 0;
  return (
    start - (s.starts[word - 1] ?? 0) === 1 &&
    LEVELS.includes(s.text[start - 1] ?? '') &&
    !PRONOUNS.includes(s.text[start - 2] || '。')
  );
}

/** Whether what stands before a conjunction is part of the same name: a few nouns behind a division or a body. */
function isConjoined(s: Segmentation, conjunction: number): boolean {
  for (let i = conjunction - 1; i >= Math.max(0, conjunction - LONGEST_CONJOINED); i--) {
    const marks = s.marks[i] ?? 0;
    if ((marks & (PLACED | HEAD | Mark.INSTITUTION)) !== 0) return i < conjunction - 1;
    if ((marks & (BODY | Mark.PUNCTUATION | Mark.LINE_BREAK | Mark.BREAKING)) !== 0) return false;
  }
  return false;
}

/** Whether a name may go on to the left of a division in it: "河南省|焦作市…", "中科院|兰州…", "中原银行|焦作…". */
function goesOnLeftOf(s: Segmentation, word: number): boolean {
  if (word === 0) return false;
  const marks = s.marks[word - 1] ?? 0;
  if ((marks & Mark.PUNCTUATION) !== 0) return false;
  if (((s.marks[word] ?? 0) & Mark.ZONE) !== 0 && wordOf(s, word - 1) === '市') return true;
  return (s.starts[word] ?? 0) - (s.starts[word - 1] ?? 0) > 1 && (marks & (PLACED | BODY | HEAD)) !== 0;
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
