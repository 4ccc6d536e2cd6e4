import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../../src/ingest/lexicon/lexicon.js';
import { readLayout } from '../../../src/ingest/page/layout.js';

function articlesOf(...lines: string[]) {
  return readLayout(lines.join('\n'), shippedLexicon()).articles.map(({ headline, rubric, kind, paragraphs }) => ({
    headline: headline?.text ?? null,
    rubric: rubric?.text ?? null,
    kind,
    body: paragraphs.map(({ text }) => text).join('\n'),
  }));
}

const ROAD = ['茶山添新路', '本报讯（记者 苗青青）北岭村通往茶山的水泥路昨日通车，全长四公里。'];

describe('brief items below one another, each behind the same sign', () => {
  it.each([
    ['短　波', '▲'],
    ['县 区 简 讯', '◆'],
    ['★一句话新闻★', '★'],
    ['【乡镇速览】', '●'],
    ['沙湾播报', '■'],
  ])('are texts of their own under their column: %s %s', (column, sign) => {
    const articles = articlesOf(
      column,
      '',
      `　　${sign}上坝镇新建的卫生院日前投用，设病床五十张，可看眼科。`,
      `　　${sign}下坝镇的红枣节11月17日闭幕，三天签约十一项。`,
      `　　${sign}北岭村办起夜校，四十名女工报名。`,
      '',
      ...ROAD,
    );
    const name = column.replace(/[\s★【】]/gu, '');
    expect(articles.slice(0, 3).map(({ kind, rubric }) => [kind, rubric?.replace(/[★【】]/gu, '')])).toEqual([
      ['NEWS', name],
      ['NEWS', name],
      ['NEWS', name],
    ]);
    expect(articles[3]).toMatchObject({ headline: '茶山添新路', rubric: null });
  });

  it('go on over the lines of a narrow column', () => {
    const articles = articlesOf(
      '县区简讯',
      '◆北岭村通往茶山的水泥路昨日通车，',
      '全长四公里，三百户人家出行方便。',
      '◆上坝镇新建的卫生院投用，设病床五',
      '十张，可看眼科。',
      ...ROAD,
    );
    expect(articles.map(({ body }) => body.slice(0, 4))).toEqual(['◆北岭村', '◆上坝镇', '本报讯（']);
    expect(articles[1]?.body).toMatch(/可看眼科。$/u);
  });

  it('also stand above the name of their column', () => {
    const items = ['　　●石门村的冷库投用，可储果三百吨。', '　　●南坪村修通断头路，公交车开进村。'];
    const articles = articlesOf(...ROAD.slice(1), ROAD[0] ?? '', ...items, '乡村短讯');
    expect(articles.slice(1).map(({ body, rubric }) => [body.slice(0, 4), rubric])).toEqual([
      ['●石门村', '乡村短讯'],
      ['●南坪村', '乡村短讯'],
    ]);
  });

  it('are captions where a photographer is named, also once for several', () => {
    const articles = articlesOf(
      '▲3月2日，北岭村的孩子在操场放风筝。',
      '▲3月3日，上坝镇的老人在广场打太极拳。',
      '　　　　　本报记者 方小舟 摄',
      '',
      ...ROAD,
    );
    expect(articles.map(({ kind }) => kind)).toEqual(['PHOTO', 'PHOTO', 'NEWS']);
  });

  it('are advice of the text that they stand in below no column', () => {
    const articles = articlesOf(
      '夏天怎么防中暑',
      '',
      '本报记者 苗青青',
      '',
      '入夏以来，医院收治的中暑病人多了起来。医生提醒市民注意几件事。',
      '●出门戴帽子，随身带水，每半小时喝一次。',
      '●空调不要低于二十六度，睡前关掉。',
      '医生说，做到这几点，就能平安过夏。',
    );
    expect(articles).toHaveLength(1);
  });
});
