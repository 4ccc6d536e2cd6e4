import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../../src/ingest/lexicon/lexicon.js';
import { readLayout } from '../../../src/ingest/page/layout.js';

/** What a reader sees of each article. */
function read(page: string) {
  return readLayout(page, shippedLexicon()).articles.map((article) => ({
    kind: article.kind,
    headline: article.headline?.text ?? null,
    kicker: article.kicker?.text ?? null,
    subhead: article.subhead?.text ?? null,
    rubric: article.rubric?.text ?? null,
    body: article.paragraphs.map((paragraph) => paragraph.text).join('\n'),
    continuedFrom: article.continuedFrom,
  }));
}

const BRIDGE =
  '本报讯（记者林晓冬）长春市伊通河上的人行桥昨日合龙，两岸居民过河不必再绕行。施工方介绍，桥面将在月底前铺装完毕。';
const SCHOOL =
  '本报讯（记者邵文举）绿园区第二批校园食堂完成改造，家长可以在手机上查看后厨画面。新学期起，食堂每周公布一次菜单。';

describe('lists of entries', () => {
  it('each entry is a paragraph, and so is who gives them', () => {
    const [notice] = read(
      `停气通知\n\n因管网改造，以下区域停气。\n时间：9月3日8时至18时\n区域：和平街以南\n电话：5550123\n丰城燃气公司\n`,
    );
    expect(notice?.body.split('\n').slice(-4)).toEqual([
      '时间：9月3日8时至18时',
      '区域：和平街以南',
      '电话：5550123',
      '丰城燃气公司',
    ]);
  });

  it('a line of running text that happens to hold a colon is none', () => {
    const prose = '本报讯（记者林晓冬）桥昨日合龙。\n好消息：居民过河不必再绕行，桥\n面月底铺好。';
    expect(read(`伊通河人行桥合龙\n\n${prose}\n`)[0]?.body).toContain('好消息：居民过河不必再绕行，桥面月底铺好。');
  });
});

describe('headline and body', () => {
  it('a headline that ends as a credit does is none', () => {
    const [bridge] = read(`两岸绘就宏伟蓝图\n\n${BRIDGE}\n`);
    expect(bridge).toMatchObject({ kind: 'NEWS', headline: '两岸绘就宏伟蓝图', body: BRIDGE });
  });

  it('a headline printed above its body belongs to it', () => {
    const [bridge, school] = read(`伊通河人行桥合龙\n\n${BRIDGE}\n\n校园食堂后厨看得见\n\n${SCHOOL}\n`);
    expect(bridge).toMatchObject({ headline: '伊通河人行桥合龙', body: BRIDGE });
    expect(school).toMatchObject({ headline: '校园食堂后厨看得见', body: SCHOOL });
  });

  it('on a page that prints bodies first, the headline below a body belongs to it', () => {
    const [bridge, school] = read(`${BRIDGE}\n\n伊通河人行桥合龙\n\n${SCHOOL}\n\n校园食堂后厨看得见\n`);
    expect(bridge).toMatchObject({ headline: '伊通河人行桥合龙', body: BRIDGE });
    expect(school).toMatchObject({ headline: '校园食堂后厨看得见', body: SCHOOL });
  });

  it('between two bodies, the headline goes to the one whose words it shares', () => {
    const page = `${BRIDGE}\n\n伊通河人行桥合龙\n\n绿园区校园食堂完成改造\n\n${SCHOOL}\n`;
    expect(read(page).map((article) => article.headline)).toEqual(['伊通河人行桥合龙', '绿园区校园食堂完成改造']);
  });

  it('the marks of Markdown headings are no part of the headline', () => {
    const [bridge] = read(`# 伊通河人行桥合龙\n\n${BRIDGE}\n`);
    expect(bridge?.headline).toBe('伊通河人行桥合龙');
  });

  it('two slogans above a headline are its kicker', () => {
    const [article] = read(`抢抓工期 保证质量 方便群众\n\n伊通河人行桥提前十天合龙\n\n${BRIDGE}\n`);
    expect(article).toMatchObject({ kicker: '抢抓工期 保证质量 方便群众', headline: '伊通河人行桥提前十天合龙' });
  });

  it('a line that opens with a dash is the subhead', () => {
    const [article] = read(`让河两岸近起来\n\n——伊通河人行桥建设纪实\n\n${BRIDGE}\n`);
    expect(article).toMatchObject({ headline: '让河两岸近起来', subhead: '——伊通河人行桥建设纪实' });
  });

  it('a numbered series names the rubric, not the headline', () => {
    const [article] = read(`重点工程巡礼 第3期\n\n伊通河人行桥合龙\n\n${BRIDGE}\n`);
    expect(article).toMatchObject({ rubric: '重点工程巡礼 第3期', headline: '伊通河人行桥合龙' });
  });
});

describe('running text', () => {
  it('lines wrapped at the width of a column are one paragraph', () => {
    const lines = BRIDGE.match(/.{1,18}/gu) ?? [];
    const [article] = read(`伊通河人行桥合龙\n\n${lines.join('\n')}\n`);
    expect(article?.body).toBe(BRIDGE);
  });

  it('blanks within letter-spaced words go, blanks between Latin words stay', () => {
    const [article] = read(
      '植树进校园\n\n本报讯（记者林晓冬）昨日，师 生 代 表 在操场边种下国槐，仪式由 Green Club 主持。树苗由家长捐赠。\n',
    );
    expect(article?.body).toContain('师生代表在操场边种下国槐，仪式由Green Club主持。');
  });

  it('a headline keeps the blank between its phrases and loses those of letter spacing', () => {
    const headlines = read(`两岸连心 一桥飞架\n\n${BRIDGE}\n\n食 堂 看 得 见\n\n${SCHOOL}\n`).map(
      (article) => article.headline,
    );
    expect(headlines).toEqual(['两岸连心 一桥飞架', '食堂看得见']);
  });
});

