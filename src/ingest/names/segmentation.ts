/**
 * Clean text as words: the likeliest way to cover it with common words, divisions and the words that end names.
 * Names that no lexicon holds come out as single characters; what finding them needs is where the words around them
 * begin and end.
 */
import { tagOf } from '../lexicon/trie.js';
import { Mark, PLACES, UNCOUNTED, type Vocabulary } from '../lexicon/vocabulary.js';

export interface Segmentation {
  readonly text: string;
  readonly count: number;
  /** Where each word begins; one more entry at the end: the text's length. */
  readonly starts: Int32Array;
  /** What each word may be (`Mark`). */
  readonly marks: Int32Array;
  /**
   * By character, the kind of the longest division or known place that covers it and the character's place in it,
   * wherever its characters stand in a row, whatever the words; 0 for none, and at the text's end. Lasts until the next
   * text is cut.
   */
  readonly covered: Int32Array;
}

/** How rare a character is that no lexicon holds; every word's rarity is measured by the same logarithm. */
const UNKNOWN = 21;
/** Keeps the longest way of covering a long text far from the number's limit. */
const UNREACHED = 0x3fffffff;

/** What is known of the best way to each offset, until the words are collected; made once for all texts. */
let ways = waysFor(0);

function waysFor(length: number) {
  return {
    room: length,
    cost: new Int32Array(length + 1),
    from: new Int32Array(length + 1),
    /** The last word's kind in the vocabulary; for characters that are no Han characters, their mark below 0. */
    word: new Int32Array(length + 1),
    covered: new Int32Array(length + 1),
    codes: new Uint16Array(length + 1),
  };
}

/** The text as words. */
export function segment(text: string, vocabulary: Vocabulary): Segmentation {
  findWays(text, vocabulary);
  const { from, word: words, covered } = ways;
  const { marks: marksOf } = vocabulary.kinds;
  const { length } = text;
  let count = 0;
  for (let end = length; end > 0; end = from[end] as number) count++;
  const starts = new Int32Array(count + 1);
  const marks = new Int32Array(count + 1);
  starts[count] = length;
  marks[count] = Mark.LINE_BREAK;
  let number = count;
  for (let end = length; end > 0; end = starts[number] as number) {
    number--;
    const start = from[end] as number;
    starts[number] = start;
    marks[number] = markOf(words[end] as number, end - start, marksOf);
  }
  return { text, count, starts, marks, covered };
}

/**
 * What is made of each word of a short text, without the tables that a segmentation holds.
 * @param make takes the word and what it may be (`Mark`)
 */
export function mapWords<T>(text: string, vocabulary: Vocabulary, make: (word: string, marks: number) => T): T[] {
  findWays(text, vocabulary);
  const { from, word: words } = ways;
  const { marks: marksOf } = vocabulary.kinds;
  const made: T[] = [];
  for (let end = text.length; end > 0; ) {
    const start = from[end] as number;
    made.push(make(text.slice(start, end), markOf(words[end] as number, end - start, marksOf)));
    end = start;
  }
  return made.reverse();
}

/** What a word may be. */
function markOf(word: number, length: number, marksOf: Int32Array): number {
  return word < 0 ? -word : (marksOf[word] as number) | (length === 1 ? Mark.CHARACTER : 0);
}

/** Finds the best way to each offset of the text. */
function findWays(text: string, { trie, kinds }: Vocabulary): void {
  const { length } = text;
  if (ways.room < length) ways = waysFor(length);
  const { cost, from, word: words, covered, codes } = ways;
  const { marks: marksOf, rarities } = kinds;
  cost.fill(UNREACHED, 0, length + 1);
  cost[0] = 0;
  covered.fill(0, 0, length + 1);
  for (let at = 0; at < length; at++) codes[at] = text.charCodeAt(at);
  codes[length] = 0;
  let coveredTo = 0;
  for (let at = 0; at < length; at++) {
    const own = cost[at] as number;
    if (own === UNREACHED) continue;
    const character = codes[at] as number;
    const run = runKind(character);
    if (run !== 0) {
      let end = at + 1;
      if (run !== Mark.PUNCTUATION && run !== Mark.LINE_BREAK)
        while (end < length && runKind(codes[end] as number) === run) end++;
      if (own + 1 < (cost[end] as number)) {
        cost[end] = own + 1;
        from[end] = at;
        words[end] = -run;
      }
      continue;
    }
    let entry = trie.begin(character);
    const single = tagOf(entry);
    const rarity = Math.min(rarities[single] as number, UNKNOWN);
    if (own + rarity < (cost[at + 1] as number)) {
      cost[at + 1] = own + rarity;
      from[at + 1] = at;
      words[at + 1] = single;
    }
    if (at + 1 < length && !trie.mayBegin(character, codes[at + 1] as number)) continue;
    let placeEnd = 0;
    let place = 0;
    for (let end = at + 1; entry !== 0 && end < length; ) {
      entry = trie.next(entry, codes[end++] as number);
      const kind = tagOf(entry);
      if (kind === 0) continue;
      const marks = (marksOf[kind] as number) & PLACES;
      if (marks !== 0) {
        placeEnd = end;
        place = marks;
      }
      const rarity = rarities[kind] as number;
      if (rarity !== UNCOUNTED && own + rarity < (cost[end] as number)) {
        cost[end] = own + rarity;
        from[end] = at;
        words[end] = kind;
      }
    }
    if (place !== 0 && at >= coveredTo) {
      cover(covered, at, placeEnd, place);
      coveredTo = placeEnd;
    }
  }
}

const LONGEST_PLACE = 5;
const FIRST = 0;
const MIDDLE = 1;
const LAST = 2;

function cover(covered: Int32Array, start: number, end: number, marks: number): void {
  const kind = (Math.imul(marks >>> 6, 8) + Math.min(end - start, LONGEST_PLACE)) * 4 + 1;
  for (let i = start; i < end; i++) covered[i] = kind + (i === start ? FIRST : i === end - 1 ? LAST : MIDDLE);
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
