/** What a name says behind the division that it begins with: 凌云机械 of 金华凌云机械. */
import type { Vocabulary } from '../lexicon/vocabulary.js';

const LONGEST_PLACE = 8;

/** The name itself where it begins with no division, in full or for short. */
export function withoutPlace(name: string, vocabulary: Vocabulary): string {
  for (let length = Math.min(LONGEST_PLACE, name.length - 2); length >= 2; length--) {
    const head = name.slice(0, length);
    if (vocabulary.divisionsNamed(head).length > 0 || vocabulary.divisionsShortened(head).length > 0)
      return name.slice(length);
  }
  return name;
}
