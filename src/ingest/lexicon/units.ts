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

export interface UnitWords {
  readonly units: readonly Unit[];
  /** Nouns that are counted without a classifier: "16企业". */
  readonly countedNouns: readonly string[];
}

const KINDS = ['AMOUNT', 'AREA', 'LENGTH', 'MASS', 'RATIO', 'DURATION', 'AGE', 'OTHER'] as const satisfies MetricKind[];

export function readUnitWords(): UnitWords {
  const file = DataFile.open('units.txt');
  return {
    units: [
      ...file.rows('measures', 4).map((row) => ({
        printed: row.text(0),
        base: row.text(1),
        factor: row.number(2),
        kind: row.oneOf(3, KINDS),
      })),
      ...file.words('classifiers').map((printed) => ({ printed, base: 'count', factor: 1, kind: 'COUNT' as const })),
    ],
    countedNouns: file.words('counted nouns'),
  };
}
