import { describe, expect, it } from 'vitest';
import { articlesOf } from '../../support/articles.js';

const REPORT = ['河堤绿道贯通', '本报讯（记者 苗青青）河堤绿道昨日全线贯通，全长六公里。'];

function headlinesOf(...lines: readonly string[]): (string | null)[] {
  return articlesOf(...lines).map(({ headline }) => headline);
}

/** Lines of a column, as wide as its text fills them. */
function column(width: number, ...paragraphs: readonly string[]): string[] {
  return paragraphs.flatMap((paragraph) => {
    const text = `　　${paragraph}`;
    return Array.from({ length: Math.ceil(text.length / width) }, (_, i) => text.slice(i * width, (i + 1) * width));
  });
}

const BRIDGE = '本报讯（记者 苗青青）北岭村口的石桥昨日通车，桥长四十米，两岸的果农从此不必再绕行十多里山路。';
const SCHOOL = '本报讯（通讯员 温岚）石桥镇中心小学的新食堂日前启用，六百名学生第一次坐在有暖气的大厅里吃午饭。';
const MARKET = '南门早市搬进了新大棚，三百个摊位一个不少，摊主们说雨天再也不用扯着油布做买卖了。';

describe('pages with a blank line between all lines', () => {
  const spaced = (lines: readonly string[]) => lines.flatMap((line) => [line, '']);

  it.each([14, 18, 22])('are read as if there were none, in columns of %i characters', (width) => {
    const lines = ['石桥通车了', ...column(width, BRIDGE, MARKET), '新食堂开饭', ...column(width, SCHOOL, MARKET)];
    const articles = articlesOf(
      ...spaced([...lines, '河堤绿道贯通', ...column(width, REPORT[1] ?? '', MARKET, MARKET)]),
    );
    expect(articles.map(({ headline }) => headline)).toEqual(['石桥通车了', '新食堂开饭', '河堤绿道贯通']);
    expect(articles[0]?.paragraphs).toEqual([BRIDGE.replace(' ', ''), MARKET]);
  });

  it('keep their blank lines where each line is a paragraph', () => {
    const lines = Array.from({ length: 12 }, (_, i) => [`第${i + 1}户人家`, MARKET]).flat();
    expect(articlesOf('石桥通车了', '', BRIDGE, '', ...spaced(lines))[0]?.paragraphs[0]).toBe(BRIDGE.replace(' ', ''));
  });
});

describe('full-width digits', () => {
  it.each([
    ['８月２５日上午，', '１２０'],
    ['１２月３日，', '３５０'],
    ['９月１日晚，', '４８'],
  ])('tell a day as others do: %s', (day, count) => {
    const [article] = articlesOf(
      '早市搬进新大棚',
      '',
      `${day}南门早市开张，${count}个摊位一个不少。`,
      '摊主们说雨天再也不用扯着油布做买卖了。',
      '街道的工作人员在门口放了一台公平秤。',
    );
    expect(article?.kind).toBe('NEWS');
  });

  it.each(['２０２０年８月２６日', '２０２１年１２月３日', '２０１９年５月１日'])(
    'date a notice below who gives it: %s',
    (day) => {
      const articles = articlesOf(
        '关于迁址营业的公告',
        ...column(
          18,
          '因老楼改造，本行营业部自下月起迁至北岭路八号，业务范围和电话都不变，请各位客户相互转告。',
          '特此公告。',
        ),
        '古陵北岭村镇银行有限责任公司',
        day,
        '石桥通车了',
        ...column(18, BRIDGE),
      );
      expect(articles.map(({ headline }) => headline)).toEqual(['关于迁址营业的公告', '石桥通车了']);
      expect(articles[0]?.body).toContain('有限责任公司');
    },
  );
});

