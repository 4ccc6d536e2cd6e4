import { describe, expect, it } from 'vitest';
import { quotationHints } from '../../../src/ingest/names/quotations.js';
import { marked } from '../../support/marked.js';

/** The names that half a pair of quotation marks asks for. */
function asked(sentence: string): string[] {
  const { text, names } = marked(sentence);
  return quotationHints(text, names).map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`);
}

describe('half a pair of quotation marks', () => {
  it('a name begins at the mark that one within it closes', () => {
    expect(asked('昨日，“清风护苗[O:”工作领导小组]开会。')).toEqual(['ORGANIZATION “清风护苗”工作领导小组']);
    expect(asked('走进“柳溪[L:人家”旅游景区]。')).toEqual(['PLACE “柳溪人家”旅游景区']);
  });

  it('the place or 全国 right before the quotation belongs to a body', () => {
    expect(asked('[L:桐庐县]“清风[O:护苗”专班]开会。')).toEqual(['ORGANIZATION 桐庐县“清风护苗”专班']);
    expect(asked('全国“清风[O:护苗”工作小组]办公室')).toEqual(['ORGANIZATION 全国“清风护苗”工作小组']);
    expect(asked('[L:桐庐县]“柳溪[L:人家”景区]')).toEqual(['PLACE “柳溪人家”景区']);
  });

  it('whole quotations, marks of another sentence and people are left alone', () => {
    expect(asked('[O:“晨曦”合作社]和[O:市水利局]')).toEqual([]);
    expect(asked('他说：“到。”[O:局”长]来了')).toEqual([]);
    expect(asked('“小[P:王”说]')).toEqual([]);
    expect(asked('没有开头[O:的”小组]')).toEqual([]);
  });
});
