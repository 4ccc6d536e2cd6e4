import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../../src/ingest/lexicon/lexicon.js';
import { openingOf } from '../../../src/ingest/page/openings.js';

const openingsOf = (lines: readonly string[]) => lines.map((line) => openingOf(line, shippedLexicon()));

describe('a dateline', () => {
  it.each([
    ['本报讯 10月9日，澄城县召开苹果销售对接会，六十多家客商到场。'],
    ['本报11月17日讯 （记者 阎明亮） 市气象台昨日发布寒潮预警。'],
    ['本台消息：昨天夜里，城北区一居民楼的电动车棚起火。'],
    ['本网讯 连日来，格尔木的枸杞开始采摘。'],
    ['新华社日内瓦9月14日电（记者 于波澜）来自六国的代表14日开始会谈。'],
    ['据新华社利马9月14日电 秘鲁南部14日凌晨发生地震。'],
    ['华岳在线株洲讯（记者 纪晓棠 通讯员 宁远志）天元区举行女职工运动会。'],
    ['华岳在线岳阳电(记者 冯其峻)东洞庭湖越冬候鸟有22万只。'],
    ['潍水在线6月2日讯（通讯员 申若兰）记者从高新区管委会获悉，招商队伍走了九省。'],
    ['岭南网城事频道6月3日讯 岭南晚报报道：（记者 甘露）一名驴友在山中迷路。'],
    ['城市晚讯 7月3日起，长春站增开至长白山的旅游列车。'],
    ['城市晚讯记者 江心洲 报道'],
    ['记者 韩小梅 报道 昨日，西宁海关查获一批濒危植物种子。'],
    ['早报讯（实习记者　梁小鹿）“昨晚回家终于不用摸黑了。”'],
    ['（记者　寿春生　实习生　陆离）200多张老照片昨起在省图书馆展出。'],
    ['【江淮快报讯】（记者 方小舟）市区三条公交线路昨起改道。'],
  ])('opens %s', (line) => {
    expect(openingsOf([line])[0]).toMatch(/^(?:DATELINE|BYLINE)$/u);
  });

  it.each([
    ['秋粮丰收传喜讯 农户笑开颜'],
    ['通讯员队伍建设座谈会昨日召开，三十人参加。'],
    ['电力部门抢修线路，两小时后恢复供电。'],
    ['记者从市水利局获悉，水库蓄水量比去年多。'],
    ['据介绍，该镇今年种植莲藕两万亩。'],
    ['他把资讯 整理成册，发给邻居。'],
  ])('does not open %s', (line) => {
    expect(openingsOf([line])).toEqual([null]);
  });
});

describe('a byline on a line of its own', () => {
  it.each([
    ['本报记者 康乃馨'],
    ['□ 本报记者　宫明月　单小雪'],
    ['●本报记者　佟一帆'],
    ['文/图　本报记者　卓成'],
    ['◎沂蒙日报首席记者 叶知秋 文/图'],
    ['□记者 柳小白 通讯员 瞿溪'],
    ['本报记者 水长流 通讯员 陈河'],
  ])('opens a text: %s', (line) => {
    expect(openingsOf([line])).toEqual(['BYLINE']);
  });
});
