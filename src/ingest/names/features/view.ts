/** A text as the groups of features look at it: its characters and words, made once. */
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Segmentation } from '../segmentation.js';
import { BOUNDARY, characterClass } from './hash.js';

export interface TextView {
  readonly text: string;
  readonly lexicon: Lexicon;
  readonly segmentation: Segmentation;
  /** The class of each character, two `BOUNDARY` before the first and behind the last: that of `text[i]` is `classes[i + 2]`. */
  readonly classes: Int32Array;
  /** By character, the number of its word. */
  readonly words: Int32Array;
  /** By character, its place in its word. */
  readonly places: Uint8Array;
  /** By word, a hash of its characters; one more entry for what follows the last. */
  readonly wordIds: Int32Array;
  /** By word, what it may be. */
  readonly marks: Int32Array;
}

/** A character's place in a word: first, in the middle, last, or all of it. */
export const Place = { FIRST: 0, MIDDLE: 1, LAST: 2, WHOLE: 3 } as const;

/** So many characters of a word tell it from others. */
const TELLING = 6;

export function viewOf(segmentation: Segmentation, lexicon: Lexicon): TextView {
  const { text, count, starts } = segmentation;
  const { length } = text;
  const classes = new Int32Array(length + 4).fill(BOUNDARY);
  for (let i = 0; i < length; i++) classes[i + 2] = characterClass(text.charCodeAt(i));
  const words = new Int32Array(length + 1).fill(count);
  const places = new Uint8Array(length);
  const wordIds = new Int32Array(count + 2);
  const marks = new Int32Array(count + 2);
  for (let word = 0; word < count; word++) {
    const start = starts[word] as number;
    const end = starts[word + 1] as number;
    let id = end - start;
    for (let i = start; i < end; i++) {
      words[i] = word;
      places[i] =
        end - start === 1 ? Place.WHOLE : i === start ? Place.FIRST : i === end - 1 ? Place.LAST : Place.MIDDLE;
      if (i - start < TELLING) id = Math.imul(id, 0x01000193) ^ (classes[i + 2] as number);
    }
    wordIds[word] = id;
    marks[word] = segmentation.marks[word] as number;
  }
  return { text, lexicon, segmentation, classes, words, places, wordIds, marks };
}
