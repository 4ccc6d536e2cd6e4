/** Pages of invented papers: texts of set forms begin and end where they do, and are told. */
import { describe, expect, test } from 'vitest';
import { parsePage } from '../../../src/ingest/parse.js';

interface PageSketch {
  readonly name: string;
  readonly text: string;
  /** Kind, genre and headline, the blanks of the headline left out. */
  readonly articles: readonly (readonly [kind: string, genre: string | null, headline: string | null])[];
}

const PAGES: PageSketch[] = [
  {
    name: 'columns of city life',
    text: `雾江晚报 2019年3月4日 星期一 第7版 城事

柳荫巷修好了路灯
本报讯（记者 仉小川）昨日，柳荫巷的六盏路灯
重新亮了起来。街道办负责人说，这次共更换灯
头24只，投入3.2万元。
居民步长林说，晚上散步不用打手电了。

讣 告
雾江市第三纺织厂离休干部冉伯年同志，因病医
治无效，于3月2日4时在雾江逝世，享年91岁。
遵照本人遗愿，丧事从简。特此讣告。
冉伯年同志治丧小组
2019年3月3日

更 正
本报3月1日第5版《山村小学的午餐》一文中，“陶
岭镇”应为“桃岭镇”。特此更正。

今日菜价
品名　批发价　零售价
白菜　0.80　1.20
茄子　2.10　2.80
青椒　3.00　3.90
单位：元/公斤

天气预报
今天白天到夜间：多云转小雨，偏东风3～4级，气
温11℃～18℃。明天：小雨转阴，北风2级，气温9℃～
15℃。

遗 失 声 明
●苗河镇老秦饭馆遗失营业执照副本，声明作废。
●计长庚遗失身份证，声明作废。

诚 聘
本厂因业务需要，招车工十名，月薪6000元起，包
吃住。电话：0597-2200000
责任编辑：匡青青`,
    articles: [
      ['NEWS', 'REPORT', '柳荫巷修好了路灯'],
      ['NOTICE', 'OBITUARY', '讣告'],
      ['NOTICE', 'CORRECTION', '更正'],
      ['NOTICE', 'PRICES', '今日菜价'],
      ['NOTICE', 'WEATHER', '天气预报'],
      ['NOTICE', 'PUBLIC_NOTICE', '遗失声明'],
      ['NOTICE', 'ADVERTISEMENT', '诚聘'],
    ],
  },
  {
    name: 'a page of letters, verse and fiction',
    text: `河东日报 副刊

磨 坊
●茅　舒
石头记得每一粒麦子
水记得石头
我记得你
站在水边的样子

风从渡口吹过来
吹灭了灯
吹不灭
你喊我的那一声

长篇连载⑫
雾港
◎邰越川
石樵推开舱门，海面上什么也看不见。“他们走了。”
老舵手说。石樵把信塞进怀里，没有答话。
船到江心，月亮出来了。艄公压低了声音：“别说话。”
（未完待续）

读者来信
校门口的早点摊该管管了
编辑同志：
每天清早，实验小学门前摆满早点摊，学生只能走机
动车道，家长们看了都揪心。建议另划一块地方，既
方便大家，也保住孩子的安全。
居民 步长林

河东时评
别让便民亭成了“摆设亭”
郜 远
便民亭建起来不难，难的是天天有人管。亭子锁着，
群众办事照样要跑远路。
便民之举，贵在一个“便”字。门开着，灯亮着，还
要有人在，事情才办得成。

县中学生篮球赛昨日赛果
一中　68:54　三中
二中　71:70　职高
实验中学　60:45　五中`,
    articles: [
      ['STORY', 'VERSE', '磨坊'],
      ['STORY', 'SERIAL', '雾港'],
      ['NOTE', 'LETTER', '校门口的早点摊该管管了'],
      ['FEATURE', 'COMMENTARY', '别让便民亭成了“摆设亭”'],
      ['NOTICE', 'RESULTS', '县中学生篮球赛昨日赛果'],
    ],
  },
  {
    name: 'headings in Markdown',
    text: `# 云岭时报 A05

## 县城供水管网完成改造

本报讯（记者 牟青）昨日，县城供水管网改造完工，新铺管道12.6公里，惠及居民4300户。

## 河东街道封闭施工通告

为铺设管线，河东街道自9月1日起封闭施工，过往车辆绕行。特此通告。

云岭县公安局交通警察大队

2017年8月28日

## 外汇牌价

| 货币 | 买入价 | 卖出价 |
| 美元 | 682.31 | 685.20 |
| 欧元 | 751.02 | 756.93 |
| 日元 | 6.12 | 6.18 |

## 主要城市天气

广陵 晴 12~21℃
云川 阵雨 15~19℃
石港 多云 10~18℃
北屏 阴 3~9℃
`,
    articles: [
      ['NEWS', 'REPORT', '县城供水管网完成改造'],
      ['NOTICE', 'PUBLIC_NOTICE', '河东街道封闭施工通告'],
      ['NOTICE', 'PRICES', '外汇牌价'],
      ['NOTICE', 'WEATHER', '主要城市天气'],
    ],
  },
  {
    name: 'boxes of services',
    text: `2021年6月8日 星期二 服务 青石晚报 A11
责任编辑 匡青青

青石气象
市气象台6月7日16时发布：今天晴到多云，东南风3级，最高气温31℃，最低气温20℃。明天多云，午后有阵雨，气温21℃～29℃。

【菜篮子】
城区农贸市场零售价
单位：元/500克
品名 价格 涨跌
黄瓜 1.80 -0.2
豆角 3.20 +0.5
鲤鱼 6.50 持平
鸡蛋 4.60 -0.1
市商务局提供

寻人启事
卜长庚，男，81岁，身高1.68米，6月5日从青石公园走失，上身穿灰布衫。有知情者请速与家人联系，必有重谢。
电话：0597-2255000

减资公告
青石县云栖置业有限公司经股东会决议，注册资本由2000万元减至800万元，请债权人自公告之日起45日内申报债权。
青石县云栖置业有限公司
2021年6月8日

商铺招租
步行街中段商铺两间，面积68平方米，水电齐全，价格面议。
联系人：邝先生 13800000000`,
    articles: [
      ['NOTICE', 'WEATHER', '青石气象'],
      ['NOTICE', 'PRICES', '【菜篮子】城区农贸市场零售价'],
      ['NOTICE', 'PUBLIC_NOTICE', '寻人启事'],
      ['NOTICE', 'PUBLIC_NOTICE', '减资公告'],
      ['NOTICE', 'ADVERTISEMENT', '商铺招租'],
    ],
  },
  {
    name: 'poems in stanzas between blank lines',
    text: `沙河日报
文 苑
05

乡村素描（组诗）
□ 茅 舒

炊烟
一缕一缕
把黄昏缝在屋顶上
母亲喊我的声音
顺着烟爬上去
又落下来

老井
井绳磨出的沟
比皱纹深
月亮掉进去
捞了一辈子

父亲的扁担
郜 远
父亲的扁担是桑木的，用了三十年，中间弯成一张弓。
小时候我总跟在后头，数他的脚印。他挑着两筐红薯，走得比空手的人还快。
如今扁担挂在墙上，我一抬手，就摸到他肩头的温度。

七绝·夏夜
邰越川
蛙声十里稻花香，明月当空夜未央。
老父闲谈丰岁事，小儿已入梦中乡。

杂谈
“等一等”的智慧
步长林
急着回复，常常出错；等一等，反倒看得清楚。
等一等不是拖延，是把话想好了再说。一座城市也一样，路修得快固然好，修得久更要紧。`,
    articles: [
      ['STORY', 'VERSE', '乡村素描（组诗）'],
      ['STORY', null, '父亲的扁担'],
      ['STORY', 'VERSE', '七绝·夏夜'],
      ['FEATURE', 'COMMENTARY', '“等一等”的智慧'],
    ],
  },
  {
    name: 'texts whose columns stand above their headlines',
    text: `本报评论员
让善意有处安放
一张免费的早餐券，暖了一座城。善意不难，难的是有处安放。
社区设一面墙，企业搭一把手，政府补一点钱，善意就能走得更远。

昨日赛果
男篮联赛第9轮
海浪队 98:87 雪松队
奔马队 101:92 红岩队
钢铁队 76:80 渔港队

本报讯（记者 仉小川）昨日，青石县举行秋季马拉松赛，三千名选手参加。男子组冠军成绩为2小时18分03秒。
赛后，组委会公布了各组名次。

来信照登
噪音何时休
编辑部：
我家楼下的烧烤店每天营业到凌晨两点，孩子没法睡觉。多次拨打电话，至今没有结果，盼有关部门管一管。
云栖花园业主 卫青棠

上期提要：祁五在渡口等了三天，船始终没有来。
北岸（连载之九）
茅 舒
第四天夜里，河面上亮起一盏灯。祁五站起来，鞋里灌满了水。
“谁？”他喊了一声，没有人应。
（待续）`,
    articles: [
      ['FEATURE', 'COMMENTARY', '让善意有处安放'],
      ['NOTICE', 'RESULTS', '昨日赛果男篮联赛第9轮'],
      ['NEWS', 'REPORT', null],
      ['NOTE', 'LETTER', '噪音何时休'],
      ['STORY', 'SERIAL', '北岸（连载之九）'],
    ],
  },
];

