import { describe, expect, it } from 'vitest';
import { articlesOf } from '../../support/articles.js';

/** Two paragraphs in a narrow column that tell no day. */
const PORTRAIT = [
  '　　天还没有亮透，桑师傅就把剧团',
  '的箱子一只一只搬到河边去晒，箱角',
  '的铜皮已经磨得发白了。',
  '　　徒弟们在一旁压腿，他一边数箱',
  '子一边听，谁的气没有沉下去，他不',
  '用回头就知道，喊一声名字，那人就',
  '把腿放下来重压一遍。',
  '　　箱子晒到第三遍，戏就该开锣了。',
];
const REPORT = ['渡口换了新船', '本报讯（记者 苗青青）西门渡口昨日换上电动渡船，一次可载二十人。'];

describe('a short line above a paragraph that is set in', () => {
  it.each([['听得见的气，看不见的功'], ['桑师傅：六十岁，才开嗓'], ['箱子不晒，戏不开'], ['晒箱，“比唱戏还要紧”']])(
    'is its headline, whatever marks it holds: %s',
    (headline) => {
      const articles = articlesOf(headline, ...PORTRAIT, '', ...REPORT);
      expect(articles.map((article) => article.headline)).toEqual([headline, '渡口换了新船']);
      expect(articles[0]?.body.startsWith('天还没有亮透')).toBe(true);
    },
  );

  it.each(['桑 恬', '桑恬'])('stands above its writer too: %s', (writer) => {
    const [, article] = articlesOf(...REPORT, '', '箱子不晒，戏不开', writer, ...PORTRAIT);
    expect([article?.headline, article?.kind, article?.names]).toEqual(['箱子不晒，戏不开', 'STORY', ['AUTHOR 桑恬']]);
  });

  it('is the end of a paragraph where a sentence ends in it', () => {
    const articles = articlesOf(...REPORT, '', '天就这么，亮了。', ...PORTRAIT);
    expect(articles.some(({ headline }) => headline?.includes('亮了') === true)).toBe(false);
  });
});

describe('the name of a column above a headline', () => {
  const TEXT = ['　　剧团的箱子每年晒三遍，桑师傅说，木头', '也要换气，捂久了，戏服上就有霉味。'];

  it.each(['□梨园手记', '◎对 谈', '■闲 话', '◆城 南 旧 事'])('stands behind its sign: %s', (column) => {
    for (const apart of [[], ['']]) {
      const [, article] = articlesOf(...REPORT, '', column, ...apart, '晒箱的人', ...TEXT);
      expect([article?.headline, article?.kicker]).toEqual(['晒箱的人', null]);
      expect(article?.rubric).toContain(column.slice(1, 3).trim());
    }
  });

  it.each(['梨园故事', '县城人物', '石桥论坛', '河湾小说'])('ends as such names do: %s', (column) => {
    const [, article] = articlesOf(...REPORT, '', column, '箱子也要晒太阳', ...TEXT);
    expect([article?.rubric, article?.headline]).toEqual([column, '箱子也要晒太阳']);
  });

  it('is the first line of a headline where the page sets its headlines on two lines', () => {
    const item = (place: string, told: string, what: string) => [place, told, `本报讯 近日，${what}。（${'木兰'}）`];
    const articles = articlesOf(
      '■简 讯',
      '石桥乡核桃开秤',
      '本报讯 近日，石桥乡首批核桃开秤。（木兰）',
      ...item('北岭村', '老井清淤见底', '北岭村的老井清淤，村民又喝上了井水'),
      ...item('县图书馆', '夜间阅览室开放', '县图书馆夜间阅览室开放，每晚九点半闭馆'),
      ...item('邮政网点', '帮农户卖出头茬茶', '县邮政网点帮农户卖出头茬茶三百公斤'),
      ...item('西门街', '路灯换成节能灯', '西门街的路灯换成节能灯，一年省电过半'),
    );
    expect(articles.map(({ headline }) => headline)).toEqual([
      '石桥乡核桃开秤',
      '北岭村老井清淤见底',
      '县图书馆夜间阅览室开放',
      '邮政网点帮农户卖出头茬茶',
      '西门街路灯换成节能灯',
    ]);
  });

  it.each(['走进车间·系列报道③', '看见手艺·系列报道（二）'])('introduced by the editors: %s', (series) => {
    const [note] = articlesOf(
      series,
      '',
      '【编者按】戏箱装着一个剧团的家当。今天起，本报请几位守箱人说说往事。',
      '',
      ...REPORT,
    );
    expect([note?.kind, note?.headline, note?.rubric]).toEqual(['NOTE', null, series]);
  });
});

describe('the name of whoever gives a notice', () => {
  it.each([
    ['古陵县水利局', '河道采砂许可到期注销公告'],
    ['石桥镇人民政府', '集镇道路命名征求意见的公告'],
    ['古陵县第二中学校', '食堂大宗食材采购项目公告'],
  ])('stands above its headline: %s', (giver, headline) => {
    const articles = articlesOf(
      ...REPORT,
      '',
      giver,
      headline,
      '根据有关规定，现将事项公告如下，有异议的请在七日内书面提出。',
    );
    expect(articles.map((article) => [article.kicker, article.headline])).toEqual([
      [null, REPORT[0]],
      [giver, headline],
    ]);
  });

  it('goes with a headline that is none by itself', () => {
    const [, notice] = articlesOf(
      ...REPORT,
      '',
      '古陵县水利局',
      '公告',
      '根据有关规定，现将事项公告如下，有异议的请书面提出。',
    );
    expect(notice?.headline?.endsWith('公告')).toBe(true);
  });
});

describe('the number of a photo apart from its caption', () => {
  it.each(['①', '②', '③'])('is no text: %s', (number) => {
    const articles = articlesOf(...REPORT, '', number, '', '古渡口修好了', '本报讯（记者 柯静言）古渡口昨日修好。');
    expect(articles.map(({ headline }) => headline)).toEqual([REPORT[0], '古渡口修好了']);
  });
});
