import type { Db } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { archivePage } from '../../../src/ingest/archive/archive-page.js';
import { NO_OVERRIDES } from '../../../src/ingest/archive/overrides.js';
import { FOREVER, type PersonDocument } from '../../../src/store/documents.js';
import { type ArchiveWriter, type CollectionName, type Documents, unversioned } from '../../../src/store/write.js';
import { type ArticleSketch, type PageSketch, placeIn焦作, readPageOf } from '../../support/parsed.js';
import { eachWithWriter } from '../../support/writer.js';

let db: Db;
let writer: ArchiveWriter;
eachWithWriter((archive) => {
  ({ db, writer } = archive);
});

const ingest = async (name: string, articles: readonly ArticleSketch[], sketch?: PageSketch) =>
  (await archivePage(writer, readPageOf(name, articles, sketch), NO_OVERRIDES)).outcome;

/** What readers see now. */
async function current<Name extends CollectionName>(name: Name): Promise<Documents[Name][]> {
  const found = await db.collection(name).find({ until: FOREVER }).sort({ id: 1 }).toArray();
  return found as unknown as Documents[Name][];
}

/** The whole archive as readers see it, without when it was written. */
async function everything(): Promise<unknown> {
  const names = ['pages', 'articles', 'metrics', 'people', 'locations', 'organizations'] as const;
  const entries = await Promise.all(
    names.map(async (name) => {
      const documents = await current(name);
      return [name, documents.map((document) => ({ ...unversioned(document), ingestedAt: null }))];
    }),
  );
  return Object.fromEntries(entries);
}

async function sequence(): Promise<number> {
  const archive = await db.collection<{ _id: string; sequence: number }>('archive').findOne({ _id: 'archive' });
  return archive?.sequence ?? 0;
}

/** The people of a name, the best known first. */
async function people(name: string): Promise<PersonDocument[]> {
  return (await current('people'))
    .filter(({ spellings }) => spellings.includes(name))
    .sort((a, b) => b.articleCount - a.articleCount);
}

async function person(name: string): Promise<PersonDocument> {
  const [found, ...others] = await people(name);
  if (found === undefined || others.length > 0)
    throw new Error(`${others.length + (found ? 1 : 0)} people named ${name}`);
  return found;
}

describe('a page that is ingested', () => {
  const articles: ArticleSketch[] = [
    {
      headline: '马村区完成改造',
      people: ['区长 柳青禾', '村民: 方小满'],
      byline: ['柳青禾', '常桂'],
      locations: [placeIn焦作('马村区', '410804')],
      organizations: ['沁河制药有限公司'],
      metrics: [
        ['完成投资', '3180万元', 3180],
        ['拨付补助', '3180万元', 3180],
      ],
    },
    { headline: '另一篇', people: ['柳青禾'] },
  ];

  it('is in the archive with all that it says', async () => {
    expect(await ingest('a02', articles)).toBe('NEW');
    const [page] = await current('pages');
    const found = await current('articles');
    expect(page?.articleIds).toEqual(found.sort((a, b) => a.position - b.position).map(({ id }) => id));
    expect(await current('metrics')).toHaveLength(2);
    expect((await current('organizations')).map(({ name }) => name)).toEqual(['沁河制药有限公司']);
    expect((await current('locations')).map(({ name, articleCount }) => [name, articleCount])).toEqual(
      expect.arrayContaining([
        ['河南省', 1],
        ['焦作市', 1],
        ['马村区', 1],
      ]),
    );
  });

  it('links a name of its byline to the person only where the article names that person', async () => {
    await ingest('a02', articles);
    const [first] = (await current('articles')).sort((a, b) => a.position - b.position);
    expect(first?.byline.map(({ personId }) => personId)).toEqual([(await person('柳青禾')).id, null]);
  });

  it('makes one person of one who is named in two of its articles', async () => {
    await ingest('a02', articles);
    expect(await person('柳青禾')).toMatchObject({ articleCount: 2, offices: [{ title: '区长', articleCount: 1 }] });
  });

  it('says of everything that it holds how sure it is', async () => {
    await ingest('a02', articles);
    const [first] = (await current('articles')).sort((a, b) => a.position - b.position);
    expect(first).toMatchObject({ confidence: 1, headlineConfidence: 1 });
    expect(first?.appearances).toMatchObject([
      { name: '柳青禾', confidence: 1, officeConfidence: 1, identityConfidence: null },
      { name: '方小满', confidence: 1, officeConfidence: 1, identityConfidence: null },
    ]);
    expect(first?.locations).toMatchObject([{ confidence: 1, linkConfidence: 1 }]);
    expect(first?.organizations).toMatchObject([{ confidence: 1 }]);
    expect(await current('metrics')).toMatchObject([
      { confidence: 1, labelConfidence: 1 },
      { confidence: 1, labelConfidence: 1 },
    ]);
  });

  it('changes nothing when it is ingested again', async () => {
    await ingest('a02', articles);
    const before = [await sequence(), await everything()];
    expect(await ingest('a02', articles)).toBe('UNCHANGED');
    expect([await sequence(), await everything()]).toEqual(before);
  });

  it('is another page under another name, day or newspaper', async () => {
    await ingest('a02', articles);
    expect(await ingest('a03', articles)).toBe('NEW');
    expect(await ingest('a02', articles, { date: '2021-06-05' })).toBe('NEW');
    expect(await ingest('a02', articles, { newspaper: '另一家报' })).toBe('NEW');
    expect(await current('pages')).toHaveLength(4);
  });

  it('raises the number of the snapshot by one', async () => {
    await ingest('a02', articles);
    await ingest('a03', articles);
    expect(await sequence()).toBe(2);
  });
});

