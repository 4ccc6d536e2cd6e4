/** Broadsheet's own schema, and how GraphQL servers with DataLoader resolve what the questions ask of it. */
import { readFile } from 'node:fs/promises';
import DataLoader from 'dataloader';
import { DEFAULT_LENGTH, officialsOf, ofKinds } from './archive.mjs';
import { selectionOf } from './selection.mjs';

export const typeDefs = await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8');

/** What the resolvers of one request share. */
export function contextOf(archive) {
  let taken;
  const loaders = new Map();
  /** The archive as it was when the request first asked. */
  const snapshot = () => {
    taken ??= archive.snapshot();
    return taken;
  };
  /** Loads what a field of the operation gives, together with what it gives of the other objects. */
  const load = ({ fieldNodes: [field] }, key, batch) => {
    let loader = loaders.get(field);
    if (loader === undefined) {
      loader = new DataLoader(async (keys) => batch(keys, await snapshot()));
      loaders.set(field, loader);
    }
    return loader.load(key);
  };
  return { archive, snapshot, load };
}

/** The root of every question; lists are found first, and counted meanwhile. */
export const rootResolvers = {
  Query: {
    articles: async (_, { filter, first }, context, info) => {
      const { nodes, totalCount } = selectionOf(info);
      const where = await context.archive.articlesWhere(await context.snapshot(), filter ?? {});
      const count = totalCount && context.archive.countArticles(where);
      return { count, nodes: await context.archive.articles(where, first ?? DEFAULT_LENGTH, nodes ?? {}) };
    },
  },
  ArticleConnection: { totalCount: ({ count }) => count },
  Article: { officials: officialsOf },
};

export const resolvers = {
  ...rootResolvers,
  Article: {
    ...rootResolvers.Article,
    locations: (article, _, context, info) =>
      context.load(info, article, (articles, snapshot) =>
        context.archive.locationsOf(snapshot, articles, selectionOf(info)),
      ),
    metrics: async ({ id }, { kind: kinds }, context, info) => {
      const fields = kinds ? { kind: {}, ...selectionOf(info) } : selectionOf(info);
      const metrics = await context.load(info, id, async (ids, snapshot) => {
        const found = await context.archive.metricsOf(snapshot, ids, fields);
        return ids.map((each) => found.get(each));
      });
      return ofKinds(metrics, kinds);
    },
  },
  Appearance: {
    person: ({ personId }, _, context, info) =>
      context.load(info, personId, async (ids, snapshot) => {
        const found = await context.archive.byId('people', snapshot, ids, selectionOf(info));
        return ids.map((each) => found.get(each) ?? null);
      }),
  },
};
