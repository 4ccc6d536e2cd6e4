import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../../src/ingest/lexicon/lexicon.js';
import { readLayout } from '../../../src/ingest/page/layout.js';

const BODY = '本报讯（记者 司农）崖州区的种子小镇昨日揭牌，首批二十七家机构入驻。小镇分三期建设。';

/** Kicker, headline and subhead of lines that stand close together above a text. */
function decksOf(...lines: string[]) {
  const [article] = readLayout([...lines, BODY].join('\n'), shippedLexicon()).articles;
  return [article?.kicker, article?.headline, article?.subhead].map((reading) => reading?.text ?? null);
}

describe('lines close together above a text', () => {
  it.each([
    [
      'a kicker of one phrase, a headline of two',
      ['原野里建基地', '种子选好了 日子过甜了'],
      ['原野里建基地', '种子选好了 日子过甜了', null],
    ],
    [
      'a kicker of two phrases',
      ['总投资三亿元 涵盖五大领域', '崖州种子小镇揭牌迎客'],
      ['总投资三亿元 涵盖五大领域', '崖州种子小镇揭牌迎客', null],
    ],
    [
      'a kicker that the headline completes',
      ['市政府常务会议要求', '把群众温暖放在心上'],
      ['市政府常务会议要求', '把群众温暖放在心上', null],
    ],
    [
      'a subhead with a dash',
      ['种子有了自己的家', '——崖州种子小镇揭牌侧记'],
      [null, '种子有了自己的家', '——崖州种子小镇揭牌侧记'],
    ],
    [
      'a subhead that names who spoke',
      ['种子小镇在崖州揭牌', '符学仁讲话'],
      [null, '种子小镇在崖州揭牌', '符学仁讲话'],
    ],
    [
      'one headline, its subject above its predicate',
      ['崖州种子小镇', '迎来首批机构'],
      [null, '崖州种子小镇迎来首批机构', null],
    ],
    [
      'one headline, two predicates of one subject',
      ['种子小镇揭牌迎客', '带来首批研究机构'],
      [null, '种子小镇揭牌迎客带来首批研究机构', null],
    ],
    [
      'a kicker above a headline of two lines',
      ['从“等种子”到“送种子”', '崖州招商队伍', '一季度跑了九省'],
      ['从“等种子”到“送种子”', '崖州招商队伍一季度跑了九省', null],
    ],
  ])('%s', (_, lines, decks) => {
    expect(decksOf(...lines)).toEqual(decks);
  });
});