describe('who somebody is', () => {
  const identityOf = async (page: string) => {
    const [found] = (await current('pages')).filter(({ name }) => name === page);
    const [article] = (await current('articles')).filter(({ pageId }) => pageId === found?.id);
    return article?.appearances[0]?.identityConfidence ?? null;
  };

  it('is surer by name and office than by name alone, and nothing is told of the first of a name', async () => {
    await ingest('a01', [{ people: ['市委书记 柳青禾'] }]);
    await ingest('a02', [{ people: ['市委书记 柳青禾'] }]);
    await ingest('a03', [{ people: ['柳青禾'] }]);
    expect(await people('柳青禾')).toHaveLength(1);
    expect(await identityOf('a01')).toBeNull();
    expect((await identityOf('a02')) ?? 0).toBeGreaterThan((await identityOf('a03')) ?? 1);
  });

  it('stays as sure as it was while its page says the same of the person', async () => {
    await ingest('a01', [{ people: ['市委书记 柳青禾'] }]);
    await ingest('a02', [{ people: ['市委书记 柳青禾'] }]);
    const before = await identityOf('a02');
    expect(await ingest('a02', [{ people: ['市委书记 柳青禾'], headline: '另一个标题' }])).toBe('REPLACED');
    expect(await identityOf('a02')).toBe(before);
  });
});

describe('a corrected page', () => {
  const other: ArticleSketch[] = [
    {
      people: ['区长 柳青禾'],
      locations: [placeIn焦作('马村区', '410804', '马村')],
      organizations: [['沁河制药有限公司', '沁河制药']],
    },
  ];

  it.each<[string, ArticleSketch[], ArticleSketch[]]>([
    ['takes back a person', [{ people: ['区长 柳青禾', '方小满'] }], [{ people: ['区长 柳青禾'] }]],
    ['takes back an office', [{ people: ['副市长 柳青禾'] }], [{ people: ['区长 柳青禾'] }]],
    [
      'takes back a spelling of a place',
      [{ locations: [placeIn焦作('马村区', '410804', '馬村')] }],
      [{ locations: [placeIn焦作('马村区', '410804')] }],
    ],
    [
      'takes back a place',
      [{ locations: [placeIn焦作('解放区', '410802')] }],
      [{ locations: [placeIn焦作('马村区', '410804')] }],
    ],
    [
      'takes back a short form',
      [{ organizations: [['沁河制药有限公司', '沁药']] }],
      [{ organizations: ['沁河制药有限公司'] }],
    ],
    ['takes back numbers', [{ metrics: [['完成投资', '5万元', 5]] }], [{ metrics: [['完成投资', '6万元', 6]] }]],
    ['takes back an article', [{ people: ['柳青禾'] }, { people: ['柳青禾', '常桂'] }], [{ people: ['柳青禾'] }]],
    [
      'adds what it lacked',
      [{}],
      [{ people: ['区长 柳青禾'], locations: [placeIn焦作('马村区', '410804')], metrics: [['投资', '5万元', 5]] }],
    ],
    ['becomes empty', [{ people: ['区长 柳青禾'], organizations: ['沁河制药有限公司'] }], []],
  ])('%s, as if it had always been so', async (_, wrong, right) => {
    await ingest('a02', other);
    await ingest('a03', right);
    const expected = await everything();
    await ingest('a03', wrong);
    expect(await everything()).not.toEqual(expected);
    expect(await ingest('a03', right)).toBe('REPLACED');
    expect(await everything()).toEqual(expected);
  });

  it('keeps the ids of what it still says', async () => {
    await ingest('a03', [
      {
        body: '沁阳市夏粮收购工作全面展开，各乡镇设点，昼夜开磅。',
        people: ['区长 柳青禾'],
        metrics: [['投资', '5万元', 5]],
      },
    ]);
    const ids = async () =>
      [...(await current('articles')), ...(await current('metrics')), ...(await current('people'))].map(({ id }) => id);
    const before = await ids();
    await ingest('a03', [
      {
        body: '沁阳市夏粮收购工作全面展开，各乡镇设点，昼夜开磅。另有新段。',
        people: ['区委书记 柳青禾'],
        metrics: [['收购', '5万元', 5]],
      },
    ]);
    expect(await ids()).toEqual(before);
  });

  it('says when an office was first and last seen from the articles that are left', async () => {
    await ingest('a', [{ people: ['区长 柳青禾'] }], { date: '2020-01-01' });
    await ingest('b', [{ people: ['区长 柳青禾'] }], { date: '2021-01-01' });
    await ingest('c', [{ people: ['区长 柳青禾'] }], { date: '2022-01-01' });
    await ingest('c', [{ people: ['常桂'] }], { date: '2022-01-01' });
    expect((await person('柳青禾')).offices).toEqual([
      { title: '区长', firstSeen: '2020-01-01', lastSeen: '2021-01-01', articleCount: 2 },
    ]);
  });
});

