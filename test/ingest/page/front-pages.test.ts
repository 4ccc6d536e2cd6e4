import { describe, expect, it } from 'vitest';
import { articlesOf } from '../../support/articles.js';

const REPORT = ['西门渡口换新船', '　　本报讯（记者 苗青青）西门渡口昨', '日换上电动渡船，一次可载二十人。'];

describe('what the paper holds elsewhere', () => {
  it.each([
    ['渡口的新船　02版', '谁来修老井　05版', '周末去哪儿？五条绿道等你走　12版'],
    ['渡口的新船 A2版', '谁来修老井 A5版'],
    ['渡口的新船  第2版', '谁来修老井  第5版', '小院里的茶会  第9版'],
  ])('is a list of pages, and no text: %s', (...list) => {
    const articles = articlesOf('导 读', ...list, '', ...REPORT);
    expect(articles.map(({ headline }) => headline)).toEqual(['西门渡口换新船']);
  });

  it.each(['▶▷ 2 版 · 要 闻', '▶ 2版 要闻', '>> 02版·民生'])('stands below its pointer amid a text: %s', (pointer) => {
    const articles = articlesOf(
      ...REPORT.slice(0, 2),
      '日换上电动渡船，一次可以载二十人过江，比',
      '',
      pointer,
      '全县秋粮收获近九成',
      '截至昨日，全县秋粮已收获九成，快于上年同期。',
      '',
      pointer,
      '石桥乡办起茶会',
      '',
      '老船多坐八个人，全程不到十分钟。',
      '　　船工温槐说，新船没有油烟味。',
    );
    expect(articles.map(({ headline }) => headline)).toEqual(['西门渡口换新船', '全县秋粮收获近九成']);
    expect(articles[0]?.body).toContain('比老船多坐八个人');
    expect(articles[0]?.body.endsWith('没有油烟味。')).toBe(true);
  });
});

describe('a credit with a remark behind it', () => {
  it.each(['（更多图片见12版）', '（更多报道见第5版）', '（组图见A3版）'])('closes its caption: %s', (remark) => {
    const articles = articlesOf(
      ...REPORT,
      '',
      '10月24日，航拍石桥乡万亩水杉林。深秋时节，水杉由绿转红。',
      `本报记者 柯 舟 摄${remark}`,
      '',
      '石桥乡办起茶会',
      '　　本报讯（记者 温岚）石桥乡昨日办起',
      '茶会，三百位茶农到场。',
    );
    expect(articles.map(({ headline, kind }) => [headline, kind])).toEqual([
      ['西门渡口换新船', 'NEWS'],
      [null, 'PHOTO'],
      ['石桥乡办起茶会', 'NEWS'],
    ]);
    expect(articles[1]?.names).toEqual(['PHOTOGRAPHER 柯舟']);
  });
});

describe('a column’s name between arrows', () => {
  it.each(['▲渡口短波▲', '▼县区简讯▼', '▶渡口快讯◀'])('stands over its items and is no caption: %s', (column) => {
    const articles = articlesOf(
      ...REPORT,
      '',
      column,
      '◇5月21日，石桥乡第三届老年',
      '门球赛收杆，北岭村代表队夺冠。',
      '（温 岚）',
      '◇古陵县马拉松昨日宣布今年十',
      '一月鸣枪。 （柯 舟）',
    );
    expect(articles.slice(1).map(({ kind, rubric }) => [kind, rubric?.includes(column.slice(1, 5))])).toEqual([
      ['NEWS', true],
      ['NEWS', true],
    ]);
  });
});

describe('the last line of a page', () => {
  it.each([
    '温馨提示：本版内容仅供参考，不能代替门诊。',
    '本版文章只代表作者的看法，欢迎来信讨论。',
    '天气：今天夜间到明天，晴转多云，最低气温-1℃',
  ])('speaks of the page, or tells the weather: %s', (line) => {
    const articles = articlesOf(...REPORT, '', line);
    expect(articles.map(({ headline }) => headline)).toEqual(['西门渡口换新船']);
    expect(articles[0]?.body.endsWith('二十人。')).toBe(true);
  });

  it('is a text below a headline of its own', () => {
    const articles = articlesOf(...REPORT, '', '征稿启事', '本版长期征集渡口的老故事，来稿请注明姓名。');
    expect(articles.map(({ headline }) => headline)).toEqual(['西门渡口换新船', '征稿启事']);
  });
});

describe('a headline on two lines', () => {
  it.each([
    ['省人大执法检查组来陵', '检查湿地保护条例实施情况'],
    ['县政协考察团赴宜昌', '考察渡口保护工作'],
    ['省旅游推介团抵陵', '推介冬季古渡旅游'],
  ])('says who goes where, and what they do there: %s', (...lines) => {
    const [article] = articlesOf(...lines, ...REPORT.slice(1));
    expect([article?.kicker, article?.headline]).toEqual([null, lines.join('')]);
  });
});
