/** The noun behind a number and what it does: "12家|合作社的社员|参加…". */
import { CharacterSet, trimEnd, trimStart } from '../../character-set.js';
import { anyOf } from '../../lexicon/any-of.js';
import type { LabelWords } from '../../lexicon/label-words.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { Mark } from '../../lexicon/vocabulary.js';
import { labelPatternsOf } from './label-patterns.js';
import { isDigitAt } from './numeral-characters.js';
import type { WordedText } from './worded-text.js';

export interface Phrase {
  readonly noun: string;
  /** What follows the noun up to the clause's end; "" if nothing does. */
  readonly predicate: string;
  /** Whether 的 ties the noun to the number: "5万元的学费". */
  readonly belongs: boolean;
  /** Whether the number is what a subject is: "600亩是高标准农田". */
  readonly equates: boolean;
}

/** Longest noun phrase, in characters. */
const LONGEST = 20;
const CONTENT = Mark.NOUN | Mark.VERB | Mark.VERBAL;
const ENDS = new CharacterSet('，。；：！？!?;:,\n\t …—“”‘’（）()《》「」【】●■★◆▲0123456789０１２３４５６７８９');
/** What opens no noun: a list that goes on, a note in brackets. */
const NO_NOUN = new CharacterSet('、（(');
const LISTING = '、'.charCodeAt(0);
/** Longest last item of a list without 等, in characters. */
const LONGEST_ITEM = 9;
const OPENS: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['（', '）'],
  ['(', ')'],
  ['《', '》'],
  ['「', '」'],
]);
const patternsOf = perLexicon(({ labels, grammar }) => ({
  breaks: new CharacterSet(labels.breaks),
  /** First characters of predicates. */
  predicates: new CharacterSet(...Array.from(labels.predicates, (word) => word.charAt(0))),
  beforeNoun: new CharacterSet(...labels.beforeNouns, '、'),
  behindNoun: new CharacterSet(...labels.behindNouns, '、'),
  behindPredicate: new CharacterSet(...grammar.done, '、'),
  /** What says how or when in front of a predicate: "已经|到场", but not "就|业". */
  beforePredicate: new RegExp(`^(?:(?!${anyOf(otherWords(labels))})${anyOf(labels.beforePredicates)})+`, 'u'),
  locatives: new CharacterSet(...grammar.withinPlaces),
  hollow: new RegExp(`^${anyOf(labels.hollow)}`, 'u'),
  within: new Set([...grammar.withinTimes, ...grammar.beyond]),
  listEnd: new RegExp(`^(?!${anyOf(labels.waiting)})等`, 'u'),
}));

/** Words that only begin like an adverb: 就业. */
function otherWords({ kept, beforePredicates }: LabelWords): string[] {
  return [...kept].filter((word) => !beforePredicates.includes(word));
}

/** Reads `[start, end)`, which begins behind a number and its unit. */
export function nounPhrase(worded: WordedText, start: number, end: number, lexicon: Lexicon): Phrase {
  const { text } = worded;
  const patterns = patternsOf(lexicon);
  const belongs = text.charAt(start) === '的';
  const equates = text.charAt(start) === '是';
  const from = belongs || equates ? start + 1 : start;
  const stop = NO_NOUN.isAt(text, from) ? from : phraseEnd(text, from, end, lexicon);
  let cut = from;
  while (cut < stop && cut - from < LONGEST && !breaksAt(worded, cut, from, lexicon)) cut++;
  if (cut - from === LONGEST) cut = worded.borderUpTo(cut, from);
  const isLocated = cut < stop && isLocative(worded, cut, from, lexicon);
  const noun = headOf(trimEnd(trimStart(text.slice(from, cut), patterns.beforeNoun), patterns.behindNoun), lexicon);
  const predicate =
    cut === stop || isLocated || speaksOfWhole(text, cut, lexicon)
      ? ''
      : trimEnd(text.slice(cut, stop).replace(patterns.beforePredicate, ''), patterns.behindPredicate).replace(
          '了',
          '',
        );
  const isHollow = patterns.within.has(noun) || (belongs && patterns.hollow.test(text.slice(from, stop)));
  return { noun: isHollow ? '' : noun, predicate: isHollow ? '' : predicate, belongs: belongs && !isHollow, equates };
}

