import { describe, expect, it } from 'vitest';
import { articlesOf } from '../../support/articles.js';

const BRIDGE = [
  ' 本报讯（记者苗青青）北岭村',
  '口的石桥昨日通车，桥长四十米，',
  '村里的孩子上学不必再绕三里路，',
  '菜农进城也不误市。',
];
const LIGHTS = [' 本报讯（记者柯静言）东湖路', '的路灯昨晚全部换新，共有九十', '盏，亮度比从前高了一倍。'];

describe('headlines with commas, set close below their text', () => {
  it.each([
    [['等了三十年，桥终于通了', '上学路近了，菜也卖得动了']],
    [['老桥退役，新桥上岗']],
    [['石桥通车，孩子不绕路', '菜农进城，“省下一顿饭”']],
  ])('%s', (headline) => {
    const articles = articlesOf(...BRIDGE, ...headline, ...LIGHTS, '东湖路路灯换新');
    expect(articles.map((article) => article.headline)).toEqual([headline.join(''), '东湖路路灯换新']);
    expect(articles[0]?.body.endsWith('也不误市。')).toBe(true);
  });
});

describe('items that are signed in brackets, each below a headline of its own', () => {
  it.each([
    ['（记者 苗青青）', '（见习记者', '柯静言）'],
    ['（通讯员 邬梦）', '（记者', '庄小岚）'],
    ['(记者 苗青青)', '（记者 柯静', '言）'],
  ])('%s', (first, ...second) => {
    const articles = articlesOf(
      '楼道灯黑了半个月',
      '居民费女士来电：花园路六号楼三',
      '单元的楼道灯黑了半个月，老人上',
      '下楼只能摸着墙走。',
      `物业答复，灯已换好。${first}`,
      '井盖一过车就响得睡不着',
      '居民邹先生来电：西门桥头的井盖',
      '松了，半夜过车一声接着一声，临',
      '街住户整夜睡不好。',
      `井盖昨日已加了胶圈。${second[0]}`,
      ...second.slice(1),
    );
    expect(articles.map(({ headline }) => headline)).toEqual(['楼道灯黑了半个月', '井盖一过车就响得睡不着']);
  });
});

describe('a byline below its text', () => {
  it.each(['本报记者 苗青青', '东湖晚报记者 柯静言 实习生 邬梦', '文/图 本报记者 庄小岚'])(
    'with the headline of the text below it: %s',
    (byline) => {
      const [first] = articlesOf(
        ' 花园路的裁缝铺开了三十年，老',
        '裁缝说，他改过的裤脚能绕城一圈。',
        '如今来的客人少了，他还是每天八',
        '点开门，熨斗总是热的。',
        ' 隔壁的面馆换了四个老板，只有',
        '他没有搬过。',
        byline,
        '一间铺子守了三十年',
      );
      expect(first?.headline).toBe('一间铺子守了三十年');
      expect(first?.body.endsWith(byline.replace(/\s/gu, ''))).toBe(true);
    },
  );

  it.each(['停水通知', '招领启事', '今日天气'])('above a notice: %s', (title) => {
    const articles = articlesOf(
      '一间铺子守了三十年',
      ' 花园路的裁缝铺开了三十年，老',
      '裁缝说，他改过的裤脚能绕城一圈。',
      ' 隔壁的面馆换了四个老板，只有',
      '他没有搬过。',
      '文/图 本报记者 庄小岚',
      title,
      '花园路片区今日八时至十七时，请',
      '居民留意，详情可问社区。',
    );
    expect(articles.map(({ headline }) => headline)).toEqual(['一间铺子守了三十年', title]);
  });

  it.each(['文/本报记者 苗青青', '文／东湖晚报记者 柯静言', '文/记者 邬梦'])(
    'opens a text below its headline: %s',
    (byline) => {
      const articles = articlesOf(...BRIDGE, '石桥昨日通车', '三伏天怎么喝茶', byline, ...LIGHTS.slice(1));
      expect(articles.map(({ headline }) => headline)).toEqual(['石桥昨日通车', '三伏天怎么喝茶']);
    },
  );
});

