/** The same forms as other papers print them: under column names, with signs, in mixed texts, in a few words. */
import { describe, expect, test } from 'vitest';
import { genreIn, type Sketch } from './sketch.js';

describe('a standing column whose name ends with a genre', () => {
  const body = '便民之举，贵在便民。门开着，灯亮着，还要有人在。\n\n把事情想在前头，才不会让人跑冤枉路。';
  test.each(['雾江短评', '城事微评', '河畔时评', '民生快评'])('%s is of comments, signed or not', (rubric) => {
    expect(genreIn({ rubric, headline: '门开着，更要有人在', body })).toMatchObject({
      genre: 'COMMENTARY',
      kind: 'FEATURE',
    });
    const signed = genreIn({ rubric, signed: '郜远', headline: '门开着，更要有人在', body });
    expect(signed).toMatchObject({ genre: 'COMMENTARY', kind: 'FEATURE' });
  });

  test.each(['雾江读者来信', '城事百姓信箱', '◆群众来信'])('%s is of letters', (rubric) => {
    const letter = {
      rubric,
      headline: '门前的沟该清了',
      body: '柳荫巷后头的排水沟堵了半年，一下雨就漫水，盼着早些清淤。\n\n居民 步长林',
    };
    expect(genreIn(letter)).toMatchObject({ genre: 'LETTER', kind: 'NOTE' });
  });

  test.each(['花桥诗苑', '青衣江诗页', '麦田·诗歌'])('%s is of verse', (rubric) => {
    const poem = { rubric, headline: '磨坊', body: '石头记得每一粒麦子\n水记得石头\n我记得你\n站在水边的样子' };
    expect(genreIn(poem).genre).toBe('VERSE');
  });
});

describe('what is issued by forecasters', () => {
  test.each([
    '本报讯 9月2日16时，市气象台发布大风蓝色预警信号：未来24小时沿江阵风可达7级，请做好防范。',
    '县气象局昨日发布高温橙色预警：今明两天最高气温将升至38℃以上，请减少户外活动。',
    '记者从省海洋预报台获悉，该台昨日17时发布海浪黄色警报，外海将有4米到5米的大浪，请渔船回港。',
  ])('a short warning is of the weather: %s', (body) => {
    expect(genreIn({ body }).genre).toBe('WEATHER');
  });

  test('what people did after it is a report', () => {
    const body =
      '本报讯（记者 仉小川）昨日，市气象台发布暴雨黄色预警后，河东镇连夜转移低洼处村民126人。镇长带队逐户敲门，把老人背到学校。\n\n“床铺是干的，还有热汤。”一位老人说。截至今晨，全镇无人员伤亡，两处塌方路段已经抢通，镇里仍有人昼夜值守，随时准备再次转移，直到水位退到警戒线以下。';
    expect(genreIn({ headline: '一夜转移126人', body }).genre).toBe('REPORT');
  });
});

describe('entries of losses', () => {
  test.each([
    '△雨台县老秦饭馆丢失食品经营许可证副本，声明作废。',
    '▲计长庚遗失警官证，证号尾数0413，声明作废。',
    '◆河东机械厂公章一枚不慎遗失，即日起作废。',
  ])('are public notices, whatever sign they open with: %s', (body) => {
    expect(genreIn({ kind: body.startsWith('◆') ? 'NEWS' : 'PHOTO', body })).toMatchObject({
      genre: 'PUBLIC_NOTICE',
      kind: 'NOTICE',
    });
  });

  test('what a caption says is lost is none', () => {
    expect(genreIn({ kind: 'PHOTO', body: '▲昨日，志愿者帮游客找到遗失的背包。' }).genre).toBeNull();
  });
});

