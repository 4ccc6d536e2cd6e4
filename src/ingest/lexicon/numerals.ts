/** The numerals that Chinese is written with. */
import { DataFile } from './data-file.js';

export interface Numerals {
  /** Each digit with its value: 三, 3. */
  readonly digits: ReadonlyMap<string, number>;
  /** Each magnitude with its value: 百, 100. */
  readonly magnitudes: ReadonlyMap<string, number>;
  /** Tens of one character with their values: 廿, 20. */
  readonly tens: ReadonlyMap<string, number>;
  /** The numerals of bills with the everyday ones: 叁, 三. */
  readonly formal: ReadonlyMap<string, string>;
  /** Between the parts of a fraction: 分之. */
  readonly fractions: readonly string[];
  /** Between a whole number and its decimals: 点. */
  readonly points: readonly string[];
  /** Units whose first character is a magnitude elsewhere: 千克. */
  readonly unitsWithMagnitudes: readonly string[];
}

export function readNumerals(): Numerals {
  const file = DataFile.open('numerals.txt');
  const values = (section: string) => new Map(file.rows(section, 2).map((row) => [row.text(0), row.number(1)]));
  return {
    digits: values('digits'),
    magnitudes: values('magnitudes'),
    tens: values('tens'),
    formal: new Map(file.rows('formal', 2).map((row) => [row.text(0), row.text(1)])),
    fractions: file.words('fractions'),
    points: file.words('points'),
    unitsWithMagnitudes: file.words('units with magnitudes'),
  };
}
