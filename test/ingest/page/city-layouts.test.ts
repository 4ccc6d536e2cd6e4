import { describe, expect, it } from 'vitest';
import { articlesOf } from '../../support/articles.js';

const BRIDGE = ['石桥通车', '本报讯（记者 苗青青）北岭村口的石桥昨日通车，桥长四十米。'];

describe('columns of brief items', () => {
  it.each([
    [
      '城事快览',
      ['【公交】5路车明起延长到城南客运站，全程票价两元不变。', '【供水】因管网改造，今晚和平街以南的小区停水六小时。'],
    ],
    [
      '民生速递',
      ['［医保］城乡居民医保缴费延长到本月底，可用手机缴。', '［就业］周六在体育馆办招聘会，四十家企业到场招工。'],
    ],
    [
      '一周简讯',
      ['〔教育〕实验小学新校区9月启用，可容纳学生一千名。', '〔文化〕县图书馆夏季开放时间延长到晚上九点整。'],
    ],
  ])('each behind what it is about: %s', (column, items) => {
    const articles = articlesOf(...BRIDGE, column, ...items);
    expect(articles.slice(1).map(({ body, rubric }) => [body, rubric])).toEqual(items.map((body) => [body, column]));
  });

  it.each([
    ['热点连线', ['1.湟中区：新建的农贸市场6月15日开业，设摊三百个。', '2.湟源县：老旧电梯开始摸排，涉及小区十四个。']],
    ['乡镇短波', ['①多巴镇的早市搬进大棚，摊贩不再怕下雨天。', '②威远镇开通夜间公交，末班车延长到二十二时。']],
    ['县区速览', ['1、平川区的菜籽开镰，合作社出动收割机四十台。', '2、景泰县的枸杞晒场建成，可晒鲜果九十吨。']],
  ])('each with its number: %s', (column, items) => {
    const articles = articlesOf(...BRIDGE, column, ...items);
    expect(articles.slice(1).map(({ body, rubric }) => [body, rubric])).toEqual(items.map((body) => [body, column]));
  });

  it('sections of a report behind such leads are no items', () => {
    const sections = [
      '【案情】老周借给邻居三万元，两年没有要回，告到法院。',
      '【判决】法院判邻居十日内还钱，并付利息九百元整。',
    ];
    const articles = articlesOf(...BRIDGE, '借钱不还上了法庭', '本报讯（记者 甘棠）法官说了这样一件事。', ...sections);
    expect(articles).toHaveLength(2);
    expect(articles[1]?.body).toContain('【判决】');
  });

  it.each([['县区短波'], ['乡镇快读'], ['基层微闻']])('without any sign, each telling where: %s', (column) => {
    const items = ['大荔县近日为九十名环卫工人体检，查了十一项。', '合阳县的葡萄节9月20日开幕，客商签下八份合同。'];
    const articles = articlesOf(...BRIDGE, column, ...items);
    expect(articles.slice(1).map(({ body, rubric }) => [body, rubric])).toEqual(items.map((body) => [body, column]));
  });

  it('without any sign, each with its writer', () => {
    const items = ['溪口的豆腐作坊上线三天卖出两千份，忙坏了师傅。', '草坪上办起露天书摊，周末人最多，一座难求。'];
    const articles = articlesOf('乡村短讯', items[0] ?? '', '（汪小溪）', items[1] ?? '', '（劳云帆）', ...BRIDGE);
    expect(articles.map(({ names }) => names)).toEqual([
      ['CORRESPONDENT 汪小溪'],
      ['CORRESPONDENT 劳云帆'],
      ['REPORTER 苗青青'],
    ]);
  });
});

describe('who wrote, where a text ends', () => {
  it.each([
    ['河湾晚报 记者 司马晴', 'REPORTER 司马晴'],
    ['本报见习记者 甘棠', 'TRAINEE 甘棠'],
    ['全媒体记者 苗青青', 'REPORTER 苗青青'],
    ['通讯员 柳如烟', 'CORRESPONDENT 柳如烟'],
  ])('as its last line: %s', (line, name) => {
    const text = ['垃圾桶离窗户太近', '昨日，家住春晓小区的市民来电，说窗外三米就是垃圾桶。', '物业答应本周内移走。'];
    const articles = articlesOf(...text, line, ...BRIDGE);
    expect(articles.map(({ headline }) => headline)).toEqual(['垃圾桶离窗户太近', '石桥通车']);
    expect(articles[0]?.names).toEqual([name]);
  });

  it.each([
    ['（汪小溪）', ['CORRESPONDENT 汪小溪']],
    ['（汪小溪 甘 棠）', ['CORRESPONDENT 汪小溪', 'CORRESPONDENT 甘棠']],
    ['（未完）', []],
    ['（县委宣传部）', []],
  ])('in brackets without a post: %s', (brackets, names) => {
    const articles = articlesOf('石桥通车', `本报讯 北岭村口的石桥昨日通车，桥长四十米。${brackets}`);
    expect(articles[0]?.names).toEqual(names);
  });
});

