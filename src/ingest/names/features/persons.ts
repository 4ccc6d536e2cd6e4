/** Where a Chinese personal name could stand by its characters alone, and what would stand around it. */
import { nameShapesOf } from '../name-shapes.js';
import { featureHash } from './hash.js';
import type { FeatureRows } from './rows.js';
import type { TextView } from './view.js';

/** The places that a character may have in a name by a surname of one character: two in 石林, three in 石长林. */
const SEATS_OF_SHORT = 2;
const SEATS = SEATS_OF_SHORT + 3;
const PER_SEAT = 2;
/** Names by compound surnames share templates: they are rare. */
const COMPOUND_SEAT = SEATS;
const AROUND = (SEATS + 1) * PER_SEAT;
/** Names by compound surnames may stand over one another, and more of them than of others. */
const MOST_OVER_ONE_ANOTHER = 3;
export const PERSON_TEMPLATES = AROUND + 4 + MOST_OVER_ONE_ANOTHER;

const UNLIKELY = 45;
const LIKELY = 14;
const STEPS = 9;
/** What stands before a text and behind it, and a word that a name would begin or end within. */
const NOTHING = 1;
const WITHIN_WORD = 2;

export function fillPersons(view: TextView, first: number, rows: FeatureRows): void {
  const { text, words, wordIds, marks, closed } = view;
  const { starts } = view.segmentation;
  const { length } = text;
  const { hashes } = rows;
  const shapes = nameShapesOf(view.lexicon);
  for (let begin = 0; begin < length; begin++) {
    if (closed[begin] === 1 && closed[begin + 1] === 1 && closed[begin + 2] === 1 && closed[begin + 3] === 1) continue;
    const surname = shapes.surnameAt(text, begin);
    if (surname === 0) continue;
    const wordBefore = begin > 0 ? (words[begin - 1] as number) : -1;
    const endsBefore = wordBefore >= 0 && starts[wordBefore + 1] === begin;
    const before = wordBefore < 0 ? NOTHING : endsBefore ? (marks[wordBefore] as number) || NOTHING : WITHIN_WORD;
    for (let given = 1; given <= 2; given++) {
      const end = begin + surname + given;
      if (end > length) break;
      const step = stepOf(shapes.bitsAt(text, begin, surname, given));
      if (step < 0) continue;
      const wordBehind = end < length ? (words[end] as number) : -1;
      const beginsBehind = wordBehind >= 0 && starts[wordBehind] === end;
      const behind = wordBehind < 0 ? NOTHING : beginsBehind ? (marks[wordBehind] as number) || NOTHING : WITHIN_WORD;
      for (let i = begin; i < end; i++) {
        if (closed[i] === 1) continue;
        const seat = surname === 2 ? COMPOUND_SEAT : (given === 1 ? 0 : SEATS_OF_SHORT) + i - begin;
        const template = first + seat * PER_SEAT;
        const compound = surname === 1 ? 0 : 1 + (given * 4 + i - begin);
        const at = rows.take(i, PER_SEAT);
        hashes[at] = featureHash(template, step, before, compound);
        hashes[at + 1] = featureHash(template + 1, step, behind, compound);
      }
      // Which words stand around it: at its first character the one before, at its last the one behind.
      const template = first + AROUND + (given === 1 ? 0 : 2);
      if (closed[begin] === 0) {
        const word = wordBefore < 0 ? NOTHING : endsBefore ? (wordIds[wordBefore] as number) || NOTHING : WITHIN_WORD;
        rows.add(begin, featureHash(template, word, step >> 1));
      }
      if (closed[end - 1] === 0) {
        const word = wordBehind < 0 ? NOTHING : beginsBehind ? (wordIds[wordBehind] as number) || NOTHING : WITHIN_WORD;
        rows.add(end - 1, featureHash(template + 1, word, step >> 1));
      }
    }
  }
}

/** How likely a name is by its characters, in a few steps; -1 for hardly at all. */
function stepOf(bits: number): number {
  if (bits >= UNLIKELY) return -1;
  return Math.max(0, Math.min(STEPS, (bits - LIKELY) >> 1));
}
