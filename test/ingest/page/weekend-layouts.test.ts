import { describe, expect, it } from 'vitest';
import { articlesOf } from '../../support/articles.js';

const STORY = [
  '秋风一起，院里的柿子就红了，母亲搬来木梯，一只一只往竹篮里摘。',
  '隔壁的孩子趴在墙头看，母亲挑了两只最软的递过去，孩子笑得眯了眼。',
];
const REPORT = ['河堤绿道贯通', '本报讯（记者 苗青青）河堤绿道昨日全线贯通，全长六公里。'];

describe('ornaments', () => {
  it.each(['⊙柯云舟', '⊙ 温 岚', '⊙县第二中学 柯云舟'])('stand before a writer’s name: %s', (writer) => {
    const [article] = articlesOf('院里的柿子', writer, '', ...STORY);
    expect([article?.headline, article?.kind]).toEqual(['院里的柿子', 'STORY']);
    expect(article?.names).toEqual([`AUTHOR ${writer.includes('温') ? '温岚' : '柯云舟'}`]);
  });

  it.each(['●总值班：柯云舟 ●责任校对：温岚', '■责编：柯云舟 ■美编：温岚', '★本版编辑 柯云舟 ★版式 温岚'])(
    'stand before each who made the page: %s',
    (makers) => {
      const articles = articlesOf(...REPORT, '', makers);
      expect(articles.map(({ headline }) => headline)).toEqual(['河堤绿道贯通']);
      expect(articles[0]?.body).not.toContain('柯云舟');
    },
  );

  it.each(['▲', '△', '▼'])('stand before each loss, wherever the line breaks: %s', (sign) => {
    const articles = articlesOf(
      ...REPORT,
      '',
      '遗失声明',
      `${sign}古陵县石桥镇青禾种植专业合作社遗`,
      '失公章一枚，声明作废。',
      `${sign}柯云舟遗失驾驶证，声明作废。`,
      `${sign}北岭县南门综合商店的营业执照副本丢`,
      '失，声明作废。',
    );
    expect(articles.map(({ headline }) => headline)).toEqual(['河堤绿道贯通', '遗失声明']);
  });
});

describe('how a paper is reached', () => {
  it.each([
    '本报24小时新闻热线:0000-12345 微信报料:gulingwb',
    '本报新闻热线：0000-12345',
    '24小时报料电话：0000-12345',
  ])('is no line of a headline: %s', (line) => {
    const articles = articlesOf('# 热线追踪', '', line, '', '# 河堤绿道贯通', '', REPORT[1] ?? '');
    expect(articles.map(({ headline, kicker }) => [headline, kicker])).toEqual([['河堤绿道贯通', null]]);
  });
});

describe('verse', () => {
  it.each(['王 槐', '□温岚', '柯云舟'])('a title with its writer is no stanza of what stands above: %s', (writer) => {
    const articles = articlesOf(
      '院里的柿子',
      '温岚',
      '',
      ...STORY,
      '',
      '河上的月亮',
      writer,
      '',
      '石阶一级一级',
      '走进水里去',
      '渔船收起了网',
      '收起半江碎银',
      '',
      '岸上有人',
      '喊了我的乳名',
    );
    expect(articles.map(({ headline }) => headline)).toEqual(['院里的柿子', '河上的月亮']);
    expect(articles[1]?.names).toEqual([`AUTHOR ${writer.replace(/[\s□]/gu, '')}`]);
  });
});

describe('brackets below a text', () => {
  it.each([
    ['（文/图 柯 岚）', '柯岚'],
    ['（文/图 柯云舟）', '柯云舟'],
    ['（图/文 柯云舟）', null],
  ])('name who wrote and photographed: %s', (signed, name) => {
    const [article] = articlesOf('河堤绿道贯通', `本报讯 河堤绿道昨日全线贯通，全长六公里。${signed}`);
    if (name !== null) expect(article?.names).toContain(`CORRESPONDENT ${name}`);
    expect(article?.names.filter((each) => each.includes('图'))).toEqual([]);
  });

  it.each(['（廖 岚 摄）', '（柯云舟 摄）', '（温 岚 供图）'])('name the photographer alone: %s', (credit) => {
    const [article] = articlesOf(
      '6月9日，在县开发区的一家箱包企业，工人们正在赶制订单。',
      `                         ${credit}`,
    );
    expect(article?.names.map((each) => each.split(' ')[0])).toEqual(['PHOTOGRAPHER']);
  });
});
