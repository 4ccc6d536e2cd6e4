import { describe, expect, it } from 'vitest';
import { findDates } from '../../../../src/ingest/facts/dates/dates.js';
import { shippedLexicon } from '../../../../src/ingest/lexicon/lexicon.js';
import { countWork } from '../../../support/work.js';

/** "printed → day" for every day that a text names on a page of 2020. */
function days(text: string, year: number | null = 2020): string[] {
  return findDates(text, year, shippedLexicon()).map(({ text: printed, date }) => `${printed} → ${date}`);
}

describe('event days', () => {
  it("a day without a year is the page's year's", () => {
    expect(days('3月14日，全县春季造林现场会召开。')).toEqual(['3月14日 → 2020-03-14']);
  });

  it.each([
    ['4月8日至10日，培训班开班。', ['4月8日 → 2020-04-08', '10日 → 2020-04-10']],
    ['4月8日到10日', ['4月8日 → 2020-04-08', '10日 → 2020-04-10']],
    ['4月8日—10日', ['4月8日 → 2020-04-08', '10日 → 2020-04-10']],
    ['4月8—10日', ['4月8 → 2020-04-08', '10日 → 2020-04-10']],
    ['4月8日~5月6日', ['4月8日 → 2020-04-08', '5月6日 → 2020-05-06']],
    ['4月8日、9日两天', ['4月8日 → 2020-04-08', '9日 → 2020-04-09']],
  ])('a range names its two ends: %s', (text, expected) => {
    expect(days(text)).toEqual(expected);
  });

  it('a range over New Year ends in the next year', () => {
    expect(days('12月28日至1月3日，年货大集开市。')).toEqual(['12月28日 → 2020-12-28', '1月3日 → 2021-01-03']);
  });

  it('a printed year wins', () => {
    expect(days('1978年12月18日，一个新时期开始了。2021年3月5日起执行。')).toEqual([
      '1978年12月18日 → 1978-12-18',
      '2021年3月5日 → 2021-03-05',
    ]);
  });

  it('last year and next year count from the page', () => {
    expect(days('去年9月1日开学，明年7月15日毕业。')).toEqual(['去年9月1日 → 2019-09-01', '明年7月15日 → 2021-07-15']);
  });

  it('Chinese numerals and letter-spaced digits name days, too', () => {
    expect(days('十月一日，升旗仪式。 11 月 30 日，闭幕。')).toEqual([
      '十月一日 → 2020-10-01',
      '11月30日 → 2020-11-30',
    ]);
  });

  it('numeric days have four figures of year', () => {
    expect(days('报名截至2020-11-06，过期不候。版本3.2.1不是日子。')).toEqual(['2020-11-06 → 2020-11-06']);
  });

  it.each([
    '昨日上午，大桥合龙。',
    '今天是个好日子。',
    '5月份以来',
    '农历八月十五日夜',
    '今年10月',
    '15日内答复',
    '20个月的孩子',
  ])('no explicit day: %s', (text) => {
    expect(days(text)).toEqual([]);
  });

  it('a day that the calendar lacks has no date', () => {
    expect(days('2月30日')).toEqual(['2月30日 → null']);
    expect(days('13月5日')).toEqual([]);
  });

  it('where the year is unknown, days stay as printed, each once', () => {
    expect(days('6月5日开幕。6月5日当天观众爆满。', null)).toEqual(['6月5日 → null']);
  });

  it('the same day is named once', () => {
    expect(days('8月1日，开园。据悉，2020年8月1日迎客一万人。')).toEqual(['8月1日 → 2020-08-01']);
  });

  it('ranges read back what is printed', () => {
    const text = '本报讯 12 月 6 日，义务植树。';
    const found = findDates(text, 2020, shippedLexicon());
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['12 月 6 日']);
    expect(found.map(({ text: printed }) => printed)).toEqual(['12月6日']);
  });

  it.each(['月', '1月', '1月1日', '1月1日、', '日月年', '2020.1', '二〇二〇年', '至1日'])(
    'reads a text that is nothing but "%s" in linear time',
    (unit) => {
      const workOn = (length: number) =>
        countWork(() => findDates(unit.repeat(length / unit.length), 2020, shippedLexicon()));
      expect(workOn(16_000) / workOn(8_000)).toBeLessThan(2.3);
    },
  );

  it.each(['', '\n', '日', '月日', '1月', '1月1', '999999月99日', '\ud800月1日', '0月0日'])(
    'does not stumble over %j',
    (text) => {
      expect(() => findDates(text, 2020, shippedLexicon())).not.toThrow();
    },
  );
});