describe('two people of one name', () => {
  it('stay two on unrelated pages: a secretary and a villager', async () => {
    await ingest('a', [{ people: ['市委书记 柳青禾'] }]);
    await ingest('b', [{ people: ['村民: 柳青禾'] }]);
    const [one, two, ...more] = await people('柳青禾');
    expect(more).toEqual([]);
    expect([one?.isOfficial, two?.isOfficial].sort()).toEqual([false, true]);
    expect(one?.id).not.toBe(two?.id);
  });

  it('are told apart on one page, and a bare name goes to the better known', async () => {
    await ingest('a', [{ people: ['市委书记 柳青禾'] }, { people: ['市委书记 柳青禾'] }]);
    await ingest('b', [{ people: ['柳青禾'] }, { people: ['村民: 柳青禾'] }, { people: ['市长 柳青禾'] }]);
    expect((await people('柳青禾')).map(({ articleCount, isOfficial }) => [articleCount, isOfficial])).toEqual([
      [4, true],
      [1, false],
    ]);
  });

  it('are one again when the page that told them apart is corrected', async () => {
    await ingest('a', [{ people: ['市委书记 柳青禾'] }]);
    await ingest('b', [{ people: ['村民: 柳青禾'] }]);
    await ingest('b', [{ people: ['市委书记 柳青禾'] }]);
    expect(await person('柳青禾')).toMatchObject({ articleCount: 2 });
  });

  it('are one where the office comes before the bare name or after it', async () => {
    await ingest('a', [{ people: ['柳青禾'] }]);
    await ingest('b', [{ people: ['市委书记 柳青禾'] }]);
    await ingest('c', [{ people: ['柳青禾'] }]);
    expect(await person('柳青禾')).toMatchObject({ articleCount: 3, isOfficial: true });
  });
});

