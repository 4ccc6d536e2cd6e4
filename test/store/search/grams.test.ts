/** What of a text is looked up. */
import { describe, expect, test } from 'vitest';
import { gramsOf } from '../../../src/store/search/grams.js';

const terms = (text: string) => gramsOf(text).map(({ term }) => term);
const words = (text: string) =>
  gramsOf(text)
    .filter(({ isWord }) => isWord)
    .map(({ term }) => term);

describe('a text is found', () => {
  test('by every pair of its characters, so that no name is lost to the dictionary', () => {
    expect(terms('何向东方才到')).toEqual(expect.arrayContaining(['何向', '向东', '东方', '方才', '才到']));
  });

  test('by a word inside a longer one, but not by one that only two others make', () => {
    expect(words('钢铁厂')).toContain('钢铁');
    expect(words('重大学习')).not.toContain('大学');
    expect(terms('重大学习')).toContain('大学');
  });

  test('by numbers and Latin words whole', () => {
    expect(terms('PM2.5降至35微克')).toEqual(expect.arrayContaining(['pm2', '5', '35', '微克']));
  });

  test('by a character that stands alone', () => {
    expect(terms('（完）')).toEqual(['完']);
    expect(terms('A股')).toEqual(['a', '股']);
  });

  test('in any width and case', () => {
    expect(terms('ＣＢＤ⼀带１２')).toEqual(terms('cbd一带12'));
  });
});

describe('places', () => {
  test('count letters only, and keep lines apart', () => {
    const position = (text: string, term: string) => gramsOf(text).find((gram) => gram.term === term)?.position;
    expect(position('粮仓，开工', '开工')).toBe(2);
    expect(position('粮仓\n开工', '开工')).toBe(3);
    expect(position('粮仓 pm2.5 开工', '开工')).toBe(6);
  });

  test('point at the text as it is, whatever folding makes of it', () => {
    const text = '㎡、𠮷野家１２';
    expect(gramsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '㎡',
      '𠮷',
      '𠮷野',
      '野家',
      '家',
      '１２',
    ]);
  });
});
