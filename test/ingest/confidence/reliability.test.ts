import { describe, expect, it } from 'vitest';
import {
  bucketsOf,
  errorByChance,
  expectedCalibrationError,
  type Observation,
  summaryTable,
} from '../../../bench/accuracy/reliability.js';

const facts = (confidence: number, right: number, wrong: number): Observation[] => [
  ...Array.from({ length: right }, () => ({ confidence, isRight: true })),
  ...Array.from({ length: wrong }, () => ({ confidence, isRight: false })),
];

describe('reliability', () => {
  it('parts confidence into ten equally wide buckets, the last of which holds 1', () => {
    const buckets = bucketsOf([...facts(0.3, 1, 0), ...facts(0.39, 0, 1), ...facts(1, 1, 0)]);
    expect(buckets).toEqual([
      { from: 0.3, to: 0.4, count: 2, confidence: 0.345, right: 0.5 },
      { from: 0.9, to: 1, count: 1, confidence: 1, right: 1 },
    ]);
  });

  it('weighs the distance in each bucket by what it holds', () => {
    // Eight of 0.95 of which six are right, two of 0.25 of which one is: 0.8 × 0.2 + 0.2 × 0.25.
    expect(expectedCalibrationError([...facts(0.95, 6, 2), ...facts(0.25, 1, 1)])).toBeCloseTo(0.21, 10);
  });

  it('has no error where nothing was found, nor where shares are just as told', () => {
    expect(expectedCalibrationError([])).toBe(0);
    expect(expectedCalibrationError(facts(0.75, 3, 1))).toBeCloseTo(0, 10);
  });

  it('tells what error so few facts show by chance', () => {
    // Of 16 with 0.5, the share strays from a half by 0.8 of its standard deviation, 0.125.
    expect(errorByChance(facts(0.5, 8, 8))).toBeCloseTo(0.0997, 4);
  });

  it('tells the share of right ones among the sure', () => {
    const observations = [...facts(0.95, 3, 1), ...facts(0.5, 0, 4)];
    const [, row] = summaryTable([{ kind: 'person', observations }]).split('\n');
    expect(row?.trim().split(/\s+/u)).toEqual(['person', '8', '0.725', '0.375', '0.350', '0.143', '4', '0.750']);
  });
});
