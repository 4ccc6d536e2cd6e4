/** What differs between two printings of a text. */
import { describe, expect, test } from 'vitest';
import { differencesBetween } from '../../../src/store/reprints/differences.js';

/** Each difference as what the one and the other print. */
function shown(before: string, after: string): [string | null, string | null][] {
  const whole = (text: string) => ({ text, pieces: [{ start: 0, end: text.length }] });
  return differencesBetween(whole(before), whole(after)).map((each) => [
    each.before && before.slice(each.before.start, each.before.end),
    each.after && after.slice(each.after.start, each.after.end),
  ]);
}

describe('two printings differ', () => {
  test('in nothing where they are the same', () => {
    expect(shown('水渠昨日完工，受益三百户。', '水渠昨日完工，受益三百户。')).toEqual([]);
  });

  test('in nothing but script, width, signs and line breaks', () => {
    expect(shown('水渠昨日完工，受益300户。', '水渠昨日\n完工；受益３００戶')).toEqual([]);
  });

  test('in a number', () => {
    expect(shown('水渠昨日完工，受益三百户。村民很高兴。', '水渠昨日完工，受益五百户。村民很高兴。')).toEqual([
      ['三', '五'],
    ]);
  });

  test('in a name that was misread', () => {
    expect(shown('县长林启明到场。水渠完工。', '县长林启朋到场。水渠完工。')).toEqual([['明', '朋']]);
  });

  test('in what one of them leaves out', () => {
    expect(shown('水渠完工。村民何某说好。明年再修。', '水渠完工。明年再修。')).toEqual([['村民何某说好', null]]);
    expect(shown('水渠完工。', '水渠完工。县里还要修路。')).toEqual([[null, '县里还要修路']]);
  });

  test('in places that stand close together once', () => {
    expect(shown('投资12.5亿元修水渠。', '投资13.6亿元修水渠。')).toEqual([['2.5', '3.6']]);
  });

  test('in a whole text that is another', () => {
    expect(shown('水渠完工。', '棉花丰收！')).toEqual([['水渠完工', '棉花丰收']]);
    expect(shown('', '棉花丰收！')).toEqual([[null, '棉花丰收']]);
    expect(shown('', '')).toEqual([]);
  });
});

test('what stands between the pieces of a text differs in nothing', () => {
  const before = '水渠昨日广告：好酒完工。';
  const pieces = [
    { start: 0, end: 4 },
    { start: 9, end: before.length },
  ];
  const after = '水渠昨日完工。';
  expect(differencesBetween({ text: before, pieces }, { text: after, pieces: [{ start: 0, end: 7 }] })).toEqual([]);
});
