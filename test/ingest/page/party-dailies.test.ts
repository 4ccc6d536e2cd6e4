import { describe, expect, it } from 'vitest';
import { articlesOf } from '../../support/articles.js';

const BRIDGE = ['石桥通车', '本报讯（记者 苗青青）北岭村口的石桥昨日通车，桥长四十米。'];
const SIGNED = ['石桥通车', '北岭村口的石桥昨日通车，桥长四十米。（苗青青）'];
const ESSAY = [
  '治理一座小城，要从一条街巷做起。街巷干净了，人心就齐了。',
  '办一件实事，胜过开十次会。群众看的是结果，不是口号。',
  '说到底，作风好不好，要看困难面前谁站得出来。',
];

const OTHER_ESSAY = [
  '产业账要算长远。种什么、养什么，先看水土，再看销路。',
  '生态账要算明白。河水清了，山绿了，客人自己会来。',
  '民心账要算清楚。修一条路、架一座桥，都该听听村民怎么说。',
];

describe('essays', () => {
  it.each([
    [['（作者单位：平川市委党校）']],
    [['【作者系平川市发改委综合科科长】']],
    [['（作者为平川学院马克思主义学院副教授）']],
    [['作者：宁知远', '单位：平川市河西区委组织部']],
  ])('end with who wrote them: %s', (note) => {
    const articles = articlesOf('街巷里的大文章', '□ 宁知远', ...ESSAY, ...note, '', '把账算在明处', ...OTHER_ESSAY);
    expect(articles.map(({ headline }) => headline)).toEqual(['街巷里的大文章', '把账算在明处']);
    expect(articles[0]?.body.endsWith(note.at(-1) ?? '')).toBe(true);
  });

  it.each([['作者：宁知远'], ['（作者：宁知远，系平川市委党校讲师）'], ['本文作者：宁知远']])(
    'have the writer named below: %s',
    (note) => {
      const articles = articlesOf(...SIGNED, '', '把账算在明处', ...OTHER_ESSAY, note);
      expect(articles.at(-1)?.names).toEqual(['AUTHOR 宁知远']);
    },
  );

  it.each([['●'], ['■'], ['□']])('below their writer with %s, whatever else the page holds', (sign) => {
    const first = ['街巷里的大文章', '祖安澜', '', ...ESSAY, '（作者单位：平川市委党校）'];
    const articles = articlesOf(...first, '', '把账算在明处', `${sign}汤怀古`, ...OTHER_ESSAY);
    expect(articles.map(({ headline, names }) => [headline, names])).toEqual([
      ['街巷里的大文章', ['AUTHOR 祖安澜']],
      ['把账算在明处', ['AUTHOR 汤怀古']],
    ]);
  });

  it('of the newspaper, the first line of which is set in and holds no mark', () => {
    const articles = articlesOf(
      '　　本报评论员',
      '　　这次全会审议通过的一份决',
      '议，对今后的工作作了全面部署，',
      '学习好贯彻好是当前的大事。',
      '　　一分部署，九分落实。要把各',
      '项任务落到项目一线、村组一线，',
      '以实际行动交出合格的答卷来。',
      '把决议学深做实',
    );
    expect(articles).toHaveLength(1);
    expect(articles[0]?.body).toContain('一份决议，对今后的工作');
    expect(articles[0]?.headline).toBe('把决议学深做实');
  });
});

describe('letters', () => {
  it.each([
    ['河西区白塔镇 平安', '平安', '回音'],
    ['北岭县石桥村 苗守田', '苗守田', '【部门回复】'],
    ['城东街道 凌小禾', '凌小禾', '处理结果'],
  ])('are sent by whoever lives in %s, and answered', (sender, author, heading) => {
    const articles = articlesOf(
      ...BRIDGE,
      '群众来信',
      '编辑同志：',
      '我们村口的桥护栏断了三处，孩子上学路过十分危险，希望尽快修好。',
      sender,
      heading,
      '收到来信后，记者与公路站取得联系，对方答应月底前换好护栏。',
    );
    expect(articles).toHaveLength(2);
    expect(articles[1]).toMatchObject({ kind: 'NOTE', headline: '群众来信', names: [`AUTHOR ${author}`] });
    expect(articles[1]?.body).toContain('月底前换好护栏');
  });
});

describe('mastheads', () => {
  it.each([
    [
      [
        '中共平川市委机关报',
        '平川日报社出版',
        '国内统一连续出版物号 CN 61—0000',
        '第8916期',
        '今日8版',
        '2021年11月12日',
      ],
    ],
    [['平川市融媒体中心主办', '国内统一刊号 CN61-0000', '邮发代号 51-9', '第2210期', '星期五']],
    [['2023年12月', '5', '星期二', '农历癸卯年', '十月廿三']],
    [['平川日报', '2024年2月13日', '甲辰年', '正月初四']],
  ])('hold no text: %s', (lines) => {
    const articles = articlesOf(...lines, '北岭村口的石桥昨日通车了', BRIDGE[1] ?? '');
    expect(articles.map(({ headline }) => headline)).toEqual(['北岭村口的石桥昨日通车了']);
  });
});

