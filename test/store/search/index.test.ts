/** What the index finds, however often pages are written, replaced and merged. */
import type { Db } from 'mongodb';
import { describe, expect, test } from 'vitest';
import { collectionsOf } from '../../../src/store/collections.js';
import type { ArticleDocument } from '../../../src/store/documents.js';
import { headOf } from '../../../src/store/head.js';
import { parseQuery } from '../../../src/store/search/query.js';
import { findOccurrences, rankArticles } from '../../../src/store/search/ranking.js';
import { reviseSearch } from '../../../src/store/search/revise.js';
import { HEADS } from '../../../src/store/search/segments.js';
import { type Snapshot, snapshotAt } from '../../../src/store/snapshot.js';
import { type ArchiveWriter, changesBetween, type Unversioned } from '../../../src/store/write.js';
import { eachWithWriter } from '../../support/writer.js';

let db: Db;
let writer: ArchiveWriter;
eachWithWriter((archive) => {
  ({ db, writer } = archive);
});

type Text = readonly [id: string, headline: string | null, ...paragraphs: string[]];

/** Makes a page say this and nothing else. */
async function write(pageId: string, texts: readonly Text[]): Promise<void> {
  const before = await writer.find('articles', { pageId });
  const after = texts.map(([id, headline, ...paragraphs]) => article(pageId, id, headline, paragraphs));
  const search = await reviseSearch(writer, before, after, null);
  const nothing = { insert: [], expire: [] };
  await writer.commit({
    pages: nothing,
    articles: changesBetween(
      before,
      after.map((each) => ({ ...each, number: search.numbers.get(each.id) ?? Number.NaN })),
    ),
    metrics: nothing,
    people: nothing,
    locations: nothing,
    organizations: nothing,
    search: search.changes,
  });
}

function article(
  pageId: string,
  id: string,
  headline: string | null,
  paragraphs: string[],
): Unversioned<ArticleDocument> {
  const nothing = { kicker: null, subhead: null, rubric: null, continuedFrom: null, continuesId: null, date: null };
  const none = { byline: [], dates: [], appearances: [], organizations: [], locations: [], withinIds: [], days: [] };
  const place = { pageId, position: 0, span: { start: 0, end: 0 }, order: id, number: 0 };
  return { ...nothing, ...none, ...place, id, kind: 'NEWS', headline, paragraphs };
}

async function snapshot(): Promise<Snapshot> {
  return snapshotAt(collectionsOf(db), await headOf(db).current(), Date.now() + 600_000);
}

/** The ids of what a text finds, best first. */
async function found(text: string, at?: Snapshot): Promise<string[]> {
  const taken = at ?? (await snapshot());
  const { numbers, scores } = await rankArticles(taken, parseQuery(text, 'text'));
  const { from, until } = { from: { $lte: taken.sequence }, until: { $gt: taken.sequence } };
  const articles = await taken.collections.articles
    .find({ from, until }, { projection: { id: 1, number: 1 } })
    .toArray();
  const idByNumber = new Map(articles.map(({ id, number }) => [number, id]));
  return [...numbers.keys()]
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
    .map((at) => idByNumber.get(numbers[at] ?? -1) ?? 'nothing');
}

