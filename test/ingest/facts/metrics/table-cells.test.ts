import { describe, expect, it } from 'vitest';
import { findMetrics } from '../../../../src/ingest/facts/metrics/metrics.js';
import { shippedLexicon } from '../../../../src/ingest/lexicon/lexicon.js';

/** "label: value unit" of every number in a text. */
function cells(...lines: readonly string[]): string[] {
  return findMetrics(lines.join('\n'), { bodyStart: 0, people: [] }, shippedLexicon()).map(
    ({ label, normalizedValue, normalizedUnit }) => `${label}: ${normalizedValue} ${normalizedUnit}`,
  );
}

describe('a table', () => {
  it('gives each figure the name of its row and its column and the unit in the head', () => {
    expect(
      cells('县区\t播种面积（公顷）\t同比（%）', '清河县\t1,250\t3.2', '白沙县\t860\t-1.5', '石门县\t—\t+0.8'),
    ).toEqual([
      '清河县播种面积: 12500000 m2',
      '清河县同比: 3.2 percent',
      '白沙县播种面积: 8600000 m2',
      '白沙县同比: -1.5 percent',
      '石门县同比: 0.8 percent',
    ]);
  });

  it('gives figures with units of their own the same names', () => {
    expect(cells('城市\t天气\t气温', '江城\t多云\t12～20℃', '临江\t小雨\t-3℃')).toEqual([
      '江城气温: 12 °C',
      '江城气温: 20 °C',
      '临江气温: -3 °C',
    ]);
  });

  it('is named by the first column of words', () => {
    expect(cells('序号\t合作社\t成员数（户）', '1\t丰裕合作社\t126', '2\t岭头合作社\t94')).toEqual([
      '丰裕合作社成员数: 126 count',
      '岭头合作社成员数: 94 count',
    ]);
  });

  it('may be parted by blanks', () => {
    expect(
      cells('各县水稻', '县区 播种面积 同比', '清河县 12.5万亩 3.2%', '白沙县  9万亩  -1.5%', '以上为初步数据。'),
    ).toEqual([
      '清河县播种面积: 83333337.5 m2',
      '清河县同比: 3.2 percent',
      '白沙县播种面积: 60000003 m2',
      '白沙县同比: -1.5 percent',
    ]);
  });

  it('is none where lines of text hold blanks', () => {
    expect(cells('清河县 植树3万棵', '白沙县 植树2万棵')).toEqual(['植树: 30000 count', '植树: 20000 count']);
  });

  it('has no figure where nothing says the unit', () => {
    expect(cells('队名\t胜\t电话', '江城队\t3\t5550186')).toEqual([]);
  });

  it('a price list says what a sum is for', () => {
    const text = '品种\t东门市场（元/斤）\n白菜\t1.2';
    expect(findMetrics(text, { bodyStart: 0, people: [] }, shippedLexicon())).toEqual([
      expect.objectContaining({ label: '白菜东门市场', kind: 'PRICE', normalizedValue: 1.2, normalizedUnit: 'CNY' }),
    ]);
  });

  it.each(['县区\t面积（亩）', '\t\n\t', '\t\t\t', 'a\tb\n', '甲\t乙（万\n丙\t5', '单位：万元\t亿元'])(
    'of nothing else has none: %j',
    (text) => {
      expect(cells(text)).toEqual([]);
    },
  );
});
