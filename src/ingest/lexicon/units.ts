/** Units of measurement and classifiers. */
import type { MetricKind } from '../../store/documents.js';
import { DataFile } from './data-file.js';

export interface Unit {
  /** As printed after the number: "平方米". */
  readonly printed: string;
  /** What values are normalized to: "m2". */
  readonly base: string;
  /** How many base units one printed unit is. */
  readonly factor: number;
  readonly kind: MetricKind;
}

/** A smaller unit that goes on with a number of greater ones: "37元|5角". */
export interface SmallerUnit {
  /** As printed. */
  readonly greater: string;
  readonly smaller: string;
  /** How many smaller ones a greater one is. */
  readonly share: number;
  /** What a span of both is given in; null where it stays with the greater one. */
  readonly givenIn: string | null;
}

/** A unit only where one of the words stands shortly before the number or right behind the unit: "北风|5级". */
export interface ToldUnit extends Unit {
  readonly before: readonly string[];
  readonly behind: readonly string[];
}

export interface UnitWords {
  readonly units: readonly Unit[];
  readonly told: readonly ToldUnit[];
  /** A half said inside a unit with that unit: 个半小时, 个小时. */
  readonly halvesInside: ReadonlyMap<string, string>;
  /** Of these 半 alone is a measure: "半|年". */
  readonly halved: ReadonlySet<string>;
  /** Behind these 半 is another word's: "上|半年". */
  readonly beforeOtherHalves: string;
  /** Behind these a last digit alone goes on, and makes these of them: "1米|75", "3块|5". */
  readonly withDecimals: ReadonlyMap<string, string>;
  /** What a measure is had for, behind a sign of sharing: "5公斤/|人". */
  readonly per: readonly string[];
  readonly smaller: readonly SmallerUnit[];
  /** Between a greater and a smaller unit: "1年|零|6个月". */
  readonly between: readonly string[];
  /** By a unit, the characters behind it that make it the beginning of another word: "周|年". */
  readonly continuations: ReadonlyMap<string, string>;
  /** Behind a number of 日 that lasts: "20日|内". */
  readonly behindDays: readonly string[];
  readonly beforeDays: readonly string[];
  /** Behind a rounded number that counts nothing: "千万|级". */
  readonly grades: readonly string[];
  /** Of these a Chinese numeral below ten is a name: 七斤. */
  readonly naming: ReadonlySet<string>;
  /** Of these a Chinese numeral makes a word: 十分. */
  readonly ofWords: ReadonlySet<string>;
  /** Nouns that are counted without a classifier: "16企业". */
  readonly countedNouns: readonly string[];
}

const KINDS = ['AMOUNT', 'AREA', 'LENGTH', 'MASS', 'RATIO', 'DURATION', 'AGE', 'OTHER'] as const satisfies MetricKind[];

export function readUnitWords(): UnitWords {
  const file = DataFile.open('units.txt');
  return {
    units: [
      ...file.rows('measures', 4).flatMap((row) => {
        const printed = row.text(0);
        const unit = { base: row.text(1), factor: row.number(2), kind: row.oneOf(3, KINDS) };
        const wide = printed.replace('/', '／');
        return [...new Set([printed, wide])].map((each) => ({ printed: each, ...unit }));
      }),
      ...file.words('classifiers').map((printed) => ({ printed, base: 'count', factor: 1, kind: 'COUNT' as const })),
    ],
    told: file.rows('units told by words', 6).map((row) => ({
      printed: row.text(0),
      base: row.text(1),
      factor: row.number(2),
      kind: row.oneOf(3, KINDS),
      before: row.words(4),
      behind: row.words(5),
    })),
    halvesInside: new Map(file.rows('halves inside', 2).map((row) => [row.text(0), row.text(1)])),
    halved: file.set('halved units'),
    beforeOtherHalves: file.words('before other halves').join(''),
    withDecimals: new Map(file.rows('units with decimals', 2).map((row) => [row.text(0), row.text(1)])),
    per: file.words('per units'),
    smaller: file.rows('smaller units', 3, 4).map((row) => ({
      greater: row.text(0),
      smaller: row.text(1),
      share: row.number(2),
      givenIn: row.words(3)[0] ?? null,
    })),
    between: file.words('between units'),
    continuations: new Map(file.rows('continuations', 2).map((row) => [row.text(0), row.text(1)])),
    behindDays: file.words('behind days'),
    beforeDays: file.words('before days'),
    grades: file.words('grades'),
    naming: file.set('naming units'),
    ofWords: file.set('units of words'),
    countedNouns: file.words('counted nouns'),
  };
}