/** The verb of doing that the words are or end with: "共发放" → "发放"; "" if there is none. */
export function actionAt(words: string, lexicon: Lexicon): string {
  const { length } = words;
  return words.slice(length - labelPatternsOf(lexicon).actions.lengthBefore(words, length));
}

/** "学校的师生": schools were counted; "新上市的草莓": strawberries. */
function headOf(noun: string, { labels }: Lexicon): string {
  const tied = noun.indexOf('的');
  if (tied < 2) return noun;
  return labels.countedHeads.has(noun.slice(tied - 2, tied)) || tied === 1 ? noun.slice(0, tied) : noun;
}

/** Where the clause ends; brackets and quotations that close in it belong to it, and so do lists closed by 等. */
function phraseEnd(text: string, from: number, end: number, lexicon: Lexicon): number {
  let at = from;
  while (at < end) {
    // All that opens is among what may end a clause.
    const ends = ENDS.isAt(text, at);
    const close = ends ? OPENS.get(text.charAt(at)) : undefined;
    if (close !== undefined) {
      const closed = closingBefore(text, close, at + 1, end);
      if (closed < 0) return at;
      at = closed + 1;
      continue;
    }
    if (ends) return at;
    if (text.charCodeAt(at) === LISTING && !isList(text, at, end, lexicon)) return at;
    at++;
  }
  return at;
}

function closingBefore(text: string, close: string, from: number, end: number): number {
  for (let at = from; at < end; at++) if (text.charAt(at) === close) return at;
  return -1;
}

/** Whether what follows the 、 still names what is counted: "萝卜、大白菜等蔬菜", "市、县级医院". */
function isList(text: string, at: number, end: number, lexicon: Lexicon): boolean {
  const { listEnd } = patternsOf(lexicon);
  if (text.charAt(at + 2) === '、' || text.charAt(at - 2) === '、') return true;
  for (let next = at + 1; next < end; next++) {
    if (listEnd.test(text.slice(next, next + 2))) return true;
    if (isDigitAt(text, next)) return false;
    if (ENDS.isAt(text, next)) return next - at <= LONGEST_ITEM;
  }
  return false;
}

/** "专家|与该市…": what the report is about anyway is no statement about the noun. */
function speaksOfWhole(text: string, at: number, { labels }: Lexicon): boolean {
  return labels.subjects.some((word) => text.startsWith(word, at));
}

/** "楼|里有…", "医院|中排名…": where the noun is said to be is no part of it. */
function isLocative(worded: WordedText, at: number, from: number, lexicon: Lexicon): boolean {
  const { text } = worded;
  if (at === from || !patternsOf(lexicon).locatives.isAt(text, at)) return false;
  if (!worded.isBorder(at) || !worded.isBorder(at + 1)) return false;
  const behind = worded.marksAt(at + 1);
  return (behind & (Mark.PUNCTUATION | Mark.LINE_BREAK)) !== 0 || (behind & CONTENT) === Mark.VERB;
}

/** "环湖路|下月|通车", "餐饮店|逐一|检查": when and how something is done is no part of the noun. */
function isAdverbial(worded: WordedText, at: number, from: number): boolean {
  if (at === from || !worded.isBorder(at) || worded.isBorder(at + 1)) return false;
  const marks = worded.marksAt(at);
  return (marks & (Mark.TIME | Mark.FUNCTION)) !== 0 && (marks & (CONTENT | Mark.DIRECTION)) === 0;
}

function breaksAt(worded: WordedText, at: number, from: number, lexicon: Lexicon): boolean {
  const { text } = worded;
  const { predicates, nominal, kept } = lexicon.labels;
  const patterns = patternsOf(lexicon);
  if (isLocative(worded, at, from, lexicon) || isAdverbial(worded, at, from)) return true;
  if (patterns.predicates.isAt(text, at) && predicates.has(text.slice(at, at + 2)) && !nominal.has(text.charAt(at + 2)))
    return true;
  if (!patterns.breaks.isAt(text, at) || !worded.isBorder(at)) return false;
  return !kept.has(text.slice(at, at + 2)) && !(at > from && kept.has(text.slice(at - 1, at + 1)));
}