describe('articles are found', () => {
  test('those with the word in the headline before those with it in the body', async () => {
    await write('A', [
      ['body', '村里的新事', '村东修起一座粮仓，秋后就能用了。'],
      ['headline', '粮仓修起来了', '村东添了一座，秋后就能用了。'],
      ['neither', '植树', '三千株白蜡栽下。'],
    ]);
    expect(await found('粮仓')).toEqual(['headline', 'body']);
  });

  test('those with the rarer word first, where each has one more often than the other', async () => {
    await write('A', [
      ['common', null, '投资、投资、投资，说的都是粮仓。'],
      ['rare', null, '粮仓、粮仓、粮仓，说的都是投资。'],
      ...Array.from({ length: 8 }, (_, i): Text => [`other${i}`, null, '投资又一笔。']),
    ]);
    expect(await found('投资 粮仓')).toEqual(['rare', 'common']);
  });

  test('where a word stands if few hold it; of one that more hold nothing is told', async () => {
    await write('A', [
      ['both', null, '投资粮仓。'],
      ...Array.from({ length: 4 }, (_, i): Text => [`other${i}`, null, '投资又一笔。']),
    ]);
    await write('B', [['rare', '粮仓', '修好了。']]);
    const taken = await snapshot();
    const told = await findOccurrences(taken, ['投资', '粮仓', '水渠'], 4);
    expect([...told].map(([word, numbers]) => [word, numbers.size])).toEqual([
      ['粮仓', 2],
      ['水渠', 0],
    ]);
    expect((await findOccurrences(taken, ['投资'], 5)).get('投资')?.size).toBe(5);
  });

  test('the shorter first, where both have the word once', async () => {
    await write('A', [
      ['long', null, `粮仓修好。${'今年风调雨顺，庄稼长势喜人。'.repeat(20)}`],
      ['short', null, '粮仓修好。'],
    ]);
    expect(await found('粮仓')).toEqual(['short', 'long']);
  });

  test('by a phrase only where it stands as it is', async () => {
    await write('A', [
      ['apart', null, '粮仓昨日验收，今日开工。'],
      ['together', null, '新粮仓开工了。'],
      ['across signs', null, '新粮仓，开工。'],
      ['across paragraphs', null, '说的是粮仓', '开工的是水渠'],
      ['backward', null, '开工粮仓。'],
    ]);
    expect((await found('“粮仓开工”')).sort()).toEqual(['across signs', 'together']);
    expect((await found('粮仓 开工')).sort()).toHaveLength(5);
    expect(await found('粮仓 -"粮仓开工" -验收 -水渠')).toEqual(['backward']);
  });

  test('by a part of a longer word, and not by letters that only meet', async () => {
    await write('A', [
      ['works', null, '郑州钢铁厂区停产。'],
      ['study', null, '这是一次重大学习活动。'],
    ]);
    expect(await found('钢铁')).toEqual(['works']);
    expect(await found('钢铁厂')).toEqual(['works']);
    // Where the word stands nowhere, its letters are better than nothing.
    expect(await found('大学')).toEqual(['study']);
    await write('B', [['university', null, '他考上了大学。']]);
    expect(await found('大学')).toEqual(['university']);
    expect((await found('"大学"')).sort()).toEqual(['study', 'university']);
  });

  test.each(['王家禾', '何向东', '林启明', '阿依古丽'])('by the name %s, however its sentence is cut', async (name) => {
    await write('A', [
      ['said', null, `书记${name}说，今年要种树。`],
      ['just', null, `${name}方才到场。`],
      ['of', null, `焦作市长${name}调研。`],
      ['other', null, '书记说，今年要种树。'],
    ]);
    expect((await found(name)).sort()).toEqual(['just', 'of', 'said']);
  });

  test('in any width and case', async () => {
    await write('A', [['a', null, 'ＰＭ２．５降至３５微克，CBD开街。']]);
    for (const text of ['pm2.5', 'PM2.5', 'ｐｍ２．５', 'cbd', 'Cbd 35微克']) expect(await found(text)).toEqual(['a']);
    expect(await found('pm25')).toEqual([]);
  });

  test('by any of what OR joins, and all that stands beside it', async () => {
    await write('p1', [
      ['both', null, '粮仓开工，棉花丰收。'],
      ['cotton', null, '棉花丰收了。'],
      ['granary', null, '粮仓验收了。'],
      ['other', null, '水渠开工。'],
    ]);
    expect((await found('粮仓 OR 棉花'))[0]).toBe('both');
    expect((await found('粮仓 OR 棉花')).sort()).toEqual(['both', 'cotton', 'granary']);
    expect((await found('粮仓 OR 水渠 开工')).sort()).toEqual(['both', 'other']);
    expect(await found('粮仓 OR 棉花 -丰收')).toEqual(['granary']);
    expect(await found('没有 OR 水渠')).toEqual(['other']);
  });

  test('by words near each other, in either order, blanks and signs not counted', async () => {
    await write('p1', [
      ['three', null, '粮仓，三个字开工。'],
      ['backward', null, '开工的粮仓。'],
      ['far', null, '粮仓在村东头已经开工。'],
      ['lines', '粮仓', '开工。'],
    ]);
    expect((await found('粮仓 NEAR/3 开工')).sort()).toEqual(['backward', 'three']);
    expect(await found('粮仓 NEAR/2 开工')).toEqual(['backward']);
    expect((await found('粮仓 NEAR/6 开工')).sort()).toEqual(['backward', 'far', 'three']);
    expect((await found('粮仓 NEAR/3 开工 OR 村东')).sort()).toEqual(['backward', 'far', 'three']);
  });

  test('by how words begin', async () => {
    await write('p1', [
      ['food', null, '粮食丰收了。'],
      ['granary', null, '粮仓验收了。'],
      ['short', null, '华为HU、HUAWEI手机。'],
      ['long', null, 'Hubei与hunan。'],
      ['neither', null, '口粮棉花，shu。'],
    ]);
    expect(await found('粮食*')).toEqual(['food']);
    expect((await found('粮食* OR 粮仓*')).sort()).toEqual(['food', 'granary']);
    expect((await found('hu*')).sort()).toEqual(['long', 'short']);
    expect(await found('Hub*')).toEqual(['long']);
    expect(await found('huawei*')).toEqual(['short']);
    expect(await found('手机 -hua*')).toEqual([]);
  });

  test('by what their headlines say alone', async () => {
    await write('p1', [
      ['head', '粮仓开工', '水渠验收。'],
      ['body', '水渠验收', '粮仓开工。'],
    ]);
    expect(await found('headline:粮仓')).toEqual(['head']);
    expect(await found('headline:"粮仓开工" 水渠')).toEqual(['head']);
    expect(await found('粮仓 -headline:粮仓')).toEqual(['body']);
    expect(await found('headline:粮仓* OR headline:水渠')).toHaveLength(2);
  });

  test('not at all by what no article says', async () => {
    expect(await found('粮仓')).toEqual([]);
    await write('A', [['a', null, '植树。']]);
    expect(await found('粮仓')).toEqual([]);
    expect(await found('植树 粮仓')).toEqual([]);
  });
});

