import { createHmac, hash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadCursorKey } from '../../src/store/cursor-key.js';
import { TestArchive } from '../support/archive.js';
import type { PrintedPage } from '../support/newspaper.js';
import { longPage, PAGES } from '../support/pages.js';

let archive: TestArchive;

beforeAll(async () => {
  archive = await TestArchive.open();
});
beforeEach(() => archive.replace(PAGES));
afterAll(() => archive.close());

const LIST = `query($first: Int, $after: String, $last: Int, $before: String, $order: ArticleOrder, $filter: ArticleFilter) {
  articles(filter: $filter, orderBy: $order, first: $first, after: $after, last: $last, before: $before) {
    nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

interface Part {
  readonly ids: string[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string;
  readonly endCursor: string;
}

async function part(variables: Record<string, unknown>): Promise<Part> {
  const { articles } = await archive.data(LIST, variables);
  return { ids: articles.nodes.map(({ id }: { id: string }) => id), ...articles.pageInfo };
}

async function walk(direction: 'forward' | 'backward', variables: Record<string, unknown>): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  for (;;) {
    const forward = direction === 'forward';
    const next = await part({ ...variables, ...(forward ? { first: 2, after: cursor } : { last: 2, before: cursor }) });
    if (forward) ids.push(...next.ids);
    else ids.unshift(...next.ids);
    cursor = forward ? next.endCursor : next.startCursor;
    if (!(forward ? next.hasNextPage : next.hasPreviousPage)) return ids;
  }
}

describe('a list read part by part', () => {
  test.each(['PAGE_ORDER', 'DATE_ASC', 'DATE_DESC'])(
    'holds every article once, forward and backward, in %s',
    async (order) => {
      const { ids } = await part({ order, first: 100 });
      expect(new Set(ids).size).toBe(6);
      expect(await walk('forward', { order })).toEqual(ids);
      expect(await walk('backward', { order })).toEqual(ids);
    },
  );

  test('has undated articles last when the latest come first, and first when the earliest do', async () => {
    expect((await part({ order: 'DATE_DESC' })).ids.at(-1)).toBe('art_老树');
    expect((await part({ order: 'DATE_ASC' })).ids[0]).toBe('art_老树');
  });

  test('goes on where it was when pages are added before and after', async () => {
    const before = await walk('forward', {});
    const start = await part({ first: 3 });
    const early: PrintedPage = {
      name: '早报',
      date: '2019-01-01',
      articles: [{ headline: '早来', body: ['早来的稿子。'] }],
    };
    await archive.replace([...PAGES, early, longPage(3)]);
    const rest = await part({ first: 100, after: start.endCursor });
    const added = ['art_简讯第1号', 'art_简讯第2号', 'art_简讯第3号'];
    expect(rest.ids.filter((id) => !added.includes(id))).toEqual(before.slice(3));
    expect(rest.ids).toEqual(expect.arrayContaining(added));
    expect(rest.ids).not.toContain('art_早来');
  });

  test('goes on where it was when the article of the cursor itself is deleted', async () => {
    const before = await walk('forward', {});
    const start = await part({ first: 4 });
    const withHeadline = (page: PrintedPage) => page.articles.filter(({ headline }) => headline !== null);
    await archive.replace(PAGES.map((page) => ({ ...page, articles: withHeadline(page) })));
    expect((await part({ first: 100, after: start.endCursor })).ids).toEqual(before.slice(4));
    expect((await part({ last: 100, before: start.endCursor })).ids).toEqual(before.slice(0, 3));
  });

  test('can be of length nothing', async () => {
    expect(await part({ first: 0 })).toMatchObject({ ids: [], hasNextPage: true, endCursor: null });
  });
});

describe('a cursor', () => {
  test('of the same question, put in other words, is good', async () => {
    const { endCursor } = await part({ first: 1, filter: { hasHeadline: true, kinds: ['NEWS'] } });
    const { ids } = await part({
      first: 1,
      after: endCursor,
      filter: { kinds: ['NEWS'], hasHeadline: true, text: null },
    });
    expect(ids).toEqual(['art_植树三千株']);
  });

  test.each([
    ['another filter', { filter: { kinds: ['NEWS'] } }],
    ['another order', { order: 'DATE_DESC' }],
  ])('of the list with %s is refused', async (_, variables) => {
    const { endCursor } = await part({ first: 1 });
    const { data, errors } = await archive.ask(LIST, { ...variables, first: 1, after: endCursor });
    expect(data).toBeNull();
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('cursor of another list'),
        extensions: { code: 'BAD_USER_INPUT', argument: 'after' },
      },
    ]);
  });

  test('of another field or another parent is refused', async () => {
    const { people, pages } = await archive.data(`{
      people(first: 1) { nodes { appearances(first: 1) { pageInfo { endCursor } } } }
      pages(first: 1) { pageInfo { endCursor } }
    }`);
    for (const after of [people.nodes[0].appearances.pageInfo.endCursor, pages.pageInfo.endCursor]) {
      const { errors } = await archive.ask(LIST, { after });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
    const { errors } = await archive.ask(
      'query($after: String) { person(name: "何向东") { appearances(first: 1, after: $after) { nodes { name } } } }',
      { after: people.nodes[0].appearances.pageInfo.endCursor },
    );
    expect(errors).toMatchObject([{ message: expect.stringContaining('cursor of another list') }]);
  });

  test.each([
    ['made up', () => 'bm90IGEgY3Vyc29y'],
    ['empty', () => ''],
    ['cut short', (cursor: string) => cursor.slice(0, -4)],
    ['with other values', (cursor: string) => edited(cursor, (values) => [...values.slice(0, 2), '2021-01-01 x 000'])],
    [
      'sealed as anybody could seal it',
      (cursor: string) => edited(cursor, ([list]) => [list, publicSealOf(list, ['2021']), '2021']),
    ],
    [
      'sealed by another key',
      (cursor: string) => edited(cursor, ([list, , value]) => [list, sealBy('another key', list, [value]), value]),
    ],
    ['without a seal', (cursor: string) => edited(cursor, ([list, , value]) => [list, null, value])],
    ['with an operator in it', (cursor: string) => edited(cursor, (values) => [...values.slice(0, 2), { $gt: '' }])],
  ])('that is %s is refused', async (_, forge) => {
    const { endCursor } = await part({ first: 1 });
    const { errors } = await archive.ask(LIST, { first: 1, after: forge(endCursor) });
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('after is not a cursor'),
        extensions: { code: 'BAD_USER_INPUT', argument: 'after' },
      },
    ]);
  });
});

describe('a cursor that is sealed rightly, but holds what is no value,', () => {
  test.each([{ $ne: null }, ['x'], true])('is refused: %j', async (value) => {
    const { endCursor } = await part({ first: 1 });
    const found = await archive.db.collection<{ _id: string; key: string }>('archive').findOne({ _id: 'cursors' });
    const key = Buffer.from(found?.key ?? '', 'base64');
    const forged = edited(endCursor, ([list]) => [list, sealBy(key, list, [value]), value]);
    const { errors } = await archive.ask(LIST, { first: 1, after: forged });
    expect(errors).toMatchObject([{ message: expect.stringContaining('after is not a cursor') }]);
  });
});

test('the key is the same however often a server is started, and another in every archive', async () => {
  const { ids, endCursor } = await part({ first: 1 });
  await loadCursorKey(archive.db);
  expect([...ids, ...(await part({ first: 1, after: endCursor })).ids]).toEqual((await part({ first: 2 })).ids);
  const other = await TestArchive.open(PAGES);
  try {
    expect((await other.ask(LIST, { first: 1, after: endCursor })).errors).toMatchObject([
      { message: expect.stringContaining('after is not a cursor'), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  } finally {
    await other.close();
  }
});

describe('the length of a part', () => {
  test.each([
    [{ first: -1 }, 'first is -1'],
    [{ first: 101 }, 'first is 101: give a number from 0 to 100'],
    [{ last: 101 }, 'last is 101'],
    [{ first: 1, last: 1 }, 'first and last exclude each other'],
    [{ first: 1, before: 'x' }, 'before goes with last'],
    [{ last: 1, after: 'x' }, 'after goes with first'],
  ])('cannot be asked for as %j', async (variables, message) => {
    const { errors } = await archive.ask(LIST, variables);
    expect(errors).toMatchObject([
      { message: expect.stringContaining(message), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});

function edited(cursor: string, edit: (values: unknown[]) => unknown[]): string {
  const values: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  return Buffer.from(JSON.stringify(edit(values))).toString('base64url');
}

function sealBy(key: string | Buffer, list: unknown, values: unknown[]): string {
  const sealed = `broadsheet cursor ${list} ${JSON.stringify(values)}`;
  return createHmac('sha256', key).update(sealed).digest('base64url').slice(0, 16);
}

function publicSealOf(list: unknown, values: unknown[]): string {
  return hash('sha256', `broadsheet cursor ${list} ${JSON.stringify(values)}`, 'base64url').slice(0, 10);
}