describe('who gives a notice', () => {
  it.each(['古陵县自来水有限公司', '古陵县供水服务中心', '南门街道办事处城建办公室'])(
    'closes it also above a news headline: %s',
    (giver) => {
      const articles = articlesOf(
        '停水通知',
        ...column(14, '因水厂检修，明日八时至十八时南门一带停水，请各户提前储水备用。').map((line) => line.trim()),
        giver,
        '一名木匠的“副业”：',
        '给七十户老人修门窗',
        ...column(18, BRIDGE),
      );
      expect(articles.map(({ headline }) => headline)).toEqual(['停水通知', '一名木匠的“副业”：给七十户老人修门窗']);
      expect(articles[0]?.body).toContain(giver);
    },
  );

  it.each(['本报编辑部', '古陵日报编辑部', '本刊编辑部'])('closes a correction above a column’s name: %s', (giver) => {
    const articles = articlesOf(
      '更正',
      ...column(16, '本报昨日二版《石桥通车》一文中，“桥长四十米”应为“桥长十四米”。特此更正，并向读者致歉。'),
      giver,
      '编读往来',
      ...column(16, '编辑部：贵报的老街专栏我期期都看，剪下来贴了满满两本，盼着再多登几篇。'),
    );
    expect(articles[0]?.body).toContain(giver);
    expect(articles).toHaveLength(2);
  });

  it('stands above the day, and the headline of the notice below both', () => {
    const articles = articlesOf(
      ...column(16, REPORT[1] ?? '', MARKET),
      '河堤绿道贯通',
      ...column(16, '各位果农：县果树站定于本月十二日在石桥镇举办剪枝培训，食宿自理，不收学费，名额六十人，报满为止。'),
      '　　古陵县果树技术推广中心',
      '　　2017年3月13日',
      '培训通知',
      ...column(16, BRIDGE, MARKET),
      '石桥通车了',
    );
    expect(articles.map(({ headline }) => headline)).toEqual(['河堤绿道贯通', '培训通知', '石桥通车了']);
  });

  it.each(['聂文律师', '温岚律师', '柯云舟 律师'])(
    'may stand on a short line without a sign above the next title: %s',
    (name) => {
      const body = '受南门小区业主委员会委托声明如下，任何人未经书面授权不得以其名义收取车位费。古陵江城律师事务所';
      const articles = articlesOf(
        '注销公告',
        ...column(15, '古陵县鲜果餐饮有限公司拟注销登记，请债权人四十五日内申报债权。').map((line) => line.trim()),
        '律师声明',
        ...column(15, body).map((line) => line.trim()),
        name,
        '送达公告',
        ...column(15, '温岚：因无法直接送达，现依法公告送达本委裁决书，请于三十日内来领取。').map((line) =>
          line.trim(),
        ),
      );
      expect(articles.map(({ headline }) => headline)).toEqual(['注销公告', '律师声明', '送达公告']);
    },
  );
});

describe('lists', () => {
  it.each([
    ['一、南门路单向通行。', '二、公交车改走北岭路。', '三、本地居民凭证从便道通行。'],
    ['（一）果农自带剪刀。', '（二）每人限领两株。', '（三）县外果农请先登记。'],
    ['一、8月1日起停水。', '二、8月3日起古陵县城北恢复供水。', '三、8月5日古陵县石桥镇恢复供水。'],
  ])('go on below what introduces them: %s', (...points) => {
    const articles = articlesOf(
      '# 关于道路封闭施工的通告',
      '',
      '因雨污分流改造，现将有关事项通告如下：',
      '',
      ...points.flatMap((point) => [point, '']),
      '# 河堤绿道贯通',
      '',
      REPORT[1] ?? '',
    );
    expect(articles.map(({ headline }) => headline)).toEqual(['关于道路封闭施工的通告', '河堤绿道贯通']);
    expect(articles[0]?.body).toContain(points[2]);
  });
});

describe('what readers call about', () => {
  it.each([
    ['市民温先生来电：', '记者核实：'],
    ['读者柯女士反映：', '部门回复：'],
    ['居民苗大姐投诉：', '记者调查：'],
  ])('is a text under each headline: %s', (calls, answers) => {
    const articles = articlesOf(
      ...REPORT,
      ...column(16, MARKET, MARKET),
      '路灯白天亮',
      ...column(
        16,
        `${calls}南门路口的路灯白天亮着，晚上倒黑了，已经有半个月了。`,
        `${answers}是时控器受潮，今天已经换了新的，巷子里又亮了。`,
      ),
      '井盖一直响',
      ...column(
        16,
        `${calls}北岭巷有个井盖松了，车子一过就响，一楼的人睡不着。`,
        `${answers}是胶圈老化，供水公司昨天换上了新的胶圈。`,
      ),
    );
    expect(articles.map(({ headline }) => headline)).toEqual(['河堤绿道贯通', '路灯白天亮', '井盖一直响']);
  });
});

