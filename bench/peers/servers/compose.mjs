/** graphql-compose-mongoose: types and lists are made of mongoose's models; relations are batched, all reads lean. */
import Fastify from 'fastify';
import { getProjectionFromAST, schemaComposer } from 'graphql-compose';
import { composeMongoose } from 'graphql-compose-mongoose';
import { mercurius } from 'mercurius';
import mongoose from 'mongoose';
import { Archive, DEFAULT_LENGTH } from '../archive.mjs';
import { contextOf, resolvers } from '../schema.mjs';
import { announce } from './announce.mjs';

const { MONGODB_URI, MONGODB_DB } = process.env;
await mongoose.connect(MONGODB_URI, { dbName: MONGODB_DB, autoIndex: false, autoCreate: false });

const VERSION = { _id: String, id: String, from: Number, until: Number };
const models = {
  archive: modelOf('archive', { _id: String, sequence: Number }),
  articles: modelOf('articles', { ...VERSION, headline: String, kind: String, order: String, withinIds: [String] }),
  people: modelOf('people', { ...VERSION, name: String, offices: [{ _id: false, title: String }] }),
  locations: modelOf('locations', { ...VERSION, name: String, level: String, parentId: String, spellings: [String] }),
  metrics: modelOf('metrics', {
    ...VERSION,
    articleId: String,
    kind: String,
    label: String,
    text: String,
    value: Number,
    unit: String,
    normalizedValue: Number,
    normalizedUnit: String,
    order: String,
  }),
};

function modelOf(collection, fields) {
  const schema = new mongoose.Schema(fields, { collection, id: false, versionKey: false, strictQuery: false });
  return mongoose.model(collection, schema);
}

/** Relations read through mongoose what other peers read through the driver. */
const archive = new Archive({
  collection: (name) => ({
    findOne: (filter, { projection }) => models[name].findOne(filter, projection).lean(),
    find: (filter, { projection, ...options }) => ({
      toArray: () => models[name].find(filter, projection, options).lean().exec(),
    }),
    countDocuments: (filter) => models[name].countDocuments(filter),
  }),
});

const ArticleTC = composeMongoose(models.articles, { name: 'Article' });
const PersonTC = composeMongoose(models.people, { name: 'Person' });
const LocationTC = composeMongoose(models.locations, { name: 'Location' });
const MetricTC = composeMongoose(models.metrics, { name: 'Metric' });
const findArticles = ArticleTC.mongooseResolvers.findMany({ lean: true });
const countArticles = ArticleTC.mongooseResolvers.count();

schemaComposer.createObjectTC({
  name: 'Appearance',
  fields: {
    name: 'String!',
    titles: '[String!]!',
    person: { type: PersonTC, resolve: resolvers.Appearance.person },
  },
});
LocationTC.addFields({ parent: { type: LocationTC } });
schemaComposer.createEnumTC('enum MetricKind { AMOUNT COUNT AREA LENGTH MASS RATIO DURATION PRICE RANK AGE OTHER }');
ArticleTC.addFields({
  officials: { type: '[Appearance!]!', resolve: resolvers.Article.officials, projection: { appearances: 1 } },
  locations: {
    type: [LocationTC],
    resolve: resolvers.Article.locations,
    projection: { locations: 1, withinIds: 1 },
  },
  metrics: {
    type: [MetricTC],
    args: { kind: '[MetricKind!]' },
    resolve: resolvers.Article.metrics,
    projection: { id: 1 },
  },
});
schemaComposer.createInputTC('input ArticleFilter { locationName: String }');
schemaComposer.createObjectTC({
  name: 'ArticleConnection',
  fields: {
    totalCount: {
      type: 'Int!',
      resolve: ({ rawQuery }, _, context, info) => countArticles.resolve({ rawQuery, args: {}, context, info }),
    },
    nodes: {
      type: [ArticleTC],
      resolve: ({ rawQuery, first }, _, context, info) =>
        findArticles.resolve({
          rawQuery,
          args: { limit: first, sort: { order: 1 } },
          projection: getProjectionFromAST(info),
          context,
          info,
        }),
    },
  },
});
schemaComposer.Query.addFields({
  articles: {
    type: 'ArticleConnection!',
    args: { first: 'Int', filter: 'ArticleFilter' },
    resolve: async (_, { first, filter }, context) => ({
      first: first ?? DEFAULT_LENGTH,
      rawQuery: await archive.articlesWhere(await context.snapshot(), filter ?? {}),
    }),
  },
});

const app = Fastify();
app.register(mercurius, { schema: schemaComposer.buildSchema(), jit: 1, context: () => contextOf(archive) });
await app.listen({ port: 0, host: '127.0.0.1' });
announce(app.server.address().port);
