import { describe, expect, it } from 'vitest';
import { articlesOf } from '../../support/articles.js';

const REPORT = ['渡口换了新船', '', '本报讯（记者 苗青青）西门渡口昨日换上电动渡船，一次可载二十人。'];
const LAST = ['石桥乡办起茶会', '', '本报讯（记者 柯静言）石桥乡昨日办起茶会，三百位茶农到场。'];

describe('questions of readers under one column', () => {
  it.each(['◆', '●', ''])('each has its question for a headline: %s', (sign) => {
    const asked = (question: string, writer: string) => [
      `${sign}${question}`,
      '',
      '问：家里老人常说夜里腿抽筋，白天又没事，要不要去医院？',
      '',
      '答：夜里受凉、白天走得多都会抽筋，先泡脚保暖，一周不见好再去门诊。',
      '',
      `（古陵县人民医院骨科 副主任医师 ${writer}）`,
      '',
    ];
    const articles = articlesOf(
      ...REPORT,
      '',
      '健康问答',
      '',
      ...asked('夜里腿抽筋，是缺钙吗？', '温 槐'),
      ...asked('血压稳了，药能不能停？', '柯云舟'),
      ...LAST,
    );
    expect(articles.map(({ headline, kind }) => [headline, kind])).toEqual([
      ['渡口换了新船', 'NEWS'],
      ['夜里腿抽筋，是缺钙吗？', 'INTERVIEW'],
      ['血压稳了，药能不能停？', 'INTERVIEW'],
      ['石桥乡办起茶会', 'NEWS'],
    ]);
  });
});

describe('points of advice behind signs', () => {
  it.each(['▲', '◆', '●'])('are one text, with who gave it in brackets below: %s', (sign) => {
    const articles = articlesOf(
      `# ${REPORT[0]}`,
      ...REPORT.slice(1),
      '',
      '# 雨后果园管理抓三条',
      '',
      `${sign}清沟排水。雨停后及时疏通果园排水沟，不让积水过夜。`,
      '',
      `${sign}扶正树体。歪倒的幼树要在两天内扶正，用木桩固定。`,
      '',
      `${sign}防治病害。天晴后喷一次药，隔七天再喷一次。`,
      '',
      '（古陵县植保站）',
      '',
      `# ${LAST[0]}`,
      ...LAST.slice(1),
    );
    expect(articles.map(({ headline }) => headline)).toEqual(['渡口换了新船', '雨后果园管理抓三条', '石桥乡办起茶会']);
    expect(articles[1]?.body.endsWith('植保站）')).toBe(true);
  });
});

describe('letters on a page whose lines stand apart', () => {
  const LETTER = '编辑同志：村口的电表箱门掉了半年，电线露在外头，孩子们常在旁边玩，盼望早点修好。';

  it.each(['古陵县石桥村村民 韩顺安等5人', '北岭镇东街居民 温岚', '石桥乡枣坪村 柯云舟等三户'])(
    'are signed below: %s',
    (sender) => {
      const articles = articlesOf(...REPORT, '', '电表箱该修修了', '', LETTER, '', sender, '', ...LAST);
      expect(articles.map(({ headline }) => headline)).toEqual(['渡口换了新船', '电表箱该修修了', '石桥乡办起茶会']);
      expect(articles[1]?.body.endsWith(sender.replace(' ', ''))).toBe(true);
    },
  );

  it.each(['县法律援助中心律师 温 槐', '古陵县总工会干事 柯云舟', '县人民医院药剂科主任 庄小岚'])(
    'end with whoever answers them: %s',
    (writer) => {
      const answer = '温师傅：根据规定，电表箱由供电所维护，可拨打服务电话报修，三日内有人上门。';
      const articles = articlesOf(
        ...REPORT,
        '',
        '电表箱坏了找谁？',
        '',
        LETTER,
        '',
        '读者 温某某',
        '',
        answer,
        '',
        writer,
        '',
        ...LAST,
      );
      expect(articles.map(({ headline, kicker }) => [headline, kicker])).toEqual([
        ['渡口换了新船', null],
        ['电表箱坏了找谁？', null],
        ['石桥乡办起茶会', null],
      ]);
      expect(articles[1]?.names).not.toContain('AUTHOR 温某某');
    },
  );
});

