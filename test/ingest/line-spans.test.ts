import { describe, expect, it } from 'vitest';
import { parsePage } from '../../src/ingest/parse.js';
import type { ParsedArticle } from '../../src/ingest/parsed.js';

function firstOf(text: string): ParsedArticle {
  const [article] = parsePage({ name: 'p', text, newspaper: null, edition: null, date: null }).articles;
  if (article === undefined) throw new Error('the page holds no article');
  return article;
}

const BODY = [
  '　　本报讯（记者 桂 香 通讯员 满江红）10月8日，云渡县石桥通车，两岸群众',
  '步行过河只需五分钟。县交通局局长邰大有说，桥长三百米，投资两千万元。',
  '　　当天，首趟公交车驶过大桥，车上坐满了赶集的村民。',
];

describe('the headline block', () => {
  it('stands where the page prints its lines', () => {
    const page = ['我县补齐交通短板', '', '石桥通车两岸', '步行只需五分钟', '', ...BODY].join('\n');
    const { heads } = firstOf(page);
    const printed = heads.map(({ part, spans }) => [part, spans.map(({ start, end }) => page.slice(start, end))]);
    expect(printed).toEqual([
      ['KICKER', ['我县补齐交通短板']],
      ['HEADLINE', ['石桥通车两岸\n步行只需五分钟']],
    ]);
  });

  it('reads back as the headline once blanks are left out', () => {
    const page = ['石 桥 通 车 两 岸', '', ...BODY].join('\n');
    const { headline, heads } = firstOf(page);
    const printed = heads.flatMap(({ spans }) => spans.map(({ start, end }) => page.slice(start, end))).join('');
    expect(headline).toBe('石桥通车两岸');
    expect(printed).toBe('石 桥 通 车 两 岸');
  });
});

describe('a byline', () => {
  it('stands where its names do, also those set wide', () => {
    const page = ['石桥通车两岸', '', ...BODY].join('\n');
    const printed = firstOf(page).byline.map(({ name, spans }) => [
      name,
      spans.map(({ start, end }) => page.slice(start, end)),
    ]);
    expect(printed).toEqual([
      ['桂香', ['桂 香']],
      ['满江红', ['满江红']],
    ]);
  });

  it('stands at the end where it is signed there, although the text names the writer before', () => {
    const page = [
      '石桥通车两岸',
      '',
      `　　${'10月8日，云渡县石桥通车，两岸群众步行过河只需五分钟。'.repeat(9)}`,
      '　　满江红站在桥头，看首趟公交车驶过大桥，车上坐满了赶集的村民。（记者 满江红）',
    ].join('\n');
    const [writer] = firstOf(page).byline;
    expect(writer?.name).toBe('满江红');
    expect(writer?.spans.map(({ start }) => start)).toEqual([page.lastIndexOf('满江红')]);
  });
});
