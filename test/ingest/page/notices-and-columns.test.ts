import { describe, expect, it } from 'vitest';
import { articlesOf } from '../../support/articles.js';

const BRIDGE = ['石桥通车', '', '本报讯（记者 苗青青）北岭村口的石桥昨日通车，桥长四十米。', ''];

describe('what stands with a notice’s headline', () => {
  it.each(['古自然资告字〔2021〕9号', '（2022年第14号）', '北政发[2020]第31号'])('its number: %s', (number) => {
    const articles = articlesOf(
      ...BRIDGE,
      '古陵县自然资源局关于集体建设用地使用权挂牌出让的公告',
      number,
      '',
      '经古陵县人民政府批准，现将一宗集体建设用地使用权挂牌出让，有关事项公告如下。',
    );
    const [, notice] = articles;
    expect([notice?.headline, notice?.kind]).toEqual([
      '古陵县自然资源局关于集体建设用地使用权挂牌出让的公告',
      'NOTICE',
    ]);
  });

  it.each(['公示', '公告', '通告'])('its last word, on a line of its own: %s', (word) => {
    const articles = articlesOf(
      ...BRIDGE,
      '2021年古陵县拟推荐市级农业示范企业名单',
      word,
      '',
      '根据市有关文件要求，经企业申报、部门联审，拟推荐以下三家企业，现予以公布。',
    );
    const [, notice] = articles;
    expect([notice?.headline, notice?.names]).toEqual([`2021年古陵县拟推荐市级农业示范企业名单${word}`, []]);
  });
});

describe('a column’s break', () => {
  it.each([
    '子里有人问：“这样的地方还缺人不？”她笑起来：“缺，缺的就是你！”',
    '里的老人搭话：“你也是来看桥的？”',
    '边的徒弟抢着答：“师傅，这回该我上了……”',
  ])('what somebody says behind it is no headline: %s', (rest) => {
    const articles = articlesOf(
      '山上的茶姑娘',
      '本报记者 柯云舟',
      '中午时分，茶山上起了雾，她把镜头转向远处，雾里的茶山像一幅画。院',
      '',
      rest,
      '',
      ...BRIDGE,
    );
    expect(articles.map(({ headline }) => headline)).toEqual(['山上的茶姑娘', '石桥通车']);
    expect(articles[0]?.body.endsWith(rest.slice(-4))).toBe(true);
  });
});

describe('in narrow columns', () => {
  it.each([
    ['【石桥】', '【北岭】', '【南门】'],
    ['〔医保〕', '〔供水〕', '〔公交〕'],
    ['[体育]', '[文化]', '[教育]'],
  ])('items behind what they are about are texts of their own: %s', (...leads) => {
    const [first, second, third] = leads;
    const articles = articlesOf(
      '微新闻',
      `${first}昨日，镇里给二十`,
      '户老人送去绿豆汤。（温岚）',
      `${second}批发市场昨起推出`,
      '夜市，营业时间延长至晚上十',
      '点，首晚客流三万人次。',
      '（记者 柯云舟）',
      `${third}一台货车昨日侧翻，`,
      '村民帮忙清空路面，无人受',
      '伤。（通讯员 苗青青）',
    );
    expect(articles.map(({ names }) => names)).toEqual([
      ['CORRESPONDENT 温岚'],
      ['REPORTER 柯云舟'],
      ['CORRESPONDENT 苗青青'],
    ]);
  });

  it.each([
    ['孩子的暑假，', '被几个班“承包”了？', '四成受访小学生报了三个以上培训班'],
    ['楼道里的灯，', '到底该由谁来修？', '社区物业与业主各执一词互相推诿'],
    ['菜场要搬家，', '摊主们去哪儿了？', '新址在西门外下月初开张迎接顾客'],
  ])('a headline broken behind its comma stands over its own text: %s%s', (above, below, subhead) => {
    const articles = articlesOf(
      '石桥通车',
      '',
      '　　晚报讯（记者 温岚）北岭村',
      '口的石桥昨日通车，桥长四十米，',
      '两岸的村民再也不用绕路。桥栏上',
      '刻着捐款人的名字。',
      '',
      above,
      below,
      subhead,
      '',
      '　　晚报讯（记者 苗青青）暑假',
      '过半，市民过得怎么样？本报对城',
      '区五所小学的三百名学生和家长进',
      '行了调查。结果显示，多数家庭都',
      '有自己的打算。',
      '　　“上午写字，下午唱歌，比上',
      '学还累。”在南门小学读四年级的',
      '彤彤说，她最大的愿望是去乡下外',
      '婆家捉泥鳅。',
    );
    const [bridge, article] = articles;
    expect([articles.length, bridge?.headline]).toEqual([2, '石桥通车']);
    expect(bridge?.body).not.toContain(above);
    expect([article?.kicker, article?.headline, article?.subhead].join('').replace(/\n/gu, '')).toBe(
      above + below + subhead,
    );
  });
});
