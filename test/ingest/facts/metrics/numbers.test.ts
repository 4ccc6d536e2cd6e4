import { describe, expect, it } from 'vitest';
import { hanValue } from '../../../../src/ingest/facts/metrics/han-numerals.js';
import { readNumeral } from '../../../../src/ingest/facts/metrics/numbers.js';
import type { Numeral } from '../../../../src/ingest/facts/metrics/numeral.js';
import { nextNumeral } from '../../../../src/ingest/facts/metrics/numeral-characters.js';
import { shippedLexicon } from '../../../../src/ingest/lexicon/lexicon.js';

function numeral(text: string): Numeral | null {
  return readNumeral(text, 0, shippedLexicon());
}

/** The value of the numeral that a text begins with, and what of the text it takes up. */
function read(text: string): { value: number; printed: string } | null {
  const first = numeral(text);
  return first && { value: first.value, printed: text.slice(0, first.end) };
}

describe('numerals of a newspaper', () => {
  it.each([
    ['3187万元', 3187, '3187'],
    ['6.58亿元', 6.58, '6.58'],
    ['１２３人', 123, '１２３'],
    ['４．５%', 4.5, '４．５'],
    ['7·3%', 7.3, '7·3'],
    ['12,345户', 12345, '12,345'],
    ['1,234,567.8元', 1234567.8, '1,234,567.8'],
  ])('Arabic digits of either width: %s', (text, value, printed) => {
    expect(read(text)).toEqual({ value, printed });
  });

  it.each([
    ['三十八名', 38, '三十八'],
    ['十五个', 15, '十五'],
    ['两百名', 200, '两百'],
    ['廿五名', 25, '廿五'],
    ['卅年', 30, '卅'],
    ['一千二百亩', 1200, '一千二百'],
    ['三百零五人', 305, '三百零五'],
    ['三万五千斤', 35000, '三万五千'],
    ['三万五', 35000, '三万五'],
    ['一亿二千万元', 120000000, '一亿二千万'],
    ['五万亿元', 5e12, '五万亿'],
    ['二〇二〇年', 2020, '二〇二〇'],
    ['一九四九年', 1949, '一九四九'],
  ])('Chinese numerals: %s', (text, value, printed) => {
    expect(read(text)).toEqual({ value, printed });
  });

  it.each([
    ['百分之五', 5],
    ['百分之九十五', 95],
    ['百分之三点五', 3.5],
    ['百分之4.5', 4.5],
    ['五分之一', 20],
  ])('fractions are in percent: %s', (text, percent) => {
    expect(numeral(text)).toMatchObject({ value: percent, fraction: true });
  });

  it('two thirds are read, however long their decimals', () => {
    expect(numeral('三分之二的村民')?.value).toBeCloseTo(66.667, 2);
  });

  it.each([
    ['壹佰元', 100],
    ['贰拾伍万元', 250000],
    ['壹仟零叁拾元', 1030],
    ['玖亿元', 900000000],
  ])('the numerals of bills: %s', (text, value) => {
    expect(read(text)?.value).toBe(value);
  });

  it.each(['陆', '伍家', '陆千', '陆一', '拾', '仟佰', '伍三百'])('a name is no numeral of a bill: %s', (text) => {
    expect(read(text)).toBeNull();
  });

  it.each(['十四五', '一二三', '四五六', '1.2.3', '2020.10.16'])('what is no number is not read as one: %s', (text) => {
    expect(numeral(text)).toBeNull();
  });

  it('a comma between two counts is not part of a number', () => {
    expect(read('12,3名')).toEqual({ value: 12, printed: '12' });
    expect(read('1234,567')).toEqual({ value: 1234, printed: '1234' });
  });

  it('the 千 of a unit is left to the unit', () => {
    expect(read('五千克')).toEqual({ value: 5, printed: '五' });
    expect(read('五千人')).toEqual({ value: 5000, printed: '五千' });
  });

  it('a magnitude alone is marked as bare, ten is not', () => {
    expect(numeral('百名')?.bare).toBe(true);
    expect(numeral('千万元')?.bare).toBe(true);
    expect(numeral('十名')?.bare).toBe(false);
  });

  it('a register number of hundreds of digits is none', () => {
    expect(numeral('1'.repeat(500))).toBeNull();
  });

  it('a text without numerals is skipped whole', () => {
    expect(nextNumeral('春风又绿江南岸', 0, shippedLexicon())).toBe(7);
    expect(nextNumeral('', 0, shippedLexicon())).toBe(0);
  });

  it('an empty stretch has no value', () => {
    expect(hanValue('三', 1, 1, shippedLexicon())).toBeNull();
  });
});
