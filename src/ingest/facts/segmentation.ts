/**
 * Clean text as words: the cheapest way to cover it with common words, divisions and the bodies that end an
 * organization's name. Names that no lexicon holds come out as single characters, and that is what finding them needs:
 * where the words around them begin and end.
 */
import { gazetteer, pairAt } from '../lexicon/gazetteer.js';
import { vocabulary } from './vocabulary.js';
import { BREAK, CHARACTER, DIGITS, LATIN, PLACE, PUNCTUATION, type WordKind } from './word-kinds.js';

export interface Segmentation {
  readonly text: string;
  /** Where each word begins; one more entry at the end: the text's length. */
  readonly starts: readonly number[];
  readonly kinds: readonly WordKind[];
  /** For each offset at which a word begins, its number; -1 elsewhere. The text's end counts as a beginning. */
  readonly wordAt: Int32Array;
}
