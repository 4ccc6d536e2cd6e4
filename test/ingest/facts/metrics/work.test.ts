import { beforeAll, describe, expect, it } from 'vitest';
import { findMetrics } from '../../../../src/ingest/facts/metrics/metrics.js';
import { shippedLexicon } from '../../../../src/ingest/lexicon/lexicon.js';
import { countWork } from '../../../support/work.js';

/** Reads a text of so many characters that repeats the unit. */
function read(unit: string, length: number): void {
  findMetrics(unit.repeat(length / unit.length), { bodyStart: 0, people: [], names: [] }, shippedLexicon());
}

describe('texts of one thing only', () => {
  // What is made once of the lexicon is no work on a text.
  beforeAll(() => read('半年花去3.5亿元，增长5%、居全省第一，20岁的王某，', 8_000));

  it.each([
    '半年',
    '三五',
    '三五十人',
    '5\t',
    '\t',
    '甲\t5亩\n',
    '县 5亩\n',
    '-3%',
    '4.00-6.8%',
    '100万降到',
    '1.2万~',
    '10小时5分',
    '1米75',
    '“十',
    '十”',
    '千亩',
    '价格5元',
    '5毫克/',
    '气温5度',
    '零下',
  ])('"%s" are read in linear time', (unit) => {
    const workOn = (length: number) => countWork(() => read(unit, length));
    expect(workOn(16_000) / workOn(8_000)).toBeLessThan(2.3);
  });
});
