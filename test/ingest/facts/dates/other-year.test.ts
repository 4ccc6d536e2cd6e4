/** Articles that speak of another year as their own than their page is of. */
import { describe, expect, it } from 'vitest';
import { doubtsOf } from '../../../../src/ingest/confidence/doubts.js';
import { otherYear } from '../../../../src/ingest/facts/dates/other-year.js';
import { shippedLexicon } from '../../../../src/ingest/lexicon/lexicon.js';
import { parsePage } from '../../../../src/ingest/parse.js';

const read = (text: string, year: number | null, month: number | null = 6) =>
  otherYear(text, { year, month }, shippedLexicon());

describe('an article is of another year than its page', () => {
  it.each<[string, number, string, string]>([
    ['whose dateline prints it', 2021, '本报讯（记者柳青禾）2019年5月8日，怀川县新仓启用。', '2019年5月8日'],
    ['that is signed in it', 2021, '因检修管网停水六小时。\n怀川县自来水公司\n2019年3月2日', '2019年3月2日'],
    [
      'that tells of a day which the page does not know yet',
      2019,
      '2021年5月8日，怀川县新仓启用，县长到场。',
      '2021年5月8日',
    ],
    [
      'that counts up to a day to come',
      2019,
      '截至2021年4月底，全县收购小麦三万吨，比2020年同期增长两成。',
      '2021年4月',
    ],
    ['in full width', 2019, '２０２１年５月８日，怀川县新仓启用，县长到场。', '２０２１年５月８日'],
    ['in characters', 2019, '二〇二一年5月8日，怀川县新仓启用，县长到场。', '二〇二一年5月8日'],
  ])('%s', (_, ofPage, text, named) => {
    const found = read(text, ofPage);
    expect(found).not.toBeNull();
    expect(text.slice(found?.start, found?.end)).toBe(named);
    expect(found?.chance).toBeLessThan(0.8);
  });
});

describe('an article is of the year of its page', () => {
  it.each<[string, number, string, number?]>([
    ['that names no year', 2021, '怀川县新仓昨日启用，县长到场。'],
    ['that names the same', 2021, '本报讯（记者柳青禾）2021年5月8日，怀川县新仓启用。'],
    ['that tells a life', 2021, '他生于1957年，1975年参军，1998年退休。今年春节，孙子回来了。'],
    ['that tells what a court found', 2021, '法院查明，2018年3月12日，刘某向王某借款三万元，2019年10月判决还款。'],
    ['that tells of plans', 2021, '到2025年，全县高标准农田达到四十万亩。2035年基本实现现代化。'],
    ['that looks back from January', 2021, '本报讯（记者柳青禾）2020年12月30日，怀川县新仓启用。', 1],
    ['that looks ahead in December', 2020, '本报讯（记者柳青禾）自2021年1月1日起，新规施行。', 12],
    ['that compares', 2021, '全县收购小麦三万吨，比2019年增长两成。'],
  ])('%s', (_, ofPage, text, month) => {
    expect(read(text, ofPage, month)).toBeNull();
  });

  it('where the year of the page is not known', () => {
    expect(read('本报讯（记者柳青禾）2019年5月8日，怀川县新仓启用。', null)).toBeNull();
  });
});

it('is among the doubts of its page, with the words that say so', () => {
  const text = `新仓启用

本报讯（记者柳青禾）2019年5月8日，怀川县粮食储备库新仓启用，可存粮三万吨。县供销社说，收购从下周开始，农户当天拿到钱。

水渠验收

本报讯（记者常桂）昨日，怀川县东干渠通过验收，受益农户两千户。今年冬天还要再修一条。`;
  const page = parsePage({ name: 'a02', text, newspaper: '怀川晨报', date: '2021-05-09', edition: 'A02' });
  const years = doubtsOf(page, 100).filter(({ kind }) => kind === 'YEAR');
  expect(years).toMatchObject([{ text: '2019年5月8日', firstLine: 3, lastLine: 3 }]);
  expect(years[0]?.reason).toContain('another year');
  const right = parsePage({ name: 'a02', text, newspaper: '怀川晨报', date: '2019-05-09', edition: 'A02' });
  expect(doubtsOf(right, 100).filter(({ kind }) => kind === 'YEAR')).toEqual([]);
});
