/** Cursors bring every item once, and nothing else than what an answer gave is one. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { fc } from '../support/any-input.js';
import { type Answer, TestArchive } from '../support/archive.js';
import { PAGES } from '../support/pages.js';

let archive: TestArchive;

beforeAll(async () => {
  archive = await TestArchive.open(PAGES);
});
afterAll(() => archive.close());

const LISTS = [
  'articles(orderBy: PAGE_ORDER, ',
  'articles(orderBy: DATE_DESC, ',
  'articles(filter: { text: "沁阳" }, ',
  'metrics(orderBy: VALUE_DESC, ',
  'people(',
  'locations(',
  'organizations(',
  'pages(',
  'search(text: "沁阳", ',
] as const;
const ENDS = { first: 'after', last: 'before' } as const;

const list = fc.constantFrom(...LISTS);
const direction = fc.constantFrom('first', 'last');

async function part(of: string, end: keyof typeof ENDS, size: number, cursor: string | null) {
  const query = `query($size: Int, $cursor: String) { list: ${of}${end}: $size, ${ENDS[end]}: $cursor) {
    edges { cursor node { __typename ... on Node { id } ${of.startsWith('search') ? '' : 'id'} } } pageInfo { hasNextPage hasPreviousPage } } }`;
  return archive.ask(of.startsWith('search') ? query.replace('... on Node { id }', '') : query, { size, cursor });
}

it('bring every item once, in parts of any size, from either end', async () => {
  await fc.assert(
    fc.asyncProperty(list, direction, fc.integer({ min: 1, max: 7 }), async (of, end, size) => {
      const whole = (await part(of, 'first', 100, null)).data.list.edges;
      const found: unknown[] = [];
      for (let cursor: string | null = null; ; ) {
        const { data }: Answer = await part(of, end, size, cursor);
        const { edges, pageInfo } = data.list;
        if (end === 'first') found.push(...edges);
        else found.unshift(...edges);
        if (!(end === 'first' ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) break;
        cursor = edges.at(end === 'first' ? -1 : 0).cursor;
      }
      expect(found).toEqual(whole);
    }),
    { numRuns: 40 },
  );
});

async function isRefused(of: string, end: keyof typeof ENDS, cursor: string): Promise<void> {
  const { data, errors } = await part(of, end, 2, cursor);
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: ENDS[end] } }]);
  expect(data).toBe(null);
}

const sealed = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

it('are none where they are any text', async () => {
  const texts = fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.base64String({ minLength: 1 }));
  await fc.assert(fc.asyncProperty(list, direction, texts, isRefused), { numRuns: 100 });
});

it('are none where they have the form of one', async () => {
  const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.jsonValue(), fc.constant({ $ne: null }));
  const forms = fc.tuple(
    fc.string({ maxLength: 12 }),
    fc.base64String({ maxLength: 16 }),
    fc.array(value, { maxLength: 3 }),
  );
  const made = forms.map(([name, signature, values]) => sealed([name, signature, ...values]));
  await fc.assert(fc.asyncProperty(list, direction, made, isRefused), { numRuns: 100 });
});

it('are none with any value changed, and none of another list', async () => {
  const changed = fc.tuple(fc.nat(), fc.jsonValue());
  await fc.assert(
    fc.asyncProperty(list, direction, changed, list, async (of, end, [at, value], other) => {
      const { cursor } = (await part(of, 'first', 1, null)).data.list.edges[0];
      if (other !== of) await isRefused(other, end, cursor);
      const values: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
      const altered = values.with(at % values.length, value);
      if (JSON.stringify(altered) !== JSON.stringify(values)) await isRefused(of, end, sealed(altered));
      for (const shorter of [values.slice(0, -1), [...values, value]]) await isRefused(of, end, sealed(shorter));
    }),
    { numRuns: 60 },
  );
});