describe("a photographer's credit", () => {
  it.each(['新闻热线有奖征集线索', '欢迎读者常来常往', '摄影爱好者投稿请发编辑部'])(
    'ends the caption above a line of another sort: %s',
    (line) => {
      const [photo] = articlesOf('图为昨日，东湖公园的荷花开', '了，市民正在拍照。', '本报记者 庄小岚 摄', line);
      expect(photo?.body.endsWith('摄')).toBe(true);
    },
  );

  it.each([
    ['本 报 记 者', '庄小岚 摄'],
    ['本 报 通 讯 员', '邬梦 摄'],
    ['东湖晚报记者', '苗青青 摄影'],
  ])('on two lines: %s', (...credit) => {
    const [photo] = articlesOf(
      '➡昨日，东湖公园的荷花开了，市',
      '民正在拍照。今年荷花比去年早开',
      '五天，花期还有半个月。',
      ...credit,
      ...LIGHTS,
    );
    expect(photo?.headline).toBeNull();
    expect(photo?.kind).toBe('PHOTO');
    expect(photo?.body).toContain(credit[1]?.slice(0, 2));
  });
});

describe('a masthead', () => {
  it.each([
    ['2 0 2 4年5月9日  星期四', '今日晴转多云 12℃～20℃ 南风三级', '东湖晚报', '热线：7 7 6 6 5 5 4'],
    ['东湖都市报', '今天小雨 9℃-13℃ 明天阴 8℃-15℃', '2024年5月9日 星期四', 'A03'],
    ['２ ０ ２ ４年５月９日', '多云间晴，局部阵雨 19～27℃'.replace('，', ' '), '星期四', '东湖晨报'],
  ])('with the weather, and a year set wide: %s', (...lines) => {
    const articles = articlesOf(...lines, ...BRIDGE, '石桥昨日通车');
    expect(articles.map(({ headline, kicker, subhead }) => [headline, kicker, subhead])).toEqual([
      ['石桥昨日通车', null, null],
    ]);
  });
});

const SNORING = [
  ' 夜里打鼾的人白天犯困，开车容易',
  '出事，体重大的人更要当心。医生说，',
  '鼾声忽高忽低，最好查一查睡眠。',
  ' 轻的侧睡就好，重的要用呼吸机，',
  '睡前也别喝酒。',
];

describe('experts sign below their texts', () => {
  it.each([
    ['（市二医院呼吸科主治医师 庄小岚）', 'AUTHOR 庄小岚'],
    ['(东湖中学心理教师 邬梦)', 'AUTHOR 邬梦'],
    ['　　　市中心血站门诊部　费明', 'AUTHOR 费明'],
  ])('%s', (line, author) => {
    const articles = articlesOf('打鼾不等于睡得香', ...SNORING, line, '', '石桥昨日通车', ...BRIDGE);
    expect(articles.map(({ headline, kicker }) => [headline, kicker])).toEqual([
      ['打鼾不等于睡得香', null],
      ['石桥昨日通车', null],
    ]);
    expect(articles[0]?.names).toEqual([author]);
  });

  it('bodies that send reports in do not', () => {
    const [report] = articlesOf('石桥昨日通车', ...BRIDGE, '（区人民法院 庄小岚）');
    expect(report?.names).not.toContain('AUTHOR 庄小岚');
  });
});

describe('below who gives a notice', () => {
  it.each(['东湖供电公司', '市自来水有限责任公司', '西门街道办事处'])('another text begins: %s', (giver) => {
    const articles = articlesOf(
      '停电预告',
      '因线路检修，以下路段将停电，请居',
      '民提前做好准备：',
      '5月9日7时至16时 花园路东侧',
      '如遇雨天改期。服务热线7766554',
      giver,
      '',
      '打鼾不等于睡得香',
      '睡眠要查一查',
      ...SNORING,
    );
    expect(articles.map(({ headline }) => headline)).toEqual(['停电预告', '打鼾不等于睡得香睡眠要查一查']);
  });
});

describe('two headlines that stand close between two texts', () => {
  it.each([
    ['石桥通车了 孩子不绕路', '路灯全换新 夜行不摸黑'],
    ['一座石桥 连起南北两岸人家', '东湖路亮了 靠的是九十盏灯'],
    ['石桥昨日通车 “绕路”成往事', '路灯昨晚换新 “黑路”变通途'],
  ])('are one of each: %s', (first, second) => {
    const articles = articlesOf(...BRIDGE, first, second, ...LIGHTS, '', '南门书店开张', ' 本报讯 南门书店昨日开张。');
    expect(articles.map(({ headline }) => headline)).toEqual([first, second, '南门书店开张']);
  });
});

