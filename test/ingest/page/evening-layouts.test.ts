import { describe, expect, it } from 'vitest';
import { articlesOf } from '../../support/articles.js';

const BRIDGE = ['石桥通车', '本报讯（记者 苗青青）北岭村口的石桥昨日通车，桥长四十米。'];
const BOOKS = ['旧书换新书', '南门书店的换书角开张，读者带来的旧书可换新书。店里每周整理一次，书架总是满的。'];

describe('what stands above a headline', () => {
  it.each([
    ['城事快讯', '●东湖路的路灯昨晚全部换新，共有九十盏。', '●西门菜场明起歇业三天，整修屋顶和地面。'],
    ['一周速递', '◆五中食堂昨日开放参观，家长尝了八个菜。', '◆体育馆的泳池周六开放，门票两元一张整。'],
  ])('an item of a column ends there: %s', (column, ...items) => {
    const articles = articlesOf(...BRIDGE, column, ...items, ...BOOKS);
    expect(articles.map(({ headline }) => headline)).toEqual(['石桥通车', null, null, '旧书换新书']);
  });

  it.each(['（线索提供：庄先生 奖金50元）', '（报料人：蒲女士）', '【新闻线索提供 单先生】'])(
    'who told the paper is told below the text: %s',
    (remark) => {
      const [first, second] = articlesOf(
        ...BRIDGE,
        remark,
        '',
        '山路塌方',
        '本报讯（记者 邬梦）山路昨日塌方，无人受伤。',
      );
      expect([first?.headline, second?.headline, second?.kicker]).toEqual(['石桥通车', '山路塌方', null]);
      expect(first?.body.endsWith(remark.replace(/\s/gu, ''))).toBe(true);
    },
  );
});

describe('boxes beside an article', () => {
  it.each(['■链接', '◆延伸阅读', '★小贴士', '●新闻背景'])('behind an ornament: %s', (name) => {
    const articles = articlesOf(...BRIDGE, name, '老桥建于清末，1998年封桥，石料后来用在河堤上。', '');
    expect(articles.map(({ kind }) => kind)).toEqual(['NEWS', 'NOTE']);
  });
});

describe('running heads over narrow columns', () => {
  it.each([
    '2023年3月17日  星期五 农历二月廿六            古 陵 周 报            第三版  经济·民生',
    '柳 江 晚 报            2022年9月2日  星期五              A08   城事',
  ])('do not tell how the text is set: %s', (head) => {
    const [first] = articlesOf(
      head,
      '菇棚里的春天',
      '　　本报讯（记者 苗青青）走进东坝村的',
      '菇棚，一排排菌架上的平菇长势喜人，十几',
      '名村民正忙着采菇、分拣、装箱，每天能出',
      '货两千斤。',
      '　　村里有菇棚八十六座，去年集体收入四',
      '十六万元，今年还要再建一座冷库，把货卖',
      '到省外去。',
    );
    expect(first?.paragraphs).toHaveLength(2);
  });
});

describe('signatures', () => {
  it.each(['市三医院内分泌科 糜安澜', '县第二中学 柯云舟', '西街小学 文安'])(
    'with where the writer works: %s',
    (line) => {
      const articles = articlesOf(
        '　　父亲的竹椅',
        '　　父亲的竹椅坐了三十年，扶手磨得发亮。',
        `　　${line}`,
        ...BRIDGE,
      );
      expect(articles[0]?.body).toContain(line.slice(-2));
      expect(articles[1]?.headline).toBe('石桥通车');
    },
  );

  it.each(['作者：时雨生', '撰文：柯静言'])('behind a word for writing: %s', (line) => {
    const [story] = articlesOf(
      '雾渡',
      line,
      '船老大没有回头，只把烟头弹进江里，雾里传来三声汽笛。',
      '他攥紧了怀里的油布包，不敢说话。',
    );
    expect(story?.headline).toBe('雾渡');
    expect(story?.names).toEqual([`AUTHOR ${line.slice(line.indexOf('：') + 1)}`]);
  });
});

describe('a poem', () => {
  it.each(['柏 舟', '柯静言', '◇纪小棠'])('whose title, writer and stanzas blank lines part: %s', (writer) => {
    const verse = ['她把春天', '分成了四垄', '一垄给了大葱', '一垄留给不回家的人', '', '剩下的一垄', '种她自己'];
    const articles = articlesOf('母亲的菜园', '', writer, '', ...verse, '', ...BRIDGE);
    expect(articles.map(({ headline, kind }) => [headline, kind])).toEqual([
      ['母亲的菜园', 'STORY'],
      ['石桥通车', 'NEWS'],
    ]);
    expect(articles[0]?.body).toContain('种她自己');
  });
});

it('a headline of four lines below a signed text is no poem', () => {
  const articles = articlesOf(
    '旧书换新书',
    '',
    '南门书店的换书角开张，读者带来的旧书可以换新书。',
    '',
    '柯静言',
    '',
    '省里的专家来了',
    '他们把技术送到田头',
    '村里人学会了剪枝',
    '果子也不愁卖了',
    '',
    '本报讯（记者 苗青青）剪枝培训昨日在北岭村开班，来了四十名果农。',
  );
  expect(articles.map(({ kind }) => kind)).not.toContain('STORY');
  expect(articles).toHaveLength(2);
});

describe('lists under a standing title', () => {
  it.each([
    ['今日影讯', ['江城影院（人民路店）', '《夏天的风》 10:20 13:05', '星光影城', '《海底来信》 12:30 18:45']],
    ['开奖信息', ['排列五第18302期：4 0 9 9 1', '大乐透第18129期：03 11 19', '福彩3D第2018301期：7 1 6']],
  ])('%s', (title, lines) => {
    const articles = articlesOf(...BRIDGE, title, ...lines);
    expect(articles.map(({ headline, kind }) => [headline, kind])).toEqual([
      ['石桥通车', 'NEWS'],
      [title, 'NOTICE'],
    ]);
  });

  it.each(['古陵县鼎盛劳务有限公司招工启事', '南岗市顺达运输集团有限公司注销公告'])('of a firm: %s', (title) => {
    const articles = articlesOf(...BRIDGE, title, '瓦工、木工各二十名，工期八个月，包吃住。');
    expect(articles[1]?.headline).toBe(title);
  });
});

it.each([
  ['暖心一幕', '老人迷路雪夜', '小伙背送回家'],
  ['街头巷尾', '老锁匠修好了', '钟楼上的大钟'],
])("a column's name stands above a headline of two even lines: %s", (column, ...headline) => {
  const [first] = articlesOf(column, ...headline, ...BRIDGE.slice(1));
  expect([first?.rubric, first?.headline]).toEqual([column, headline.join('')]);
});