describe('a misread name', () => {
  const right: ArticleSketch[] = [{ people: ['市委常委、宣传部长 宫云舟'] }];
  const wrong: ArticleSketch[] = [{ people: ['市委常委、宣传部长 官云舟'] }];

  it('becomes a spelling of the right person, and the archive says why', async () => {
    await ingest('a', right);
    await ingest('b', wrong);
    expect(await person('官云舟')).toMatchObject({
      name: '宫云舟',
      spellings: ['宫云舟', '官云舟'],
      articleCount: 2,
      forms: [
        { because: null },
        { because: '官 and 宫 look alike, and both 官云舟 and 宫云舟 are printed as 市委常委、宣传部长' },
      ],
    });
  });

  it('stays in the article as it is printed', async () => {
    await ingest('a', right);
    await ingest('b', wrong);
    const names = (await current('articles')).flatMap(({ appearances }) => appearances.map(({ name }) => name));
    expect(names.sort()).toEqual(['官云舟', '宫云舟']);
  });

  it('gives way to the name that more articles print, whichever came first', async () => {
    await ingest('a', wrong);
    await ingest('b', right);
    await ingest('c', right);
    expect(await person('官云舟')).toMatchObject({ name: '宫云舟', spellings: ['宫云舟', '官云舟'] });
  });

  it('is known again where it is printed without the office', async () => {
    await ingest('a', right);
    await ingest('b', right);
    await ingest('c', wrong);
    await ingest('d', [{ people: ['官云舟'] }]);
    expect(await person('官云舟')).toMatchObject({ name: '宫云舟', articleCount: 4 });
  });

  it('is gone when its page is corrected', async () => {
    await ingest('a', right);
    await ingest('b', wrong);
    await ingest('b', right);
    expect(await people('官云舟')).toEqual([]);
    expect(await person('宫云舟')).toMatchObject({ spellings: ['宫云舟'], articleCount: 2 });
  });

  it('is somebody else with another office', async () => {
    await ingest('a', right);
    await ingest('b', [{ people: ['市委常委、统战部长 官云舟'] }]);
    expect((await person('官云舟')).id).not.toBe((await person('宫云舟')).id);
  });

  it('turns out to be somebody else when an article prints both names, on earlier pages too', async () => {
    await ingest('a', right);
    await ingest('b', wrong);
    const joined = await person('官云舟');
    await ingest('c', [{ people: ['市领导 宫云舟', '市领导 官云舟'] }]);
    const [one, two] = [await person('宫云舟'), await person('官云舟')];
    expect(one.id).toBe(joined.id);
    expect(two.id).not.toBe(joined.id);
    expect([one.spellings, one.articleCount]).toEqual([['宫云舟'], 2]);
    expect([two.spellings, two.articleCount]).toEqual([['官云舟'], 2]);
    const appearances = (await current('articles')).flatMap((article) => article.appearances);
    expect(appearances.every(({ name, personId }) => personId === (name === '宫云舟' ? one.id : two.id))).toBe(true);
  });
});

describe('an article that is continued on another page', () => {
  const body =
    '沁阳市围绕夏粮收购、秋播备耕、农机检修三项工作，组织干部下沉一线，逐村逐户登记，做到颗粒归仓、应收尽收。';
  const front: ArticleSketch[] = [
    {
      headline: '博爱县举办读书节',
      body: '本报讯 博爱县读书节昨日开幕，书香飘满校园，孩子们诵读经典，家长们陪伴左右。',
    },
    { headline: '夏粮收购全面展开', body: `本报讯 ${body}` },
  ];
  const tail: ArticleSketch[] = [
    {
      kind: 'JUMP',
      continuedFrom: '第一版',
      headline: '夏粮收购全面展开',
      body: `截至昨日，${body}各收购点昼夜开磅。`,
    },
  ];

  async function linked(): Promise<string | null | undefined> {
    const articles = await current('articles');
    const jump = articles.find(({ kind }) => kind === 'JUMP');
    return articles.find(({ id }) => id === jump?.continuesId)?.headline ?? null;
  }

  it('leads back to its first part', async () => {
    await ingest('p1', front, { edition: 'A01' });
    await ingest('p3', tail, { edition: '第三版' });
    expect(await linked()).toBe('夏粮收购全面展开');
  });

  it('leads back to its first part when that comes later', async () => {
    await ingest('p3', tail, { edition: '第三版' });
    expect(await linked()).toBeNull();
    await ingest('p1', front, { edition: '第一版' });
    expect(await linked()).toBe('夏粮收购全面展开');
  });

  it('does not lead to another day, another newspaper or another page', async () => {
    await ingest('p3', tail, { edition: '第三版' });
    await ingest('p1', front, { edition: '第一版', date: '2021-06-05' });
    await ingest('p1', front, { edition: '第一版', newspaper: '另一家报' });
    await ingest('p2', front, { edition: '第二版' });
    expect(await linked()).toBeNull();
  });

  it('loses its first part when that page is corrected', async () => {
    await ingest('p1', front, { edition: '第一版' });
    await ingest('p3', tail, { edition: '第三版' });
    expect(await linked()).toBe('夏粮收购全面展开');
    await ingest('p1', front.slice(0, 1), { edition: '第一版' });
    expect(await linked()).toBeNull();
  });
});
