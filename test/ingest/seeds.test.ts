import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAnnotated } from '../../bench/accuracy/gold.js';
import { Score, scorePage } from '../../bench/accuracy/score.js';
import { parsePage } from '../../src/ingest/parse.js';
import type { ParsedPage } from '../../src/ingest/parsed.js';

/**
 * The least F1 of each kind of fact: over all sample pages, and on any one of them, where a single miss weighs more. Some
 * pages hold many rare settings at once, each of which costs such a page much: `rare` is their floor.
 */
const FLOORS = {
  article: { all: 0.97, page: 1, rare: 0.85 },
  headline: { all: 0.98, page: 1, rare: 0.9 },
  kicker: { all: 0.95, page: 1, rare: 0.9 },
  kind: { all: 0.97, page: 1, rare: 0.85 },
  byline: { all: 0.97, page: 1, rare: 0.9 },
  person: { all: 0.9, page: 0.75, rare: 0.6 },
  official: { all: 0.91, page: 0.9, rare: 0.5 },
  title: { all: 0.95, page: 0.5, rare: 0.5 },
  location: { all: 0.88, page: 0.8, rare: 0.6 },
  organization: { all: 0.88, page: 0.6, rare: 0.4 },
  metric: { all: 0.97, page: 0.95, rare: 0.9 },
  'metric label': { all: 0.85, page: 0.8, rare: 0.7 },
  date: { all: 0.93, page: 1, rare: 0.75 },
};

/** Pages of many rare settings. */
const RARE = new Set([
  'baoji-undated-b3',
  'guilin-2022-06-06-08',
  'huzhou-2024-08-19-a04',
  'mianyang-2019-03-04-a03',
  'quanzhou-2020-01-05-08',
  'qujing-2023-07-18-05',
  'weihai-2022-02-26-a01',
  'yingkou-2021-11-23-b03',
  'yueyang-2024-08-06-03',
  'zhangye-a02',
]);

const annotated = readAnnotated('seeds').map((page) => ({ ...page, parsed: parsePage(page.source) }));

function scoreOf(pages: typeof annotated): Score {
  const score = new Score();
  for (const { gold, parsed } of pages) scorePage(score, gold, foundOn(parsed));
  return score;
}

function foundOn(page: ParsedPage) {
  return page.articles.map((article) => ({ ...article, body: article.paragraphs.join('\n') }));
}

/** The kinds of fact that were read worse than their floor, with their F1. */
function belowFloor(score: Score, scope: 'all' | 'page' | 'rare'): string[] {
  return Object.entries(FLOORS)
    .filter(([category, floor]) => score.f1(category) < floor[scope])
    .map(([category]) => `${category} ${score.f1(category).toFixed(3)}`);
}

describe('sample pages', () => {
  it('every sample page has its expected facts beside it', () => {
    const pages = readdirSync('seeds').filter((file) => /\.(?:txt|md)$/u.test(file) && file !== 'README.md');
    expect(annotated.map(({ gold }) => gold.document).sort()).toEqual(pages.sort());
  });

  it.each(annotated)('$name: no text is lost', ({ parsed }) => {
    expect(parsed.unread.map(({ start, end }) => parsed.text.slice(start, end))).toEqual([]);
    expect(parsed.coverage).toBe(1);
  });

  it.each(annotated)('$name is read as a careful reader reads it', (page) => {
    const score = scoreOf([page]);
    expect(belowFloor(score, RARE.has(page.name) ? 'rare' : 'page'), score.misses.join('\n')).toEqual([]);
  });

  it('all together keep the floor of every kind of fact', () => {
    const score = scoreOf(annotated);
    expect(belowFloor(score, 'all'), score.misses.join('\n')).toEqual([]);
  });

  it('an article that a page breaks off goes on where another page of the day takes it up', () => {
    const [front, inside] = ['zunyi-2021-05-18-a01', 'zunyi-2021-05-18-a03'].map((name) =>
      annotated.find((page) => page.name === name),
    );
    const broken = front?.parsed.articles.find(({ paragraphs }) => paragraphs.at(-1)?.endsWith('（下转第三版）'));
    const taken = inside?.parsed.articles.find(({ kind }) => kind === 'JUMP');
    expect(broken?.headline).toBe('老厂房里长出新产业');
    expect(taken).toMatchObject({ headline: null, continuedFrom: '第一版' });
  });

  it('five reports of one measure in five wordings, for each of two counties, are two series of five', () => {
    const page = annotated.find(({ name }) => name === 'qujing-2023-07-18-05');
    const series = new Map<string, number[]>();
    for (const { measure, subject, unit, value } of page?.parsed.articles.flatMap(({ metrics }) => metrics) ?? []) {
      if (measure !== '接待游客' || unit !== '万人次' || subject?.kind !== 'LOCATION') continue;
      series.set(subject.place.name, [...(series.get(subject.place.name) ?? []), value]);
    }
    expect(series.get('师宗县')).toEqual([42.7, 51.3, 47.8, 63.2, 58.4]);
    expect(series.get('罗平县')).toEqual([186.5, 274.3, 98.6, 121.4, 88.9]);
  });

  it('a township whose name many counties know lies where the page is from', () => {
    const ride = annotated
      .flatMap(({ parsed }) => parsed.articles)
      .find(({ headline }) => headline === '赤水河谷迎来骑行热');
    const township = ride?.locations.find(({ name }) => name === '复兴镇');
    expect(township?.ancestors.map(({ name }) => name)).toEqual(['贵州省', '遵义市', '赤水市']);
  });

  it('a misread name stays on its page as printed', () => {
    const printed = annotated
      .filter(({ name }) => name.startsWith('changzhi'))
      .map(({ parsed }) => parsed.articles.flatMap(({ people }) => people).find(({ name }) => name.startsWith('武鸿')));
    expect(printed.map((person) => [person?.name, person?.titles])).toEqual([
      ['武鸿钩', ['副市长']],
      ['武鸿钧', ['副市长']],
    ]);
  });
});
