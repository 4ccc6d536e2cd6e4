import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../../src/ingest/lexicon/lexicon.js';
import { readLayout } from '../../../src/ingest/page/layout.js';

const bodiesOf = (page: string) =>
  readLayout(page, shippedLexicon()).articles.map(({ paragraphs }) => paragraphs.map(({ text }) => text));

const RICE = [
  '本报讯（记者曲文斌）宁安市渤海镇的水稻订单昨日签约，四十户农民到场。',
  '镇农业中心主任车振邦说，订单价比市场价高出三角钱。',
];
const PORT = [
  '本报讯（记者佟江）绥芬河铁路口岸去年进出境货运量创下新高。',
  '口岸办负责人介绍，今年还将新增两条班列线路。',
];

describe('a text begins at its dateline', () => {
  it('without a headline, and without a blank line', () => {
    expect(bodiesOf([...RICE, ...PORT].join('\n'))).toEqual([RICE, PORT]);
  });

  it('below a headline that no blank line parts from the text above', () => {
    const page = ['水稻签下订单', ...RICE, '口岸货运创新高', ...PORT].join('\n');
    expect(bodiesOf(page)).toEqual([RICE, PORT]);
  });

  it('in a narrow column in which every line is broken', () => {
    const lines = [...RICE, ...PORT].flatMap((paragraph) => paragraph.match(/.{1,16}/gu) ?? []);
    expect(bodiesOf(lines.join('\n')).map((body) => body.join(''))).toEqual([RICE.join(''), PORT.join('')]);
  });
});

describe('a dateline', () => {
  it('whose reporters fill lines of their own is a single beginning', () => {
    const lines = [
      '本报讯 通讯员潮',
      '起 记者龙井报道 钱',
      '塘江观潮步道日前完',
      '成改造，全长5.4公',
      '里，增设护栏1200',
      '米，沿线新种乌桕。',
    ];
    expect(bodiesOf(lines.join('\n'))).toHaveLength(1);
  });
});

describe('in a narrow column', () => {
  const port = '绥芬河铁路口岸去年进出境货运量创下新高，两条班列线路今年开通。';

  it.each([
    ['its brackets', ['　　北疆在线讯（记', '者　佟江）']],
    ['its last word', ['　　北疆在线绥芬河讯', '（记者　佟江）']],
  ])('a dateline that is broken at %s opens a text', (_, dateline) => {
    const column = (text: string) => text.match(/.{1,10}/gu) ?? [];
    const rice = column('本报讯（记者曲文斌）宁安市的水稻订单昨日签约，四十户农民到场，价钱比市场价高。');
    const page = [...rice, '口岸忙', ...dateline, ...column(port)].join('\n');
    const { articles } = readLayout(page, shippedLexicon());
    expect(articles.map(({ headline }) => headline?.text)).toEqual([undefined, '口岸忙']);
  });
});

describe('a text ends with its writers in brackets', () => {
  const milk = '锡林浩特市的牧民用上了移动挤奶站，一头牛每天多产两斤奶。';
  const school = '正蓝旗的三所小学开了马头琴课，每周两节，由退休教师讲授。';
  const road = '多伦县的环湖路铺完了沥青，自行车道下月开放。';

  it('on the line of its last sentence', () => {
    const page = [`${milk}（斯琴　付立春）`, `${school}（云飞）`, `${road}（记者 陈大庄）`].join('\n\n');
    expect(bodiesOf(page)).toHaveLength(3);
  });

  it('on a line of their own, which belongs to the text', () => {
    const page = [
      '挤奶站开到家门口',
      `本报讯　${milk}`,
      '　　　　（斯琴　付立春）',
      '马头琴进课堂',
      `本报讯　${school}`,
      '　　　　（云飞）',
    ];
    expect(bodiesOf(page.join('\n')).map((body) => body.at(-1))).toEqual(['（斯琴付立春）', '（云飞）']);
  });
});

describe('a text without dateline and headline', () => {
  const page = [
    '近日，宁德市蕉城区三都镇的大黄鱼养殖户开始卖鱼。渔民雷阿水的12口网箱一天出鱼6000斤。',
    '他告诉记者，今年的价格比去年每斤高出两元。',
    '',
    '11月3日，古田县食用菌研究院揭牌。研究院主攻银耳新品种选育。',
    '',
    '霞浦县公安局沙江派出所近日破获一起海带盗窃案，挽回损失4.6万元。',
  ].join('\n');

  it('begins below the blank line with its own day, place and subject', () => {
    expect(bodiesOf(page).map((body) => body[0]?.slice(0, 6))).toEqual(['近日，宁德市', '11月3日，', '霞浦县公安局']);
  });

  it('is cut off by a border that the layout calls unsure', () => {
    const [first, second] = readLayout(page, shippedLexicon()).articles;
    expect(second?.borderConfidence).toBeGreaterThan(0.5);
    expect(second?.borderConfidence).toBeLessThan(1);
    const [doubt] = second?.doubts ?? [];
    expect(doubt?.reason).toBe('UNMARKED_BORDER');
    expect(page.slice(doubt?.span.start, doubt?.span.end)).toContain('食用菌研究院揭牌');
    expect(first?.doubts).toContainEqual(doubt);
  });

  it('is not begun by a paragraph that goes on with its people', () => {
    const pages = [...RICE, '车振邦还说，镇里为签约农户统一提供种子。', '目前，首批种子已经发放到户。'].join('\n\n');
    expect(bodiesOf(pages)).toHaveLength(1);
  });
});

