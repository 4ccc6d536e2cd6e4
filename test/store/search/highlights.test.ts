/** Where a text answers. */
import { describe, expect, test } from 'vitest';
import { highlightsIn, placeOf } from '../../../src/store/search/highlights.js';
import { parseQuery } from '../../../src/store/search/query.js';

const all = (text: string) => ({ start: 0, end: text.length });

function marked(text: string, query: string): string[] {
  return highlightsIn(text, [[all(text)]], parseQuery(query, 'text')).map(({ span, matches }) => {
    let shown = '';
    let at = span.start;
    for (const { start, end } of matches) {
      shown += `${text.slice(at, start)}[${text.slice(start, end)}]`;
      at = end;
    }
    return shown + text.slice(at, span.end);
  });
}

describe('what answers is marked', () => {
  test('from what matches first on, in a text that is very long', () => {
    const field = '今年天气好，庄稼长得齐。';
    const long = `${field.repeat(5_000)}新粮仓昨日开工，村民都来了。${field.repeat(5_000)}粮仓完工。`;
    expect(marked(long, '粮仓')).toEqual(['新[粮仓]昨日开工，村民都来了。']);
    expect(marked(`${field.repeat(100)}新粮仓昨日开工。${field.repeat(100)}粮仓完工。`, '粮仓')).toHaveLength(2);
  });

  test('in its sentence', () => {
    expect(marked('早晨有雾。新粮仓昨日开工，村民都来了。午后转晴。', '粮仓 开工')).toEqual([
      '新[粮仓]昨日[开工]，村民都来了。',
    ]);
  });

  test('of any of the words that are joined, of words that begin so, and of those that stand near', () => {
    expect(marked('新粮仓昨日开工。', '棉花 OR 粮仓')).toEqual(['新[粮仓]昨日开工。']);
    expect(marked('HUAWEI与粮站。', 'hu* 粮站*')).toEqual(['[HUAWEI]与[粮站]。']);
    expect(marked('粮仓昨日开工，此后村民纷纷议论粮仓。', '粮仓 NEAR/2 开工')).toEqual([
      '[粮仓]昨日[开工]，此后村民纷纷议论粮仓。',
    ]);
    expect(marked('新糧倉昨日開工。', '粮仓')).toEqual(['新[糧倉]昨日開工。']);
  });

  test('across the line breaks and blanks of the page', () => {
    expect(marked('钢\n铁 厂停产。', '钢铁厂')).toEqual(['[钢\n铁 厂]停产。']);
  });

  test('once where words overlap', () => {
    expect(marked('焦作市区', '"焦作市" "作市区"')).toEqual(['[焦作市区]']);
  });

  test('but not where it only seems to be the word', () => {
    expect(marked('重大学习活动在大学举行。', '大学')).toEqual(['重大学习活动在[大学]举行。']);
  });

  test('in at most three stretches of a text, those with the most of it', () => {
    const text = ['粮仓一处。', '天气晴好。'.repeat(20), '粮仓对粮仓。', '天气晴好。'.repeat(20)].join('').repeat(4);
    const shown = marked(text, '粮仓');
    expect(shown).toEqual(['[粮仓]对[粮仓]。', '[粮仓]对[粮仓]。', '[粮仓]对[粮仓]。']);
  });

  test('only in what belongs to the article, where another stands in the middle of it', () => {
    const text = '粮仓开工。\n别家的粮仓。\n粮仓完工。';
    const pieces = [placeOf(text, '粮仓开工。', all(text)), placeOf(text, '粮仓完工。', all(text))];
    const found = highlightsIn(text, [pieces.filter((piece) => piece !== null)], parseQuery('粮仓', 'text'));
    expect(found.map(({ span }) => text.slice(span.start, span.end))).toEqual(['粮仓开工。', '粮仓完工。']);
  });

  test('in short stretches even of endless sentences', () => {
    const [shown] = marked(`${'雨'.repeat(500)}粮仓${'雪'.repeat(500)}`, '粮仓');
    expect(shown).toBe(`${'雨'.repeat(40)}[粮仓]${'雪'.repeat(40)}`);
  });
});

test('a line is found on its page though the page breaks it', () => {
  const text = '新粮仓\n  昨日开工\n本报讯 新粮仓昨日开工，村民都来了。';
  expect(placeOf(text, '新粮仓昨日开工', all(text))).toEqual({ start: 0, end: 10 });
  expect(placeOf(text, '新粮仓昨日开工', all(text), 'LAST')).toEqual({ start: 15, end: 22 });
  expect(placeOf(text, '无此标题', all(text))).toBeNull();
});