describe('a report with a table below', () => {
  const report = '本报讯 昨日，全县中学生越野赛在青石坡举行，共有412名学生参赛。';
  const table =
    '名次 姓名 学校 成绩\n1 阚小雨 一中 16分12秒\n2 谌月 二中 16分20秒\n3 佘蓓蓓 职高 16分41秒\n4 匡青青 五中 16分58秒\n5 庞一帆 三中 17分02秒';

  test('is of results where the table is most of it', () => {
    const read = genreIn({ headline: '县越野赛成绩揭晓', body: `${report}\n\n${table}` });
    expect(read).toMatchObject({ genre: 'RESULTS', kind: 'NEWS' });
  });

  test('keeps each row a paragraph, and the prose whole', () => {
    const { paragraphs } = genreIn({
      headline: '县越野赛落幕',
      body: `本报讯 昨日，全县中学生越野\n赛在青石坡举行。\n\n${table}`,
    });
    expect(paragraphs.map(({ text }) => text)).toEqual([
      '本报讯昨日，全县中学生越野赛在青石坡举行。',
      '名次\t姓名\t学校\t成绩',
      '1\t阚小雨\t一中\t16分12秒',
      '2\t谌月\t二中\t16分20秒',
      '3\t佘蓓蓓\t职高\t16分41秒',
      '4\t匡青青\t五中\t16分58秒',
      '5\t庞一帆\t三中\t17分02秒',
    ]);
  });

  test('narrow columns of prose with blanks around figures are no table', () => {
    const body =
      '今年以来全镇新建大棚 120 座\n其中蔬菜大棚 86 座，带动周边\n农户 340 户增收。合作社还计划\n明年再建 60 座，面积 900 亩。';
    expect(genreIn({ headline: '大棚连成片', body }).paragraphs).toHaveLength(1);
  });
});

test.each<Sketch>([
  {
    headline: '全县春播进度',
    body: '乡镇 已播（亩） 进度 种子价格（元/公斤）\n河东镇 1200 85% 6.2\n青石乡 980 79% 6.4\n苗河镇 1430 91% 6.1',
  },
  {
    headline: '各乡镇蔬菜种植情况',
    body: '乡镇\t面积\t产量\t均价\t农户\n河东\t320\t96\t2.1\t410\n青石\t280\t80\t2.0\t365\n苗河\t410\t130\t2.3\t502',
  },
  {
    headline: '规上工业企业用电量',
    body: '企业 用电量（万度） 同比 电价（元）\n河东机械 210 +3.1% 0.62\n青石水泥 480 -1.2% 0.61\n苗河纺织 130 +0.4% 0.62',
  },
])('a table with a column of prices among others is not of prices: $headline', (sketch) => {
  expect(genreIn(sketch)).toMatchObject({ genre: null, kind: 'NOTICE' });
});

test.each<Sketch>([
  { headline: '云栖花园 89~126平方米三居', body: '均价6800元/平方米起\n雨台云栖置业有限公司' },
  { headline: '金秋家装节', body: '全屋定制9999元起\n前50名有礼，优惠仅三天\n美居家居广场' },
  { headline: '迎新春 特价酬宾', body: '羊毛衫特价三折起\n百货大楼一至三层\n河东商场' },
])('a few words and a firm are an advertisement: $headline', (sketch) => {
  expect(genreIn(sketch)).toMatchObject({ genre: 'ADVERTISEMENT', kind: 'NOTICE' });
});

test.each<Sketch>([
  { headline: '春日', signed: '茅舒', body: '●茅 舒\n河醒了 把冰还给山\n柳枝弯下来\n像要写一封信\n又不知道写给谁' },
  { headline: '麦收', signed: '邰越川', body: '□ 邰越川\n镰刀比月亮更亮\n父亲比镰刀更弯\n风一吹\n整个村子都黄了' },
  { headline: '灯', signed: '卫青棠', body: '○卫青棠\n夜里最后一盏\n是母亲的\n它等我\n等到比我还晚' },
])('four lines under the name of their author are a poem: $headline', (sketch) => {
  expect(genreIn(sketch)).toMatchObject({ genre: 'VERSE', kind: 'STORY' });
});

test.each(['两部门联合发布公告', '县教育局印发招生通告', '雨台警方发出通告'])(
  'a headline that tells of a notice heads a report: %s',
  (headline) => {
    const body =
      '县教育局昨日对外说明，今年的招生范围有所调整，新增两所学校。家长们说，孩子上学近了许多，再不用跨区接送。';
    expect(genreIn({ headline, body })).toMatchObject({ genre: 'REPORT', kind: 'NEWS' });
  },
);
