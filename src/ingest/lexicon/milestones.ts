/** Events whose anniversaries and turning points tell the year of a page that prints none. */
import { DataFile } from './data-file.js';

export interface Founding {
  readonly year: number;
  readonly names: readonly string[];
  /** What may stand between a name and the anniversary: "新中国|成立|70周年". */
  readonly followers: readonly string[];
}

/** Phrases with the number of what comes at regular years: "“十三五”开局". */
export interface Serial {
  readonly openings: readonly string[];
  /** Between those and the number; none if it follows at once. */
  readonly before: readonly string[];
  readonly behind: readonly string[];
  /** The year that number 0 would have had. */
  readonly zero: number;
  /** Years between two of them. */
  readonly every: number;
}

export interface Milestones {
  readonly foundings: readonly Founding[];
  readonly serials: readonly Serial[];
}

export function readMilestones(): Milestones {
  const file = DataFile.open('milestones.txt');
  return {
    foundings: file
      .rows('foundings', 2, 3)
      .map((row) => ({ year: row.number(0), names: row.words(1), followers: row.words(2) })),
    serials: file.rows('serials', 5).map((row) => ({
      openings: row.words(0),
      before: row.words(1),
      behind: row.words(2),
      zero: row.number(3),
      every: row.number(4),
    })),
  };
}
