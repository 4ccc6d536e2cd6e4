/** What a name says behind the division that it begins with: 凌云机械 of 金华凌云机械. */
import type { Vocabulary } from '../lexicon/vocabulary.js';

const LONGEST_PLACE = 8;

/** The name itself where it begins with no division, in full or for short. */
export function withoutPlace(name: string, vocabulary: Vocabulary): string {
  return name.slice(vocabulary.divisionAtHead(name, Math.min(LONGEST_PLACE, name.length - 2)));
}
