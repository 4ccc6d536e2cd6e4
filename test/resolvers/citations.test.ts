/** Citations and permanent links of all that has an id. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cited, cite, citeEntry } from '../../src/resolvers/citation-styles.js';
import { TestArchive } from '../support/archive.js';
import { idOf } from '../support/newspaper.js';
import { PAGES } from '../support/pages.js';

const GRANARY: Cited = {
  authors: ['沈静'],
  title: '沁阳市新建粮仓开工',
  beginning: '本报讯',
  newspaper: '怀川晨报',
  date: '2020-10-16',
  isInferred: false,
  edition: 'A01版',
  url: null,
  accessed: null,
};
const LINKED = { url: 'https://archive.example/id/art_x', accessed: '2026-11-22' };

describe('by GB/T 7714', () => {
  test.each<[string, Partial<Cited>, string]>([
    ['an article', {}, '沈静. 沁阳市新建粮仓开工[N]. 怀川晨报, 2020-10-16(A01).'],
    [
      'an article that was seen online',
      LINKED,
      '沈静. 沁阳市新建粮仓开工[N/OL]. 怀川晨报, 2020-10-16(A01)[2026-11-22]. https://archive.example/id/art_x.',
    ],
    ['nobody as its author', { authors: [] }, '沁阳市新建粮仓开工[N]. 怀川晨报, 2020-10-16(A01).'],
    [
      'more than three authors',
      { authors: ['沈静', '何向东', '柳青禾', '方小满'] },
      '沈静, 何向东, 柳青禾, 等. 沁阳市新建粮仓开工[N]. 怀川晨报, 2020-10-16(A01).',
    ],
    ['a day that is inferred', { isInferred: true }, '沈静. 沁阳市新建粮仓开工[N]. 怀川晨报, [2020-10-16](A01).'],
    [
      'what says neither day nor page',
      { date: null, edition: null },
      '沈静. 沁阳市新建粮仓开工[N]. 怀川晨报, [日期不详].',
    ],
    ['what names no newspaper', { newspaper: null }, '沈静. 沁阳市新建粮仓开工[N]. 2020-10-16(A01).'],
    ['what has no headline', { title: null }, '沈静. [无题: 本报讯][N]. 怀川晨报, 2020-10-16(A01).'],
    ['a page', { authors: [], title: null, beginning: null }, '怀川晨报[N]. 2020-10-16(A01).'],
    ['an issue', { authors: [], title: null, beginning: null, edition: null }, '怀川晨报[N]. 2020-10-16.'],
    ['a newspaper', { authors: [], title: null, beginning: null, edition: null, date: null }, '怀川晨报[N].'],
  ])('cites %s', (_, changed, citation) => {
    expect(cite({ ...GRANARY, ...changed }, 'GB_T_7714')).toBe(citation);
  });

  test('cites an entry of the archive with its snapshot', () => {
    expect(citeEntry({ name: '林启明', snapshot: 42, url: null, accessed: null }, 'GB_T_7714')).toBe(
      '林启明[DB]//Broadsheet. 快照42.',
    );
    expect(citeEntry({ name: '林启明', snapshot: 42, ...LINKED }, 'GB_T_7714')).toBe(
      '林启明[DB/OL]//Broadsheet. 快照42[2026-11-22]. https://archive.example/id/art_x.',
    );
  });
});

describe('by the Chicago Manual', () => {
  test.each<[string, Partial<Cited>, string]>([
    ['an article', {}, '沈静. “沁阳市新建粮仓开工.” 怀川晨报, October 16, 2020, A01.'],
    [
      'an article that was seen online',
      LINKED,
      '沈静. “沁阳市新建粮仓开工.” 怀川晨报, October 16, 2020, A01. Accessed November 22, 2026. https://archive.example/id/art_x.',
    ],
    [
      'two authors',
      { authors: ['沈静', '何向东'] },
      '沈静 and 何向东. “沁阳市新建粮仓开工.” 怀川晨报, October 16, 2020, A01.',
    ],
    [
      'three authors',
      { authors: ['沈静', '何向东', '方小满'] },
      '沈静, 何向东, and 方小满. “沁阳市新建粮仓开工.” 怀川晨报, October 16, 2020, A01.',
    ],
    [
      'quotation marks in a headline that asks',
      { title: '“九月红”为何红？' },
      '沈静. “‘九月红’为何红？” 怀川晨报, October 16, 2020, A01.',
    ],
    ['a day that is inferred', { isInferred: true }, '沈静. “沁阳市新建粮仓开工.” 怀川晨报, [October 16, 2020?], A01.'],
    ['what has no day', { date: null }, '沈静. “沁阳市新建粮仓开工.” 怀川晨报, n.d., A01.'],
    [
      'what has no headline',
      { title: null },
      '沈静. Untitled article beginning “本报讯.” 怀川晨报, October 16, 2020, A01.',
    ],
    ['a page', { authors: [], title: null, beginning: null }, '怀川晨报, October 16, 2020, A01.'],
  ])('cites %s', (_, changed, citation) => {
    expect(cite({ ...GRANARY, ...changed }, 'CHICAGO')).toBe(citation);
  });

  test('cites an entry of the archive', () => {
    expect(citeEntry({ name: '林启明', snapshot: 42, url: null, accessed: null }, 'CHICAGO')).toBe(
      '“林启明.” Broadsheet, snapshot 42.',
    );
  });
});

describe('every node', () => {
  let archive: TestArchive;

  beforeAll(async () => {
    archive = await TestArchive.open(PAGES);
  });
  afterAll(() => archive.close());

  const metricOf = async (): Promise<string> =>
    (await archive.data('{ metrics(filter: { text: "12.5亿元" }, first: 1) { nodes { id } } }')).metrics.nodes[0].id;

  test('is cited, asked by its type or as a node', async () => {
    const metric = await metricOf();
    const ids = [
      idOf.article('沁阳市新建粮仓开工'),
      metric,
      idOf.page('怀川晨报-A01'),
      idOf.issue('怀川晨报', '2020-10-16'),
      idOf.newspaper('怀川晨报'),
      idOf.person('林启明'),
      idOf.location('沁阳市'),
      idOf.organization('青禾农机有限公司'),
    ];
    const { nodes, archive: known } = await archive.data(
      'query($ids: [ID!]!) { nodes(ids: $ids) { citation url } archive { snapshot } }',
      { ids },
    );
    const article = '沈静. 沁阳市新建粮仓开工[N]. 怀川晨报, 2020-10-16(A01).';
    const entry = (name: string) => `${name}[DB]//Broadsheet. 快照${known.snapshot}.`;
    expect(nodes).toEqual(
      [
        article,
        article,
        '怀川晨报[N]. 2020-10-16(A01).',
        '怀川晨报[N]. 2020-10-16.',
        '怀川晨报[N].',
        entry('林启明'),
        entry('沁阳市'),
        entry('青禾农机有限公司'),
      ].map((citation) => ({ citation, url: null })),
    );
    const asked = await archive.data(
      `query($id: ID!, $page: ID!, $person: ID!) { article(id: $id) { citation(style: CHICAGO) metrics { citation } }
        page(id: $page) { citation issue { citation paper: newspaper { citation } } } person(id: $person) { citation } }`,
      { id: ids[0], page: ids[2], person: ids[5] },
    );
    expect(asked.article.citation).toBe('沈静. “沁阳市新建粮仓开工.” 怀川晨报, October 16, 2020, A01.');
    expect(asked.article.metrics[0].citation).toBe(article);
    expect(asked.page).toEqual({
      citation: nodes[2].citation,
      issue: { citation: nodes[3].citation, paper: { citation: nodes[4].citation } },
    });
    expect(asked.person.citation).toBe(nodes[5].citation);
  });

  test('has a link that is made of where the archive is', async () => {
    archive.publicUrl = 'https://archive.example/paper';
    const id = idOf.person('林启明');
    const { person } = await archive.data(
      'query($id: ID!) { person(id: $id) { url citation(accessed: "2026-11-22") } }',
      { id },
    );
    archive.publicUrl = undefined;
    expect(person.url).toBe(`https://archive.example/paper/id/${encodeURIComponent(id)}`);
    expect(person.citation).toContain(`[2026-11-22]. ${person.url}.`);
  });

  test('has both where it is found by its type', async () => {
    archive.publicUrl = 'https://archive.example';
    const found = await archive.data(`{
      articles(filter: { newspaper: "怀川晨报" }, first: 1) { nodes { url page { url issue { url } paper { url } } metrics { url } } }
      locations(first: 1) { nodes { url citation } } organizations(first: 1) { nodes { url citation } } }`);
    archive.publicUrl = undefined;
    const urls = [...JSON.stringify(found).matchAll(/"url":"([^"]*)"/gu)].map(([, url]) => url);
    expect(urls.length).toBeGreaterThan(5);
    for (const url of urls) expect(url).toMatch(/^https:\/\/archive\.example\/id\/[a-z]+_/u);
    for (const list of [found.locations, found.organizations]) {
      expect(list.nodes[0].citation).toContain(`[DB/OL]//Broadsheet. 快照`);
    }
  });

  test('that has no headline is cited by how it begins', async () => {
    const { articles } = await archive.data('{ articles(filter: { hasHeadline: false }) { nodes { citation } } }');
    expect(articles.nodes[0].citation).toBe(
      '[无题: 停水通知：本周六检修管网，早八点……][N]. 怀川晨报, 2020-10-16(A01).',
    );
  });
});
