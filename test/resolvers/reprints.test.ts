/** The same text in other issues and newspapers. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestArchive } from '../support/archive.js';
import type { PrintedArticle, PrintedPage } from '../support/newspaper.js';
import { PAGES } from '../support/pages.js';
import { unindexed } from '../support/plans.js';

const FIRST = '怀川水文站昨日发布消息，云阳河上游连降三天大雨，水位比往年同期高出一米二。';
const SECOND = '水文站站长说，水库已提前腾出三成库容，沿河四个乡镇的护堤员全部到岗，每两小时巡查一次。';
const LAST = '气象台预计，未来三天雨势转弱，农户可以趁晴抢收早玉米。';
const MISREAD = LAST.replace('未来', '末来');

const story = (headline: string, body: string[]): PrintedArticle => ({ headline, body });
const page = (name: string, newspaper: string, date: string, articles: PrintedArticle[]): PrintedPage => ({
  name,
  newspaper,
  edition: name.slice(-3),
  date,
  articles,
});

const PRINTED = [
  page('怀川晨报-A05', '怀川晨报', '2021-07-02', [
    story('云阳河涨水', [FIRST, SECOND, LAST]),
    story('广场舞大赛报名', [
      '文化馆说，广场舞大赛从下周起接受报名，每队十二到二十人，伴奏自选，决赛在国庆节前一天举行。',
    ]),
  ]),
  page('怀川晨报-A06', '怀川晨报', '2021-07-02', [story('同日又见', [FIRST, SECOND, LAST])]),
  page('云阳晚报-B01', '云阳晚报', '2021-07-03', [
    story('上游大雨', [FIRST.replace('一米二', '两米'), SECOND, MISREAD]),
  ]),
  page('云阳晚报-B02', '云阳晚报', '2021-07-04', [story('护堤员到岗', [FIRST, SECOND])]),
];

const ASKED = `query($first: Int) { articles(first: 1, filter: { text: "headline:涨水" }) { nodes {
  reprints(first: $first) { similarity article { headline page { name } } differs { before { text } after { text } } }
} } }`;

describe('an article', () => {
  let archive: TestArchive;
  beforeAll(async () => {
    archive = await TestArchive.open([...PAGES, ...PRINTED]);
  });
  afterAll(() => archive.close());

  async function reprints(first = 10) {
    const { articles } = await archive.data(ASKED, { first });
    return articles.nodes[0].reprints;
  }

  test('is found again in other issues and newspapers, most alike first, and not in its own', async () => {
    const found = await reprints();
    expect(found.map(({ article }: { article: { headline: string } }) => article.headline)).toEqual([
      '上游大雨',
      '护堤员到岗',
    ]);
    for (const { similarity } of found) {
      expect(similarity).toBeGreaterThan(0.5);
      expect(similarity).toBeLessThan(1);
    }
  });

  test('says what the others print otherwise, each on its own page', async () => {
    const [rain, guards] = await reprints();
    expect(rain.differs).toEqual([
      { before: { text: '一米二' }, after: { text: '两米' } },
      { before: { text: '未' }, after: { text: '末' } },
    ]);
    expect(guards.differs).toEqual([{ before: { text: LAST.slice(0, -1) }, after: null }]);
  });

  test('gives as many as are asked for', async () => {
    expect(await reprints(1)).toHaveLength(1);
    const { errors } = await archive.ask(ASKED, { first: 101 });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'first' } }]);
  });

  test('that nobody else prints has none', async () => {
    const { articles } = await archive.data(
      '{ articles(filter: { text: "广场舞" }) { nodes { reprints { similarity } } } }',
    );
    expect(articles.nodes).toEqual([{ reprints: [] }]);
  });

  test('costs the same commands however many there are, and none without an index', async () => {
    const all = 'query { articles(first: 20) { nodes { reprints { similarity } } } }';
    const one = 'query { articles(first: 1) { nodes { reprints { similarity } } } }';
    expect((await archive.commandsFor(all)).sort()).toEqual(['find articles', 'find articles', 'find articles']);
    expect((await archive.commandsFor(one)).length).toBeLessThanOrEqual(3);
    expect(await unindexed(archive, all, {})).toEqual([]);
  });
});
