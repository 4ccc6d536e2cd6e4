import { describe, expect, it } from 'vitest';
import { nameRows } from '../../../src/ingest/genre/name-rows.js';
import { shippedLexicon } from '../../../src/ingest/lexicon/lexicon.js';
import { parsePage } from '../../../src/ingest/parse.js';

/** The names of each line, blanks left out; null for lines that are no rows of names. */
function names(...lines: string[]): (string[] | null)[] {
  return nameRows(lines, shippedLexicon()).map(
    (row, i) => row?.map(({ start, end }) => lines[i]?.slice(start, end).replace(/\s/gu, '') ?? '') ?? null,
  );
}

describe('rows of names', () => {
  it('names stand apart by blanks, those of two characters set wide', () => {
    expect(names('佟志刚　柴 玉　欧阳立', '鲁 建　迟国栋　邵 敏')).toEqual([
      ['佟志刚', '柴玉', '欧阳立'],
      ['鲁建', '迟国栋', '邵敏'],
    ]);
  });

  it('a remark in brackets belongs to its name', () => {
    expect(names('佟志刚 柴玉梅（女） 欧阳立（回族）', '鲁建成 迟国栋 邵 敏（女）')).toEqual([
      ['佟志刚', '柴玉梅（女）', '欧阳立（回族）'],
      ['鲁建成', '迟国栋', '邵敏（女）'],
    ]);
  });

  it('few names, and lines that hold anything else, are no list', () => {
    expect(names('佟志刚 柴玉梅 欧阳立')).toEqual([null]);
    expect(names('佟志刚 柴玉梅 出席', '鲁建成 迟国栋 主持')).toEqual([null, null]);
    expect(names('团结 奋进 求实 创新', '今天 多云 明天 有雨')).toEqual([null, null]);
  });

  it('an article’s list of names names each of them', () => {
    const text =
      '全县先进工作者名单\n佟志刚 柴 玉 欧阳立（女） 鲁建成\n迟国栋 邵 敏 麦素芬 佘长安\n柳河县总工会\n2021年4月28日\n';
    const page = parsePage({ name: 'list', text, newspaper: null, edition: null, date: null });
    const people = page.articles.flatMap((article) => article.people.map(({ name }) => name));
    expect(people).toEqual(['佟志刚', '柴玉', '欧阳立', '鲁建成', '迟国栋', '邵敏', '麦素芬', '佘长安']);
  });
});
