import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../../src/ingest/lexicon/lexicon.js';
import { readLayout } from '../../../src/ingest/page/layout.js';

const BODY = '本报讯（记者 司农）崖州区的种子小镇昨日揭牌，首批二十七家机构入驻。小镇分三期建设。';

/** Kicker, headline and subhead of lines that stand close together above a text. */
function decksOf(...lines: string[]) {
  const [article] = readLayout([...lines, BODY].join('\n'), shippedLexicon()).articles;
  return [article?.kicker, article?.headline, article?.subhead].map((reading) => reading?.text ?? null);
}

describe('lines close together above a text', () => {
  it.each([
    [
      'a kicker of one phrase, a headline of two',
      ['原野里建基地', '种子选好了 日子过甜了'],
      ['原野里建基地', '种子选好了 日子过甜了', null],
    ],
    [
      'a kicker of two phrases',
      ['总投资三亿元 涵盖五大领域', '崖州种子小镇揭牌迎客'],
      ['总投资三亿元 涵盖五大领域', '崖州种子小镇揭牌迎客', null],
    ],
    [
      'a kicker that the headline completes',
      ['市政府常务会议要求', '把群众温暖放在心上'],
      ['市政府常务会议要求', '把群众温暖放在心上', null],
    ],
    [
      'a subhead with a dash',
      ['种子有了自己的家', '——崖州种子小镇揭牌侧记'],
      [null, '种子有了自己的家', '——崖州种子小镇揭牌侧记'],
    ],
    [
      'a subhead that names who spoke',
      ['种子小镇在崖州揭牌', '符学仁讲话'],
      [null, '种子小镇在崖州揭牌', '符学仁讲话'],
    ],
    [
      'one headline, its subject above its predicate',
      ['崖州种子小镇', '迎来首批机构'],
      [null, '崖州种子小镇迎来首批机构', null],
    ],
    [
      'one headline, two predicates of one subject',
      ['种子小镇揭牌迎客', '带来首批研究机构'],
      [null, '种子小镇揭牌迎客带来首批研究机构', null],
    ],
    [
      'a kicker above a headline of two lines',
      ['从“等种子”到“送种子”', '崖州招商队伍', '一季度跑了九省'],
      ['从“等种子”到“送种子”', '崖州招商队伍一季度跑了九省', null],
    ],
    [
      'one headline, cut behind the number of a meeting',
      ['沙湾市第十八届', '人民代表大会开幕'],
      [null, '沙湾市第十八届人民代表大会开幕', null],
    ],
    [
      'one headline, cut behind a number',
      ['沙湾港集装箱吞吐量突破100', '万标准箱'],
      [null, '沙湾港集装箱吞吐量突破100万标准箱', null],
    ],
    ['a couplet, its characters set apart', ['老 街 有 新 客', '旧 巷 换 新 颜'], [null, '老街有新客旧巷换新颜', null]],
    [
      'a kicker of parallel lines',
      ['菜篮子拎得稳', '米袋子装得满', '沙湾市粮油储备充足'],
      ['菜篮子拎得稳米袋子装得满', '沙湾市粮油储备充足', null],
    ],
    [
      'a question above its answer',
      ['一度电还能怎么省？', '工业园里算起节能账'],
      ['一度电还能怎么省？', '工业园里算起节能账', null],
    ],
    [
      'a kicker and a headline that name one thing',
      ['小小茶叶走出国门', '茶叶专列驶向中亚五国'],
      ['小小茶叶走出国门', '茶叶专列驶向中亚五国', null],
    ],
    ['a place above what happens there', ['沙湾市：', '老厂房变身新书院'], [null, '沙湾市：老厂房变身新书院', null]],
    [
      'a person above what is told of them',
      ['剪纸传承人陆小舟：', '一把剪刀剪出四季'],
      ['剪纸传承人陆小舟：', '一把剪刀剪出四季', null],
    ],
    [
      'a headline of two lines above a subhead with a dash',
      ['沙湾老旧小区改造', '让居民住得更舒心', '——今年计划完成四十个小区'],
      [null, '沙湾老旧小区改造让居民住得更舒心', '——今年计划完成四十个小区'],
    ],
  ])('%s', (_, lines, decks) => {
    expect(decksOf(...lines)).toEqual(decks);
  });

  it.each([
    ['崖州区政协专题调研组', '赴沙湾镇调研种子产业'],
    ['市人大常委会执法检查组', '深入沙湾区检查水污染防治'],
    ['省种子协会考察组', '走进崖州考察种子小镇'],
  ])('a body that does what it is called by, above what it does: %s', (body, does) => {
    expect(decksOf(body, does)).toEqual([null, body + does, null]);
  });

  it.each([
    ['a name set wide', ['民 生 直 通 车', '停水三天的小区来水了'], '民生直通车', '停水三天的小区来水了'],
    ['a short name', ['一周行情', '沙湾市区主要蔬菜零售价格回落'], '一周行情', '沙湾市区主要蔬菜零售价格回落'],
    [
      'a series and its part',
      ['乡村振兴看沙湾', '北岭篇', '一片茶叶富了一方人'],
      '乡村振兴看沙湾\n北岭篇',
      '一片茶叶富了一方人',
    ],
  ])('is a column above its headline: %s', (_, lines, rubric, headline) => {
    const [article] = readLayout([...lines, BODY].join('\n'), shippedLexicon()).articles;
    expect([article?.rubric?.text, article?.headline?.text]).toEqual([rubric, headline]);
  });
});
