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
import {
  fillMarks,
  fillNeighbours,
  fillWords,
  MARK_TEMPLATES,
  NEIGHBOUR_TEMPLATES,
  WORD_TEMPLATES,
} from './features/words.js';
import type { Gate } from './gate.js';
import type { Segmentation } from './segmentation.js';

interface FeatureGroup {
  readonly name: string;
  /** How many templates it has. */
  readonly size: number;
  /** Writes its features of every character, from the number `first` of the `width` of each character on. */
  readonly fill: (view: TextView, first: number, width: number, out: Int32Array) => void;
}

/** What is seen at a glance: enough to tell where no name stands. */
const GLANCE: readonly FeatureGroup[] = [
  { name: 'kinds of words', size: MARK_TEMPLATES, fill: fillMarks },
  { name: 'words', size: WORD_TEMPLATES, fill: fillWords },
  { name: 'surnames and given names', size: PERSON_TEMPLATES, fill: fillPersons },
  { name: 'gazetteer', size: PLACE_TEMPLATES, fill: fillPlaces },
  { name: 'endings', size: ENDING_TEMPLATES, fill: fillEndings },
  { name: 'offices', size: OFFICE_TEMPLATES, fill: fillOffices },
  { name: 'transcribed', size: TRANSCRIBED_TEMPLATES, fill: fillTranscribed },
];
const CLOSER: readonly FeatureGroup[] = [
  { name: 'neighbouring words', size: NEIGHBOUR_TEMPLATES, fill: fillNeighbours },
  { name: 'characters', size: CHARACTER_TEMPLATES, fill: fillCharacters },
];
export const GROUPS: readonly FeatureGroup[] = [...GLANCE, ...CLOSER];

/** How many features a character has, and how many of them are seen at a glance. */
export const TEMPLATES = sizeOf(GROUPS);
export const GLANCE_TEMPLATES = sizeOf(GLANCE);

function sizeOf(groups: readonly FeatureGroup[]): number {
  return groups.reduce((sum, { size }) => sum + size, 0);
}

export interface Features {
  /** `TEMPLATES` numbers for each character. */
  readonly hashes: Int32Array;
  /** By character, 1 where no name is looked for. */
  readonly closed: Uint8Array;
}

/**
 * The features of a text.
 * @param gate tells where no name is looked for; null: that is looked for everywhere
 * @param into what to write the numbers to, from its beginning: making an array takes as long as filling it
 */
export function featuresOf(
  segmentation: Segmentation,
  lexicon: Lexicon,
  gate: Gate | null,
  into: Int32Array = new Int32Array(segmentation.text.length * TEMPLATES),
): Features {
  const view = viewOf(segmentation, lexicon);
  const { closed } = view;
  into.fill(0, 0, view.text.length * TEMPLATES);
  let first = 0;
  for (const { size, fill } of GLANCE) {
    fill(view, first, TEMPLATES, into);
    first += size;
  }
  gate?.close(into, TEMPLATES, GLANCE_TEMPLATES, closed);
  for (const { size, fill } of CLOSER) {
    fill(view, first, TEMPLATES, into);
    first += size;
  }
  return { hashes: into, closed };
}
