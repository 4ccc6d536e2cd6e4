import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../../src/ingest/lexicon/lexicon.js';
import { readLayout } from '../../../src/ingest/page/layout.js';

/** The headlines of a page's articles, each with how its body begins and ends. */
function articlesOf(...lines: string[]) {
  return readLayout(lines.join('\n'), shippedLexicon()).articles.map(({ headline, kind, paragraphs, authorLine }) => ({
    headline: headline?.text ?? null,
    kind,
    author: authorLine,
    body: paragraphs.map(({ text }) => text).join('\n'),
  }));
}

const NEWS = [
  '夜校开进厂区',
  '本报讯（记者 司农）沙湾纺织园的夜校昨晚开课，首批四十名女工报名。课程分裁剪、打版和英语三门，每周上三个晚上。',
];

describe('what belongs to a text', () => {
  it.each(['【回音】', '答复：', '（部门回应）'])('a letter has its answer with it, below %s', (reply) => {
    const articles = articlesOf(
      '读者来信',
      '楼下的井盖谁来修？',
      '编辑同志：',
      '我家住在北岭路十二号院，门口的井盖松了两个月，夜里车一压就响，老人睡不好觉。请贵报问一问。',
      '　　　北岭路居民 陶阿福',
      reply,
      '来信收悉。经派人查看，井盖底座已经破损，三月八日换上了带胶圈的新井盖，今后每季度巡查一次。',
      '　　　市排水管理处副处长 连城',
      '',
      ...NEWS,
    );
    expect(articles.map(({ headline }) => headline)).toEqual(['楼下的井盖谁来修？', '夜校开进厂区']);
    expect(articles[0]?.body).toContain('连城');
    expect(articles[0]?.author).toBe('北岭路居民 陶阿福');
  });

  it.each([
    ['代表名单', '（共八名，按姓氏笔画为序）'],
    ['先进个人名单', '（排名不分先后）'],
    ['获奖作品公示', '（以得票多少为序）'],
  ])('a heading above a remark in brackets is a list of its own: %s', (heading, remark) => {
    const articles = articlesOf(
      ...NEWS,
      '',
      `沙湾市纺织行业协会${heading}`,
      remark,
      '方小舟 甘　露 苗青青 陶阿福',
      '连　城 司　农 符学仁 鱼小满',
      '干　荷 于　棠 文　竹 白　露',
      '石　榴 田　禾 江　篱 杜　若',
      '',
      '茶山添新路',
      '本报讯（记者 苗青青）北岭村通往茶山的水泥路昨日通车，全长四公里。',
    );
    expect(articles.map(({ headline }) => headline)).toEqual([
      '夜校开进厂区',
      `沙湾市纺织行业协会${heading}`,
      '茶山添新路',
    ]);
  });

  it('a short text below its own heading goes with its photo if its writer also photographed', () => {
    const [photo, news] = articlesOf(
      '晒　秋',
      '　　十月八日，北岭村的村民在屋顶翻晒玉米和辣椒。今年全村收玉米六百吨。',
      '　　　　　本报记者　方小舟　文/图',
      '',
      ...NEWS,
    );
    expect(photo).toMatchObject({ headline: '晒秋', kind: 'PHOTO' });
    expect(photo?.body).toContain('十月八日');
    expect(news?.headline).toBe('夜校开进厂区');
  });

  it('a remark in brackets on where the report goes on is its last line', () => {
    const [first] = articlesOf(...NEWS, '（相关报道见3版）', '', '茶山添新路', '本报讯 北岭村的水泥路昨日通车。');
    expect(first?.body).toMatch(/（相关报道见3版）$/u);
  });

  it('the lines of a poster below the word that says so are an advertisement, its slogan the headline', () => {
    const articles = articlesOf(...NEWS, '广　告', '碧湖湾 看得见山的家', '均价9800元/平方米起', '碧湖湾置业有限公司');
    expect(articles.map(({ headline }) => headline)).toEqual(['夜校开进厂区', '碧湖湾 看得见山的家']);
    expect(articles[1]?.body).toBe('均价9800元/平方米起\n碧湖湾置业有限公司');
  });

  it('a subhead that calls the text what was seen on the spot makes it a feature', () => {
    const [article] = articlesOf('灯亮到十点', '——沙湾纺织园夜校见闻', ...NEWS.slice(1));
    expect(article).toMatchObject({ headline: '灯亮到十点', kind: 'FEATURE' });
  });

  it.each(['（丁  禾）', '（丁　　禾）', '（丁　禾　佟　立）', '（通讯员　丁　　禾）'])(
    'its writers in brackets on a line of their own, set wide, are its last line: %s',
    (writers) => {
      const [first, second] = articlesOf(
        ...NEWS,
        `　　${writers}`,
        '茶山添新路',
        '　　本报讯 北岭村的水泥路昨日通车。',
      );
      expect(first?.body).toMatch(/）$/u);
      expect(second).toMatchObject({ headline: '茶山添新路' });
    },
  );

  it.each([
    ['（记者 方小舟 文/图）'],
    ['　　　　（方小舟　文/图）'],
    ['本报记者 方小舟 文/图'],
    ['　　　通讯员　方小舟　文／图'],
  ])('below several paragraphs a credit for text and photo signs them all: %s', (credit) => {
    const articles = articlesOf(
      '湖里放下百万尾鱼苗',
      '　　3月2日，微湖县渔业中心在南湖水域投放鲢鱼苗百万尾。这是连续第十一年放流，湖边站满了人。',
      '　　“放下去的鱼苗四寸左右，后年能长到三斤以上。”中心主任符学仁说。渔民干荷领到了奖金。',
      credit,
      '夜校开进厂区',
      ...NEWS.slice(1),
    );
    expect(articles).toMatchObject([
      { headline: '湖里放下百万尾鱼苗', kind: 'NEWS' },
      { headline: '夜校开进厂区', kind: 'NEWS' },
    ]);
    expect(articles[0]?.body).toMatch(/文[/／]图）?$/u);
  });

  it('a credit for text and photo behind the last paragraph signs the text too', () => {
    const articles = articlesOf(
      '湖里放下百万尾鱼苗',
      '',
      '　　3月2日，微湖县渔业中心在南湖水域投放鲢鱼苗百万尾。这是连续第十一年放流，湖边站满了人。',
      '　　“放下去的鱼苗四寸左右，后年能长到三斤以上。”中心主任符学仁说。渔民干荷领到了奖金。（方小舟 文/图）',
      '',
      ...NEWS,
    );
    expect(articles.map(({ kind }) => kind)).toEqual(['NEWS', 'NEWS']);
  });
});
