import { describe, expect, it } from 'vitest';
import { fitLine, type Scored } from '../../../bench/accuracy/fit.js';
import {
  calibrationFrom,
  chanceOf,
  RULED_KINDS,
  SCORED_KINDS,
  shippedCalibration,
  smoothedShares,
} from '../../../src/ingest/confidence/calibration.js';

const HEAD = '# Source: a test\n# Licence: MIT\n\n';
const SCORES = Array.from({ length: 101 }, (_, i) => i / 100);

describe('the share of right facts by rule', () => {
  it('is drawn towards that of the whole kind, as if eight such facts had been seen', () => {
    // The kind: (12 + 1) of (16 + 2). Often: (12 + 8 × 13/18) of (12 + 8). Seldom: (0 + 8 × 13/18) of (4 + 8).
    const { mean, rules } = smoothedShares(
      new Map([
        ['often', { right: 12, wrong: 0 }],
        ['seldom', { right: 0, wrong: 4 }],
      ]),
    );
    expect(mean).toBe(0.722);
    expect(rules.get('often')).toBe(0.889);
    expect(rules.get('seldom')).toBe(0.481);
  });

  it('is drawn towards that of its family first', () => {
    // The kind: 9 of 14. The family: (8 + 8 × 9/14) of (12 + 8). Before, sure: (8 + 8 × 0.657) of (8 + 8).
    const { rules } = smoothedShares(
      new Map([
        ['before', { right: 8, wrong: 0 }],
        ['before, unsure', { right: 0, wrong: 4 }],
      ]),
    );
    expect(rules.get('before, unsure')).toBe(0.438);
    expect(rules.get('before') ?? 0).toBeGreaterThan(rules.get('before, unsure') ?? 1);
  });

  it('of a rule that was never seen is that of its family, else that of the kind', () => {
    const { ofRule } = calibrationFrom(
      'test',
      `${HEAD}[scores]\n\n[rules]\nlabel\tage, AGE\t8\t0\nlabel\ttopic, MASS\t0\t8\n`,
    );
    expect(ofRule('label', 'age, OTHER')).toBe(ofRule('label', 'age'));
    expect(ofRule('label', 'age, OTHER')).toBeGreaterThan(ofRule('label', 'never seen'));
    expect(ofRule('label', 'never seen')).toBe(0.5);
    expect(ofRule('date', 'printed')).toBe(0.5);
  });
});

describe('the chance behind a score', () => {
  it('is the logistic function of a line over its log odds', () => {
    // Odds of 0.8 are 4; half their logarithm makes odds of 2.
    expect(chanceOf(0.8, { slope: 0.5, offset: 0 })).toBeCloseTo(2 / 3, 10);
    expect(chanceOf(0.5, { slope: 3, offset: Math.log(3) })).toBeCloseTo(0.75, 10);
  });

  it('is never certain', () => {
    const { ofScore } = shippedCalibration();
    for (const kind of SCORED_KINDS) {
      expect(ofScore(kind, 1)).toBeLessThan(1);
      expect(ofScore(kind, 0)).toBeGreaterThan(0);
    }
  });

  it('never falls as the score rises', () => {
    const { ofScore } = shippedCalibration();
    for (const kind of SCORED_KINDS) {
      const chances = SCORES.map((score) => ofScore(kind, score));
      expect(chances).toEqual(chances.toSorted((a, b) => a - b));
    }
  });

  it('is the score itself where nothing was counted', () => {
    const { ofScore } = calibrationFrom('test', `${HEAD}[scores]\n\n[rules]\n`);
    expect(ofScore('person', 0.7)).toBe(0.7);
  });
});

describe('a line that is fitted', () => {
  const facts = (score: number, right: number, wrong: number): Scored[] => [
    ...Array.from({ length: right }, () => ({ score, isRight: true, weight: 1 })),
    ...Array.from({ length: wrong }, () => ({ score, isRight: false, weight: 1 })),
  ];

  it('leaves scores as they are that are right as often as they say', () => {
    const { slope, offset } = fitLine([...facts(0.9, 900, 100), ...facts(0.5, 500, 500)]);
    expect(slope).toBeCloseTo(1, 2);
    expect(offset).toBeCloseTo(0, 2);
  });

  it('takes down scores that are too sure', () => {
    const line = fitLine([...facts(0.95, 800, 200), ...facts(0.6, 500, 500)]);
    expect(chanceOf(0.95, line)).toBeCloseTo(0.8, 1);
    expect(chanceOf(0.6, line)).toBeCloseTo(0.5, 1);
  });

  it('rises even where high scores were wrong more often', () => {
    expect(fitLine([...facts(0.9, 0, 500), ...facts(0.1, 500, 0)]).slope).toBeGreaterThan(0);
  });

  it('is the same whenever it is fitted to the same facts', () => {
    const scored = [...facts(0.9, 7, 2), ...facts(0.4, 1, 3)];
    expect(fitLine(scored)).toEqual(fitLine(scored));
  });
});

describe('the file that ships', () => {
  it('knows a share of every kind that rules find', () => {
    const { ofRule } = shippedCalibration();
    for (const kind of RULED_KINDS) expect(ofRule(kind, 'a rule that is yet to be made')).not.toBe(0.5);
  });
});
