/** How far to the left of its last word the name of an organization reaches. */
import { Mark } from '../../lexicon/vocabulary.js';
import { type Segmentation, wordOf } from '../segmentation.js';
import {
  ADDRESS_ENDINGS,
  BODY,
  isSignOfName,
  LEVELS,
  type NameWalk,
  openingWord,
  PLACED,
  STOPPING,
} from './name-walk.js';

/**
 * Whether verbs may stand in an organization's name: anywhere in that of a body that is named by its task
 * ("污染防治攻坚办公室"), only before a proper name in that of an institution, never in that of a party branch.
 */
export type VerbsInName = 'ANYWHERE' | 'BEFORE_PROPER' | 'NEVER';

const HEAD = Mark.BRAND | Mark.NATIONAL;
const LONGEST_ORGANIZATION = 36;
const AUTONOMOUS = /^自治[区州县]$/u;
/** "全市", "该区" and their like say which division without naming it. */
const PRONOUNS = '全我该本各某贵两多几每家';
/** Conjunctions that also stand inside a body's name: "海洋生态与渔业研究所". */
const CONJUNCTIONS = '和与及';
const LONGEST_CONJOINED = 5;

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

/** Whether a verb before a name governs it: "推进|璟芃科技学院". */
function isGoverning(s: Segmentation, word: number): boolean {
  const marks = s.marks[word] ?? 0;
  const length = (s.starts[word + 1] ?? 0) - (s.starts[word] ?? 0);
  return length > 1 && (marks & Mark.BREAKING) !== 0 && (marks & Mark.VERB) !== 0;
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

/** Whether a name may go on to the left of a division in it: "河南省|焦作市…", "中科院|兰州…", "璟芃银行|绩溪…". */
function goesOnLeftOf(s: Segmentation, word: number): boolean {
  if (word === 0) return false;
  const marks = s.marks[word - 1] ?? 0;
  if ((marks & Mark.PUNCTUATION) !== 0) return false;
  if (((s.marks[word] ?? 0) & Mark.ZONE) !== 0 && wordOf(s, word - 1) === '市') return true;
  return (s.starts[word] ?? 0) - (s.starts[word - 1] ?? 0) > 1 && (marks & (PLACED | BODY | HEAD)) !== 0;
}
