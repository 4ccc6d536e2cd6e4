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
    [['石桥通车，孩子不绕路', '村民：“这下放心了”']],
  ])('%s', (headline) => {
    const articles = articlesOf(...BRIDGE, ...headline, ...LIGHTS, '东湖路路灯换新');
    expect(articles.map((article) => article.headline)).toEqual([headline.join(''), '东湖路路灯换新']);
    expect(articles[0]?.body.endsWith('也不误市。')).toBe(true);
  });
});
