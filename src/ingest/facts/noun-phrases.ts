/** The noun behind a number and what it does: "45家|高新技术企业负责人|参加…". */
import { ACTIONS, BREAKS, KEPT, PREDICATES } from '../lexicon/label-words.js';

export interface Phrase {
  readonly noun: string;
  /** What follows the noun up to the clause's end; "" if nothing does. */
  readonly predicate: string;
  /** Whether 的 ties the noun to the number: "3万元的房款". */
  readonly belongs: boolean;
}

/** Longest noun phrase, in characters. */
const LONGEST = 18;
const ENDS = new Set('，。；：！？!?;:,\n\t …—“”‘’（）()《》「」【】●■★◆▲0123456789０１２３４５６７８９');
const OPENS: Readonly<Record<string, string>> = { '“': '”', '（': '）', '(': ')', '《': '》', '「': '」' };

/** Reads `[start, end)`, which begins behind a number and its unit. */
export function nounPhrase(text: string, start: number, end: number): Phrase {
  const belongs = text.charAt(start) === '的';
  const from = belongs ? start + 1 : start;
  const stop = phraseEnd(text, from, end);
  let cut = from;
  while (cut < stop && !breaksAt(text, cut, from)) cut++;
  const noun = text.slice(from, Math.min(cut, from + LONGEST)).replace(/^[的之、]+|[的了、和与及]+$/gu, '');
  return {
    noun,
    predicate: text
      .slice(cut, stop)
      .replace(/^(?:共同|全部|已经|已|均|都|将)|[了、]+$/gu, '')
      .replace(/了/u, ''),
    belongs,
  };
}

/** The verb of doing that the words are or end with: "共发放" → "发放". */
export function actionAt(words: string): string {
  for (const length of [4, 3, 2]) {
    const tail = words.slice(-length);
    if (tail.length === length && ACTIONS.has(tail)) return tail;
  }
  return '';
}

/** Where the clause ends; brackets and quotations that close in it belong to it, and so do lists closed by 等. */
function phraseEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const character = text.charAt(at);
    const close = OPENS[character];
    if (close !== undefined) {
      const closed = text.indexOf(close, at);
      if (closed < 0 || closed >= end) return at;
      at = closed + 1;
      continue;
    }
    if (ENDS.has(character)) return at;
    if (character === '、' && !isList(text, at, end)) return at;
    at++;
  }
  return at;
}

/** Whether what follows the 、 still names what is counted: "白蜡、大叶女贞等树苗". */
function isList(text: string, at: number, end: number): boolean {
  for (let next = at + 1; next < end; next++) {
    const character = text.charAt(next);
    if (character === '等') return true;
    if (ENDS.has(character)) return false;
  }
  return false;
}

function breaksAt(text: string, at: number, from: number): boolean {
  if (PREDICATES.has(text.slice(at, at + 2))) return true;
  if (!BREAKS.has(text.charAt(at))) return false;
  return !KEPT.has(text.slice(at, at + 2)) && !(at > from && KEPT.has(text.slice(at - 1, at + 1)));
}
