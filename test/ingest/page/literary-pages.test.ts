import { describe, expect, it } from 'vitest';
import { articlesOf } from '../../support/articles.js';

const ESSAY = [
  '院里的柿子',
  '温岚',
  '　　秋风一起，院里的柿子就红了，母亲',
  '搬来木梯，一只一只往竹篮里摘。',
  '　　隔壁的孩子趴在墙头看，母亲挑了两',
  '只最软的递过去，孩子笑得眯了眼。',
];
const TALE = [
  '　　渡口只剩下一条船，船上只剩下一个',
  '撑船的人，来坐船的一天不过三五个。',
  '　　他还是每天天亮就来，把船板冲洗一',
  '遍，坐在船头等，等到太阳落山才回去。',
];

describe('a writer who is named below', () => {
  it.each(['柯 云 舟', '　　　　　　　　　柯 云 舟', '温 槐'])('on a line set wide: %s', (writer) => {
    const articles = articlesOf(
      ...ESSAY,
      '',
      '最后一条渡船',
      ...TALE,
      writer,
      '',
      '麦子黄了',
      '庄小岚',
      ...ESSAY.slice(2),
    );
    expect(articles.map(({ headline, kind }) => [headline, kind])).toEqual([
      ['院里的柿子', 'STORY'],
      ['最后一条渡船', 'STORY'],
      ['麦子黄了', 'STORY'],
    ]);
    expect(articles[1]?.names).toEqual([`AUTHOR ${writer.replace(/\s/gu, '')}`]);
  });

  it.each([
    ['■小小说', '门 铃'],
    ['□微小说', '石 桥'],
    ['◎闪小说', '黄 梅'],
  ])('the headline below the column %s may look like a name: %s', (column, headline) => {
    const articles = articlesOf(
      ...ESSAY,
      '',
      column,
      headline,
      ...TALE,
      '　　　　　　　　　柯 云 舟',
      '',
      '麦子黄了',
      '庄小岚',
      ...ESSAY.slice(2),
    );
    expect(articles.map((article) => article.headline?.replace(/\s/gu, ''))).toEqual([
      '院里的柿子',
      headline.replace(' ', ''),
      '麦子黄了',
    ]);
    expect(articles[1]?.names).toEqual(['AUTHOR 柯云舟']);
  });
});

describe('what somebody says on a line of its own', () => {
  it.each(['　　“船没了。”', '　　“那明天还开不开船？”', '　　“等水退了再说……”'])('is no headline: %s', (line) => {
    const articles = articlesOf(...ESSAY, '', '最后一条渡船', '庄小岚', ...TALE, line, ...TALE.slice(2));
    expect(articles.map(({ headline }) => headline)).toEqual(['院里的柿子', '最后一条渡船']);
  });
});

describe('poems', () => {
  it.each([
    [['河水从一声鸟叫里醒来', '照见竹篙，也照见撑船人的斗笠', '他站着，像一个', '没有写完的字']],
    [['雾把渡口还给了清晨', '船在水上，也在母亲的针线里', '她低头，把线', '咬断']],
  ])('hold titles and stanzas apart below their writer', (stanza) => {
    const articles = articlesOf(
      ...ESSAY,
      '',
      '渡 口 三 章',
      '柯 舟',
      '',
      '谷 雨',
      ...stanza,
      '',
      '蚕',
      '一匾的沙沙声',
      '在夜里下着',
      '那些赶路的丝',
      '',
      '最后一条渡船',
      '庄小岚',
      ...TALE,
    );
    expect(articles.map((article) => article.headline?.replace(/\s/gu, ''))).toEqual([
      '院里的柿子',
      '渡口三章',
      '最后一条渡船',
    ]);
    expect(articles[1]?.body.endsWith('那些赶路的丝')).toBe(true);
  });

  it.each([
    [
      '七律·登石桥',
      '渡口无人舟自横，一溪新雨两山青。',
      '云低野寺孤钟外，花落春村细径中。',
      '旧梦几年留柳岸，新茶何处醉东风。',
      '老来渐识清闲味，坐听溪声到晚晴。',
    ],
    [
      '五律·夜渡',
      '野渡春潮急，孤舟晚照斜。',
      '隔江闻犬吠，归路见人家。',
      '竹影摇窗静，灯痕落水花。',
      '一壶新酒热，邻叟说桑麻。',
    ],
  ])('of classical form, below the writer of the text above: %s', (title, ...lines) => {
    const articles = articlesOf(...ESSAY.slice(0, 1), ...ESSAY.slice(2), '温 槐 安', title, '汪 伯 桥', ...lines);
    expect(articles.map(({ headline, kind }) => [headline, kind])).toEqual([
      ['院里的柿子', 'STORY'],
      [title, 'STORY'],
    ]);
    expect(articles[1]?.names).toEqual(['AUTHOR 汪伯桥']);
  });
});

describe('a picture by its title and its maker', () => {
  it.each(['版画《晨渡》　　郭 石 作', '《秋收》　温岚绘', '木刻《石桥》 柯云舟 刻'])('is a caption: %s', (line) => {
    const articles = articlesOf(...ESSAY, line, '', '最后一条渡船', '庄小岚', ...TALE);
    expect(articles.map(({ headline, kind }) => [headline, kind])).toEqual([
      ['院里的柿子', 'STORY'],
      [null, 'PHOTO'],
      ['最后一条渡船', 'STORY'],
    ]);
  });
});