function read(text: string) {
  return parsePage({ name: 'page', text, newspaper: null, edition: null, date: null }).articles;
}

describe('a page', () => {
  test.each(PAGES)('with $name', ({ text, articles }) => {
    const found = read(text).map(({ kind, genre, headline }) => [kind, genre, headline?.replaceAll(' ', '') ?? null]);
    expect(found).toEqual(articles);
  });
});

test('a table begins below its title and keeps its remarks', () => {
  const table = read(PAGES[0]?.text ?? '').find(({ genre }) => genre === 'PRICES');
  expect(table?.paragraphs).toEqual([
    '品名\t批发价\t零售价',
    '白菜\t0.80\t1.20',
    '茄子\t2.10\t2.80',
    '青椒\t3.00\t3.90',
    '单位：元/公斤',
  ]);
});

test('a list of names is no poem', () => {
  const names = ['茅舒', '郜远', '邰越川', '步长林', '匡青青', '庞一帆', '尹小满'];
  const articles = read(`本报讯 昨日，全县读书征文揭晓。\n\n一等奖名单\n${names.join('\n')}`);
  expect(articles.map(({ genre, kind }) => [kind, genre])).not.toContainEqual(expect.arrayContaining(['VERSE']));
  expect(articles[0]?.kind).toBe('NEWS');
});

test('stanzas are one poem', () => {
  const [poem] = read(PAGES[1]?.text ?? '');
  expect(poem?.paragraphs).toEqual([
    '●茅舒',
    '石头记得每一粒麦子',
    '水记得石头',
    '我记得你',
    '站在水边的样子',
    '风从渡口吹过来',
    '吹灭了灯',
    '吹不灭',
    '你喊我的那一声',
  ]);
});
