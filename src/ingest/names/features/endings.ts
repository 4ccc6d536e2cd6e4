/** How far it is to the word with which the name of an organization or a place could end. */
import { Mark } from '../../lexicon/vocabulary.js';
import type { Segmentation } from '../segmentation.js';
import { featureHash } from './hash.js';
import { coverWithPlaces } from './places.js';
import type { TextView } from './view.js';

export const ENDING_TEMPLATES = 5;

const ENDINGS = Mark.DEPARTMENT | Mark.PUBLIC | Mark.INSTITUTION;
const CROSSES = Mark.VERB | Mark.FUNCTION;
const NOMINAL = Mark.NOUN | Mark.VERBAL | Mark.DIVISION | Mark.SHORT_DIVISION;
const STOPS = Mark.PUNCTUATION | Mark.LINE_BREAK;
/** In words. Names are hardly ever longer. */
const FARTHEST = 9;
/** An ending of a place so near an ending of an organization is part of its name. */
const NEAR = 4;

export function fillEndings(view: TextView, first: number, width: number, out: Int32Array): void {
  const { text, words, places, marks } = view;
  const { endings, which } = endingsAhead(view.segmentation);
  const covered = coverWithPlaces(text, view.lexicon.vocabulary);
  for (let i = 0; i < text.length; i++) {
    const word = words[i] as number;
    const ending = endings[word] as number;
    if (ending === 0) continue;
    const place = places[i] as number;
    const at = i * width + first;
    out[at] = featureHash(first, ending, place);
    out[at + 1] = featureHash(first + 1, ending, marks[word] as number, place);
    out[at + 2] = featureHash(first + 2, ending, word > 0 ? (marks[word - 1] as number) : 0, place);
    out[at + 3] = featureHash(first + 3, ending, covered[i] as number, place);
    out[at + 4] = featureHash(first + 4, view.wordIds[which[word] as number] as number, ending % (2 * FARTHEST + 2), place);
  }
}

/** By word, the kind of the next ending and how many words ahead it is, 0 if a mark or the text's end comes first; and which word it is. */
function endingsAhead({ count, marks }: Segmentation): { readonly endings: Int32Array; readonly which: Int32Array } {
  const endings = new Int32Array(count + 1);
  const which = new Int32Array(count + 1);
  let last = count;
  let kind = 0;
  let distance = 0;
  /** Whether a verb or a particle stands between: few names hold one. */
  let isCrossed = 0;
  for (let word = count - 1; word >= 0; word--) {
    const own = marks[word] as number;
    const organization = own & ENDINGS;
    if ((own & STOPS) !== 0) kind = 0;
    else if (organization !== 0) {
      kind = organization >> 9;
      distance = 0;
      isCrossed = 0;
      last = word;
    } else if ((own & Mark.PLACE_ENDING) !== 0 && (kind === 0 || distance > NEAR)) {
      kind = 8;
      distance = 0;
      isCrossed = 0;
      last = word;
    } else if (++distance > FARTHEST) kind = 0;
    if (distance > 0 && (own & CROSSES) !== 0 && (own & NOMINAL) === 0) isCrossed = 1;
    endings[word] = kind === 0 ? 0 : (kind * (FARTHEST + 1) + distance) * 2 + isCrossed;
    which[word] = last;
  }
  return { endings, which };
}
