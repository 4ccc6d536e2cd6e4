/** Mercurius with just-in-time compiled operations and its own loaders. */
import Fastify from 'fastify';
import { mercurius } from 'mercurius';
import { Archive, officialsOf, ofKinds } from '../archive.mjs';
import { contextOf, rootResolvers, typeDefs } from '../schema.mjs';
import { selectionOf } from '../selection.mjs';
import { announce } from './announce.mjs';

/** Mercurius tells the objects of a batch apart by their JSON, which is short so. */
class Keyed {
  constructor(document, key) {
    Object.assign(this, document);
    this.key = key;
  }

  toJSON() {
    return this.key;
  }
}

/** A request that is answered has no use for what it loaded. */
const opts = { cache: false };

/** All that a batch asks for: it may hold the same field of several places in the operation. */
const fieldsOf = (queries) => Object.assign({}, ...new Set(queries.map(({ info }) => selectionOf(info))));

const loaders = {
  Article: {
    locations: {
      opts,
      loader: async (queries, { archive, snapshot }) => {
        const articles = queries.map(({ obj }) => obj);
        return archive.locationsOf(await snapshot(), articles, fieldsOf(queries));
      },
    },
    metrics: {
      opts,
      loader: async (queries, { archive, snapshot }) => {
        const ids = queries.map(({ obj }) => obj.id);
        const isRestricted = queries.some(({ params }) => params.kind);
        const fields = isRestricted ? { kind: {}, ...fieldsOf(queries) } : fieldsOf(queries);
        const found = await archive.metricsOf(await snapshot(), ids, fields);
        return queries.map(({ obj, params }) => ofKinds(found.get(obj.id), params.kind));
      },
    },
  },
  Appearance: {
    person: {
      opts,
      loader: async (queries, { archive, snapshot }) => {
        const ids = queries.map(({ obj }) => obj.personId);
        const found = await archive.byId('people', await snapshot(), ids, fieldsOf(queries));
        return ids.map((id) => found.get(id) ?? null);
      },
    },
  },
};

const resolvers = {
  ...rootResolvers,
  ArticleConnection: {
    ...rootResolvers.ArticleConnection,
    nodes: ({ nodes }) => nodes.map((article) => new Keyed(article, article.id)),
  },
  Article: { officials: (article) => officialsOf(article).map((entry) => new Keyed(entry, entry.personId)) },
};

const archive = await Archive.open();
const app = Fastify();
app.register(mercurius, {
  schema: typeDefs,
  resolvers,
  loaders,
  jit: 1,
  context: () => contextOf(archive),
});
await app.listen({ port: 0, host: '127.0.0.1' });
announce(app.server.address().port);
