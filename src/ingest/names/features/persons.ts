/** Where a Chinese personal name could stand by its characters alone, and what would stand around it. */
import { nameShapesOf } from '../name-shapes.js';
import { featureHash } from './hash.js';
import type { TextView } from './view.js';

/** The shapes of names, by the number of characters of surname and given name. */
const SHAPES: readonly (readonly [surname: number, given: number])[] = [
  [1, 1],
  [1, 2],
  [2, 1],
  [2, 2],
];
/** The places that a character may have in them: which shape, and which of its characters. */
const SEATS = SHAPES.slice(0, 2).flatMap(([surname, given], shape) =>
  Array.from({ length: surname + given }, (_, character) => ({ shape, character, length: surname + given })),
);
const PER_SEAT = 2;
/** Names by compound surnames share templates: they are rare. */
export const PERSON_TEMPLATES = SEATS.length * PER_SEAT + 6;

const UNLIKELY = 45;
const LIKELY = 14;
const STEPS = 9;
/** What stands before a text and behind it, and a word that a name would begin or end within. */
const NOTHING = 1;
const WITHIN_WORD = 2;

export function fillPersons(view: TextView, first: number, width: number, out: Int32Array): void {
  const { text, words, wordIds, marks } = view;
  const { starts } = view.segmentation;
  const { length } = text;
  const shapes = nameShapesOf(view.lexicon);
  for (let begin = 0; begin < length; begin++) {
    const surname = shapes.surnameAt(text, begin);
    if (surname === 0) continue;
    for (let given = 1; given <= 2; given++) {
      const end = begin + surname + given;
      if (end > length) break;
      const step = stepOf(shapes.bitsAt(text, begin, surname, given));
      if (step < 0) continue;
      const wordBefore = begin > 0 ? (words[begin - 1] as number) : -1;
      const endsBefore = wordBefore >= 0 && starts[wordBefore + 1] === begin;
      const before = wordBefore < 0 ? NOTHING : endsBefore ? (marks[wordBefore] as number) : WITHIN_WORD;
      const wordBehind = end < length ? (words[end] as number) : -1;
      const beginsBehind = wordBehind >= 0 && starts[wordBehind] === end;
      const behind = wordBehind < 0 ? NOTHING : beginsBehind ? (marks[wordBehind] as number) : WITHIN_WORD;
      const shape = surname * 4 + given;
      if (surname === 1) {
        const seat = given === 1 ? 0 : 2;
        for (let i = begin; i < end; i++) {
          const template = first + (seat + i - begin) * PER_SEAT;
          const at = i * width + template;
          out[at] = featureHash(template, step, before);
          out[at + 1] = featureHash(template + 1, step, behind);
        }
      } else
        for (let i = begin; i < end; i++) {
          const template = first + SEATS.length * PER_SEAT;
          const seat = shape * 8 + i - begin;
          out[i * width + template] = featureHash(template, seat, step, before);
          out[i * width + template + 1] = featureHash(template + 1, seat, step, behind);
        }
      // Which words stand around it: at its first character the one before, at its last the one behind.
      const template = first + SEATS.length * PER_SEAT + (given === 1 ? 2 : 4);
      out[begin * width + template] = featureHash(
        template,
        wordBefore < 0 ? NOTHING : endsBefore ? (wordIds[wordBefore] as number) : WITHIN_WORD,
        step >> 1,
      );
      out[(end - 1) * width + template + 1] = featureHash(
        template + 1,
        wordBehind < 0 ? NOTHING : beginsBehind ? (wordIds[wordBehind] as number) : WITHIN_WORD,
        step >> 1,
      );
    }
  }
}

/** How likely a name is by its characters, in a few steps; -1 for hardly at all. */
function stepOf(bits: number): number {
  if (bits >= UNLIKELY) return -1;
  return Math.max(0, Math.min(STEPS, (bits - LIKELY) >> 1));
}