describe('items of a column with headlines of their own behind the sign', () => {
  it.each(['●', '◆', '▲'])('%s', (sign) => {
    const articles = articlesOf(
      '城事速递',
      `${sign}东湖站开通晚班车`,
      '5月9日起，东湖汽车站增开到北岭的晚',
      '班车，发车时间二十时。（苗青青）',
      `${sign}书店周末不打烊`,
      '南门书店本月起周末通宵营业，添了四十',
      '个座位，热水免费。（柯静言）',
    );
    expect(articles.map(({ headline }) => headline)).toEqual(['东湖站开通晚班车', '书店周末不打烊']);
  });
});

describe('a page that sets its headlines on two lines', () => {
  const paired = (...headline: readonly string[]) =>
    articlesOf(
      '老桥退役',
      '新桥上岗',
      ...BRIDGE,
      '',
      '东湖路亮了',
      '九十盏灯换新',
      ...LIGHTS,
      '',
      ...headline,
      ' 本报讯（记者邬梦）南门书店昨日',
      '换了新址，读者说店里亮堂多了。',
    )[2];

  it.each([
    ['书店搬家读者搭手', '三万册书传了一条街'],
    ['书店搬新家 人手不够', '读者排队传书'],
    ['南门书店换了地方', '读者说亮堂多了 想多坐坐'],
  ])('is thought to do so where it might be a kicker: %s', (...headline) => {
    const article = paired(...headline);
    expect([article?.kicker, article?.headline]).toEqual([null, headline.join('')]);
  });

  it.each(['书店老板：搬得动书搬不走人情', '店家提醒：旧址的存书要在月底前取走', '物业回应：门口的台阶下周会改成坡道'])(
    'sets below it who says what: %s',
    (line) => {
      const article = paired('书店搬家读者搭手', line);
      expect([article?.headline, article?.subhead]).toEqual(['书店搬家读者搭手', line]);
    },
  );

  it('keeps the hour of a headline apart from a kicker that says when', () => {
    const article = paired('读者排队传书三小时', '书店搬空半条街');
    expect(article?.kicker).toBeNull();
  });
});

describe('a headline amid the columns of its text', () => {
  it.each([
    ['此次搬迁从四月开始，前后花了二十', '天，旧书都按原样上了架。'],
    ['他们把旧书按原样上了架，花了二十', '天，一本也没有丢。'],
    ['其中最费事的是字典，有的比砖头还', '沉，搬了整整两天。'],
  ])('is that text: %s', (...rest) => {
    const articles = articlesOf(
      '石桥昨日通车',
      ...BRIDGE,
      ' 本报讯（记者邬梦）南门书店昨日',
      '换了新址，读者说店里亮堂多了。',
      '',
      '三万册书',
      '传过一条街',
      ` ${rest[0] ?? ''}`,
      ...rest.slice(1),
      ' 老板说，下月还要添一百个座位，',
      '让学生写作业。',
      '',
      '东湖路灯换新',
      ...LIGHTS,
    );
    expect(articles.map(({ headline }) => headline)).toEqual(['石桥昨日通车', '三万册书传过一条街', '东湖路灯换新']);
    expect(articles[1]?.body.endsWith('写作业。')).toBe(true);
  });
});

describe('a page whose headlines are two phrases on one line', () => {
  it.each(['打鼾的人睡得香 怎么会越睡越困', '夜里鼾声如雷 白天哈欠连天', '睡觉打呼噜别大意 体重大的更要查'])(
    'sets those of texts without dateline so too: %s',
    (headline) => {
      const articles = articlesOf(
        '一座石桥连起南北 孩子上学不绕路',
        ...BRIDGE,
        ' 村里的老人说，等了三十年，终于',
        '等来了。',
        '九十盏路灯换新 东湖路亮堂了',
        ...LIGHTS,
        ' 附近居民说，晚上散步不用打手电',
        '筒了。',
        headline,
        ...SNORING,
      );
      expect(articles.map((article) => article.headline)).toContain(headline);
    },
  );
});

