/** The noun behind a number and what it does: "45家|龙头企业负责人|参加…". */
import { CharacterSet, trimEnd, trimStart } from '../../character-set.js';
import { ACTIONS, BREAKS, COUNTED_HEADS, KEPT, NOMINAL, PREDICATES } from '../../lexicon/label-words.js';
import { isDigitAt } from './numbers.js';

export interface Phrase {
  readonly noun: string;
  /** What follows the noun up to the clause's end; "" if nothing does. */
  readonly predicate: string;
  /** Whether 的 ties the noun to the number: "3万元的房款". */
  readonly belongs: boolean;
  /** Whether the number is what a subject is: "600亩是高标准农田". */
  readonly equates: boolean;
}

/** Longest noun phrase, in characters. */
const LONGEST = 20;
const ENDS = new CharacterSet('，。；：！？!?;:,\n\t …—“”‘’（）()《》「」【】●■★◆▲0123456789０１２３４５６７８９');
/** What 的 ties to a number, or follows it, without being what is measured. */
const HOLLOW =
  /^(?:基础上|同时|情况下|话|时候|速度|目标|任务|成绩|标准|方式|价格|规模|比例|水平|要求|时间|优势|过程|现场)/u;
const INSIDE = /^[中内里间外]$/u;
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
const PREDICATE_BEGINNINGS = new CharacterSet(...[...PREDICATES].map((word) => word.charAt(0)));
const BREAKING = new CharacterSet(...BREAKS);
const BEFORE_NOUN = new CharacterSet('的之、余多');
const BEHIND_NOUN = new CharacterSet('的了、和与及其');
const BEHIND_PREDICATE = new CharacterSet('了、');
/** What says how or when in front of a predicate. */
const BEFORE_PREDICATE = /^(?:共同|全部|已经|就(?!业|医|读|餐|学|近|地)|已|均|都|将)+/u;

/** Reads `[start, end)`, which begins behind a number and its unit. */
export function nounPhrase(text: string, start: number, end: number): Phrase {
  const belongs = text.charAt(start) === '的';
  const equates = text.charAt(start) === '是';
  const from = belongs || equates ? start + 1 : start;
  const stop = text.charAt(from) === '、' ? from : phraseEnd(text, from, end);
  let cut = from;
  while (cut < stop && cut - from < LONGEST && !breaksAt(text, cut, from)) cut++;
  const noun = headOf(trimEnd(trimStart(text.slice(from, cut), BEFORE_NOUN), BEHIND_NOUN));
  const predicate =
    cut === stop
      ? ''
      : trimEnd(text.slice(cut, stop).replace(BEFORE_PREDICATE, ''), BEHIND_PREDICATE).replace('了', '');
  const isHollow = INSIDE.test(noun) || (belongs && HOLLOW.test(noun));
  return { noun: isHollow ? '' : noun, predicate: isHollow ? '' : predicate, belongs: belongs && !isHollow, equates };
}

/** The verb of doing that the words are or end with: "共发放" → "发放"; "" if there is none. */
export function actionAt(words: string): string {
  for (const length of [4, 3, 2]) {
    const tail = words.slice(-length);
    if (tail.length === length && ACTIONS.has(tail)) return tail;
  }
  return '';
}

/** "部门的干部职工": departments were counted; "很有新意的竹编产品": products. */
function headOf(noun: string): string {
  const tied = noun.indexOf('的');
  if (tied < 2) return noun;
  return COUNTED_HEADS.has(noun.slice(tied - 2, tied)) || tied === 1 ? noun.slice(0, tied) : noun;
}

/** Where the clause ends; brackets and quotations that close in it belong to it, and so do lists closed by 等. */
function phraseEnd(text: string, from: number, end: number): number {
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
    if (text.charCodeAt(at) === LISTING && !isList(text, at, end)) return at;
    at++;
  }
  return at;
}

function closingBefore(text: string, close: string, from: number, end: number): number {
  for (let at = from; at < end; at++) if (text.charAt(at) === close) return at;
  return -1;
}

/** Whether what follows the 、 still names what is counted: "雪松、白蜡等树苗", "省、市级项目". */
function isList(text: string, at: number, end: number): boolean {
  if (text.charAt(at + 2) === '、' || text.charAt(at - 2) === '、') return true;
  for (let next = at + 1; next < end; next++) {
    const character = text.charAt(next);
    if (character === '等' && !'待候级于额'.includes(text.charAt(next + 1) || '。')) return true;
    if (isDigitAt(text, next)) return false;
    if (ENDS.isAt(text, next)) return next - at <= LONGEST_ITEM;
  }
  return false;
}

function breaksAt(text: string, at: number, from: number): boolean {
  if (
    PREDICATE_BEGINNINGS.isAt(text, at) &&
    PREDICATES.has(text.slice(at, at + 2)) &&
    !NOMINAL.has(text.charAt(at + 2))
  )
    return true;
  if (!BREAKING.isAt(text, at)) return false;
  return !KEPT.has(text.slice(at, at + 2)) && !(at > from && KEPT.has(text.slice(at - 1, at + 1)));
}
