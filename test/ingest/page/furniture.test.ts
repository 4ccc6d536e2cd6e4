import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../../src/ingest/lexicon/lexicon.js';
import { isFurniture } from '../../../src/ingest/page/furniture.js';
import { readLayout } from '../../../src/ingest/page/layout.js';

describe('a line of a running head is furniture', () => {
  it.each([
    ['2012年10月26日　星期五　编辑：程素心　美编：余墨　校对：方言　　城事·A11'],
    ['A2 综合新闻 2017年12月6日 星期三 一版编辑:安宁 二版编辑:李想'],
    ['淮海时报2019-07-25 第07版:县域 往期回顾 返回目录 放大+ 缩小- 默认○'],
    ['宁古塔日报·要闻 第二版 2024年1月9日 星期二'],
    ['2009年9月15日 农历己丑年七月廿七'],
    ['责任编辑 岳小川 电子信箱:wsyw@126.com'],
    ['□ 统筹 / 何其多 □ 美编 / 石头'],
    ['B3·财富'],
    ['新闻热线 0431-88600000'],
    ['本报地址：济州市湖滨路18号 邮编：272000'],
    ['湘西新报 · 生活'],
    ['本版投稿邮箱：jywb@example.com 热线：0431—88600000 本报法律顾问：吉林江源律师事务所 方小舟律师'],
    ['总编室 0431—88600001 广告部 0431—88600002 发行部 0431—88600003'],
    ['零售每份1元'],
    ['印刷：江源日报印务中心 定价：1.50元'],
  ])('%s', (line) => {
    expect(isFurniture(line, shippedLexicon())).toBe(true);
  });
});

describe('a headline or a line of text is none', () => {
  it.each([
    ['2020年11月7日立冬'],
    ['前8月全国铁路发送旅客超10亿'],
    ['市政府常务会议要求'],
    ['编辑部里的年轻人'],
    ['长治市住建局 2023年11月9日'],
    ['第三届湿地文化节开幕'],
    ['零售价每斤涨了两成'],
    ['新闻热线24小时有人值守'],
    ['广告中心3月开业'],
    ['印刷厂里的三代人'],
  ])('%s', (line) => {
    expect(isFurniture(line, shippedLexicon())).toBe(false);
  });
});

describe('a masthead', () => {
  const body = '本报讯（记者 宫明月）江源区的夜市昨晚开张，二百多个摊位一字排开。管理人员说，摊位费每天十元。';
  it.each([
    [['白山晚报', '第三版', '综合新闻', '2014年8月20日 星期三 甲午年七月廿五']],
    [['今日白山', 'ＪＩＮＲＩＢＡＩＳＨＡＮ', '要闻 2', '2018年6月3日', '星期日', '农历四月二十']],
    [['民生', '2013年5月22日 星期三', '白山新报', 'BAISHAN XINBAO', '团结 奋进 务实 创新']],
    [['▲ 社会 12', '本版编辑 高小松', '电话 0431-88600000']],
  ])('is no part of the first headline: %j', (masthead) => {
    const page = [...masthead, '江源区夜市“亮”起来', body].join('\n');
    const { articles, furniture } = readLayout(page, shippedLexicon());
    expect(articles.map(({ headline }) => headline?.text)).toEqual(['江源区夜市“亮”起来']);
    expect(furniture.map(({ start, end }) => page.slice(start, end))).toEqual(masthead);
  });

  it('ends above a headline that is set wide', () => {
    const { articles } = readLayout(`白山晚报\n2014年8月20日 星期三\n夜 市 亮 起 来\n${body}`, shippedLexicon());
    expect(articles[0]?.headline?.text).toBe('夜市亮起来');
  });
});

describe('an imprint at the foot', () => {
  const forecast = [
    '天气预报',
    '　　市气象台昨日16时发布：今天多云',
    '转阴，午后有雷阵雨，东北风三级；明',
    '天阴有中雨，气温二十三度。',
  ];
  it.each([
    [['社址：江源市湖滨路61号', '邮编：134700', '新闻热线：0439—5550128', '零售每份1元']],
    [['本报地址：江源市湖滨路61号　邮政编码：134700', '广告热线：0439—5550129', '印刷：江源日报印务中心']],
    [['总编室：0439—5550120', '广告部：0439—5550121', '广告经营许可证：2200004000099', '每月定价28元']],
  ])('is no part of the last text: %j', (imprint) => {
    const page = [...forecast, ...imprint].join('\n');
    const { articles, furniture } = readLayout(page, shippedLexicon());
    expect(articles.at(-1)?.paragraphs.at(-1)?.text).toMatch(/二十三度。$/u);
    expect(furniture.map(({ start, end }) => page.slice(start, end))).toEqual(imprint);
  });

  it('is none where a notice says how to reach whoever gives it', () => {
    const page = ['停气通知', '因管网改造，以下区域停气。', '区域：和平街以南', '电话：0439—5550123'].join('\n');
    const { articles } = readLayout(page, shippedLexicon());
    expect(articles[0]?.paragraphs.at(-1)?.text).toContain('5550123');
  });
});
