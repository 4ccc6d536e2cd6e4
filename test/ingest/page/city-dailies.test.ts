import { describe, expect, it } from 'vitest';
import { articlesOf } from '../../support/articles.js';

/** What is told of each article: headline, and how its body begins. */
const told = (lines: readonly string[]) =>
  articlesOf(...lines).map(({ headline, body }) => [headline, body.slice(0, 6)]);

const RAIN = '本报讯（记者 苗青青）城区昨日普降小雨，雨量十二毫米，气温降到八度。';

describe('headings of two levels above a text', () => {
  it.each([
    ['## 老街要修了', '### 工期四个月 商户不停业', '### 一条街，一百年', '### 一块砖，一行字'],
    ['# 南湖清淤开工', '## 挖泥十万方 植柳两千株', '## 先清底', '## 再种树'],
    ['## 夏收新粮入库', '#### 价格每斤高出一角', '#### 谁来收', '#### 存哪里'],
  ])('say which are subheads, so sections are no texts: %s', (headline, subhead, first, second) => {
    const mark = /^#+ /u.exec(headline)?.[0] ?? '';
    const lines = [
      [`${mark}小雨润春苗`, '', RAIN, '', headline, '', subhead, '', '本报讯（记者 甘棠）这件事昨日定了下来。', ''],
      [`${mark}码头上的一天`, '', '（上接A01版②）天没亮，老秦就到了码头，先看水位，再看天色。', ''],
      [first, '', '过去这里只有一条小路，如今通了大车，村里人进城只要半个小时。', ''],
      [second, '', '办法是一家一家商量出来的，谁家有难处，大伙就先帮谁家。', ''],
    ].flat();
    const strip = (text: string) => text.replace(/^#+ /u, '');
    expect(articlesOf(...lines).map((article) => article.headline)).toEqual([
      '小雨润春苗',
      strip(headline),
      '码头上的一天',
    ]);
  });
});

describe('questions and answers set apart below another text', () => {
  const above = ['鱼塘今年收成好', '', '本报讯（记者 甘棠）城西的鱼塘昨日起捕，一网上来八百斤，鱼贩早早等在塘边。', ''];

  it.each([
    ['问：暖气什么时候来？', '答：11月15日正式供暖，10日起先试水，家里请留人。', '供暖前要做哪些事'],
    ['问:老桥还拆不拆?', '答:不拆,只加固桥墩,工期六十天,行人照常通过。', '一座老桥的去留'],
    ['问：新校区几时开学？', '答：9月1日，先收初一年级，校车三条线路，票价一元。', '新校区开学前的三问'],
  ])('are a text of their own with their headline below: %s', (question, answer, headline) => {
    const lines = [
      ...above,
      question,
      answer,
      '',
      '问：费用谁来出？',
      '答：市里出一半，区里出一半，住户不用掏钱。',
      '',
      headline,
    ];
    expect(told(lines)).toEqual([
      ['鱼塘今年收成好', '本报讯（记者'],
      [headline, question.slice(0, 6)],
    ]);
  });

  it('belong to the text that says who was asked', () => {
    const lines = [
      '供暖就要开始了',
      '',
      '本报讯（记者 甘棠）天冷了，记者就供暖采访了热力站站长。',
      '',
      '问：暖气什么时候来？',
      '答：11月15日。',
    ];
    expect(articlesOf(...lines)).toHaveLength(1);
  });
});

describe('brief items whose writers stand on lines of their own', () => {
  it.each([
    ['●', '（甘棠）', '（苗青青 夏至）'],
    ['■', '（通讯员 甘棠）', '（记者 苗青青）'],
    ['◆', '（县委宣传部）', '（县林业局）'],
  ])('are texts each, whatever their column is called: %s', (sign, first, second) => {
    const lines = [
      ...['小雨润春苗', RAIN, '', '四乡人家', ''],
      ...[`${sign}城南的早市搬进了新搭的`, '大棚，一百二十个摊位免租三', '个月，雨天也能出摊。', first],
      ...[`${sign}东河村的水渠修好了，两`, '千亩麦田浇上了返青水，比去', '年早了十天，用水不花钱。', second],
    ];
    expect(articlesOf(...lines).map(({ body }) => body.slice(0, 5))).toEqual([
      '本报讯（记',
      `${sign}城南的早`,
      `${sign}东河村的`,
    ]);
  });
});

describe('who is asked, set apart above what they said', () => {
  it.each([
    ['造船师傅甘棠：', '木头会说话，要听它说完'],
    ['县医院院长苗青青：', '病房多一盏灯，夜里少一分怕'],
    ['果农夏至：', '苹果红得慢，急不来'],
  ])('is the kicker of its text: %s', (who, said) => {
    const lines = [
      RAIN,
      '',
      who,
      '',
      said,
      '',
      '本报记者 苗青青',
      '',
      '记者：您做这一行多少年了？',
      '',
      '答：四十年，从学徒做起。',
      '',
      '记者：还要做多久？',
      '',
      '答：做到做不动那一天。',
    ];
    const [, interview] = articlesOf('小雨润春苗', '', ...lines);
    expect([interview?.kicker, interview?.headline]).toEqual([who, said]);
  });
});

describe('what a numbered photo shows, on a line set apart', () => {
  it.each(['图①　村民在屋檐下晾晒腊肉', '图2 老艺人（左）教孙女描花样', '图三：渡口的船老大收缆靠岸'])(
    'is a whole caption: %s',
    (label) => {
      const lines = [
        ...[
          '腊味飘香时',
          '',
          '本报记者 甘棠',
          '',
          '入冬以后，北岭村家家户户忙着做腊味，满村都是柏枝的香气，老远就能闻到。',
          '',
        ],
        ...[label, '', '六十岁的老秦把一条条腊肉挂上竹竿，他说今年腌了八十斤，儿女回来都有份。'],
      ];
      expect(articlesOf(...lines).map(({ body }) => body.slice(-4))).toEqual(['都有份。', label.slice(-4)]);
    },
  );
});

describe('a column’s name above a headline', () => {
  const portrait = [
    ...['人物志', '', '守灯塔的老秦', '', '本报记者 甘棠', ''],
    ...['老秦守灯塔守了三十年，每天上下一百二十级台阶，鞋子磨破了四十双。', ''],
    ...['他说灯塔不能一夜没有光，夜里起风的时候，他要上去看三回。', ''],
  ];

  it.each([
    ['书里书外', '《渡口的四季》', '一位摆渡人的日记，记下六百个清晨，北岭文艺社出版，定价四十元。'],
    ['老物件', '一把用了四十年的算盘', '这把算盘的珠子磨得发亮，框上刻着一个秦字，是祖父留下的。'],
    ['味道', '外婆的腌菜坛子', '坛子放在灶台边，揭开盖子满屋都是香气，冬天全靠它下饭。'],
  ])('begins a text where the page prints such names elsewhere: %s', (column, headline, body) => {
    expect(told([...portrait, column, '', headline, '', body])).toEqual([
      ['守灯塔的老秦', '本报记者甘棠'],
      [headline, body.slice(0, 6)],
    ]);
  });

  it('is a heading of the text where no other text has one', () => {
    const lines = [
      ...portrait.slice(2),
      '起风',
      '',
      '夜里要上去看三回',
      '',
      '他说起风的时候灯罩会响，响起来就睡不着，只好上去守着。',
    ];
    expect(articlesOf(...lines)).toHaveLength(1);
  });
});

describe('poems under a title that says how many there are', () => {
  it.each([
    [
      '江岸（诗二首）',
      '甘　棠',
      ['柳树', '', '雨停了，柳树把影子', '还给河水', '河水不说话', ''],
      '灯是旧的，光是新的',
    ],
    ['山中（组诗）', '苗青青', ['', '云从屋后起身，走得很慢', '像祖父', '去看他的麦子', ''], '雪落在井沿上'],
    [
      '冬日三题（外一首）',
      '□ 夏　至',
      ['炉火', '', '火苗舔着壶底，水快要开了', '母亲还没有回来', ''],
      '门外，脚步很轻',
    ],
  ])('are one text with their own titles: %s', (title, writer, verses, last) => {
    const lines = [...['小雨润春苗', '', RAIN, '', title, '', writer, ''], ...verses, '老灯', '', '夜深了', last];
    const [, poems] = articlesOf(...lines);
    expect([poems?.headline, poems?.kind, poems?.body.endsWith(last)]).toEqual([title, 'STORY', true]);
    expect(poems?.body).toContain('\n老灯\n');
  });
});

describe('entries that blank lines part', () => {
  it.each([
    ['消夏音乐会', ['时间：8月2日19：30', '地点：滨河公园露天剧场', '票价：免费入场']],
    ['北岭讲堂第12讲', ['主讲人：甘棠', '地点：图书馆二楼报告厅（座位八十个，先到先得）', '时间：3月9日上午九点']],
    ['乡村篮球友谊赛', ['时间：10月3日下午', '对阵：北岭村队 东河村队', '地点：中心小学操场']],
  ])('are those of the title above: %s', (title, entries) => {
    const lines = ['小雨润春苗', '', RAIN, '', '演出预告', '', title, '', ...entries.flatMap((entry) => [entry, ''])];
    const [, notice] = articlesOf(...lines);
    expect([notice?.headline, notice?.kind]).toEqual([title, 'NOTICE']);
    expect(notice?.body.split('\n')).toHaveLength(3);
  });
});

describe('the last words of a story', () => {
  it.each([
    '女儿仰着头问我：“明年还来吗？”',
    '他笑着对她说：“火车不等人，快走吧！”',
    '老人拉住我们的手：“有空再来坐坐。”',
  ])('are no headline: %s', (words) => {
    const story = [
      '渡口',
      '',
      '甘棠',
      '',
      '小时候我常在渡口等父亲，船一靠岸我就跑下台阶，他总从兜里摸出一颗糖来。',
      '',
    ];
    const lines = [...story, words, '', '小雨润春苗', '', RAIN];
    expect(articlesOf(...lines).map(({ headline, kicker, body }) => [headline, kicker, body.slice(-4)])).toEqual([
      ['渡口', null, words.slice(-4)],
      ['小雨润春苗', null, '到八度。'],
    ]);
  });
});

describe('the weather among the lines of a masthead', () => {
  it.each(['今日天气：多云转晴 9℃～23℃ 东风3级', '城区 阴有小雨 12～18℃', '晴转多云　-3℃至6℃'])(
    'is of no text: %s',
    (weather) => {
      const head = ['沁园日报', '2024年4月12日　星期五', '第11386期　今日8版', '新闻热线　0391-5550000', weather];
      const [article, ...others] = articlesOf(...head, '', '小雨润春苗', '', RAIN);
      expect([article?.headline, article?.kicker, others]).toEqual(['小雨润春苗', null, []]);
    },
  );
});

describe('a section called after its place, at the foot', () => {
  it.each(['马村新闻', '解放区要闻', '沁 阳 时 讯'])('is no headline: %s', (section) => {
    const page = [
      '小雨润春苗',
      '',
      RAIN,
      '',
      '石桥通车',
      '',
      '本报讯（记者 甘棠）北岭村口的石桥昨日通车，桥长四十米。',
      '',
      section,
    ];
    expect(articlesOf(...page).map(({ headline, subhead }) => [headline, subhead])).toEqual([
      ['小雨润春苗', null],
      ['石桥通车', null],
    ]);
  });
});

describe('a photographer’s name below what they are', () => {
  it.each([
    ['本 报 记 者', '甘 小 棠 摄'],
    ['通 讯 员', '苗 青 青 摄'],
    ['本报见习记者', '夏 至 摄影'],
  ])('is the credit of the caption above: %s', (role, name) => {
    const photos = [
      ...[
        '➡3月12日，北岭村的大',
        '棚里，菜农正在采摘头茬西',
        '红柿，今年产量比去年多了',
        '三成，销往周边四个城市，',
        '收入有望翻番。',
        role,
        name,
      ],
      ...['⬅近日，图书馆的志愿者为', '孩子们讲解古籍修复知识。', '通讯员 秦 岭 摄'],
    ];
    const articles = articlesOf('小雨润春苗', '', RAIN, '', ...photos);
    expect(articles.map(({ kind, headline }) => [kind, headline])).toEqual([
      ['NEWS', '小雨润春苗'],
      ['PHOTO', null],
      ['PHOTO', null],
    ]);
    expect(articles[1]?.names).toEqual([`PHOTOGRAPHER ${name.replace(/摄.*|\s/gu, '')}`]);
  });
});

describe('a headline that stands alone', () => {
  it.each([
    ['本报评论员', '让“头回客”变成“回头客”'],
    ['时评', '莫让老路灯“瞎了眼”'],
    ['一家之言', '慢车也有慢车的好'],
  ])('below the name of a comment’s column is the comment’s: %s', (column, headline) => {
    const text = '一场雨下来，老街积水没过脚踝，等车的人只好蹚水过去，鞋袜全湿透了。';
    const [, comment] = articlesOf('小雨润春苗', '', RAIN, '', column, headline, '', text, '修路不难，难在有人惦记。');
    expect(comment?.headline).toBe(headline);
  });

  it.each([
    ['桐 城', '“茶博士”解难题217件'],
    ['望　江', '老粮仓里飞出读书声'],
    ['宿 松', '稻田里养出生态虾'],
  ])('below a place set wide in a column begins its text: %s', (place, headline) => {
    const lines = [
      ...[place, headline, '每月二十日，县里都要关起门来听难听', '的话，这个月提前到了九月十六日，就在'],
      ...[
        '产业园里办，十一位负责人坐到对面，一',
        '问一答，当场签字领题，限期办结，逾期',
        '不办的要说明缘由。（通讯员 甘棠）',
      ],
    ];
    const [, article] = articlesOf('小雨润春苗', '', RAIN, '', ...lines);
    expect([article?.kicker, article?.headline]).toEqual([place.replace(/\s/u, ''), headline]);
  });
});

/** Rubric, kicker, headline and subhead of lines close together above a text. */
function decksAbove(...lines: readonly string[]) {
  const [article] = articlesOf(...lines, RAIN);
  return [article?.rubric, article?.kicker, article?.headline, article?.subhead].map((line) => line ?? null);
}

describe('the lines of a headline', () => {
  it.each([
    ['沁园市召开林业工作会议', '暨“满山绿”行动部署会'],
    ['北岭县举办首届面塑大赛', '和乡村厨艺大赛'],
    ['沁园市山货进商超', '与六家商超签下直供约'],
  ])('are one where the second joins itself to the first: %s', (first, second) => {
    expect(decksAbove(first, second)).toEqual([null, null, first + second, null]);
  });

  it.each([
    ['沁园市推出“摊主八条”', '助2.1万名摊主“不打烊”'],
    ['北岭镇办起“老人粮仓”', '让80户独居老人“粮”心无忧'],
    ['我市开设“电工课堂”', '帮1300名电工“充电”'],
  ])('are one where the second tells what the first is for: %s', (first, second) => {
    expect(decksAbove(first, second)).toEqual([null, null, first + second, null]);
  });

  it.each([
    ['运河人家⑫', '桥头那家竹器铺为何越老越旺', '竹篾声声到天明', '——探访北岭镇的竹编巷'],
    ['老城故事（三）', '三代人守着一口井', '井台边的灯火', '——走进沁园的水井巷'],
    ['街巷手艺人⑦', '一块布要染多少回才蓝得透', '染缸里的月色', '——访东河村的染布人家'],
  ])('stand below a series and its number: %s', (series, kicker, headline, subhead) => {
    const [article] = articlesOf(series, '', kicker, '', headline, '', subhead, '', RAIN);
    expect([article?.rubric, article?.kicker, article?.headline, article?.subhead]).toEqual([
      series,
      kicker,
      headline,
      subhead,
    ]);
  });

  it.each([
    ['桐 城', '“茶博士”走进田间课堂'],
    ['望　江', '老粮仓里飞出读书声'],
    ['宿 松', '龙虾上了网 稻田忙起来'],
  ])('stand below the place that they tell of: %s', (place, headline) => {
    expect(decksAbove(place, headline)).toEqual([null, place.replace(/\s/u, ''), headline, null]);
  });
});

describe('what sort of text it is', () => {
  const paragraphs = [
    '种棉大户老秦站在田埂上，手指一推，一架无人机腾空而起，十分钟就洒完了一块田。',
    '镇里今夏组织了九支服务队，棉农在手机上下单，机手上门作业，一亩只收八块钱。',
  ];

  it.each(['（记者 苗青青）', '（通讯员 甘棠 夏至）', '（本报记者 甘棠 通讯员 夏至）'])(
    'news is signed below by who reported it: %s',
    (signed) => {
      const [article] = articlesOf(
        '棉田里飞来“植保队”',
        '',
        ...paragraphs,
        `眼下棉花长势平稳，收成有望增加一成。${signed}`,
      );
      expect(article?.kind).toBe('NEWS');
    },
  );

  it.each(['本报记者 苗青青', '文/图 本报记者 甘棠', '见习记者 苗青青'])(
    'a byline without brackets is a feature’s, below as above, unless the text soon tells its day: %s',
    (byline) => {
      const days: readonly (readonly [string, string])[] = [
        ['', ''],
        ['7月9日，', ''],
        ['', '记者昨天上午看到，'],
      ];
      const kinds = days.map(
        ([first, second]) =>
          articlesOf(
            '棉田里飞来“植保队”',
            '',
            first + paragraphs[0],
            second + paragraphs[1],
            '眼下棉花长势平稳，收成有望增加一成。',
            byline,
          )[0]?.kind,
      );
      expect(kinds).toEqual(['FEATURE', 'NEWS', 'NEWS']);
    },
  );

  it('a text without a day that nobody signs below is a feature', () => {
    const [article] = articlesOf('棉田里飞来“植保队”', '', ...paragraphs, '眼下棉花长势平稳，收成有望增加一成。');
    expect(article?.kind).toBe('FEATURE');
  });

  it.each(['昨日上午，', '昨天下午，', '今晨，'])('what opens with its day below a byline is news: %s', (day) => {
    const [article] = articlesOf(
      '棉田里飞来“植保队”',
      '',
      '本报记者 甘棠',
      '',
      day + paragraphs[0],
      paragraphs[1] ?? '',
    );
    expect(article?.kind).toBe('NEWS');
  });
});
