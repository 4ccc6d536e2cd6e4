/**
 * What is looked up: every pair of adjacent Han characters, and every run of other letters or digits, each with its
 * place. Pairs find any stretch of text, whatever a segmenter makes of it: names above all, which dictionaries cut
 * wrongly. The segmenter says at which pairs a word stands, so that 大学 in 重大学习 is not taken for one.
 */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { elementAt } from '../../invariant.js';
import { type FoldedText, fold, isHan, isLetterOrDigit } from './folding.js';

export interface Gram {
  readonly term: string;
  /** The number of letters and digits before it: blanks and signs do not count, a line break counts once. */
  readonly position: number;
  /** Whether the segmenter sees a word here, alone or inside a longer one: 钢铁 in 钢铁厂. */
  readonly isWord: boolean;
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** All grams of a text, by position. A character by itself is one only where no pair would find it, or it is a word. */
export function gramsOf(original: string): Gram[] {
  const { text, worded, starts, ends } = fold(original);
  const grams: Gram[] = [];
  visitGrams({ text, worded }, (_, from, to, position, isWord) => {
    const place = { start: elementAt(starts, from), end: elementAt(ends, to - 1) };
    grams.push({ term: text.slice(from, to), position, isWord, ...place });
  });
  return grams;
}

/** Where a gram stands in the folded text, and what there is to say of it: see `Gram`. */
type VisitGram = (text: string, from: number, to: number, position: number, isWord: boolean) => void;

/** The grams of a text that is folded already, one after another. */
export function visitGrams({ text, worded }: Pick<FoldedText, 'text' | 'worded'>, visit: VisitGram): void {
  const words = markWords(worded);
  let position = 0;
  let before: Kind = NONE;
  let kind = kindAt(text, 0);
  for (let at = 0; at < text.length; ) {
    let end = at + lengthAt(text, at);
    let after = kindAt(text, end);
    if (kind === HAN) {
      const isAlone = before === LETTER || after === LETTER || (before === NONE && after === NONE);
      if (isAlone || words[at] === SINGLE) visit(text, at, end, position, true);
      if (after === HAN) visit(text, at, end + lengthAt(text, end), position, words[at] === PAIR);
      position++;
    } else if (kind === LETTER) {
      for (; after === LETTER; after = kindAt(text, end)) end += lengthAt(text, end);
      visit(text, at, end, position, true);
      position += end - at;
    } else if (text[at] === '\n') position++;
    before = kind;
    kind = after;
    at = end;
  }
}

/** The words of a stretch of folded Han text, one after another. */
export function wordsOf(text: string): string[] {
  return segmenter().cut(text, true);
}

/** Whether the segmenter's dictionary holds a word of two characters. */
export function isKnownPair(text: string): boolean {
  return segmenter().cut(text, false).length === 1;
}

const [NONE, LETTER, HAN] = [0, 1, 2] as const;
type Kind = typeof NONE | typeof LETTER | typeof HAN;

const [SINGLE, PAIR] = [1, 2] as const;

/** For each unit of the text: whether a word of one character, or a word that is a pair, begins there. */
function markWords(text: string): Uint8Array {
  const marks = new Uint8Array(text.length);
  let at = 0;
  for (const word of wordsOf(text)) {
    if (kindAt(word, 0) === HAN) {
      if (word.length === lengthAt(word, 0)) marks[at] = SINGLE;
      else if (word.length === 2) marks[at] = PAIR;
      else for (const offset of pairsIn(word)) marks[at + offset] = PAIR;
    }
    at += word.length;
  }
  return marks;
}

/** Offsets of the words of two characters inside longer words. */
const innerPairs = new Map<string, readonly number[]>();
const MOST_REMEMBERED = 50_000;

function pairsIn(word: string): readonly number[] {
  const known = innerPairs.get(word);
  if (known !== undefined) return known;
  const inner = new Set(segmenter().cutForSearch(word, false));
  const offsets: number[] = [];
  for (let at = 0; at + 2 <= word.length; at++) if (inner.has(word.slice(at, at + 2))) offsets.push(at);
  if (innerPairs.size >= MOST_REMEMBERED) innerPairs.clear();
  innerPairs.set(word, offsets);
  return offsets;
}

function kindAt(text: string, at: number): Kind {
  const code = text.codePointAt(at);
  if (code === undefined || code <= 0x20) return NONE;
  if (code >= 0x4e00 && code <= 0x9fff) return HAN;
  const character = String.fromCodePoint(code);
  if (code >= 0x2e80 && isHan(character)) return HAN;
  return isLetterOrDigit(character) ? LETTER : NONE;
}

function lengthAt(text: string, at: number): number {
  const code = text.codePointAt(at);
  return code !== undefined && code > 0xffff ? 2 : 1;
}

let jieba: Jieba | undefined;

/** Made when first needed: reading the dictionary takes a fifth of a second. */
export function segmenter(): Jieba {
  jieba ??= Jieba.withDict(dict);
  return jieba;
}
