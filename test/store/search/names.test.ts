import { expect, test } from 'vitest';
import { nameKey, nameKeys } from '../../../src/store/search/names.js';

test.each(['王家', '王家禾', 'wangjia', 'Wang Jia He', "wang jia'he", 'WJH', 'wj', '王加'])(
  'a person is found by the beginning of any form of the name: %s',
  (typed) => {
    const keys = nameKeys({ spellings: ['王家禾', '王加禾'], syllables: ['wang', 'jia', 'he'] });
    expect(keys.some((key) => key.startsWith(nameKey(typed)))).toBe(true);
  },
);

test('ü is found as v, and a dot in a name makes no difference', () => {
  expect(nameKeys({ spellings: ['吕燕'], syllables: ['lv', 'yan'] })).toContain(nameKey('lü yan'));
  expect(nameKeys({ spellings: ['卡米拉·买买提'], syllables: [] })).toContain(nameKey('卡米拉买买提'));
});
