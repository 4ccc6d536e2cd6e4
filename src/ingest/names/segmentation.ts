/**
 * Clean text as words: the likeliest way to cover it with common words, divisions and the words that end names.
 * Names that no lexicon holds come out as single characters; what finding them needs is where the words around them
 * begin and end.
 */
import { Mark, type Vocabulary } from '../lexicon/vocabulary.js';

export interface Segmentation {
  readonly text: string;
  readonly count: number;
  /** Where each word begins; one more entry at the end: the text's length. */
  readonly starts: Int32Array;
  /** What each word may be (`Mark`). */
  readonly marks: Int32Array;
}

/** How rare a character is that no lexicon holds; every word's rarity is measured by the same logarithm. */
const UNKNOWN = 21;
/** Keeps the longest way of covering a long text far from the number's limit. */
const UNREACHED = 0x3fffffff;

/** The text as words. */
export function segment(text: string, { trie, marks: marksOf, rarities }: Vocabulary): Segmentation {
  const { length } = text;
  const cost = new Int32Array(length + 1).fill(UNREACHED);
  const from = new Int32Array(length + 1);
  const marked = new Int32Array(length + 1);
  cost[0] = 0;
  const reach = (start: number, end: number, rarity: number, marks: number): void => {
    const price = (cost[start] ?? 0) + rarity;
    if (price < (cost[end] ?? 0)) {
      cost[end] = price;
      from[end] = start;
      marked[end] = marks;
    }
  };
  for (let at = 0; at < length; at++) {
    if (cost[at] === UNREACHED) continue;
    const character = text.charCodeAt(at);
    const run = runKind(character);
    if (run !== 0) {
      let end = at + 1;
      if (run !== Mark.PUNCTUATION && run !== Mark.LINE_BREAK)
        while (end < length && runKind(text.charCodeAt(end)) === run) end++;
      reach(at, end, 1, run);
      continue;
    }
    let node = trie.begin(character);
    const rarity = node === 0 ? UNKNOWN : (rarities[node] ?? UNKNOWN);
    reach(at, at + 1, Math.min(rarity, UNKNOWN), (marksOf[node] ?? 0) | Mark.CHARACTER);
    if (at + 1 < length && !trie.mayBegin(character, text.charCodeAt(at + 1))) continue;
    for (let end = at + 1; node !== 0 && end < length; ) {
      node = trie.next(node, text.charCodeAt(end++));
      if (node === 0) break;
      const marks = marksOf[node] ?? 0;
      if (marks !== 0 && rarities[node] !== 0xff) reach(at, end, rarities[node] ?? 0, marks);
    }
  }
  return collect(text, from, marked);
}

function collect(text: string, from: Int32Array, marked: Int32Array): Segmentation {
  const { length } = text;
  let count = 0;
  for (let end = length; end > 0; end = from[end] ?? 0) count++;
  const starts = new Int32Array(count + 1);
  const marks = new Int32Array(count + 1);
  starts[count] = length;
  marks[count] = Mark.LINE_BREAK;
  let word = count;
  for (let end = length; end > 0; end = from[end] ?? 0) {
    const start = from[end] ?? 0;
    word--;
    starts[word] = start;
    marks[word] = marked[end] ?? 0;
  }
  return { text, count, starts, marks };
}

/** The mark of characters that are no Han characters, 0 for those that are. */
function runKind(character: number): number {
  if (character >= 0x4e00 && character <= 0x9fff) return 0;
  if (character === 0x0a) return Mark.LINE_BREAK;
  if ((character >= 0x30 && character <= 0x39) || (character >= 0xff10 && character <= 0xff19)) return Mark.DIGITS;
  if ((character >= 0x41 && character <= 0x5a) || (character >= 0x61 && character <= 0x7a)) return Mark.LATIN;
  if (character === 0x3007 || (character >= 0x3400 && character <= 0x4dbf) || character >= 0xd800) {
    return character < 0xe000 ||
      (character >= 0xf900 && character <= 0xfaff) ||
      character === 0x3007 ||
      character < 0x4dc0
      ? 0
      : Mark.PUNCTUATION;
  }
  return Mark.PUNCTUATION;
}

/** The text of a word. */
export function wordOf(s: Segmentation, word: number): string {
  return s.text.slice(s.starts[word], s.starts[word + 1]);
}