describe('whoever signs without a post', () => {
  const OTHER = ['西门菜场明起歇业三天，整修屋顶和地', '面，摊位暂时搬到北街。'];

  it.each([
    ['（苗青青）', ['REPORTER 苗青青']],
    ['（苗青青 庄小岚）', ['REPORTER 苗青青', 'REPORTER 庄小岚']],
    ['（苗青青 东检宣）', ['REPORTER 苗青青', 'CORRESPONDENT 东检宣']],
    ['（费明）', ['CORRESPONDENT 费明']],
  ])('has the post that the page gives them elsewhere: %s', (signature, names) => {
    const articles = articlesOf(
      '石桥昨日通车',
      ...BRIDGE,
      '',
      '西门菜场歇业',
      ` 本报讯 ${OTHER[0] ?? ''}`,
      `${OTHER[1] ?? ''}${signature}`,
    );
    expect(articles[1]?.names).toEqual(names);
  });

  it.each(['西公宣', '朱法宣', '东税宣', '柳城管宣'])('may write for an office: %s', (name) => {
    const [article] = articlesOf('西门菜场歇业', ` 本报讯 ${OTHER.join('')}（${name}）`);
    expect(article?.names).toEqual([`CORRESPONDENT ${name}`]);
  });

  it('is a trainee where the page says so', () => {
    const articles = articlesOf(
      '东湖路灯换新',
      ' 本报讯（见习记者 邬梦）东湖路的路灯昨晚全部换新。',
      '',
      '西门菜场歇业',
      ` 本报讯 ${OTHER.join('')}（邬梦）`,
    );
    expect(articles.map(({ names }) => names)).toEqual([['TRAINEE 邬梦'], ['TRAINEE 邬梦']]);
  });
});

describe('a writer named by a short line', () => {
  it.each(['丁木', '费明', '庄小岚'])('below the end of a comment, above a jump: %s', (name) => {
    const articles = articlesOf(
      '短评',
      '让石桥多走几代人',
      ' 石桥修好了，路也通了，往后谁来看护，',
      '要有个章程。村里若能推举一位看桥人，',
      '桥就能走得更久。',
      name,
      '（上接01版①）',
      ' “等了三十年，桥总算通了。”村民说，',
      '上学的孩子不必再绕三里路。',
    );
    expect(articles[0]?.names).toEqual([`AUTHOR ${name}`]);
    expect(articles[1]?.headline).toBeNull();
  });

  it.each(['小满', '南风', '阿茶'])('under a pen name below the headline: %s', (name) => {
    const [story] = articlesOf(
      '',
      '外婆的竹椅和老井',
      name,
      '　　外婆的竹椅坐了三十年，扶手磨得发',
      '亮，夏夜里她总坐在井边摇扇子。',
      '　　后来老井填了，竹椅也散了，扇子还',
      '挂在门后。',
      '',
    );
    expect(story?.names).toEqual([`AUTHOR ${name}`]);
    expect([story?.headline, story?.kind]).toEqual(['外婆的竹椅和老井', 'STORY']);
  });
});

describe('a text that opens with its summary', () => {
  it.each(['核心提示：', '编者按：', '【核心提示】'])('is no note where it has headings and is signed: %s', (word) => {
    const articles = articlesOf(
      ` ${word}镯子发黑，洗衣机修了三次`,
      '还漏水，记者挑出两件跑了一趟，看',
      '看难在哪里。',
      ' 鉴定费比镯子贵',
      ' 费女士买的镯子戴了半个月就发黑，',
      '商场要她先拿出鉴定报告。记者陪她',
      '找到工商所，抽样送检不用花钱。',
      ' 维修单不见了',
      ' 邹先生的洗衣机上门修了三次，没有',
      '一次留下维修单。店方答应三天之内',
      '换一台新机。',
      '本报记者 苗青青',
      '两件投诉跑一趟',
      '',
      '石桥昨日通车',
      ...BRIDGE,
    );
    expect(articles.map(({ headline, kind }) => [headline, kind])).toEqual([
      ['两件投诉跑一趟', 'FEATURE'],
      ['石桥昨日通车', 'NEWS'],
    ]);
  });
});

