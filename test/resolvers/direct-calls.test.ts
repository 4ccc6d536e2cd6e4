/** Fields without the wrappers that would make an object, a closure or a promise for every value. */
import { isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { Meter } from '../../src/resolvers/meter.js';
import { createSchema } from '../../src/resolvers/schema.js';

const schema = await createSchema();
const meter = new Meter(() => Number.POSITIVE_INFINITY);

test.each([
  ['Article', 'headline'],
  ['Article', 'id'],
  ['ArticleConnection', 'totalCount'],
  ['ArticleEdge', 'cursor'],
  ['Office', 'title'],
])('%s.%s is a plain property, which nothing stands before', (type, field) => {
  expect(fieldOf(type, field).resolve).toBeUndefined();
});

test('a method is called at once with what it asks for', () => {
  const { resolve } = fieldOf('Article', 'officials');
  const appearance = (name: string, isOfficial: boolean, confidence: number) => ({
    name,
    isOfficial,
    confidence,
    officeConfidence: 1,
    spans: [],
  });
  const appearances = [appearance('甲', true, 0.9), appearance('乙', false, 0.9), appearance('丙', true, 0.1)];
  const officials = resolve?.(
    { id: 'art_x', pageId: 'pg_x', appearances },
    { minConfidence: 0.5 },
    { state: { meter } },
    {} as never,
  );
  expect(officials).toMatchObject([{ name: '甲', articleId: 'art_x' }]);
});

test('what methods ask for of the request is its state', async () => {
  const page = { id: 'pg_x' };
  const state = { meter, loaders: { page: { load: async (id: string) => (id === 'pg_x' ? page : null) } } };
  const { resolve } = fieldOf('Query', 'page');
  expect(await resolve?.(undefined, { id: 'pg_x' }, { state }, {} as never)).toBe(page);
});

function fieldOf(typeName: string, fieldName: string) {
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
  if (field === undefined) throw new Error(`there is no ${typeName}.${fieldName}`);
  return field;
}
