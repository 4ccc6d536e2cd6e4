/** A verb that governs a place is no part of its name: 高新区 in "走进高新区看看". */
import type { Lexicon } from '../lexicon/lexicon.js';
import { Mark } from '../lexicon/vocabulary.js';
import type { Hint, LabelledName } from './decoder.js';

/** How much it speaks against the longer name, and for the place alone. */
const WEIGHT = 12;
/** Verbs that govern places have so many characters. */
const VERB_LENGTH = 2;
const PLACES = Mark.ZONE | Mark.DIVISION | Mark.SHORT_DIVISION;

export function governedHints(text: string, names: readonly LabelledName[], { vocabulary }: Lexicon): Hint[] {
  const hints: Hint[] = [];
  for (const { start, end, kind } of names) {
    if (kind !== 'PLACE' || end - start < VERB_LENGTH + 2) continue;
    const place = start + VERB_LENGTH;
    const verb = vocabulary.marksOf(text, start, place);
    if ((verb & Mark.VERB) === 0 || (verb & (Mark.NOUN | PLACES)) !== 0) continue;
    if ((vocabulary.marksOf(text, place, end) & PLACES) === 0) continue;
    hints.push({ start, end: place, kind: null, weight: WEIGHT }, { start: place, end, kind, weight: WEIGHT });
  }
  return hints;
}
