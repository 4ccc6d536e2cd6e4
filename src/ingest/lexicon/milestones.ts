/** Events whose anniversaries, numbers and seasons tell the year of a page that prints none. */
import { DataFile, type Row } from './data-file.js';

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

/** What was spoken of in a season. Months are counted from the year 0: 2020-10 is 24249. */
export interface Season {
  readonly names: readonly string[];
  readonly from: number;
  readonly until: number;
}

export interface Milestones {
  readonly foundings: readonly Founding[];
  readonly serials: readonly Serial[];
  /** Plans by their first year; they last until the next. */
  readonly periods: readonly Serial[];
  /** What has its number of the year in its name, with the year of the first: 植树节, 1979. */
  readonly observances: ReadonlyMap<string, number>;
  /** The latest of them that a page names was the latest there was. */
  readonly meetings: readonly Season[];
  readonly seasons: readonly Season[];
}

export function readMilestones(): Milestones {
  const file = DataFile.open('milestones.txt');
  const observances = file.rows('observances', 2);
  return {
    foundings: file
      .rows('foundings', 2, 3)
      .map((row) => ({ year: row.number(0), names: row.words(1), followers: row.words(2) })),
    serials: file.rows('serials', 5).map(serialOf),
    periods: file.rows('periods', 5).map(serialOf),
    observances: new Map(observances.flatMap((row) => row.words(1).map((name) => [name, row.number(0)] as const))),
    meetings: file.rows('meetings', 3).map(seasonOf),
    seasons: file.rows('seasons', 3).map(seasonOf),
  };
}

/** A month as its number, counted from January of the year 0. */
export function monthNumber(year: number, month: number): number {
  return year * 12 + month - 1;
}

function serialOf(row: Row): Serial {
  return {
    openings: row.words(0),
    before: row.words(1),
    behind: row.words(2),
    zero: row.number(3),
    every: row.number(4),
  };
}

function seasonOf(row: Row): Season {
  return { names: row.words(0), from: monthIn(row.text(1)), until: monthIn(row.text(2)) };
}

/** "2020-10". */
function monthIn(text: string): number {
  return monthNumber(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
}
