import { describe, expect, it } from 'vitest';
import { articlesOf } from '../../support/articles.js';

const TALES = [
  '井边的石榴',
  '石榴树是祖母种下的，树干斜斜地靠着井台。',
  '每年开花，她都要在树下坐上半天，说起年轻时的事。',
];

describe('what others sign below, under a headline, is another text', () => {
  it.each([
    ['□ 柯云舟', '旧车铃', '车铃早就不响了，父亲舍不得换，用布条缠了又缠。', '（温岚）'],
    ['◎柯云舟', '巷口的面摊', '面摊只卖两样，一样是清汤面，一样是拌面。', '                    （温 岚）'],
    ['本报记者 柯云舟', '桥头早市', '早市天不亮就开，卖菜的挑着担子从北岭走来。', '（通讯员 温岚）'],
  ])('below a text that names its writers above: %s', (writer, headline, text, signed) => {
    const articles = articlesOf(
      TALES[0] ?? '',
      writer,
      ...TALES.slice(1),
      '',
      headline,
      text,
      '天一亮，人就散了。',
      signed,
    );
    expect(articles.map((article) => article.headline)).toEqual([TALES[0], headline]);
  });

  it('a headed part of a text that nobody else signs stays with it', () => {
    const articles = articlesOf(
      '河堤绿道怎样修成',
      '本报记者 柯云舟',
      '绿道沿河而修，全长六公里，工人们在堤上干了两年。',
      '',
      '先修路基',
      '路基要高出水面三米，石料从北岭运来。',
      '',
      '再种树',
      '树种选了柳和乌桕，绿道两边各种一行。',
    );
    expect(articles.map((article) => article.headline)).toEqual(['河堤绿道怎样修成']);
  });
});