describe('headlines', () => {
  it.each([
    ['供暖季来了，', '您家暖气热不热？'],
    ['菜价涨了，', '谁在赚差价？'],
    ['老街亮了，', '夜市又热闹起来'],
  ])('broken behind a comma in a column: %s', (first, second) => {
    const articles = articlesOf(
      first,
      second,
      '　　本报讯（记者苗青青）昨天上',
      '午，记者走进城东的几条老街看到，',
      '新换的灯杆一直排到了河边，居民',
      '说晚上出门心里踏实多了。',
      '　　街道办介绍，下个月还要把河',
      '边的步道修一修，再添三十把长椅。',
    );
    expect(articles).toHaveLength(1);
    expect(articles[0]?.headline).toBe(first + second);
  });

  it.each([
    ['人居环境整治“门前三包”，小积分兑出大变化'],
    ['干部下沉到网格，矛盾化解在门口'],
    ['小院子种花，大院子唱戏'],
  ])('with a comma above a text that opens with neither day nor reporter: %s', (headline) => {
    const articles = articlesOf(
      ...SIGNED,
      '宁陕县：',
      headline,
      '走进枧田镇，家家户户门口挂着一块红色的牌子，谁家扫得干净，谁家的分就高，月底能换油盐。',
      '“以前垃圾随手扔，现在比着谁家更干净。”村里的欧阳秀莲说。（韦思远）',
    );
    expect(articles).toHaveLength(2);
    expect(articles[1]?.headline).toContain(headline);
  });

  it.each([['供热服务热线：12319'], ['监督电话：2160000'], ['咨询电话：0317—2160000']])(
    'are no lines that say where to ask: %s',
    (line) => {
      const articles = articlesOf('新桥开工', BRIDGE[1] ?? '', line, '', ...BRIDGE);
      expect(articles.map(({ headline }) => headline)).toEqual(['新桥开工', '石桥通车']);
      expect(articles[0]?.body).toContain(line);
    },
  );
});

describe('brief items', () => {
  it.each([['○'], ['★'], ['▲']])('behind %s, each with its writer, below a name that no list holds', (sign) => {
    const items = [
      `${sign}园区推行“拿地即开工”，审批时限压缩到二十一天，九个项目受益。（黎晓）`,
      `${sign}人力资源服务中心启用，首日为企业招工四百三十人。（黎晓、文涛）`,
    ];
    const articles = articlesOf(...BRIDGE, '河西工业园', ...items);
    expect(articles.slice(1).map(({ body }) => body)).toEqual(items);
  });

  it.each([['民生速递'], ['县区快讯'], ['城事快览']])('each with its headline, set close: %s', (column) => {
    const page = ['　　本报讯（记者苗青青）市公交集团在主城区新装了一百八十六块站牌，车到哪里一看便知。'];
    const articles = articlesOf(
      ...BRIDGE,
      '',
      '老渠通水',
      ...page,
      '',
      column,
      '智能站牌覆盖主城区',
      ...page,
      '社区食堂开到家门口',
      '　　12月1日，河西区南湖街道金盾社区食堂开业，老人凭卡就餐享受优惠，首日接待三百四十人次。',
      '养生讲堂进校园',
      '　　日前，市中医院的专家走进市第八中学，为师生讲解冬季养生知识，发放手册五百份。',
    );
    expect(articles.slice(2).map(({ headline }) => headline)).toEqual([
      '智能站牌覆盖主城区',
      '社区食堂开到家门口',
      '养生讲堂进校园',
    ]);
  });
});

describe('results of a contest', () => {
  it.each([
    ['一等奖：', '二等奖：', '三等奖：'],
    ['【金奖】', '【银奖】', '【铜奖】'],
    ['特等奖（1名）', '一等奖（1名）', '优秀奖（2名）'],
    ['最美声音奖（1名）', '才艺奖（1名）', '网络人气奖（2名）'],
  ])('are a list of its own below its headline: %s', (first, second, third) => {
    const articles = articlesOf(
      ...BRIDGE,
      '“平安之星”评选结果揭晓',
      first,
      '北岭县公安局城关派出所 房立秋',
      second,
      '河西区人民法院 桂小青',
      third,
      '港务集团保卫处 满江',
      '新溪镇综治办 邰大有',
      '关于注销许可证的公告',
      '经查，下列公司已停止经营，现依法注销其许可证。',
    );
    expect(articles.map(({ headline, kind }) => [headline, kind])).toEqual([
      ['石桥通车', 'NEWS'],
      ['“平安之星”评选结果揭晓', 'NOTICE'],
      ['关于注销许可证的公告', 'NOTICE'],
    ]);
    expect(articles[1]?.body.endsWith('邰大有')).toBe(true);
  });
});

describe('furniture', () => {
  it.each([['▶我市新增两家绿色工厂   2版'], ['●夏粮收购准备就绪 A03版'], ['■老街改造的民生账 第4版']])(
    'says what stands on another page: %s',
    (line) => {
      const articles = articlesOf(...BRIDGE, '今日导读', line);
      expect(articles.map(({ headline }) => headline)).toEqual(['石桥通车']);
      expect(articles[0]?.body).not.toContain(line.slice(1, 6));
    },
  );
});

describe('writers in brackets', () => {
  it.each([['（区法院 桂小青）'], ['（县公安局 桂小青）'], ['（新溪镇 桂小青）']])(
    'behind their body: %s',
    (writers) => {
      const articles = articlesOf('调解进了老茶馆', `昨日，河西区的法官在茶馆里调解了一起纠纷。${writers}`);
      expect(articles[0]?.names).toEqual(['CORRESPONDENT 桂小青']);
    },
  );
});
