/**
 * What is known of each character of a text before it is decided which names stand there.
 *
 * Every feature is one number, a hash of its template and of what the template sees at a character; weights are looked
 * up by it. 0 stands where a template sees nothing.
 */
import type { Lexicon } from '../lexicon/lexicon.js';
import { CHARACTER_TEMPLATES, fillCharacters } from './features/characters.js';
import { ENDING_TEMPLATES, fillEndings } from './features/endings.js';
import { fillOffices, OFFICE_TEMPLATES } from './features/offices.js';
import { fillPersons, PERSON_TEMPLATES } from './features/persons.js';
import { fillPlaces, PLACE_TEMPLATES } from './features/places.js';
import { fillTranscribed, TRANSCRIBED_TEMPLATES } from './features/transcribed.js';
import { type TextView, viewOf } from './features/view.js';
import { fillMarks, fillWords, MARK_TEMPLATES, WORD_TEMPLATES } from './features/words.js';
import type { Segmentation } from './segmentation.js';

interface FeatureGroup {
  readonly name: string;
  /** How many templates it has. */
  readonly size: number;
  /** Writes its features of every character, from the number `first` of the `width` of each character on. */
  readonly fill: (view: TextView, first: number, width: number, out: Int32Array) => void;
}

export const GROUPS: readonly FeatureGroup[] = [
  { name: 'characters', size: CHARACTER_TEMPLATES, fill: fillCharacters },
  { name: 'words', size: WORD_TEMPLATES, fill: fillWords },
  { name: 'kinds of words', size: MARK_TEMPLATES, fill: fillMarks },
  { name: 'surnames and given names', size: PERSON_TEMPLATES, fill: fillPersons },
  { name: 'gazetteer', size: PLACE_TEMPLATES, fill: fillPlaces },
  { name: 'endings', size: ENDING_TEMPLATES, fill: fillEndings },
  { name: 'offices', size: OFFICE_TEMPLATES, fill: fillOffices },
  { name: 'transcribed', size: TRANSCRIBED_TEMPLATES, fill: fillTranscribed },
];

/** How many features a character has. */
export const TEMPLATES = GROUPS.reduce((sum, { size }) => sum + size, 0);

export interface Features {
  /** `TEMPLATES` numbers for each character. */
  readonly hashes: Int32Array;
  /** By character, 1 where no name is looked for. */
  readonly closed: Uint8Array;
}

/**
 * The features of a text.
 * @param isClosing whether no name holds a word, by its id
 * @param into what to write the numbers to, from its beginning: making an array takes as long as filling it
 */
export function featuresOf(
  segmentation: Segmentation,
  lexicon: Lexicon,
  isClosing: (wordId: number) => boolean,
  into: Int32Array = new Int32Array(segmentation.text.length * TEMPLATES),
): Features {
  const view = viewOf(segmentation, lexicon, isClosing);
  into.fill(0, 0, view.text.length * TEMPLATES);
  let first = 0;
  for (const { size, fill } of GROUPS) {
    fill(view, first, TEMPLATES, into);
    first += size;
  }
  return { hashes: into, closed: view.closed };
}