describe('who wrote and who photographed', () => {
  it.each([
    ['本报记者 温岚 文 柯 舟 图', 'REPORTER 温岚', 'PHOTOGRAPHER 柯舟'],
    ['本报通讯员 庄小岚 文 本报记者 柯云舟 摄', 'CORRESPONDENT 庄小岚', 'PHOTOGRAPHER 柯云舟'],
    ['记者 苗青青 文、温槐 图', 'REPORTER 苗青青', 'PHOTOGRAPHER 温槐'],
  ])('on one line is a byline: %s', (byline, ...names) => {
    const [article] = articlesOf(
      '渡口的一夜',
      '',
      byline,
      '',
      '夜里十一点，最后一班渡船靠岸，撑船人把缆绳系好，坐下来吃他的晚饭。',
      '',
      '对岸的灯一盏一盏灭了，江面上只剩下航标灯一闪一闪。',
    );
    expect([article?.kind, article?.names]).toEqual(['FEATURE', names]);
  });
});

describe('tables', () => {
  it.each(['单位：元/公斤 采价时间：11月6日', '单位：元/公斤', '（单位：元/公斤）'])(
    'begin with a remark set apart: %s',
    (remark) => {
      const articles = articlesOf(
        ...REPORT,
        '',
        '本周蔬菜批发价格',
        '',
        remark,
        '',
        '品名\t东门市场\t西门市场\t环比',
        '白菜\t0.42\t0.38\t-4.5%',
        '萝卜\t0.26\t0.20\t-11.2%',
        '黄瓜\t3.10\t3.24\t+7.8%',
        '',
        ...LAST,
      );
      expect(articles.map(({ headline, kind }) => [headline, kind])[1]).toEqual(['本周蔬菜批发价格', 'NOTICE']);
      expect(articles[1]?.body).toContain('单位');
    },
  );

  it.each(['联系人：温岚　电话：0000-12345', '咨询电话：0000-12345', '联系电话：12345'])(
    'end with whom to ask, and the day: %s',
    (contact) => {
      const [, notice] = articlesOf(
        ...REPORT,
        '',
        '宗地确权登记公告',
        '我局对下列宗地的使用权进行了调查，现予公告。',
        '序号　权利人　坐落　面积',
        '1　石桥乡供销社　石桥村　612.40',
        '2　枣坪村村民委员会　枣坪村　388.15',
        '3　北岭镇卫生院　北岭村　1204.00',
        contact,
        '2023年9月12日',
        '',
        ...LAST,
      );
      expect(notice?.body.endsWith('2023年9月12日')).toBe(true);
    },
  );
});

describe('texts that the paper’s own reporters sign below', () => {
  const TEXT = [
    '进了伏天，渡口的老船工总要提醒人几句。',
    '下水先湿手脚，再湿胸口，身上有汗不要跳。',
    '雷响就上岸，云黑就收桨，船底有水先舀水。',
  ];

  it.each(['（本报记者 温岚）', '（本报通讯员 柯舟）', '本报记者 温岚 整理', '（本报记者 温岚 整理）'])(
    'portray and advise where they tell no day: %s',
    (signature) => {
      const articles = articlesOf(
        '# 渡口三句话',
        '',
        ...TEXT.flatMap((line) => [line, '']),
        signature,
        '',
        `# ${LAST[0]}`,
        ...LAST.slice(1),
      );
      expect(articles.map(({ kind }) => kind)).toEqual(['FEATURE', 'NEWS']);
      expect(articles[0]?.names.length).toBe(1);
    },
  );
});

describe('offers and requests', () => {
  it.each(['0000-12345678', '139****2218', '000-88116622'])('end each with a telephone number: %s', (number) => {
    const articles = articlesOf(
      ...REPORT,
      '',
      '供求热线',
      '',
      `供应 石桥乡有苹果十五万公斤，着色好，可代办装车。联系人：温师傅 电话：${number}`,
      '',
      `求购 北岭镇食品厂长期收购花生，现款现货。联系人：柯经理 电话：${number}`,
      '',
      ...LAST,
    );
    expect(articles.find(({ headline }) => headline === '供求热线')?.kind).toBe('NOTICE');
  });
});

describe('draws', () => {
  it.each(['体彩开奖', '福彩开奖', '今日摇奖'])('are a list with a remark below: %s', (title) => {
    const articles = articlesOf(
      ...REPORT,
      '',
      title,
      '排列三　第17134期　6 0 9',
      '大乐透　第17058期　前区 03 11 19　后区 02 07',
      '（以官方公布为准）',
      '',
      ...LAST,
    );
    expect(articles.map(({ headline, kind }) => [headline, kind])[1]).toEqual([title, 'NOTICE']);
    expect(articles[1]?.body).toContain('6 0 9');
  });
});
