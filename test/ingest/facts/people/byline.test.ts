import { describe, expect, it } from 'vitest';
import { parsePage } from '../../../../src/ingest/parse.js';

/** The contributors of a page's first article: "ROLE name". */
function byline(text: string): string[] {
  const page = parsePage({ name: 'page', text, newspaper: null, edition: null, date: null });
  return page.articles[0]?.byline.map(({ role, name }) => `${role} ${name}`) ?? [];
}

describe('byline', () => {
  it('a dateline names reporter and correspondent', () => {
    expect(
      byline('河冰试开\n\n本报讯（记者林晓冬 通讯员鲁桂兰）昨日，航道部门组织试开河冰，两艘破冰船参加作业。\n'),
    ).toEqual(['REPORTER 林晓冬', 'CORRESPONDENT 鲁桂兰']);
  });

  it('several reporters of one role stand apart by 、 or a blank', () => {
    expect(byline('河冰试开\n\n本报讯（记者林晓冬、邵文举 见习记者宁可）昨日，航道部门组织试开河冰。\n')).toEqual([
      'REPORTER 林晓冬',
      'REPORTER 邵文举',
      'TRAINEE 宁可',
    ]);
  });

  it('the longest word of a post tells the role, whatever stands before it', () => {
    expect(byline('河冰试开\n\n本报讯（全媒体见习记者宁可 首席记者林晓冬）昨日，航道部门组织试开河冰。\n')).toEqual([
      'TRAINEE 宁可',
      'REPORTER 林晓冬',
    ]);
    expect(byline('河冰试开之后\n\n本报评论员 宁可\n\n河冰试开，开的是一条老路。今年的船比去年早了十天。\n')).toEqual([
      'REPORTER 宁可',
    ]);
  });

  it('a name of two characters set wide is one name', () => {
    expect(byline('河冰试开\n\n本报讯（记者宁 可）昨日，航道部门组织试开河冰。\n')).toEqual(['REPORTER 宁可']);
  });

  it('a line of its own opens a feature', () => {
    expect(byline('河上五十年\n\n本报记者 林晓冬\n\n老船工站在岸边，望着河面出神。他在这条河上走了五十年。\n')).toEqual(
      ['REPORTER 林晓冬'],
    );
  });

  it('a caption closes with its photographer', () => {
    expect(byline('图为破冰船在作业。 本报记者 佟立山 摄\n')).toEqual(['PHOTOGRAPHER 佟立山']);
  });

  it('a signed story names its author without the post', () => {
    const page =
      '我家的老粮票\n\n市档案馆管理员 迟玉兰\n\n抽屉里有一沓粮票，是母亲留下的。那时候出门吃饭，先要数一数它们。\n';
    expect(byline(page)).toEqual(['AUTHOR 迟玉兰']);
  });

  it.each([
    '记者从柳河区教育局获悉，今年秋季三所新校启用。校长说，家长放心。',
    '记者昨日在柳河区看到，三所新校已经启用。校长说，家长放心。',
    '记者随柳河区督导组走进三所新校，看到操场已经铺好。校长说，家长放心。',
    '记者了解到，柳河区的三所新校今年秋季启用。校长说，家长放心。',
  ])('a sentence that a reporter is the subject of names nobody: %s', (sentence) => {
    expect(byline(`三所新校启用\n\n本报讯 ${sentence}\n`)).toEqual([]);
  });

  it.each([
    ['本报讯（记者 从维霖）柳河区三所新校启用。校长说，家长放心。'],
    ['本报讯 记者 从维霖 柳河区三所新校启用。校长说，家长放心。'],
    ['本报记者 从维霖\n柳河区三所新校启用。校长说，家长放心。'],
  ])('a surname that is also a preposition is one where a name is expected: %s', (body) => {
    expect(byline(`三所新校启用\n\n${body}\n`)).toEqual(['REPORTER 从维霖']);
  });

  it('in brackets below a caption stands who took the picture, and no one who wrote', () => {
    expect(byline('图为破冰船在作业，两岸站满了人。\n　　　（本报记者 佟立山 摄）\n')).toEqual(['PHOTOGRAPHER 佟立山']);
  });

  it('text and photo are by one hand, below a text as in brackets', () => {
    const text = '河冰试开\n\n本报讯 昨日，航道部门组织试开河冰。\n两艘破冰船参加作业，两岸站满了人。\n';
    for (const credit of ['（记者 佟立山 文/图）', '本报记者 佟立山 文/图'])
      expect(byline(text + credit)).toEqual(['REPORTER 佟立山', 'PHOTOGRAPHER 佟立山']);
  });
});
