/** How far it is to the word with which the name of an organization or a place could end. */
import { Mark } from '../../lexicon/vocabulary.js';
import type { Segmentation } from '../segmentation.js';
import { atPlace, featureHash } from './hash.js';
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
  const { open, starts, places, marks, covered, wordIds } = view;
  const { endings, which } = view.ahead;
  const { hashes } = rows;
  for (let n = 0; n < open.count; n++) {
    const word = open.words[n] as number;
    const ending = endings[word] as number;
    if (ending === 0) continue;
    const a = featureHash(first, ending);
    const b = featureHash(first + 1, ending, marks[word] as number);
    const c = featureHash(first + 2, ending, word > 0 ? (marks[word - 1] as number) : 0);
    const name = wordIds[which[word] as number] as number;
    const d = featureHash(first + 4, name, ending % (2 * FARTHEST + 2));
    const end = starts[word + 1] as number;
    for (let i = starts[word] as number; i < end; i++) {
      const place = places[i] as number;
      const at = rows.take(i, ENDING_TEMPLATES);
      hashes[at] = atPlace(a, place);
      hashes[at + 1] = atPlace(b, place);
      hashes[at + 2] = atPlace(c, place);
      hashes[at + 3] = atPlace(featureHash(first + 3, ending, covered[i] as number), place);
      hashes[at + 4] = atPlace(d, place);
    }
  }
}

export interface EndingsAhead {
  /** By word, the kind of the next ending and how many words ahead it is; 0 if a mark or the text's end comes first. */
  readonly endings: Int32Array;
  /** By word, which word that ending is. */
  readonly which: Int32Array;
}

/** Fills in what is ahead of each word of a text. */
export function fillEndingsAhead({ count, marks }: Segmentation, { endings, which }: EndingsAhead): void {
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
}
