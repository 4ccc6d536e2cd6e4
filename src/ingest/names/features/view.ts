/** A text as the groups of features look at it: its characters and words, made once. */
import { CharacterSet } from '../../character-set.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { Mark } from '../../lexicon/vocabulary.js';
import type { Segmentation } from '../segmentation.js';
import { type EndingsAhead, fillEndingsAhead } from './endings.js';
import { BOUNDARY, characterClass } from './hash.js';

/**
 * Lines are as far apart as texts: what stands beyond a line break is seen by no feature. But for `closed`, what a view
 * holds lasts until the next text is looked at.
 */
export interface TextView {
  readonly text: string;
  readonly lexicon: Lexicon;
  readonly segmentation: Segmentation;
  /** Where each word begins; one more at the end. */
  readonly starts: Int32Array;
  /** The class of each character, two `BOUNDARY` before the first and behind the last: that of `text[i]` is `classes[i + 2]`. */
  readonly classes: Int32Array;
  /** By character, the number of its word. */
  readonly words: Int32Array;
  /** By character, its place in its word. */
  readonly places: Uint8Array;
  /** By word, a hash of its characters; 0 for a line break, and for what follows the last. */
  readonly wordIds: Int32Array;
  /** By word, what it may be; 0 likewise. */
  readonly marks: Int32Array;
  /** By character, the division or known place that covers it, if any. */
  readonly covered: Int32Array;
  readonly ahead: EndingsAhead;
  /** By character, 1 where no name is looked for; marks that part clauses from the beginning. Words are closed as a whole. */
  readonly closed: Uint8Array;
  /** The words that are not closed, once `listOpenWords` has listed them. */
  readonly open: OpenWords;
}

/** Words by their numbers, from left to right. */
export interface OpenWords {
  count: number;
  readonly words: Int32Array;
}

/** A character's place in a word: first, in the middle, last, or all of it. */
export const Place = { FIRST: 0, MIDDLE: 1, LAST: 2, WHOLE: 3 } as const;

/** Marks that stand in no name. */
const CLAUSE_MARKS = new CharacterSet('、，,。；;：:！!？?…—\t');
/** So many characters of a word tell it from others. */
const TELLING = 6;

/** A hash of a word's characters. */
function wordId(classes: Int32Array, start: number, end: number): number {
  let id = end - start;
  const last = Math.min(end, start + TELLING);
  for (let i = start; i < last; i++) id = Math.imul(id, 0x01000193) ^ (classes[i + 2] as number);
  return id;
}

/** Made once for all texts: they are many and short, and making it takes longer than filling it. */
let room = roomFor(0);

function roomFor(length: number) {
  return {
    length,
    classes: new Int32Array(length + 4),
    words: new Int32Array(length + 1),
    places: new Uint8Array(length),
    wordIds: new Int32Array(length + 2),
    marks: new Int32Array(length + 2),
    ahead: { endings: new Int32Array(length + 1), which: new Int32Array(length + 1) },
    open: { count: 0, words: new Int32Array(length) },
  };
}

export function viewOf(segmentation: Segmentation, lexicon: Lexicon): TextView {
  const { text, count, starts, marks: segmented, covered } = segmentation;
  const { length } = text;
  if (room.length < length) room = roomFor(length);
  const { classes, words, places, wordIds, marks, ahead, open } = room;
  classes[0] = BOUNDARY;
  classes[1] = BOUNDARY;
  classes[length + 2] = BOUNDARY;
  classes[length + 3] = BOUNDARY;
  for (let i = 0; i < length; i++) classes[i + 2] = characterClass(text.charCodeAt(i));
  const closed = new Uint8Array(length);
  for (let word = 0; word < count; word++) {
    const start = starts[word] as number;
    const end = starts[word + 1] as number;
    const own = segmented[word] as number;
    words[start] = word;
    if (end - start === 1) places[start] = Place.WHOLE;
    else {
      places[start] = Place.FIRST;
      for (let i = start + 1; i < end; i++) {
        words[i] = word;
        places[i] = Place.MIDDLE;
      }
      places[end - 1] = Place.LAST;
    }
    const isBreak = (own & Mark.LINE_BREAK) !== 0;
    if (isBreak || ((own & Mark.PUNCTUATION) !== 0 && CLAUSE_MARKS.isAt(text, start)))
      for (let i = start; i < end; i++) closed[i] = 1;
    wordIds[word] = isBreak ? 0 : wordId(classes, start, end);
    marks[word] = isBreak ? 0 : own;
  }
  words[length] = count;
  for (let behind = count; behind < count + 2; behind++) {
    wordIds[behind] = 0;
    marks[behind] = 0;
  }
  fillEndingsAhead(segmentation, ahead);
  return { text, lexicon, segmentation, starts, classes, words, places, wordIds, marks, covered, ahead, closed, open };
}

/** Lists the words that are open by now. */
export function listOpenWords({ segmentation, starts, closed, open }: TextView): void {
  const { count } = segmentation;
  let listed = 0;
  for (let word = 0; word < count; word++) if (closed[starts[word] as number] === 0) open.words[listed++] = word;
  open.count = listed;
}
