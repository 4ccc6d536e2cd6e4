/** How far it is to the word with which the name of an organization or a place could end. */
import { Mark } from '../../lexicon/vocabulary.js';
import type { Segmentation } from '../segmentation.js';
import { placedHash } from './hash.js';
import type { FeatureRows } from './rows.js';
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

export function fillEndings(view: TextView, first: number, rows: FeatureRows): void {
  const { text, words, places, marks, covered, closed, wordIds } = view;
  const { endings, which } = view.ahead;
  for (let i = 0; i < text.length; i++) {
    if (closed[i] === 1) continue;
    const word = words[i] as number;
    const ending = endings[word] as number;
    if (ending === 0) continue;
    const place = places[i] as number;
    rows.add(i, placedHash(first, place, ending));
    rows.add(i, placedHash(first + 1, place, ending, marks[word] as number));
    rows.add(i, placedHash(first + 2, place, ending, word > 0 ? (marks[word - 1] as number) : 0));
    rows.add(i, placedHash(first + 3, place, ending, covered[i] as number));
    const name = wordIds[which[word] as number] as number;
    rows.add(i, placedHash(first + 4, place, name, ending % (2 * FARTHEST + 2)));
  }
}

export interface EndingsAhead {
  /** By word, the kind of the next ending and how many words ahead it is; 0 if a mark or the text's end comes first. */
  readonly endings: Int32Array;
  /** By word, which word that ending is. */
  readonly which: Int32Array;
}

export function endingsAhead({ count, marks }: Segmentation): EndingsAhead {
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