describe('items of a column', () => {
  it.each(['公司速递', '乡镇短波', '行业快讯'])('each have a headline: %s', (name) => {
    const items = [
      ['北岭果业拟收购冷库', '北岭果业公告称，拟以自有资金收购一座冷库。'],
      ['青禾粮油新线获批', '青禾粮油收到批件，获准扩建一条榨油线。'],
      ['石桥城投获评新等级', '评级机构出具报告，把石桥城投的等级上调一级。'],
    ];
    const articles = articlesOf(
      ...column(20, REPORT[1] ?? '', MARKET),
      name,
      ...items.flatMap(([head = '', text = '']) => [head, ...column(20, text)]),
    );
    expect(articles.slice(1).map(({ headline }) => headline)).toEqual(items.map(([head]) => head));
  });
});

describe('subheads behind signs', () => {
  it.each(['■', '●', '◆'])('may hold a colon each: %s', (sign) => {
    const [article] = articlesOf(
      '夜市里的小数目',
      `${sign}摊主账本：一晚卖出三百份`,
      `${sign}街道账本：清运费多了四万元`,
      ...column(18, '南门夜市昨晚灯火通明，摆摊的小两口手脚不停，队伍排出去十几米。', MARKET),
    );
    expect(article?.headline).toBe('夜市里的小数目');
    expect(article?.body.startsWith('南门夜市')).toBe(true);
  });
});

describe('pupils’ texts', () => {
  it.each([
    ['古陵县第二小学 五（3）班 温岚', '指导教师 柯云舟'],
    ['石桥镇中心小学 四年级（1）班 温岚', '指导老师：苗青青'],
    ['北岭中学 七（2）班 温岚', '辅导老师 苗 槐'],
  ])('are signed by the pupil: %s', (pupil, tutor) => {
    const text = [
      '爷爷有一台收音机，四个角都用胶布缠着，一拧开就响个不停。',
      '去年冬天它彻底哑了，爷爷抱着它跑了三条街也没修好。',
    ];
    const articles = articlesOf(...REPORT, '', '爷爷的收音机', '', pupil, '', tutor, '', ...column(20, ...text), '');
    expect(articles[1]?.headline).toBe('爷爷的收音机');
    expect([articles[1]?.kind, articles[1]?.names]).toEqual(['STORY', ['AUTHOR 温岚']]);
  });

  it('also a poem, whose lines the next headline does not join', () => {
    const articles = articlesOf(
      '夏天',
      '古陵县逸夫小学 三（5）班 罗依然',
      '夏天是一只大蝉',
      '趴在老榆树上面',
      '它一叫',
      '西瓜就甜了',
      '食堂里的阿姨',
      '古陵县第三小学 四（4）班 石可心',
      '指导教师 苗青青',
      ...column(20, '阿姨打饭有个绝活，眼睛不看勺子，只看你的脸，谁没睡醒她一眼就知道。', MARKET),
    );
    expect(articles.map(({ headline }) => headline)).toEqual(['夏天', '食堂里的阿姨']);
    expect(articles[1]?.names).toEqual(['AUTHOR 石可心']);
  });
});

describe('what a reporter does', () => {
  it.each(['记者暗访', '记者走访', '记者体验'])('is no byline, but stands over a headline: %s', (label) => {
    const articles = articlesOf(
      ...column(16, REPORT[1] ?? '', MARKET),
      '河堤绿道贯通',
      label,
      '早市的秤准不准',
      ...column(16, '早上五点半，天还没亮透，南门早市已经人声鼎沸。近日有人反映这里缺斤短两。', MARKET),
      '　　本报记者 温岚 文/',
      '图',
    );
    expect(articles.at(-1)?.names).toEqual(['REPORTER 温岚', 'PHOTOGRAPHER 温岚']);
    expect(articles.at(-1)?.headline).toContain('早市的秤准不准');
  });
});