describe('datelines of other shapes', () => {
  it.each([
    ['本报讯（汪小溪 甘棠）石桥昨日通车。', ['CORRESPONDENT 汪小溪', 'CORRESPONDENT 甘棠']],
    ['河湾日报讯（汪小溪 实习生 甘棠）石桥昨日通车。', ['TRAINEE 甘棠', 'REPORTER 汪小溪']],
    ['本报讯 通讯员 汪小溪 眼下，北岭的牡丹开了。', ['CORRESPONDENT 汪小溪']],
    ['本报讯 记者 汪小溪 连日来，北岭的牡丹开了。', ['REPORTER 汪小溪']],
    ['本报北岭电 记者于小禾报道：石桥昨日通车。', ['REPORTER 于小禾']],
  ])('name their writers: %s', (body, names) => {
    expect(articlesOf('石桥通车', body)[0]?.names).toEqual(names);
  });

  it.each([['据东湾网报道 11月5日，'], ['据河湾新闻网消息 日前，'], ['据河湾晚报报道 昨日，']])(
    'of another medium: %s',
    (opening) => {
      const articles = articlesOf(...BRIDGE, '橄榄开摘', `${opening}上街镇的橄榄开摘，预计收四千吨。`);
      expect(articles.map(({ headline }) => headline)).toEqual(['石桥通车', '橄榄开摘']);
    },
  );

  it('one that says who took the photo makes a photo report', () => {
    const [article] = articlesOf('西瓜坐果', '河湾融媒讯 梅小川 摄影报道 三月的三仓镇，大棚西瓜坐果。');
    expect(article).toMatchObject({ kind: 'PHOTO', names: ['PHOTOGRAPHER 梅小川'] });
  });

  it.each([['（上接一版）'], ['（上接十二版）'], ['（上接第一版）'], ['（上接A1版）']])(
    'of a text from elsewhere: %s',
    (jump) => {
      const articles = articlesOf(...BRIDGE, `${jump}听取意见后，大家表示要抓紧修路。`);
      expect(articles[1]?.kind).toBe('JUMP');
    },
  );
});

describe('a writer behind 文 and a slash, between headline and text', () => {
  it.each([['文/记者 苗青青'], ['文／本报记者 苗青青'], ['文/本报记者 苗青青']])('%s', (line) => {
    const asked = ['问：孩子迷上了手机，怎么办？', '答：先别急着没收。', '问：反悔呢？', '答：允许一次。'];
    const articles = articlesOf(...BRIDGE, '', '孩子玩手机怎么管？', line, ...asked);
    expect(articles[1]).toMatchObject({
      headline: '孩子玩手机怎么管？',
      kind: 'INTERVIEW',
      names: ['REPORTER 苗青青'],
    });
  });
});