describe('a page that is replaced', () => {
  test('is found by what it says now, and by nothing that it said', async () => {
    await write('A', [
      ['a', '粮仓开工', '在村东。'],
      ['b', '植树', '在村西。'],
    ]);
    await write('A', [
      ['a', '水渠开工', '在村东。'],
      ['b', '植树', '在村西。'],
    ]);
    expect(await found('粮仓')).toEqual([]);
    expect(await found('水渠')).toEqual(['a']);
    expect(await found('植树')).toEqual(['b']);
    await write('A', []);
    expect(await found('村东')).toEqual([]);
    expect(await found('植树')).toEqual([]);
  });

  test('is found as it was by whoever reads an older snapshot', async () => {
    await write('A', [['a', '粮仓开工', '在村东。']]);
    const before = await snapshot();
    await write('A', [['a', '水渠开工', '在村东。']]);
    expect(await found('粮仓', before)).toEqual(['a']);
    expect(await found('水渠', before)).toEqual([]);
  });

  test('changes the index only if its words change', async () => {
    await write('A', [['a', '粮仓开工', '在村东。']]);
    const count = () => collectionsOf(db).search.countDocuments();
    const before = await count();
    await write('A', [['a', '粮仓开工', '在村东。']]);
    expect(await count()).toBe(before);
  });
});

test('what is written over and over does not make the index grow', async () => {
  const page = (round: number, i: number): Text[] => [
    [`${i}`, `第${i}座粮仓`, `第${round}回验收`, '植树、修渠、清淤。'],
  ];
  const sizes: number[] = [];
  for (let round = 0; round < 12; round++) {
    for (let i = 0; i < 20; i++) await write(`page${i}`, page(round, i));
    const pieces = await writer.find('search', {});
    sizes.push(pieces.reduce((sum, { postings }) => sum + (postings?.length() ?? 0), 0));
    expect((await found('植树')).length).toBe(20);
    expect(await found(`"第${round}回"`)).toHaveLength(20);
    expect(round === 0 ? [] : await found(`"第${round - 1}回"`)).toEqual([]);
  }
  expect(Math.max(...sizes.slice(6))).toBeLessThan(2 * Math.max(...sizes.slice(0, 6)));
});

test('hundreds of pages, some replaced and some taken back, are found exactly by what they say', async () => {
  const random = generator(7);
  const pages = new Map<string, Text[]>();
  const older: { at: Snapshot; texts: readonly Text[] }[] = [];
  for (let step = 0; step < 640; step++) {
    const name = random() < 0.25 ? `page${Math.floor(random() * Math.max(step, 1))}` : `page${step}`;
    const texts = Array.from(
      { length: Math.floor(random() * 4) },
      (_, i): Text => [`${name}/${i}`, sentence(random), sentence(random)],
    );
    pages.set(name, texts);
    await write(name, texts);
    if (step % 200 === 199) older.push({ at: await snapshot(), texts: [...pages.values()].flat() });
  }
  const heads = (await writer.find('search', { key: { $in: [...HEADS] } })).map(({ key }) => key);
  expect(heads).toContain('2');
  expect(heads.length).toBeLessThan(50);
  const now = { at: await snapshot(), texts: [...pages.values()].flat() };
  for (const { at, texts } of [now, ...older]) {
    for (let query = 0; query < 30; query++) {
      const phrase = sentence(random).slice(0, 2 + Math.floor(random() * 4));
      const saying = texts.filter(([, ...lines]) => lines.some((line) => line?.includes(phrase))).map(([id]) => id);
      expect((await found(`"${phrase}"`, at)).sort(), phrase).toEqual(saying.sort());
    }
  }
}, 120_000);

/** Four to nine of a few characters, so that much is said often. */
function sentence(random: () => number): string {
  const characters = [...'钢铁厂市长江大学习修渠'];
  const length = 4 + Math.floor(random() * 6);
  return Array.from({ length }, () => characters[Math.floor(random() * characters.length)]).join('');
}

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return state / 0x8000_0000;
  };
}
