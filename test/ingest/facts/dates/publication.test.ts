import { describe, expect, it } from 'vitest';
import { readPublication } from '../../../../src/ingest/facts/dates/publication.js';
import { shippedLexicon } from '../../../../src/ingest/lexicon/lexicon.js';
import { countWork } from '../../../support/work.js';

const inferYear = (page: string, given: string | null) => readPublication(page, given, shippedLexicon()).year;
const findPublication = (page: string) => readPublication(page, null, shippedLexicon());

describe("a page's head", () => {
  it('prints day, paper and page number on one line', () => {
    const page = 'A03 要闻 淮河晨报 2021年5月18日 星期二\n\n全市植树造林现场会召开\n\n本报讯 现场会昨日召开。';
    expect(findPublication(page)).toEqual({
      date: '2021-05-18',
      dateBasis: 'PRINTED',
      year: 2021,
      newspaper: '淮河晨报',
      edition: 'A03',
    });
  });

  it('prints them on lines of their own', () => {
    const page = '第3版\n星期五 2019年11月8日\n清河日报\n\n本报讯（记者 丁一）会议召开。';
    expect(findPublication(page)).toMatchObject({ date: '2019-11-08', newspaper: '清河日报', edition: '第3版' });
  });

  it('is not the day that a sentence or a notice names', () => {
    const page = '公示期为2021年5月18日至20日。\n市教育局\n2021年5月18日\n他每天读报。';
    expect(findPublication(page)).toMatchObject({
      date: null,
      dateBasis: 'YEAR_INFERRED',
      newspaper: null,
      edition: null,
    });
  });

  it('is not a paper that an article mentions', () => {
    expect(findPublication('记者曾在\n清河日报 工作多年的\n老人说').newspaper).toBeNull();
  });

  it('is inferred where one report opens with yesterday and another with its day', () => {
    const page =
      '本报讯（记者 丁一）6月3日，清河县2021年首届龙舟赛举行。\n\n本报讯（记者 王二）昨日上午，市区下了一场透雨。';
    expect(findPublication(page)).toMatchObject({ date: '2021-06-04', dateBasis: 'INFERRED' });
  });

  it('is not inferred from a day to come', () => {
    const page = '本报讯（记者 丁一）记者昨日从市水利局获悉，2021年工程验收会将于6月30日举行。';
    expect(findPublication(page)).toMatchObject({ date: null, dateBasis: 'YEAR_INFERRED' });
  });

  it('says that nothing is known where nothing tells', () => {
    expect(findPublication('5月18日上午，大桥合龙。')).toMatchObject({ date: null, dateBasis: 'UNKNOWN' });
  });
});

describe("the year of a page's days", () => {
  it("is the given day's", () => {
    expect(inferYear('2018年3月1日，大桥开工。', '2020-01-02')).toBe(2020);
  });

  it("is the printed day's", () => {
    expect(inferYear('淮河晨报 2021年5月18日 星期二\n1978年12月18日，会议召开。', null)).toBe(2021);
  });

  it('is that of a year printed beside a day', () => {
    expect(inferYear('本报讯 9月6日，全县2019年中小学生航模赛开幕。', null)).toBe(2019);
  });

  it('is told by an anniversary', () => {
    expect(inferYear('2016年7月9日，特大暴雨。8月1日，庆祝新中国成立70周年座谈会举行。', null)).toBe(2019);
    expect(inferYear('今年是中国共产党成立100周年。', null)).toBe(2021);
  });

  it('is told by the number of a Five-Year Plan or a congress', () => {
    expect(inferYear('今年是“十三五”收官之年。', null)).toBe(2020);
    expect(inferYear('“十五五”开局起步，步步争先。', null)).toBe(2026);
    expect(inferYear('各地喜迎党的十九大。', null)).toBe(2017);
  });

  it('is told by the signature of a notice', () => {
    expect(inferYear('特此公告。\n清河县人民法院\n2018年4月2日\n', null)).toBe(2018);
  });

  it('is counted from the beginning of a span up to now', () => {
    expect(inferYear('从1983年背起药箱至今，36年来，他走遍了山村。', null)).toBe(2019);
  });

  it('is the one before a range that prints its end in full', () => {
    expect(inferYear('行动从10月15日开始，至2022年1月22日结束。', null)).toBe(2021);
  });

  it('is not a year of plans, levies or memories', () => {
    expect(inferYear('到2025年，全县建成高标准农田40万亩。', null)).toBeNull();
    expect(inferYear('11月5日，清河县部署2020年度医保征缴部署会。', null)).toBeNull();
    expect(inferYear('自2015年以来，他年年植树。2016年，又承包了荒山。', null)).toBeNull();
  });

  it('is unknown where nothing implies it', () => {
    expect(inferYear('5月18日上午，大桥合龙。', null)).toBeNull();
    expect(inferYear('', null)).toBeNull();
  });
});

describe('pages that are none', () => {
  it.each(['', '\n\n\n', '2', '年月日', '2020年'.repeat(500), '星期'.repeat(500), '\ud83d', '第版', 'A'.repeat(5000)])(
    'are read without error (%#)',
    (page) => {
      expect(() => findPublication(page)).not.toThrow();
    },
  );

  it.each([
    '\n1',
    '2020年',
    '2020年1月1日\n',
    '1月1日2020年',
    '昨日本报讯',
    '星期一 ',
    '100周年',
    '从1980年',
    ' \t',
    '第1版\n',
    '2020年，将',
    '工期12个月，',
    '比2020年增长，两年平均',
    '3月2日（周二）',
    '2020年，3月2日。',
    '2024年\n',
    '2024-8-19\n',
    '星期一\n',
    '第44个植树节',
    '甲辰年',
  ])('of nothing but %j are read in linear time', (unit) => {
    const workOn = (length: number) => countWork(() => findPublication(unit.repeat(length / unit.length)));
    expect(workOn(16_000) / workOn(8_000)).toBeLessThan(2.3);
  });
});