describe('headlines by how they are set', () => {
  it.each(['作文课，先别急着教“好词”', '让孩子多等一会，不如让家长少按十秒喇叭', '一块砖，一片瓦，都有来历'])(
    'hold commas below the end of a text: %s',
    (head) => {
      const articles = articlesOf(
        '石桥通车了',
        ...column(16, BRIDGE + MARKET + MARKET, MARKET + MARKET),
        '　　　　（温岚）',
        head,
        ...column(16, '我在学校门口开文具店，每天放学的时候，家长的车把巷子塞得严严实实。', MARKET + MARKET),
      );
      expect(articles.map(({ headline }) => headline)).toEqual(['石桥通车了', head]);
    },
  );
});

describe('the edges of a page', () => {
  it.each([
    ['责编：温岚　版式：苗槐　读者交流QQ群：000012345'],
    ['广告·分类信息　刊登热线　0000-8812000　地址：北岭路9号'],
    ['专家热线：0000-7712316 每周三上午9：00—11：00'],
  ])('say above how the paper is reached: %s', (line) => {
    expect(headlinesOf('古陵日报', '2017年3月14日 星期二 第5版', line, ...REPORT)).toEqual(['河堤绿道贯通']);
  });

  it('name below who made the page, close to a headline that fills its column', () => {
    const articles = articlesOf(
      ...column(16, REPORT[1] ?? '', MARKET),
      '河堤绿道贯通',
      ...column(16, BRIDGE, MARKET),
      '北岭村：石桥修好了路也就通了',
      '本版编辑 温 岚 美术编辑 苗 槐',
    );
    expect(articles.map(({ headline }) => headline)).toEqual(['河堤绿道贯通', '北岭村：石桥修好了路也就通了']);
  });
});

describe('narrow columns', () => {
  it.each(['通 讯 员   吕 方 ） “ 要 不 是', '通 讯 员  温 岚 ） “ 若 不 是', '实 习 生   苗 槐 ） “ 幸 亏 有'])(
    'are set wide to their edge, bylines too: %s',
    (line) => {
      const name = line.replace(/^\S \S \S\s+(\S) (\S).*$/u, '$1$2');
      const [article] = articlesOf(
        '外卖小哥托起女童',
        '　　本报讯（记者 万里鹏 ',
        line,
        '他路过，孩子就没了。”昨天晚',
        '上，孩子的母亲攥着他的手说。',
        '他笑了笑，骑上车又去送餐了。',
        '河边的路灯下，水面亮亮的。',
      );
      expect(article?.names?.map((each) => each.split(' ')[1])).toEqual(['万里鹏', name]);
    },
  );
});

describe('a headline in larger type', () => {
  it.each([
    ['乡村驿站 守在村口', '全县建成驿站七十个', '驿站'],
    ['村口的公平秤', '三十个集市都有了公平秤', '公平秤'],
    ['果园里的夜校', '六个村的果农都来听课', '夜校'],
  ])('may stand above its subhead, though another text ends with its words: %s', (head, subhead, word) => {
    const articles = articlesOf(
      '# 河堤绿道贯通',
      '',
      REPORT[1] ?? '',
      '',
      `沿途的${word}也一道完工，${word}门前栽了两排柳树，孩子们放学以后在树下写字，老人们推着小车慢慢走过，河水清得能看见石头。`,
      '',
      `# ${head}`,
      '',
      `## ${subhead}`,
      '',
      `“大娘，先到${word}里坐一坐。”清早，柯云舟在${word}门口拦下一辆三轮车。`,
      '',
      `今年，县里把${word}办到了每个集市，${word}由村里的老人看着。`,
      '',
      '（本报记者 苗青青）',
    );
    expect(articles.map(({ headline }) => headline)).toEqual(['河堤绿道贯通', head]);
    expect(articles[0]?.body).toContain('一道完工');
  });
});

