/** Words that round or bound a number, and those that make a sum of money a price. */
import type { Qualifier } from '../../store/documents.js';
import { DataFile } from './data-file.js';

export interface QualifierWords {
  /** In front of the number. */
  readonly before: readonly (readonly [word: string, qualifier: Qualifier])[];
  /** Behind the unit. */
  readonly behind: readonly (readonly [word: string, qualifier: Qualifier])[];
  /** What a price is for one of: "每公斤50元". */
  readonly priced: readonly string[];
}

const QUALIFIERS = ['ABOUT', 'MORE_THAN', 'LESS_THAN', 'UP_TO'] as const satisfies Qualifier[];

export function readQualifierWords(): QualifierWords {
  const file = DataFile.open('qualifiers.txt');
  const table = (section: string) =>
    file.rows(section, 2).map((row) => [row.text(0), row.oneOf(1, QUALIFIERS)] as const);
  return { before: table('before'), behind: table('behind'), priced: file.words('priced') };
}
