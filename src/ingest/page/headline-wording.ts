/** What the wording of a headline's line tells: whether the phrase is complete, what it is about, what must follow. */
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { Mark } from '../lexicon/vocabulary.js';
import { segment, wordOf } from '../names/segmentation.js';
import { WordSet } from '../word-set.js';
import { isNoticeHeadline } from './markers.js';
import { pairsOf } from './pairs.js';

export const SUBHEAD_BEGINNING = /^(?:——|—|--|－)/u;
/** What also stands before a subhead, and before the items of a column. */
export const SUBHEAD_SIGN = /^[●■◆▶►★]\s*\p{Script=Han}/u;
/** "□法官手记", "■小 小 说": a column's name behind the sign that it is set with. */
export const COLUMN_SIGN = /^[□■◎⊙◇◆]\s*\p{Script=Han}(?:\s*\p{Script=Han}){1,5}$/u;
/** "某政告字〔2021〕9号", below a notice's headline. */
export const DOCUMENT_NUMBER = /[〔［[（(]\d{4}[〕］\]）)]\s*第?\s*\d{1,5}\s*号$/u;

const endingsOf = perLexicon(({ page }) => ({
  /** "……现场会强调", "……在调研时指出": a kicker that the headline completes. */
  kicker: new RegExp(`(?<!小)${anyOf(page.kickerEndings)}$`, 'u'),
  /** "……讲话": a subhead that says who took part. */
  subhead: new RegExp(`${anyOf(page.subheadEndings)}$`, 'u'),
  subject: new RegExp(`${anyOf(page.subjects)}$`, 'u'),
  giver: new WordSet(page.undersigned),
  column: new RegExp(`^\\p{Script=Han}{1,4}${anyOf(page.columnEndings)}$`, 'u'),
  part: new RegExp(`^.{1,4}${anyOf(page.seriesParts)}$`, 'u'),
}));

/** Whether a line ends as the names of standing columns do, and is as short: "石桥故事". */
export function isColumnName(text: string, lexicon: Lexicon): boolean {
  return text.length <= COLUMN_LENGTH && endingsOf(lexicon).column.test(text);
}

/** The longest such name, in characters. */
const COLUMN_LENGTH = 6;

/** Whether a line names who gives the notice whose headline stands below, which is complete without. */
export function isGiverAbove(text: string, below: string, lexicon: Lexicon): boolean {
  return (
    below.length > text.length && isNoticeHeadline(below, lexicon) && endingsOf(lexicon).giver.endsAt(text, text.length)
  );
}

/** Whether a line ends as a kicker does that the headline completes. */
export function endsAsKicker(text: string, lexicon: Lexicon): boolean {
  return endingsOf(lexicon).kicker.test(text);
}

/** "某某厂工人张三：": a kicker that says whom the headline quotes or portrays. */
export function introducesPerson(text: string, lexicon: Lexicon): boolean {
  const who = /^(.{4,})[：:]$/u.exec(text)?.[1];
  if (who === undefined || endingsOf(lexicon).subject.test(who)) return false;
  return [2, 3].some((length) => lexicon.surnames.isNameShaped(who.slice(-length)));
}

/** Whether a line ends as a subhead does that says who took part. */
export function endsAsSubhead(text: string, lexicon: Lexicon): boolean {
  return endingsOf(lexicon).subhead.test(text);
}

/** "某某主持并讲话": whether a line is such a subhead whole, with the name of who took part. */
export function isWholeSubhead(text: string, lexicon: Lexicon): boolean {
  return endsAsSubhead(text, lexicon) && [2, 3].some((length) => lexicon.surnames.isNameShaped(text.slice(0, length)));
}

/**
 * Whether a phrase goes on in the next line: its last word asks for another, a number for what it counts, a quotation
 * for its end.
 */
export function isOpen(text: string): boolean {
  return /[：:，、的之和与及\d]$|第[\d一二三四五六七八九十百]+[次届个]$/u.test(text) || opensQuote(text);
}

function opensQuote(text: string): boolean {
  return text.lastIndexOf('“') > text.lastIndexOf('”') || text.lastIndexOf('《') > text.lastIndexOf('》');
}

/** Whether a line joins what it says with the line above: "暨……启动仪式". */
export function joins(text: string, { page, vocabulary }: Lexicon): boolean {
  return (
    page.joiningWords.some((word) => text.startsWith(word)) && page.joiningWords.includes(firstWord(text, vocabulary))
  );
}

function firstWord(text: string, vocabulary: Lexicon['vocabulary']): string {
  const row = segment(text, vocabulary);
  return row.count === 0 ? '' : wordOf(row, 0);
}

/** Whether two lines have a pair of Han characters in common; what stands in quotation marks may be told of again. */
export function repeats(above: string, below: string): boolean {
  return pairsOf(below.replace(IN_QUOTES, ' ')).countIn(pairsOf(above.replace(IN_QUOTES, ' '))) > 0;
}

const IN_QUOTES = /“[^“”]*”/gu;

/** Whether a line is the name of a place and nothing else. */
export function isPlaceName(text: string, { vocabulary }: Lexicon): boolean {
  return vocabulary.divisionsNamed(text).length > 0 || vocabulary.divisionsShortened(text).length > 0;
}

/** Whether a line opens with the name of a place. */
export function opensWithPlace(text: string, { vocabulary }: Lexicon): boolean {
  const { marks, count } = segment(text, vocabulary);
  return count > 0 && ((marks[0] ?? 0) & (Mark.DIVISION | Mark.SHORT_DIVISION)) !== 0;
}

/** Whether a line names a part of a series and nothing else: "某某篇". */
export function isSeriesPart(text: string, lexicon: Lexicon): boolean {
  return endingsOf(lexicon).part.test(text);
}

/** Whether a line is a headline's subject and nothing else: "某某乡". */
export function isSubject(text: string, lexicon: Lexicon): boolean {
  return endingsOf(lexicon).subject.test(text);
}

/** How many phrases stand side by side: "春有花 夏有荫" has two. */
export function phrasesOf(text: string): number {
  return text.split(/\s+/u).filter((phrase) => phrase.length >= 2).length;
}

/** How a phrase is built. */
export interface Verbs {
  /** Where the first verb stands, null if there is none. */
  readonly first: number | null;
  /** Whether the phrase ends in a verb. */
  readonly atEnd: boolean;
  /** Whether something other than a preposition stands before the verb: who does it. */
  readonly hasSubject: boolean;
}

export function verbsOf(phrase: string, lexicon: Lexicon): Verbs {
  const { starts, marks, count } = segment(phrase, lexicon.vocabulary);
  const isVerb = (i: number) => ((marks[i] ?? 0) & Mark.VERB) !== 0 && ((marks[i] ?? 0) & Mark.NOUN) === 0;
  let first: number | null = null;
  for (let i = 0; i < count && first === null; i++) if (isVerb(i)) first = starts[i] ?? 0;
  const hasSubject = first !== null && first > 0 && ((marks[0] ?? 0) & Mark.FUNCTION) === 0;
  return { first, atEnd: isVerb(count - 1), hasSubject };
}