describe('open letters', () => {
  it.each(['2023年初夏', '2021年3月', '2022年10月8日'])('end with who wrote them, and when: %s', (when) => {
    const articles = articlesOf(
      '# 致全县果农的一封信',
      '',
      '亲爱的果农朋友们：',
      '',
      '今年的苹果熟了，你们起早贪黑，运来了一车一车的红果。请记得连续开车四小时要停车歇一歇。',
      '',
      '一路平安！',
      '',
      '古陵县公安局交通警察大队',
      when,
      '',
      '# 河堤绿道贯通',
      '',
      REPORT[1] ?? '',
    );
    expect(articles.map(({ headline, kind }) => [headline, kind])).toEqual([
      ['致全县果农的一封信', 'NOTICE'],
      ['河堤绿道贯通', 'NEWS'],
    ]);
    expect(articles[0]?.body).toContain('交通警察大队');
  });
});

describe('a photographer above a running head', () => {
  it.each(['闵 杰 摄影报道', '温 岚 摄', '本报记者 苗 槐 摄'])('is none of its lines: %s', (credit) => {
    const articles = articlesOf(
      '古陵日报',
      '2016年10月27日 星期四',
      ...REPORT,
      '',
      '练 兵',
      '10月26日，县消防大队在石桥镇粮库演练灭火，消防车在粮囤之间穿行。',
      credit,
      '古陵日报　图片新闻　2016年10月27日',
      ...column(16, MARKET),
    );
    expect(articles[1]?.kind).toBe('PHOTO');
    expect(articles[1]?.body).toContain(credit.replace(/\s/gu, '').slice(-4, -1));
  });
});

describe('pages that double the space between lines', () => {
  it('also of prose without datelines', () => {
    const lines = [
      '早市搬家',
      '温 岚',
      ...column(18, MARKET, BRIDGE.slice(14), MARKET),
      '河边小记',
      '苗 槐',
      ...column(18, MARKET, MARKET, MARKET),
    ];
    expect(headlinesOf(...lines.flatMap((line) => [line, '']))).toEqual(['早市搬家', '河边小记']);
  });
});

describe('a diary', () => {
  it.each(['4月8日　星期日　小雨', '10月12日 星期四 晴', '3月2日 周五 大风'])('opens with its day: %s', (day) => {
    const articles = articlesOf(
      ...column(18, REPORT[1] ?? '', MARKET),
      '河堤绿道贯通',
      '驻村日记',
      '我给老耿卖鸡蛋',
      '槐店乡沟沿村第一书记　柯云舟',
      `　　${day}`,
      ...column(18, '清早被雨声吵醒，第一个念头是老耿的鸡，一天能收一百多个蛋，小卖部哪里吃得下。', MARKET),
    );
    expect(articles.at(-1)?.body).toContain(day.slice(0, 4));
    expect(articles.at(-1)?.kind).toBe('STORY');
  });
});

describe('a photo’s credit', () => {
  it.each([
    ['（本报记者 贺 兰 通讯员 童亦欢 摄影报道）', ['贺兰', '童亦欢']],
    ['本报记者 温 岚 通讯员 苗 槐 摄', ['温岚', '苗槐']],
    ['（记者 柯云舟 通讯员 温岚 摄）', ['柯云舟', '温岚']],
  ])('names each of several with their post: %s', (credit, names) => {
    const [article] = articlesOf('10月26日，石桥镇的果农在果园里采摘苹果，红果装满了竹筐。', credit);
    expect([article?.kind, article?.names]).toEqual(['PHOTO', names.map((name) => `PHOTOGRAPHER ${name}`)]);
  });
});

describe('an imprint', () => {
  it.each([
    '古陵日报社　地址：古陵县建设中路18号　邮编：457320　零售每份0.8元',
    '北岭晚报 社址：北岭路9号 电话：0000-8812000',
    '石桥日报社 零售每份1元 邮编：457320',
  ])('may open with the name of the paper: %s', (line) => {
    const articles = articlesOf(
      ...column(18, REPORT[1] ?? '', MARKET),
      '河堤绿道贯通',
      '图为4月15日，石桥镇三岔村的村民在油菜田边放风筝，孩子们在田埂上跑。',
      '葛一川　摄',
      line,
    );
    expect(articles.map(({ headline }) => headline)).toEqual(['河堤绿道贯通', null]);
    expect(articles[1]?.body).not.toContain('邮编');
  });
});
