/** One text in two scripts. */
import { describe, expect, test } from 'vitest';
import { unitsIn } from '../../../src/store/search/conditions.js';
import { fold } from '../../../src/store/search/folding.js';
import { gramsOf } from '../../../src/store/search/grams.js';
import { nameKey } from '../../../src/store/search/names.js';
import { parseQuery } from '../../../src/store/search/query.js';

describe('traditional, variant and wide characters', () => {
  test.each([
    ['糧倉開工', '粮仓开工'],
    ['後臺裏麵', '后台里面'],
    ['裡面 裏面', '里面 里面'],
    ['羣峯 邨莊', '群峰 村庄'],
    ['衞生 爲民', '卫生 为民'],
    ['沿著乾道', '沿着干道'],
    ['ＧＤＰ增長５％', 'gdp增长5%'],
    ['\uf9ba業', '了业'],
  ])('are folded: %s', (text, folded) => {
    expect(fold(text).text).toBe(folded);
  });

  test('leave each character where it is printed', () => {
    const { text, starts, ends } = fold('㎡糧𫠊倉');
    const at = text.indexOf('仓');
    expect('㎡糧𫠊倉'.slice(starts[at], ends[at])).toBe('倉');
  });

  test('make the same terms, and the same words, of both scripts', () => {
    const inBoth = (text: string) => gramsOf(text).map(({ term, position, isWord }) => ({ term, position, isWord }));
    expect(inBoth('縣長週若蘭視察糧食倉庫，沿著河岸種樹')).toEqual(inBoth('县长周若兰视察粮食仓库，沿着河岸种树'));
    expect(inBoth('衣物乾淨')).toEqual(inBoth('衣物干净'));
  });

  test('are asked for in either', () => {
    for (const [traditional, simplified] of [
      ['糧倉 -「回訪」', '粮仓 -“回访”'],
      ['著名作家', '著名作家'],
      ['臺灣鐵路', '台湾铁路'],
    ] as const)
      expect(parseQuery(traditional, 'text')).toEqual(parseQuery(simplified, 'text'));
  });

  test('stay words where simplified print has them too', () => {
    const { required } = parseQuery('著名河流', 'text');
    expect(unitsIn(required).map(({ grams }) => grams.map(({ term }) => term).join('+'))).toEqual(['着名', '河流']);
    expect(gramsOf('乾隆皇帝').filter(({ isWord }) => isWord)).not.toEqual([]);
    expect(fold('乾隆擦乾了').worded).toBe('乾隆擦干了');
  });

  test('are one in names', () => {
    expect(nameKey('週若蘭')).toBe(nameKey('周若兰'));
  });
});
