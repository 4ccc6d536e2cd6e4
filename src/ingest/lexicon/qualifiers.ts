/** Words that round or bound a number, and those that make a sum of money a price. */
import type { Qualifier } from '../../store/documents.js';
import { DataFile } from './data-file.js';

export interface QualifierWords {
  /** In front of the number. */
  readonly before: readonly (readonly [word: string, qualifier: Qualifier])[];
  /** Behind the unit. */
  readonly behind: readonly (readonly [word: string, qualifier: Qualifier])[];
  /** Beside the numeral itself: 余. */
  readonly roundings: ReadonlyMap<string, Qualifier>;
  /** Those of them that round only what a unit follows: 来. */
  readonly roundingsBeforeUnits: readonly string[];
  /** Those of them that round only Chinese numerals: 几. */
  readonly roundingsOfChinese: readonly string[];
  /** Characters behind 多 that make another word of it. */
  readonly moreWords: string;
  /** The same where a unit stands before 多: "3年|多元化". */
  readonly moreWordsBehindUnits: string;
  /** Behind the unit: 半. */
  readonly halves: readonly string[];
  /** Characters behind 半 that make another word of it: 半价. */
  readonly wordsOfHalf: string;
  /** Signs before a number below zero, and before one above. */
  readonly minusSigns: readonly string[];
  readonly plusSigns: readonly string[];
  /** Before a Chinese numeral that says no number: 几. */
  readonly vagueNumerals: readonly string[];
  /** Words whose 数 is none of these: 人数. */
  readonly wordsOfNumber: readonly string[];
  /** Words that make a sum a price: 均价. */
  readonly priceWords: readonly string[];
  /** The same behind what a price is for one of: "每斤|便宜". */
  readonly priceVerbs: readonly string[];
  /** Between those and the sum: 为. */
  readonly beforeSums: readonly string[];
  /** What is had of something, which makes no price: 补贴. */
  readonly sumsHad: readonly string[];
  /** Before a magnitude without a digit: 上. */
  readonly beforeMagnitudes: readonly string[];
  /** Words whose 近 rounds nothing: 附近. */
  readonly nearWords: readonly string[];
  /** Behind these 近 rounds a span of time: 历时. */
  readonly beforeNearSpans: readonly string[];
  /** A temperature behind these is below zero: 零下. */
  readonly belowZero: readonly string[];
  /** What a price is for one of: "每公斤30元". */
  readonly priced: readonly string[];
  /** Before those: 每. */
  readonly each: readonly string[];
  /** Between a sum and those: "30元|/|斤". */
  readonly oneOf: readonly string[];
  /** What sums are paid for by the head and by time: "3000元/|月". */
  readonly rated: readonly string[];
}

const QUALIFIERS = ['ABOUT', 'MORE_THAN', 'LESS_THAN', 'UP_TO'] as const satisfies Qualifier[];

export function readQualifierWords(): QualifierWords {
  const file = DataFile.open('qualifiers.txt');
  const table = (section: string) =>
    file.rows(section, 2).map((row) => [row.text(0), row.oneOf(1, QUALIFIERS)] as const);
  return {
    before: table('before'),
    behind: table('behind'),
    roundings: new Map(table('roundings')),
    roundingsBeforeUnits: file.words('roundings before units'),
    roundingsOfChinese: file.words('roundings of Chinese numerals'),
    moreWords: file.characters('more words'),
    moreWordsBehindUnits: file.characters('more words') + file.characters('more words behind units'),
    halves: file.words('halves'),
    wordsOfHalf: file.characters('words of half'),
    minusSigns: file.words('minus signs'),
    plusSigns: file.words('plus signs'),
    vagueNumerals: file.words('vague numerals'),
    wordsOfNumber: file.words('words of number'),
    priceWords: file.words('price words'),
    priceVerbs: file.words('price verbs'),
    beforeSums: file.words('before sums'),
    sumsHad: file.words('sums had'),
    beforeMagnitudes: file.words('before magnitudes'),
    nearWords: file.words('near words'),
    beforeNearSpans: file.words('before near spans'),
    belowZero: file.words('below zero'),
    priced: file.words('priced'),
    each: file.words('each'),
    oneOf: file.words('one of'),
    rated: file.words('rated'),
  };
}
