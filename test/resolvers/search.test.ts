/** What is found by typing a text. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TestArchive } from '../support/archive.js';
import { idOf, type PrintedPage } from '../support/newspaper.js';
import { longPage, PAGES } from '../support/pages.js';
import { unindexed } from '../support/plans.js';

const GRANARY = '沁阳市新建粮仓开工';
const RIVER = '修武县清淤云阳河';
const TREES = '植树三千株';
const VISIT = '粮仓一年回访';

const ARTICLES = `query($filter: ArticleFilter, $order: ArticleOrder, $first: Int, $after: String, $last: Int, $before: String) {
  articles(filter: $filter, orderBy: $order, first: $first, after: $after, last: $last, before: $before) {
    totalCount edges { cursor score node { headline } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

interface Edge {
  readonly cursor: string;
  readonly score: number | null;
  readonly node: { readonly headline: string | null };
}

describe('articles by their text', () => {
  let archive: TestArchive;
  beforeAll(async () => {
    archive = await TestArchive.open([...PAGES, longPage(120)]);
  });
  afterAll(() => archive.close());

  async function edges(filter: Record<string, unknown>, order?: string): Promise<Edge[]> {
    return (await archive.data(ARTICLES, { filter, order })).articles.edges;
  }
  const headlines = async (filter: Record<string, unknown>, order?: string) =>
    (await edges(filter, order)).map(({ node }) => node.headline);

  test('come best first, each with its score', async () => {
    const found = await edges({ text: '粮仓' });
    expect(found.map(({ node }) => node.headline)).toEqual([VISIT, GRANARY]);
    const scores = found.map(({ score }) => score ?? 0);
    expect(scores[0]).toBeGreaterThan(scores[1] ?? 0);
    expect(scores[1]).toBeGreaterThan(0);
  });

  test('come in another order where that is asked for, with their scores all the same', async () => {
    const best = new Map((await edges({ text: '林启明' })).map(({ node, score }) => [node.headline, score]));
    const byDate = await edges({ text: '林启明' }, 'DATE_DESC');
    expect(byDate.slice(0, 1).map(({ node }) => node.headline)).toEqual([TREES]);
    const again = byDate.filter(({ node }) => best.has(node.headline));
    expect(again).not.toEqual([]);
    for (const { node, score } of again) expect(score).toBe(best.get(node.headline));
  });

  test.each([
    [{ text: '林启明', kinds: ['FEATURE'] }, [RIVER]],
    [{ text: '投资', location: idOf.location('沁阳市'), metric: { value: { gt: 1e9 } } }, [GRANARY]],
    [{ text: '投资', personName: '周若兰', date: { from: '2022-01-01' } }, [TREES]],
    [{ text: '粮仓 -回访' }, [GRANARY]],
    [{ text: '粮仓', hasHeadline: false }, []],
    [{ text: '"新粮仓开工"' }, []],
    [{ text: '"西向镇的新粮仓动工"' }, [GRANARY]],
    [{ text: '停水' }, [null]],
    [{ text: '停水 OR "新粮仓动工"' }, [null, GRANARY]],
    [{ text: 'headline:粮仓 -headline:回访' }, [GRANARY]],
    [{ text: '沁阳市 NEAR/2 粮仓' }, [GRANARY]],
  ])('meet all conditions: %j', async (filter, expected) => {
    expect(await headlines(filter)).toEqual(expected);
    expect((await archive.data(ARTICLES, { filter })).articles.totalCount).toBe(expected.length);
  });

  test('are signed by whom the text says', async () => {
    const byline = '沈静';
    const signed = await headlines({ contributor: byline });
    expect(signed).not.toEqual([]);
    expect(await headlines({ text: `byline:${byline}` })).toEqual(signed);
    expect(await headlines({ text: `byline:${byline} 粮仓 OR 植树` })).toEqual(
      await headlines({ text: '粮仓 OR 植树', contributor: byline }),
    );
    for (const typed of ['沈靜', ' 沈 静']) {
      expect(await headlines({ contributor: typed })).toEqual(signed);
      expect(await headlines({ text: `byline:"${typed}"` })).toEqual(signed);
    }
    expect(await headlines({ text: 'byline:沈靜', contributor: byline })).toEqual(signed);
    const { errors } = await archive.ask(ARTICLES, { filter: { text: 'byline:甲某', contributor: byline } });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'filter.text' } }]);
  });

  test('are all of them where the text is blank', async () => {
    expect(await headlines({ text: ' \u3000' })).toEqual(await headlines({}));
    expect((await edges({}))[0]?.score).toBeNull();
  });

  test('show where they answer, on the page as it is printed', async () => {
    const { articles } = await archive.data(`{ articles(filter: { text: "粮仓 何向东" }, first: 1) {
      edges { node { page { text } } highlights { span { text } matches { start end text } } }
    } }`);
    const [{ node, highlights }] = articles.edges;
    expect(highlights).toMatchObject([
      { span: { text: VISIT }, matches: [{ text: '粮仓' }] },
      { span: { text: '新粮仓入库玉米六成。何向东如今管着烘干塔。' }, matches: [{ text: '粮仓' }, { text: '何向东' }] },
    ]);
    for (const { start, end, text } of highlights.flatMap(({ matches }: { matches: object[] }) => matches)) {
      expect(node.page.text.slice(start, end)).toBe(text);
    }
  });

  test.each([
    ['糧倉', [VISIT, GRANARY]],
    ['"西向鎮的新糧倉動工"', [GRANARY]],
    ['糧倉 -回訪', [GRANARY]],
    ['粮倉', [VISIT, GRANARY]],
  ])('are found in either script: %s', async (text, expected) => {
    expect(await headlines({ text })).toEqual(expected);
    const { articles } = await archive.data(
      'query($filter: ArticleFilter) { articles(filter: $filter) { edges { highlights { matches { text } } } } }',
      { filter: { text } },
    );
    const matches = articles.edges.flatMap(({ highlights }: { highlights: { matches: { text: string }[] }[] }) =>
      highlights.flatMap((highlight) => highlight.matches.map((match) => match.text)),
    );
    expect(matches.every((match: string) => '粮仓西向镇的新动工'.includes(match.charAt(0)))).toBe(true);
  });

  test('name in either script whom they name', async () => {
    const named = await headlines({ personName: '周若兰' });
    expect(named).not.toEqual([]);
    expect(await headlines({ personName: '周若蘭' })).toEqual(named);
  });

  test('show nothing where no text was looked for', async () => {
    const { articles, location } = await archive.data(`{
      articles(first: 1) { edges { score highlights { span { text } } } }
      location(name: "沁阳市") { articles(first: 1) { edges { score highlights { span { text } } } } }
    }`);
    expect([...articles.edges, ...location.articles.edges]).toEqual([
      { score: null, highlights: [] },
      { score: null, highlights: [] },
    ]);
  });

  test.each([
    ['粮'.repeat(10_000), 'filter.text is 10000 characters long: give at most 256'],
    ['，。！', 'filter.text holds no letter or digit to look for'],
    ['-粮仓', 'filter.text only says what is not to be found'],
    ['粮仓 OR', 'filter.text has OR without a word before and behind it'],
    ['粮仓 NEAR/0 开工', 'filter.text has NEAR/0: give a distance from 1 to 100'],
    ['20*', 'put * behind two or more Chinese characters'],
    ['-"粮仓" -开工', 'filter.text only says what is not to be found'],
  ])('are refused for a text that cannot be answered: %.10s', async (text, message) => {
    const { errors } = await archive.ask(ARTICLES, { filter: { text } });
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining(message),
        extensions: { code: 'BAD_USER_INPUT', argument: 'filter.text' },
      },
    ]);
  });

  test.each(['(.*粮仓[', '$where 粮仓', '{"$gt":""} 粮仓'.replace('gt', '粮仓'), '“粮仓', '粮仓"'])(
    'are found whatever signs the text holds: %s',
    async (text) => {
      expect((await archive.ask(ARTICLES, { filter: { text } })).errors).toEqual([]);
    },
  );

  test.each([
    [{ text: '粮仓' }, ['find articles', 'find search']],
    [{ text: '慰问 万元 走访 局长 与 小学' }, ['find articles', 'find search']],
    [{ text: '慰问', kinds: ['NEWS'] }, ['find articles', 'find articles', 'find search']],
    [{ text: '粮仓 -回访 "新粮仓"', kinds: ['NEWS'] }, ['find articles', 'find articles', 'find search']],
  ])('cost the same commands however many they are: %j', async (filter, expected) => {
    expect((await archive.commandsFor(ARTICLES, { filter, first: 100 })).sort()).toEqual(expected);
  });

  test.each([
    [{ text: '慰问' }, null],
    [{ text: '慰问', kinds: ['NEWS'] }, null],
    [{ text: '慰问' }, 'DATE_DESC'],
    [{ text: '慰问' }, 'PAGE_ORDER'],
  ])('are found through indexes: %j in %s', async (filter, order) => {
    expect(await unindexed(archive, ARTICLES, { filter, order })).toEqual([]);
  });
});

describe('a list of what a text finds', () => {
  let archive: TestArchive;
  beforeEach(async () => {
    archive = await TestArchive.open([...PAGES, longPage(12)]);
  });
  afterEach(() => archive.close());
  const filter = { text: '慰问' };

  async function part(variables: Record<string, unknown>) {
    return (await archive.data(ARTICLES, { filter, ...variables })).articles;
  }
  const names = ({ edges }: { edges: Edge[] }) => edges.map(({ node }) => node.headline);

  test('holds everything once, forward and backward, whatever is level', async () => {
    const all = names(await part({ first: 100 }));
    expect(new Set(all).size).toBe(12);
    const forward: (string | null)[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const next = await part({ first: 5, after });
      forward.push(...names(next));
      after = next.pageInfo.endCursor;
      more = next.pageInfo.hasNextPage;
    }
    expect(forward).toEqual(all);
    const backward: (string | null)[] = [];
    for (let before: string | null = null, more = true; more; ) {
      const next = await part({ last: 5, before });
      backward.unshift(...names(next));
      before = next.pageInfo.startCursor;
      more = next.pageInfo.hasPreviousPage;
    }
    expect(backward).toEqual(all);
  });

  test('goes on behind the article of the cursor though every score has changed', async () => {
    const all = names(await part({ first: 100 }));
    const { pageInfo } = await part({ first: 4 });
    const unlike: PrintedPage = {
      name: '怀川晨报-Z99',
      date: '2023-01-01',
      articles: Array.from({ length: 30 }, (_, i) => ({ headline: `无关第${i}号`, body: ['天气晴好。'] })),
    };
    await archive.replace([...PAGES, longPage(12), unlike]);
    expect(names(await part({ first: 100, after: pageInfo.endCursor }))).toEqual(all.slice(4));
  });

  test('goes on where it was though the article of the cursor is gone', async () => {
    const [first, ...rest] = names(await part({ first: 100 }));
    const { pageInfo } = await part({ first: 1 });
    const { articles, ...page } = longPage(12);
    await archive.replace([...PAGES, { ...page, articles: articles.filter(({ headline }) => headline !== first) }]);
    const left = names(await part({ first: 100, after: pageInfo.endCursor }));
    expect(rest).toEqual(expect.arrayContaining(left));
  });

  test('refuses the cursor of another text', async () => {
    const { pageInfo } = await part({ first: 1 });
    const { errors } = await archive.ask(ARTICLES, { filter: { text: '走访' }, after: pageInfo.endCursor });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'after' } }]);
  });

  test('no longer holds a page that was taken back', async () => {
    await archive.replace(PAGES);
    expect(await part({})).toMatchObject({ totalCount: 0, edges: [] });
  });
});

describe('everything that a text finds', () => {
  let archive: TestArchive;
  beforeAll(async () => {
    archive = await TestArchive.open([...PAGES, longPage(12)]);
  });
  afterAll(() => archive.close());

  const SEARCH = `query($text: String!, $first: Int, $after: String) { search(text: $text, first: $first, after: $after) {
    totalCount nodes { __typename } pageInfo { hasNextPage endCursor }
    edges { cursor score node {
      __typename ... on Article { headline } ... on Person { name } ... on Location { name } ... on Organization { name }
    } }
  } }`;
  async function found(text: string): Promise<string[]> {
    const { search } = await archive.data(SEARCH, { text });
    return search.edges.map(
      ({ node }: { node: Record<string, string> }) => `${node.__typename} ${node.name ?? node.headline}`,
    );
  }

  test('begins with who bears the name', async () => {
    expect(await found('周若兰')).toEqual(expect.arrayContaining(['Person 周若兰', `Article ${RIVER}`]));
    expect((await found('周若兰'))[0]).toBe('Person 周若兰');
    expect((await found('西向镇'))[0]).toBe('Location 西向镇');
    expect((await found('青禾农机有限公司'))[0]).toBe('Organization 青禾农机有限公司');
  });

  test('holds names that begin so, and people by their pinyin', async () => {
    expect(await found('青禾')).toContain('Organization 青禾农机有限公司');
    for (const text of ['zrl', 'zhouruo', 'Zhou Ruo Lan']) expect(await found(text)).toEqual(['Person 周若兰']);
    expect(await found('qinghenongji')).toContain('Organization 青禾农机有限公司');
  });

  test('holds names in either script', async () => {
    expect((await found('周若蘭'))[0]).toBe('Person 周若兰');
    expect((await found('西向鎮'))[0]).toBe('Location 西向镇');
    expect(await found('青禾農機')).toContain('Organization 青禾农机有限公司');
    const { person, location, organizations } = await archive.data(`{ person(name: "周若蘭") { name }
      location(name: "西向鎮") { name } organizations(filter: { name: "農機" }) { nodes { name } } }`);
    expect([person.name, location.name, organizations.nodes]).toEqual([
      '周若兰',
      '西向镇',
      [{ name: '青禾农机有限公司' }],
    ]);
  });

  test('is best first, and can be read part by part', async () => {
    const { search } = await archive.data(SEARCH, { text: '林启明', first: 100 });
    const scores = search.edges.map(({ score }: { score: number }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores.slice(0, 2)).toEqual([2, 1]);
    expect(search.totalCount).toBe(scores.length);
    const cursors: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const next: { edges: { cursor: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } = (
        await archive.data(SEARCH, { text: '林启明', first: 2, after })
      ).search;
      cursors.push(...next.edges.map(({ cursor }) => cursor));
      after = next.pageInfo.endCursor;
      more = next.pageInfo.hasNextPage;
    }
    expect(cursors).toEqual(search.edges.map(({ cursor }: { cursor: string }) => cursor));
  });

  test('costs one command a collection, however much it is', async () => {
    for (const text of ['林启明', '慰问', '无此物']) {
      expect((await archive.commandsFor(SEARCH, { text })).sort()).toEqual([
        'find articles',
        'find locations',
        'find organizations',
        'find people',
        'find search',
      ]);
    }
  });

  test('is found through indexes', async () => {
    for (const text of ['林启明', 'zrl', '慰问']) expect(await unindexed(archive, SEARCH, { text })).toEqual([]);
  });

  test.each([
    ['  ', 'text is blank'],
    ['…', 'text holds no letter or digit to look for'],
    ['-粮仓', 'text only says what is not to be found'],
  ])('is refused for "%s"', async (text, message) => {
    const { errors } = await archive.ask(SEARCH, { text });
    expect(errors).toMatchObject([
      { message: expect.stringContaining(message), extensions: { code: 'BAD_USER_INPUT', argument: 'text' } },
    ]);
  });
});

describe('what recognition may have made of a text', () => {
  const page = (name: string, headline: string, body: string): PrintedPage => ({
    name,
    date: '2021-03-04',
    articles: [{ headline, body: [body] }],
  });
  const READ = page('r1', '两口井', '未来三年，村里要打两口井，A0S型水泵由县里配发。');
  const MISREAD = page('r2', '末来三年', '末来三年，村里要打两口井。末来三年，全靠这两口井。');
  const OTHER = page('r3', '三年', '过去三年，村里打了一口井，型号AOS。');
  let archive: TestArchive;
  beforeAll(async () => {
    archive = await TestArchive.open([...PAGES, READ, MISREAD, OTHER]);
  });
  afterAll(() => archive.close());

  const FORGIVING = `query($filter: ArticleFilter, $orderBy: ArticleOrder, $first: Int, $after: String) {
    articles(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      totalCount pageInfo { endCursor } edges { score node { headline } highlights { matches { text } } }
    } }`;
  async function edges(text: string, lookAlikes: boolean | null, orderBy?: string) {
    return (await archive.data(FORGIVING, { filter: { text, lookAlikes }, orderBy })).articles.edges;
  }
  const headlines = async (text: string, lookAlikes: boolean | null) =>
    (await edges(text, lookAlikes)).map(({ node }: { node: { headline: string } }) => node.headline);

  test.each([
    ['未来', ['两口井'], ['两口井', '末来三年']],
    ['"未来三年"', ['两口井'], ['两口井', '末来三年']],
    ['未来三年', ['两口井'], ['两口井', '末来三年']],
    ['headline:未来', [], ['末来三年']],
    ['未来 NEAR/4 三年', ['两口井'], ['两口井', '末来三年']],
    ['未来 -水泵', [], ['末来三年']],
    ['A05', [], ['两口井']],
    ['AOS', ['三年'], ['三年', '两口井']],
    ['棉花 OR 未来', ['两口井'], ['两口井', '末来三年']],
  ])('is found below what is as it was typed, where that is asked for: %s', async (text, exact, forgiving) => {
    expect(await headlines(text, false)).toEqual(exact);
    expect(await headlines(text, null)).toEqual(exact);
    expect(await headlines(text, true)).toEqual(forgiving);
  });

  test('scores less than all that is as it was typed, is counted, read part by part and shown', async () => {
    const [exact, misread] = await edges('未来', true);
    expect(misread.score).toBeLessThan(exact.score);
    expect(misread.score).toBeGreaterThan(0);
    expect(misread.highlights[0].matches).toEqual([{ text: '末来' }]);
    const filter = { text: '未来', lookAlikes: true };
    const { articles } = await archive.data(FORGIVING, { filter, first: 1 });
    expect(articles.totalCount).toBe(2);
    const rest = await archive.data(FORGIVING, { filter, first: 5, after: articles.pageInfo.endCursor });
    expect(rest.articles.edges.map(({ node }: { node: object }) => node)).toEqual([{ headline: '末来三年' }]);
    expect(await edges('未来', true, 'DATE_DESC')).toHaveLength(2);
  });

  const SEARCH = `query($text: String!, $lookAlikes: Boolean! = true) { search(text: $text, lookAlikes: $lookAlikes) {
    totalCount edges { score node { __typename ... on Article { headline } ... on Person { name } } } } }`;

  test('is found among everything too, with who bears such a name before articles', async () => {
    const { search } = await archive.data(SEARCH, { text: '未来' });
    expect(search.totalCount).toBe(2);
    expect(search.edges.map(({ node }: { node: object }) => node)).toMatchObject([
      { headline: '两口井' },
      { headline: '末来三年' },
    ]);
    const named = await archive.data(SEARCH, { text: '林启朋' });
    expect(named.search.edges[0]).toMatchObject({ node: { __typename: 'Person', name: '林启明' } });
    const plain = await archive.data(SEARCH, { text: '林启朋', lookAlikes: false });
    expect(plain.search.totalCount).toBe(0);
    const exact = await archive.data(SEARCH, { text: '林启明' });
    expect(exact.search.edges.filter(({ node }: { node: { name?: string } }) => node.name === '林启明')).toHaveLength(
      1,
    );
  });

  test('is found through indexes, and refused where there are too many forms', async () => {
    expect(await unindexed(archive, FORGIVING, { filter: { text: '未来', lookAlikes: true } })).toEqual([]);
    expect(await unindexed(archive, SEARCH, { text: '林启朋' })).toEqual([]);
    const text = '土士大太天夫人入王玉末未日曰己已千干'.repeat(3);
    const { errors } = await archive.ask(FORGIVING, { filter: { text: `"${text}"`, lookAlikes: true } });
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('forms with characters that look alike: give fewer words'),
        extensions: { code: 'BAD_USER_INPUT', argument: 'filter.text' },
      },
    ]);
  });
});

describe('what may have been meant by a text that finds nothing', () => {
  let archive: TestArchive;
  beforeAll(async () => {
    archive = await TestArchive.open(PAGES);
  });
  afterAll(() => archive.close());

  const MEANT = `query($text: String!) {
    articles(filter: { text: $text }) { totalCount didYouMean } search(text: $text) { totalCount didYouMean }
  }`;

  test.each([
    ['周若蓝', '周若兰'],
    ['沁羊市', '沁阳市'],
    ['青禾农机有限公思', '青禾农机有限公司'],
    ['zhouruolan', '周若兰'],
    ['周若蓝 修武县', '周若兰 修武县'],
    ['粮舱', '粮仓'],
  ])('is a name or word like it: %s', async (text, meant) => {
    const { articles, search } = await archive.data(MEANT, { text });
    expect(articles).toEqual({ totalCount: 0, didYouMean: meant });
    if (search.totalCount === 0) expect(search.didYouMean).toBe(meant);
    expect((await archive.data(MEANT, { text: meant })).articles.totalCount).toBeGreaterThan(0);
  });

  test.each(['周若兰', 'qqqq', '"周若蓝"', '周若蓝 -沁阳', '粮舱 OR 粮舱', '无此物也'])(
    'is nothing for %s',
    async (text) => {
      const { articles, search } = await archive.data(MEANT, { text });
      expect([articles.didYouMean, search.didYouMean].filter((meant) => meant === text)).toEqual([]);
      if (text !== '周若蓝 -沁阳' && text !== '粮舱 OR 粮舱') expect(articles.didYouMean).toBeNull();
    },
  );

  test('is looked for only when asked for, and only where nothing is found', async () => {
    const list = (text: string, field: string) => `{ articles(filter: { text: "${text}" }) { nodes { id } ${field} } }`;
    expect(await archive.commandsFor(list('周若蓝', ''))).not.toContain('find people');
    const found = await archive.commandsFor(list('周若兰', ''));
    expect(await archive.commandsFor(list('周若兰', 'didYouMean'))).toEqual(found);
    expect(await unindexed(archive, list('周若蓝', 'didYouMean'), {})).toEqual([]);
  });
});

describe('what may be meant by what is typed', () => {
  let archive: TestArchive;
  beforeAll(async () => {
    archive = await TestArchive.open([...PAGES, longPage(12)]);
  });
  afterAll(() => archive.close());

  const SUGGEST = `query($text: String!, $first: Int) { suggest(text: $text, first: $first) {
    text kind articleCount node { id __typename }
  } }`;
  async function suggested(text: string, first?: number): Promise<string[]> {
    const { suggest } = await archive.data(SUGGEST, { text, first });
    return suggest.map((each: { kind: string; text: string }) => `${each.kind} ${each.text}`);
  }

  test.each(['周', '周若', '周若蘭', 'zhour', 'zrl', 'Zhou Ruo'])(
    'is a person of whom this is a beginning: %s',
    async (text) => {
      expect(await suggested(text, 100)).toContain('PERSON 周若兰');
    },
  );

  test.each([
    ['沁阳', 'LOCATION 沁阳市'],
    ['qinyang', 'LOCATION 沁阳市'],
    ['青禾農', 'ORGANIZATION 青禾农机有限公司'],
    ['qhnj', 'ORGANIZATION 青禾农机有限公司'],
    ['粮', 'WORD 粮食'],
    ['糧食', 'WORD 粮食'],
  ])('is a place, an organization or a word: %s', async (text, expected) => {
    expect(await suggested(text, 100)).toContain(expected);
  });

  test('is a newspaper', async () => {
    const { newspapers } = await archive.data('{ newspapers(first: 1) { nodes { name } } }');
    for (const { name } of newspapers.nodes) expect(await suggested(name.slice(0, 2))).toContain(`NEWSPAPER ${name}`);
  });

  test('begins with the name that is typed in full, and goes on with those that most articles name', async () => {
    expect((await suggested('周若兰'))[0]).toBe('PERSON 周若兰');
    const { suggest } = await archive.data(SUGGEST, { text: 'l', first: 100 });
    const counts = suggest.map(({ articleCount }: { articleCount: number }) => articleCount);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(suggest).not.toEqual([]);
  });

  test('leads to who bears the name', async () => {
    const { suggest } = await archive.data(SUGGEST, { text: '周若兰', first: 1 });
    expect(suggest).toMatchObject([{ node: { id: idOf.person('周若兰'), __typename: 'Person' } }]);
  });

  test('is as many as are asked for, and none for a blank text', async () => {
    expect(await suggested('粮', 3)).toHaveLength(3);
    expect(await suggested(' \u3000')).toEqual([]);
    for (const variables of [{ text: '粮', first: 0 }, { text: '粮', first: 101 }, { text: '粮'.repeat(65) }]) {
      expect((await archive.ask(SUGGEST, variables)).errors).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    }
  });

  test('reads no more than an index says, and is of the snapshot that is asked', async () => {
    expect(await unindexed(archive, SUGGEST, { text: 'l' })).toEqual([]);
    const kept = ['find locations', 'find newspapers', 'find organizations', 'find people'];
    expect([...new Set(await archive.commandsFor('{ suggest(text: "zh") { text } }'))].sort()).toEqual(kept);
    await archive.replace(PAGES.slice(1));
    const { people } = await archive.data('{ people(first: 100) { nodes { name } } }');
    const names = people.nodes.map(({ name }: { name: string }) => `PERSON ${name}`);
    const found = (await suggested('l', 100)).filter((each) => each.startsWith('PERSON'));
    expect(names).toEqual(expect.arrayContaining(found));
    await archive.replace([...PAGES, longPage(12)]);
  });
});
