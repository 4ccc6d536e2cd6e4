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
  /** By character, where the longest division or known place of two characters or more ends that begins there; else 0. */
  readonly placeEnds: Int32Array;
  /** What that place may be (`Mark`). */
  readonly placeMarks: Int32Array;
}

const PLACES = Mark.DIVISION | Mark.SHORT_DIVISION | Mark.COUNTRY | Mark.KNOWN_PLACE | Mark.REGION | Mark.ZONE;

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
  const placeEnds = new Int32Array(length);
  const placeMarks = new Int32Array(length);
  cost[0] = 0;
  for (let at = 0; at < length; at++) {
    const own = cost[at] as number;
    if (own === UNREACHED) continue;
    const character = text.charCodeAt(at);
    const run = runKind(character);
    if (run !== 0) {
      let end = at + 1;
      if (run !== Mark.PUNCTUATION && run !== Mark.LINE_BREAK)
        while (end < length && runKind(text.charCodeAt(end)) === run) end++;
      if (own + 1 < (cost[end] as number)) {
        cost[end] = own + 1;
        from[end] = at;
        marked[end] = run;
      }
      continue;
    }
    let node = trie.begin(character);
    const rarity = node === 0 ? UNKNOWN : Math.min(rarities[node] as number, UNKNOWN);
    if (own + rarity < (cost[at + 1] as number)) {
      cost[at + 1] = own + rarity;
      from[at + 1] = at;
      marked[at + 1] = (node === 0 ? 0 : (marksOf[node] as number)) | Mark.CHARACTER;
    }
    if (at + 1 < length && !trie.mayBegin(character, text.charCodeAt(at + 1))) continue;
    for (let end = at + 1; node !== 0 && end < length; ) {
      node = trie.next(node, text.charCodeAt(end++));
      const marks = marksOf[node] as number;
      if (marks === 0) continue;
      if ((marks & PLACES) !== 0) {
        placeEnds[at] = end;
        placeMarks[at] = marks & PLACES;
      }
      const price = own + (rarities[node] as number);
      if (rarities[node] !== 0xff && price < (cost[end] as number)) {
        cost[end] = price;
        from[end] = at;
        marked[end] = marks;
      }
    }
  }
  return { ...collect(text, from, marked), placeEnds, placeMarks };
}

function collect(
  text: string,
  from: Int32Array,
  marked: Int32Array,
): Pick<Segmentation, 'text' | 'count' | 'starts' | 'marks'> {
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