describe('what stands over a text', () => {
  const BODY = '本报讯（记者 苗青青）北岭村口的石桥昨日通车。';
  it.each([
    ['三年里，她把自家小院变成了孩子们的课堂', '柳阿姨的“四点半”小院'],
    ['从三轮车到小货车，他一跑就是二十年', '老郭的送菜路'],
    ['“抬头见线、低头见水”，小区顽疾这样治', '青溪花园变了样'],
  ])('a kicker may hold commas: %s', (kicker, headline) => {
    expect(articlesOf(kicker, headline, BODY)[0]).toMatchObject({ kicker, headline });
  });

  it.each([
    ['和平路早市搬新家', '260个摊位一个不少'],
    ['“青禾号”游船首航', '单程45分钟 沿途停靠四个码头'],
  ])('figures are a subhead: %s', (headline, subhead) => {
    expect(articlesOf(headline, subhead, BODY)[0]).toMatchObject({ headline, subhead, kicker: null });
  });

  it('a line far longer than those of a broken headline is its subhead', () => {
    const text = [
      '　　本报讯（记者甘棠）9月',
      '22日，站在自家葡萄架下，',
      '村民掰着指头给记者算账：',
      '十二亩葡萄，一斤四元。',
    ];
    const [article] = articlesOf(...text, '一串葡萄的', '甜蜜账', '下溪镇走出特色种植路子');
    expect(article).toMatchObject({ headline: '一串葡萄的甜蜜账', subhead: '下溪镇走出特色种植路子' });
  });

  it('a note of the editors may stand between a headline and its text', () => {
    const note = ['核心提示', '一个山村三年办了五场接力赛，账怎么算？本报记者前去采访。'];
    const text = ['□本报记者 苗青青', '跑道绕村一圈，十一公里，一边是溪。', '村里靠它卖掉了四百斤银耳。'];
    const articles = articlesOf('山村办起接力赛', '', ...note, '', ...text);
    expect(articles.map(({ kind, headline }) => [kind, headline])).toEqual([
      ['NOTE', null],
      ['FEATURE', '山村办起接力赛'],
    ]);
  });

  it.each([['图片新闻'], ['镜头'], ['光影']])('the name of a column of photos is no headline: %s', (column) => {
    const articles = articlesOf(...BRIDGE, '', column, '昨日，市民在公园看牡丹，花期到月底。 记者 甘棠 摄');
    expect(articles[1]).toMatchObject({ kind: 'PHOTO', headline: null, rubric: column });
  });
});

describe('what is no report', () => {
  it('a table under a headline of its own is a text of its own', () => {
    const rows = ['网上零售额 1026亿元 增长18.9%', '餐饮 87.5亿元 下降9.2%', '新能源汽车 13.4亿元 增长41%'];
    const articles = articlesOf(...BRIDGE, '', '前三季度全市消费', '', ...rows);
    expect(articles[1]).toMatchObject({ kind: 'NOTICE', headline: '前三季度全市消费' });
    expect(articles[1]?.body).toContain('新能源汽车');
  });

  it('questions under a headline of their own are a text of their own', () => {
    const asked = ['问：孩子多高能免票？', '答：一米四以下免票。', '问：能刷市民卡吗？', '答：可以。'];
    const articles = articlesOf(...BRIDGE, '', '你问我答', '', ...asked);
    expect(articles.map(({ headline }) => headline)).toEqual(['石桥通车', '你问我答']);
  });

  it('those who mourn belong to the announcement of a death, and the next title begins a text', () => {
    const death = [
      '讣告',
      '先父唐公因病于昨日逝世，享年八十八岁。谨此讣告亲友。',
      '孝男　唐少安',
      '孝女　唐少琴',
      '泣告',
    ];
    const articles = articlesOf(
      ...BRIDGE,
      ...death,
      '寻人启事',
      '郎某，女，七十八岁，在公园附近走失，有知情者请来电。',
    );
    expect(articles.map(({ headline }) => headline)).toEqual(['石桥通车', '讣告', '寻人启事']);
    expect(articles[1]?.body).toMatch(/泣告$/u);
  });

  it.each([
    ['一', '二'],
    ['（一）', '（二）'],
    ['（1）', '（2）'],
  ])('a poem of parts numbered %s and %s', (first, second) => {
    const poem = [
      first,
      '雪落在瓦上',
      '瓦不说话',
      '炊烟替它',
      '说了一句',
      second,
      '柿子红透了',
      '枝头留一个',
      '给过路的鸟',
    ];
    const articles = articlesOf('冬日二首', '◇柏小舟', ...poem, '', ...BRIDGE);
    expect(articles[0]).toMatchObject({ kind: 'STORY', headline: '冬日二首' });
    expect(articles[0]?.body).toContain('给过路的鸟');
  });
});

describe('furniture', () => {
  it.each([
    ['采前会：周一至周五9时 本版编辑：苗青青 美编：甘棠 校对：柳小溪 新闻热线：5550123'],
    ['电子邮箱：hewan@hw.example'],
    ['河湾晚报 |'],
    ['2O19年7月1O日 星期三'],
    ['河湾晨刊'],
  ])('%s', (line) => {
    const articles = articlesOf(...BRIDGE, '', line);
    expect(articles).toHaveLength(1);
    expect(articles[0]).toMatchObject({ headline: '石桥通车', subhead: null });
  });
});
