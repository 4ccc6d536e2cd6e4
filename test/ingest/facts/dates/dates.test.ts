import { describe, expect, it } from 'vitest';
import { findDates } from '../../../../src/ingest/facts/dates/dates.js';
import { shippedLexicon } from '../../../../src/ingest/lexicon/lexicon.js';
import { countWork } from '../../../support/work.js';

/** "printed → day" for every day that a text names on a page of 2020. */
function days(text: string, year: number | null = 2020, month: number | null = null): string[] {
  return findDates(text, { year, month }, shippedLexicon()).map(({ text: printed, date }) => `${printed} → ${date}`);
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

  it.each<readonly [text: string, expected: readonly string[]]>([
    ['2019年6月3日，大桥动工，7月1日因汛期停工。', ['2019年6月3日 → 2019-06-03', '7月1日 → 2019-07-01']],
    [
      '2018年6月3日动工，同年7月1日停工，次年2月5日复工。',
      ['2018年6月3日 → 2018-06-03', '同年7月1日 → 2018-07-01', '次年2月5日 → 2019-02-05'],
    ],
    ['2016年，他回到村里，3月2日承包了第一片荒山。', ['3月2日 → 2016-03-02']],
    ['2016年3月，他回到村里，5月4日承包了荒山。今年3月2日，果园开园。', ['5月4日 → 2016-05-04', '3月2日 → 2020-03-02']],
    ['2019年11月3日动工，1月20日完工。', ['2019年11月3日 → 2019-11-03', '1月20日 → 2020-01-20']],
    [
      '2017年6月3日，他上了山。7月1日，路通了。9月5日，他种下第一棵树。',
      ['2017年6月3日 → 2017-06-03', '7月1日 → 2017-07-01', '9月5日 → 2017-09-05'],
    ],
    [
      '2017年6月3日，公司成立。目前，员工过百。7月1日，新厂投产。',
      ['2017年6月3日 → 2017-06-03', '7月1日 → 2020-07-01'],
    ],
    ['2017年6月3日，公司成立。7月1日，记者来到这里。', ['2017年6月3日 → 2017-06-03', '7月1日 → 2020-07-01']],
    ['根据2017年6月3日发布的办法，奖金照发。报名时间为7月1日。', ['2017年6月3日 → 2017-06-03', '7月1日 → 2020-07-01']],
    [
      '去年8月9日签约，前年7月1日立项，明年1月8日开工。',
      ['去年8月9日 → 2019-08-09', '前年7月1日 → 2018-07-01', '明年1月8日 → 2021-01-08'],
    ],
  ])('a day follows the year that is told: %s', (text, expected) => {
    expect(days(text)).toEqual(expected);
  });

  it('a told year holds where the page’s is unknown', () => {
    expect(days('2019年6月3日动工，同年7月1日停工。', null)).toEqual([
      '2019年6月3日 → 2019-06-03',
      '同年7月1日 → 2019-07-01',
    ]);
  });

  it.each<readonly [month: number, text: string, expected: string]>([
    [1, '12月30日，演出落幕。', '12月30日 → 2019-12-30'],
    [1, '工程将于12月30日完工。', '12月30日 → 2020-12-30'],
    [1, '报名至12月30日截止。', '12月30日 → 2020-12-30'],
    [1, '12月30日前办结。', '12月30日 → 2020-12-30'],
    [12, '灯会将于1月5日开幕。', '1月5日 → 2021-01-05'],
    [12, '1月5日，项目启动。', '1月5日 → 2020-01-05'],
    [6, '12月30日，演出落幕。', '12月30日 → 2020-12-30'],
  ])('around New Year, on a page of month %i: %s', (month, text, expected) => {
    expect(days(text, 2020, month)).toEqual([expected]);
  });

  it.each<readonly [text: string, expected: readonly string[]]>([
    ['3月2日（星期一）至5日（星期四），展览开放。', ['3月2日 → 2020-03-02', '5日 → 2020-03-05']],
    ['6月28日-7月3日', ['6月28日 → 2020-06-28', '7月3日 → 2020-07-03']],
    ['即日起至3月5日报名。', ['3月5日 → 2020-03-05']],
    ['２０２０年１０月１６日', ['２０２０年１０月１６日 → 2020-10-16']],
    ['二○二一年三月五日', ['二○二一年三月五日 → 2021-03-05']],
    ['二零一九年十二月二十一日', ['二零一九年十二月二十一日 → 2019-12-21']],
    ['八月二十日至二十二日', ['八月二十日 → 2020-08-20', '二十二日 → 2020-08-22']],
    ['2020/10/16', ['2020/10/16 → 2020-10-16']],
    ['农历正月初五（2月18日），集市开张。', ['2月18日 → 2020-02-18']],
    ['10月16日上午至17日，论坛举行。', ['10月16日 → 2020-10-16', '17日 → 2020-10-17']],
    ['3月2日0时至8日24时停水。', ['3月2日 → 2020-03-02', '8日 → 2020-03-08']],
    ['12月28日至次年1月3日', ['12月28日 → 2020-12-28', '次年1月3日 → 2021-01-03']],
    ['2021.3.2-2021.3.5', ['2021.3.2 → 2021-03-02', '2021.3.5 → 2021-03-05']],
    ['去年的3月2日，他来到这里。', ['去年的3月2日 → 2019-03-02']],
    ['每年3月5日，志愿者都来这里。', ['3月5日 → null']],
  ])('%s', (text, expected) => {
    expect(days(text)).toEqual(expected);
  });

  it.each([
    '农历七月十六日',
    '农历甲辰年七月十六日',
    '甲辰年七月十六日',
    '农历闰四月初八日',
    '农历七月十六',
    '腊月二十三日',
    '上月5日',
    '本月18日',
    '下月1日起',
    '今日上午',
    '昨天',
    '3月份2日游',
  ])('%s is no day of the calendar', (text) => {
    expect(days(text)).toEqual([]);
  });

  it('where the year is unknown, days stay as printed, each once', () => {
    expect(days('6月5日开幕。6月5日当天观众爆满。', null)).toEqual(['6月5日 → null']);
  });

  it('the same day is named once', () => {
    expect(days('8月1日，开园。据悉，2020年8月1日迎客一万人。')).toEqual(['8月1日 → 2020-08-01']);
  });

  it('ranges read back what is printed', () => {
    const text = '本报讯 12 月 6 日，义务植树。';
    const found = findDates(text, { year: 2020, month: 5 }, shippedLexicon());
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['12 月 6 日']);
    expect(found.map(({ text: printed }) => printed)).toEqual(['12月6日']);
  });

  it.each(['月', '1月', '1月1日', '1月1日、', '日月年', '2020.1', '二〇二〇年', '至1日'])(
    'reads a text that is nothing but "%s" in linear time',
    (unit) => {
      const workOn = (length: number) =>
        countWork(() => findDates(unit.repeat(length / unit.length), { year: 2020, month: 5 }, shippedLexicon()));
      expect(workOn(16_000) / workOn(8_000)).toBeLessThan(2.3);
    },
  );

  it.each(['', '\n', '日', '月日', '1月', '1月1', '999999月99日', '\ud800月1日', '0月0日'])(
    'does not stumble over %j',
    (text) => {
      expect(() => findDates(text, { year: 2020, month: 5 }, shippedLexicon())).not.toThrow();
    },
  );
});
