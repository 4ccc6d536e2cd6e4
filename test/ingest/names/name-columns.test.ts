import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../../src/ingest/lexicon/lexicon.js';
import { columnHints } from '../../../src/ingest/names/name-columns.js';

/** The cells that a text's tables say are people's names. */
function cells(...rows: string[]): string[] {
  const text = rows.join('\n');
  return columnHints(text, shippedLexicon()).map(({ start, end }) => text.slice(start, end));
}

describe('tables of notices', () => {
  it('the column headed 姓名 holds names, whatever they look like', () => {
    expect(cells('序号\t姓名\t单位', '1\t成功\t一中', '2\t丹增卓玛\t二中')).toEqual(['成功', '丹增卓玛']);
  });

  it('a heading says that they are people, plainly', () => {
    for (const { kind, weight } of columnHints('姓名\t单位\n成功\t一中', shippedLexicon())) {
      expect(kind).toBe('PERSON');
      expect(weight).toBeGreaterThan(20);
    }
    expect.hasAssertions();
  });

  it('a table may have two columns of names', () => {
    expect(cells('学生姓名\t班级\t联系人', '成功\t一班\t佟志刚', '高兴\t二班\t鲁敏')).toEqual([
      '成功',
      '佟志刚',
      '高兴',
      '鲁敏',
    ]);
  });

  it('a heading may be set wide', () => {
    expect(cells('序号\t 姓名 \t单位', '1\t成功\t一中')).toEqual(['成功']);
  });

  it('other columns hold no names', () => {
    expect(cells('单位\t电话', '佟志刚\t6612345')).toEqual([]);
  });

  it('a row that lacks what holds for several is read from the right', () => {
    expect(cells('单位\t姓名\t职务', '一中\t成功\t教师', '高兴\t教师')).toEqual(['成功', '高兴']);
  });

  it('a cell that is no name is none', () => {
    expect(cells('姓名\t单位', '（空缺）\t一中', '3\t二中', '阿\t三中', '以上人员均已公示\t四中', '\t五中')).toEqual(
      [],
    );
  });

  it('a transcribed name is one, however long', () => {
    expect(cells('姓名\t单位', '阿依古丽·买买提\t一中')).toEqual(['阿依古丽·买买提']);
  });

  it('a line without cells ends the table', () => {
    expect(cells('姓名\t单位', '成功\t一中', '公示期五天', '高兴\t二中')).toEqual(['成功']);
  });

  it('a table that is headed again goes by its new heading', () => {
    expect(cells('姓名\t单位', '成功\t一中', '单位\t姓名', '二中\t高兴')).toEqual(['成功', '高兴']);
  });

  it('a text without tables says nothing', () => {
    expect(cells('姓名', '成功')).toEqual([]);
    expect(cells('')).toEqual([]);
  });
});

describe('abuse', () => {
  it.each([
    ['tabs only', '\t'.repeat(3000)],
    ['headings only', '姓名\t姓名\n'.repeat(300)],
    ['a wide row behind a narrow heading', `姓名\t单位\n${'成功\t'.repeat(500)}`],
    ['a narrow row behind a wide heading', `${'姓名\t'.repeat(500)}\n成功\t一中`],
    ['lone surrogates', '姓名\t单位\n\ud840\udc00王\t一中\n\ud840王\t一中'],
  ])('%s are read, and cells come in order within the text', (_, text) => {
    let last = 0;
    expect.hasAssertions();
    expect(columnHints(text, shippedLexicon()).every(({ end }) => end <= text.length)).toBe(true);
    for (const { start, end } of columnHints(text, shippedLexicon())) {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(text.slice(start, end)).not.toMatch(/[\t\n]/u);
      last = end;
    }
  });
});
