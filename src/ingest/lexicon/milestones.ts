/** Events whose anniversaries and turning points tell the year of a page that prints none. */
import { DataFile } from './data-file.js';

export interface Founding {
  readonly year: number;
  readonly names: readonly string[];
  /** What may stand between a name and the anniversary: "新中国|成立|70周年". */
  readonly followers: readonly string[];
}

export interface Milestones {
  readonly foundings: readonly Founding[];
  /** Phrases that are printed in one year only. */
  readonly turningPoints: readonly (readonly [phrase: string, year: number])[];
}

export function readMilestones(): Milestones {
  const file = DataFile.open('milestones.txt');
  return {
    foundings: file
      .rows('foundings', 2, 3)
      .map((row) => ({ year: row.number(0), names: row.words(1), followers: row.words(2) })),
    turningPoints: file
      .rows('turning points', 2)
      .flatMap((row) => row.words(1).map((phrase) => [phrase, row.number(0)] as const)),
  };
}
