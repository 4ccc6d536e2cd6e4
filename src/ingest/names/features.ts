/**
 * What is known of each character of a text before it is decided which names stand there.
 *
 * Every feature is one number, a hash of its template and of what the template sees at a character; weights are looked
 * up by it. Where a template sees nothing there is no feature.
 */
import type { Lexicon } from '../lexicon/lexicon.js';
import { CHARACTER_TEMPLATES, fillCharacters } from './features/characters.js';
import { ENDING_TEMPLATES, fillEndings } from './features/endings.js';
import { fillOffices, OFFICE_TEMPLATES } from './features/offices.js';
import { fillPersons, PERSON_TEMPLATES } from './features/persons.js';
import { fillPlaces, PLACE_TEMPLATES } from './features/places.js';
import { FeatureRows } from './features/rows.js';
import { fillTranscribed, TRANSCRIBED_TEMPLATES } from './features/transcribed.js';
import { listOpenWords, type TextView, viewOf } from './features/view.js';
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

export interface FeatureGroup {
  readonly name: string;
  /** How many templates it has, and how many features a character gets of it at most. */
  readonly size: number;
  /** Adds its features of every open character; its templates are numbered from `first` on. */
  readonly fill: (view: TextView, first: number, rows: FeatureRows) => void;
}

export const GROUPS: readonly FeatureGroup[] = [
  { name: 'kinds of words', size: MARK_TEMPLATES, fill: fillMarks },
  { name: 'words', size: WORD_TEMPLATES, fill: fillWords },
  { name: 'surnames and given names', size: PERSON_TEMPLATES, fill: fillPersons },
  { name: 'gazetteer', size: PLACE_TEMPLATES, fill: fillPlaces },
  { name: 'endings', size: ENDING_TEMPLATES, fill: fillEndings },
  { name: 'offices', size: OFFICE_TEMPLATES, fill: fillOffices },
  { name: 'transcribed', size: TRANSCRIBED_TEMPLATES, fill: fillTranscribed },
  { name: 'neighbouring words', size: NEIGHBOUR_TEMPLATES, fill: fillNeighbours },
  { name: 'characters', size: CHARACTER_TEMPLATES, fill: fillCharacters },
];

/** How many features a character has at most. */
export const TEMPLATES = GROUPS.reduce((sum, { size }) => sum + size, 0);

export interface Features {
  /** `width` numbers for each character, of which the first are its features. */
  readonly hashes: Int32Array;
  readonly width: number;
  /** By character, how many features it has. */
  readonly counts: Uint8Array;
  /** By character, 1 where no name is looked for. */
  readonly closed: Uint8Array;
}

interface FeatureOptions {
  /** The groups to see with; without it, all. */
  readonly groups?: readonly FeatureGroup[];
  /** What to write the features to: making it takes as long as filling it. */
  readonly into?: FeatureRows;
}

/**
 * The features of a text.
 * @param gate tells where no name is looked for; null: that is looked for everywhere
 */
export function featuresOf(
  segmentation: Segmentation,
  lexicon: Lexicon,
  gate: Gate | null,
  { groups = GROUPS, into = FeatureRows.of(segmentation.text.length, TEMPLATES) }: FeatureOptions = {},
): Features {
  const view = viewOf(segmentation, lexicon);
  gate?.close(view);
  listOpenWords(view);
  into.counts.fill(0, 0, view.text.length);
  let first = 0;
  for (const group of GROUPS) {
    if (groups.includes(group)) group.fill(view, first, into);
    first += group.size;
  }
  return { hashes: into.hashes, width: into.width, counts: into.counts, closed: view.closed };
}