describe('headlines of a question, of a quotation', () => {
  it.each([
    ['石桥修好了吗？', '孩子不绕路了'],
    ['谁来看护石桥？', '村里推举老人'],
    ['绕路多远才算远', '一座桥给了答案'],
  ])('an answer of the same length belongs to it: %s', (...lines) => {
    const [article] = articlesOf(...lines, ...BRIDGE);
    expect([article?.kicker, article?.headline]).toEqual([null, lines.join('')]);
  });

  it.each(['“不用绕路了”', '“等了三十年”', '“桥通了！”'])('a quotation stands above one of two lines: %s', (quoted) => {
    const [article] = articlesOf(quoted, '北岭村口石桥昨日通车', '村里孩子少走三里多路', ...BRIDGE);
    expect([article?.kicker, article?.headline]).toEqual([quoted, '北岭村口石桥昨日通车村里孩子少走三里多路']);
  });
});

describe('a byline whose last name goes on in the next line', () => {
  it.each([
    ['县融媒体中心记者　费', '明'],
    ['本报通讯员　庄', '小岚'],
    ['东湖晚报通讯员 柯', '静言'],
  ])('%s / %s', (above, rest) => {
    const articles = articlesOf(
      '    本报讯（记者邬梦）石桥昨日通车，',
      '桥长四十米。',
      '    冬天取暖别大意',
      `    ${above}`,
      rest,
      '    天冷以后，消防队走进十二个村，',
      '给老人装上了报警器。',
    );
    expect(articles).toHaveLength(2);
    expect(articles[1]?.names.at(-1)?.endsWith(rest)).toBe(true);
  });
});

describe("a column's name over a headline", () => {
  it.each([
    ['法治在线', '赊账买料不还钱', '养殖户当被告'],
    ['微小说', '车上让座的人'],
    ['热线追踪', '大衣洗成小童装', '店家赔了钱'],
  ])('begins another text: %s', (...heads) => {
    const articles = articlesOf(
      '石桥昨日通车',
      '',
      '北岭村口的石桥通车了，桥长四十米。',
      '',
      '村里的老人说，等了三十年，终于等来了。',
      '',
      ...heads,
      '',
      '车上人多，她站了三站。一个少年站起来，让她坐下。',
      '',
      '她红了脸，坐下，把怀里的西瓜往里抱了抱。',
    );
    expect(articles).toHaveLength(2);
    expect(articles[1]?.headline).toBe(heads.slice(1).join(''));
  });
});

describe('a writer behind 文 and a slash below a text', () => {
  it.each([
    ['文/费明', 'AUTHOR 费明'],
    ['文／庄小岚', 'AUTHOR 庄小岚'],
    ['文/本报记者 邬梦', 'REPORTER 邬梦'],
  ])('%s', (line, name) => {
    const [story] = articlesOf('让座', '', '车上人多，她站了三站。一个少年站起来，让她坐下。', '', line);
    expect(story?.names).toEqual([name]);
  });
});

describe('a list of times under a headline of its own', () => {
  it.each(['赛程预告', '开放日通知', '巡演预告'])('%s', (title) => {
    const articles = articlesOf(
      '石桥昨日通车',
      ...BRIDGE,
      '',
      title,
      '本周六',
      '１５：３０　东湖—北岭　（五至八名）',
      '１９：３０　西门—花园　（三、四名）',
      '本周日',
      '１５：３０　南门—柳溪　（决赛）',
      ...LIGHTS,
      '东湖路灯换新',
    );
    expect(articles.map(({ headline, kind }) => [headline, kind])).toEqual([
      ['石桥昨日通车', 'NEWS'],
      [title, 'NOTICE'],
      ['东湖路灯换新', 'NEWS'],
    ]);
  });
});

describe('the last line of a page', () => {
  it.each([
    '健康热线 7766554　欢迎您出题，我们请医生来答',
    '民生热线：７７６６５５４ 随时等您来电',
    '报料电话 400-776-6554 有奖征集身边事',
  ])('that asks readers to call is no text: %s', (line) => {
    const articles = articlesOf('石桥昨日通车', ...BRIDGE, line);
    expect(articles.map(({ headline, subhead }) => [headline, subhead])).toEqual([['石桥昨日通车', null]]);
    expect(articles[0]?.body.endsWith('也不误市。')).toBe(true);
  });
});