describe('a heading within a text', () => {
  const feature = [
    '本报记者 盛夏',
    '清晨五点，批发市场门口，七八个挑夫已经蹲在台阶上等活。冉启福是其中年纪最小的，他的扁担用了十九年。',
    '“以前这条街有三百多个棒棒，现在数得过来。”冉启福说。',
    '少了的活路',
    '小区都装了电梯，快递送到门口，叫棒棒的人越来越少，冉启福的收入也降了一半。',
    '新的扁担',
    '去年，街道成立了服务队，冉启福和同乡们帮老人买菜、搬家、清运旧家具。',
  ];
  const brief = ['本报讯（记者 盛夏）厚坝镇的柑橘通过直播卖到了新疆，一个晚上卖出两千单。'];

  it.each([['\n'], ['\n\n']])('cuts no article where lines are parted by %j', (separator) => {
    const page = ['山城“棒棒”最后的坚守', ...feature, '柑橘搭上“云快车”', ...brief].join(separator);
    expect(bodiesOf(page)).toEqual([
      feature.map((line) => line.replaceAll(' ', '')),
      brief.map((line) => line.replaceAll(' ', '')),
    ]);
  });
});

describe('a headline above a text without dateline', () => {
  it('begins an article where both speak of something new', () => {
    const page = [
      '三百里外请来“土专家”',
      '在五原县隆兴昌镇的一片向日葵地里，六十岁的孟宪祥正弯着腰，教村民给葵花授粉。',
      '孟宪祥种了一辈子葵花，去年退休后被请来当技术员，管吃管住。',
      '草原灭鼠今年收官',
      '截至6月18日，乌拉特前旗今年草原灭鼠任务全部完成，共防治面积45万亩，出动人员1300人次。',
    ].join('\n\n');
    expect(readLayout(page, shippedLexicon()).articles.map(({ headline }) => headline?.text)).toEqual([
      '三百里外请来“土专家”',
      '草原灭鼠今年收官',
    ]);
  });
});

describe('how sure a headline is', () => {
  it('is told for each article that has one', () => {
    const page = ['水稻签下订单', ...RICE, '', ...PORT].join('\n');
    const [rice, port] = readLayout(page, shippedLexicon()).articles;
    expect(rice?.headlineConfidence).toBeGreaterThan(0.5);
    expect(port?.headlineConfidence).toBeNull();
  });
});

describe('subheads of a feature', () => {
  const feature = [
    '街角的修表铺',
    '——北门老街手艺人走访',
    '本报记者 柯子昂',
    '',
    '　　北门老街的修表铺只有六平方米，柜台后面坐着七十三岁的师傅温有余，他在这里修了五十年表。',
    '　　温有余说，从前一天要修三十只，如今一个礼拜也凑不够这个数。',
    '',
    '　　老手艺的账本',
    '',
    '　　铺子每月的租金是九百元，换一块电池收十五元，洗一次机芯收八十元。遇到学生来，温有余常常不收钱。',
    '',
    '　　徒弟回到家门口',
    '',
    '　　2018年3月，徒弟小汪从梅岭市回来，在街口开了网店，接外地寄来的旧表。他说，一年能修一千多只。',
  ];
  const brief = [
    '',
    '大桥镇的茶园装上喷灌',
    '',
    '　　本报讯（记者 柯子昂）大桥镇的九百亩茶园昨日全部装上喷灌，浇一遍水只要两个小时。',
  ];
  const other = [
    '',
    '新建的渡口下月开航',
    '',
    '　　本报讯（记者 施远）上游村的渡口已经完工，两条渡船正在试航，下月起每天开十二班。',
  ];

  it('that are set in as its paragraphs are begin no articles where headlines are flush', () => {
    expect(bodiesOf([...feature, ...brief, ...other].join('\n'))).toHaveLength(3);
  });
});

describe('short texts that neither dateline nor byline opens', () => {
  it('begin below their headlines', () => {
    const page = [
      '社区食堂添了早餐',
      '从昨天起，绍兴市柯桥区的社区食堂开始卖早餐，豆浆一元，包子一元五角，首日卖出二百多份。',
      '索道停运检修',
      '3月10日至25日，安吉县的景区索道停运检修，步行登山道照常开放，门票按八折出售。',
      '渡口装上护栏',
      '近日，建德市航运所给九处渡口装上护栏，又添了救生圈和照明灯，夜里也能看清台阶。',
    ];
    expect(bodiesOf(page.join('\n\n'))).toHaveLength(3);
  });
});

describe('the only headline between texts that show where they begin', () => {
  const column = (...paragraphs: readonly string[]) =>
    paragraphs.flatMap((text) => `　　${text}`.match(/.{1,20}/gu) ?? []);

  it.each(['高温橙色预警', '明日停水停电', '图书馆延时开放'])('heads a text of its own, however short: %s', (head) => {
    const warning = '县气象台昨日十六时发布消息，未来三天渤海镇一带最高气温升至三十七度，请注意防暑。';
    const page = [
      '水稻签下订单',
      ...column(RICE.join(''), RICE[1] ?? '', '镇上的粮库连夜腾出三座仓，车队明天一早出发。'),
      head,
      ...column(warning),
      '口岸货运创新高',
      ...column(PORT.join(''), PORT[1] ?? ''),
    ].join('\n');
    const { articles } = readLayout(page, shippedLexicon());
    expect(articles.map(({ headline }) => headline?.text)).toEqual(['水稻签下订单', head, '口岸货运创新高']);
  });
});
