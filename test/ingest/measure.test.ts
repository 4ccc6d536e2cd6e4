import { describe, expect, test } from 'vitest';
import { shippedLexicon } from '../../src/ingest/lexicon/lexicon.js';
import { measureOf } from '../../src/ingest/measure.js';

const UNITS: Readonly<Record<string, string>> = {
  万元: 'CNY',
  亿元: 'CNY',
  亩: 'm2',
  公里: 'm',
  '%': 'percent',
  吨: 'kg',
};

function measure(label: string, unit: string): string {
  return measureOf(label, { unit, normalizedUnit: UNITS[unit] ?? 'count' }, [], shippedLexicon());
}

describe('wordings of one measure are one', () => {
  test.each([
    [
      '人次',
      [
        '接待游客',
        '共接待游客',
        '累计接待各地游客',
        '接待游客总量',
        '游客接待量',
        '迎来游客',
        '接待中外游客',
        '到访游客',
      ],
    ],
    ['亿元', ['进出口总额', '外贸进出口总值', '实现进出口', '完成外贸进出口', '进出口贸易额', '全市外贸进出口额']],
    ['亩', ['植树造林面积', '造林面积', '完成造林', '新增造林面积', '累计完成植树造林', '人工造林']],
    ['万元', ['完成投资', '累计完成投资', '投资完成额', '实际完成投资']],
    ['亿元', ['总投资', '投资总额', '项目总投资']],
    ['亿元', ['计划投资', '预计投资', '拟投资']],
    ['户', ['受益农户', '农户受益', '惠及农户', '共惠及农户']],
    ['万元', ['发放贷款', '贷款发放额', '累计发放各类贷款']],
    ['亩', ['种植玉米', '玉米种植面积', '播种玉米', '玉米播种面积']],
    ['公里', ['改造道路', '道路改造里程', '共改造道路']],
    ['件', ['审结案件', '案件审结数', '共审结各类案件']],
    ['家', ['参展企业', '企业参展']],
    ['%', ['接待游客同比增长', '游客接待量比去年同期增长', '接待游客数较上年增长', '游客接待量同比上升']],
  ])('in %s: %j', (unit, labels) => {
    expect(new Set(labels.map((label) => measure(label, unit)))).toHaveLength(1);
  });
});

describe('what differs stays apart', () => {
  test.each([
    ['亿元', ['总投资', '完成投资', '计划投资', '融资']],
    ['%', ['接待游客同比增长', '旅游收入同比增长', '接待游客同比下降', '接待游客环比增长']],
    ['亩', ['造林面积', '占地面积', '建筑面积', '种植玉米', '种植小麦']],
    ['家', ['参展企业', '引进企业', '企业']],
    ['万元', ['发放贷款', '贷款余额', '存款余额']],
    ['件', ['受理案件', '审结案件']],
  ])('in %s: %j', (unit, labels) => {
    expect(new Set(labels.map((label) => measure(label, unit)))).toHaveLength(labels.length);
  });
});

test('is the same whoever it is about', () => {
  const lexicon = shippedLexicon();
  const inCount = { unit: '人', normalizedUnit: 'count' };
  expect(measureOf('青禾农机公司招聘工人', inCount, ['青禾农机公司'], lexicon)).toBe('招聘工人');
  expect(measureOf('我县招聘工人', inCount, [], lexicon)).toBe('招聘工人');
  expect(measureOf('林启明年龄', { unit: '岁', normalizedUnit: 'year' }, ['林启明'], lexicon)).toBe('年龄');
});

test('is the label where that says nothing', () => {
  expect(measure('共有', '个')).toBe('共有');
});