describe('kinds of article', () => {
  it('what opens with 图为 or closes with a photographer is a photo caption', () => {
    const page = `伊通河人行桥合龙\n\n${BRIDGE}\n\n初冬时节，净月潭雪道上人头攒动，游客在教练带领下练习滑行。 本报记者 佟立山 摄\n`;
    const articles = read(page);
    expect(articles.map((article) => article.kind)).toEqual(['NEWS', 'PHOTO']);
    expect(articles[1]?.headline).toBeNull();
  });

  it('a caption set in the middle of an article does not cut it', () => {
    const page = `伊通河人行桥合龙\n\n${BRIDGE}\n\n图为工人正在焊接栏杆。 本报记者 佟立山 摄\n\n桥上还预留了自行车道，明年春天开放。\n`;
    const articles = read(page);
    expect(articles[0]?.body).toBe(`${BRIDGE}\n桥上还预留了自行车道，明年春天开放。`);
    expect(articles[1]).toMatchObject({ kind: 'PHOTO', body: '图为工人正在焊接栏杆。本报记者佟立山摄' });
  });

  it('（上接第一版） opens a jump and says where it comes from', () => {
    const [article] = read('（上接第一版）桥墩采用预制构件，工期缩短一半。建设单位说，质量检测全部合格。\n');
    expect(article).toMatchObject({ kind: 'JUMP', continuedFrom: '第一版' });
  });

  it('an editor’s note is a note', () => {
    const page = `【编者按】冬季行路安全关系千家万户，本报今起刊发系列报道。\n\n伊通河人行桥合龙\n\n${BRIDGE}\n`;
    expect(read(page).map((article) => article.kind)).toEqual(['NOTE', 'NEWS']);
  });

  it('a longer text without dateline and byline that tells of no day is a feature', () => {
    const page =
      '河边的修表匠\n\n佟广林的修表摊支在伊通河边的柳树下，一支就是三十年。\n\n他的工具箱里有两百多把镊子和起子。\n\n来修表的多是老人，修完了还要坐一会儿。\n';
    expect(read(page).map((article) => article.kind)).toEqual(['FEATURE']);
  });

  it('questions and answers are an interview', () => {
    const page =
      '供热期市民关心什么\n\n供热开始前，记者专访了市热力集团的值班人员。\n问：室温不够怎么办？\n答：先看阀门，再拨打服务电话。\n问：多久上门？\n答：两小时以内。\n';
    expect(read(page)).toMatchObject([{ kind: 'INTERVIEW', headline: '供热期市民关心什么' }]);
  });

  it('a line with the writer’s post and name makes a signed story of what follows', () => {
    const page =
      '我家的老粮票\n\n市档案馆管理员 迟玉兰\n\n抽屉里有一沓粮票，是母亲留下的。那时候出门吃饭，先要数一数它们。\n';
    const [article] = readLayout(page, shippedLexicon()).articles;
    expect(article?.kind).toBe('STORY');
    expect(article?.authorLine).toBe('市档案馆管理员 迟玉兰');
  });

  it('a table under 公示 is a notice, its cells apart', () => {
    const page =
      '困难家庭救助名单公示\n\n现将本季度救助对象公示如下，公示期五天。\n姓名\t街道\t金额\n佟某\t正阳街道\t800元\n鲁某\t普阳街道\t600元\n';
    expect(read(page)).toMatchObject([
      { kind: 'NOTICE', body: expect.stringContaining('佟某\t正阳街道\t800元') as string },
    ]);
  });
});

describe('furniture', () => {
  it('credits, folios and running heads belong to no article', () => {
    const page = `2021年11月9日 星期二\n\n伊通河人行桥合龙\n\n${BRIDGE}\n\n编辑：崔宇 版式：宁可\n\nA03\n`;
    const layout = readLayout(page, shippedLexicon());
    expect(layout.articles).toHaveLength(1);
    expect(layout.furniture.map(({ start, end }) => page.slice(start, end))).toEqual([
      '2021年11月9日 星期二',
      '编辑：崔宇 版式：宁可',
      'A03',
    ]);
  });
});

describe('results of matches', () => {
  it.each([
    [['A组　北岭村 78∶65 茶山村', 'B组　上坝村 59∶61 下坝村（加时）']],
    [['纺织园队3：1茶厂队', '公交队2：2供水队']],
    [['文昌社区 3-0 望江社区', '北岭社区 2-3 沙湾社区']],
    [['一中队3比2二中队', '四中队1比3六中队']],
  ])('are rows of the report that they stand in, no headlines: %j', (results) => {
    const page = [
      '首轮比赛踢罢',
      '本报讯（记者林晓冬）联赛首轮昨日踢罢，看台坐满了人。',
      ...results,
      '下一轮在周六进行，门票免费。',
      '食堂看得见后厨',
      SCHOOL,
    ];
    const articles = read(page.join('\n'));
    expect(articles.map(({ headline }) => headline)).toEqual(['首轮比赛踢罢', '食堂看得见后厨']);
    expect(articles[0]?.body.split('\n')).toHaveLength(4);
  });

  it('a headline may tell one', () => {
    const [match] = read(`纺织园队3比1茶厂队\n本报讯（记者林晓冬）联赛首轮昨日踢罢，看台坐满了人。`);
    expect(match?.headline).toBe('纺织园队3比1茶厂队');
  });
});
