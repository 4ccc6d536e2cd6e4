import { describe, expect, it } from 'vitest';
import { withoutSender } from '../../../src/ingest/facts/senders.js';
import { shippedLexicon } from '../../../src/ingest/lexicon/lexicon.js';
import { marked, withMarks } from '../../support/marked.js';

/** What is left marked of a body with marked names. */
function kept(sentence: string): string {
  const { text, names } = marked(sentence);
  return withMarks({ text, names: withoutSender(text, names, 0, shippedLexicon()) });
}

describe('who sends a report', () => {
  it.each([
    [
      '[O:新华社][L:海口]3月2日电（记者[P:佟志刚]）[L:海口市]昨日下雨。',
      '[O:新华社][L:海口]3月2日电（记者[P:佟志刚]）[L:海口市]昨日下雨。',
    ],
    [
      '[L:柳江]在线3月2日讯（通讯员[P:佟志刚]）[O:市水利局]说，',
      '柳江在线3月2日讯（通讯员[P:佟志刚]）[O:市水利局]说，',
    ],
    ['[O:柳江网讯]（记者[P:佟志刚]）[L:柳江]涨水了。', '柳江网讯（记者[P:佟志刚]）[L:柳江]涨水了。'],
    [
      '[L:柳江]网文旅频道6月3日讯 [O:柳江日报]报道：（记者[P:佟志刚]）',
      '柳江网文旅频道6月3日讯 [O:柳江日报]报道：（记者[P:佟志刚]）',
    ],
    ['本报[L:绩溪]10月16日讯（记者[P:佟志刚]）[O:县医院]', '本报[L:绩溪]10月16日讯（记者[P:佟志刚]）[O:县医院]'],
  ])('%s', (sentence, left) => {
    expect(kept(sentence)).toBe(left);
  });

  it('is named where no dateline opens the text', () => {
    expect(kept('[O:柳江日报]昨日迁入新址，[P:佟志刚]剪彩。')).toBe('[O:柳江日报]昨日迁入新址，[P:佟志刚]剪彩。');
  });
});
