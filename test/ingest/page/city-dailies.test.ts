import { describe, expect, it } from 'vitest';
import { articlesOf } from '../../support/articles.js';

/** What is told of each article: headline, and how its body begins. */
const told = (lines: readonly string[]) =>
  articlesOf(...lines).map(({ headline, body }) => [headline, body.slice(0, 6)]);

const RAIN = '本报讯（记者 苗青青）城区昨日普降小雨，雨量十二毫米，气温降到八度。';

describe('headings of two levels above a text', () => {
  it.each([
    ['## 老街要修了', '### 工期四个月 商户不停业', '### 一条街，一百年', '### 一块砖，一行字'],
    ['# 南湖清淤开工', '## 挖泥十万方 植柳两千株', '## 先清底', '## 再种树'],
    ['## 夏收新粮入库', '#### 价格每斤高出一角', '#### 谁来收', '#### 存哪里'],
  ])('say which are subheads, so sections are no texts: %s', (headline, subhead, first, second) => {
    const mark = /^#+ /u.exec(headline)?.[0] ?? '';
    const lines = [
      [`${mark}小雨润春苗`, '', RAIN, '', headline, '', subhead, '', '本报讯（记者 甘棠）这件事昨日定了下来。', ''],
      [`${mark}码头上的一天`, '', '（上接A01版②）天没亮，老秦就到了码头，先看水位，再看天色。', ''],
      [first, '', '过去这里只有一条小路，如今通了大车，村里人进城只要半个小时。', ''],
      [second, '', '办法是一家一家商量出来的，谁家有难处，大伙就先帮谁家。', ''],
    ].flat();
    const strip = (text: string) => text.replace(/^#+ /u, '');
    expect(articlesOf(...lines).map((article) => article.headline)).toEqual([
      '小雨润春苗',
      strip(headline),
      '码头上的一天',
    ]);
  });
});
