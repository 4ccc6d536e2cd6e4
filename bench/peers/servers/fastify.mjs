/** Fastify endpoints written by hand: each knows its question, sends its commands side by side, and has a JSON schema of its answer. */
import Fastify from 'fastify';
import { Archive, officialsOf, ofKinds } from '../archive.mjs';
import { announce } from './announce.mjs';

const archive = await Archive.open();
const fields = (...names) => Object.fromEntries(names.map((name) => [name, {}]));
const PLACES = { ...fields('name', 'level'), parent: fields('name') };

async function front() {
  const snapshot = await archive.snapshot();
  const counting = archive.countArticles(snapshot);
  const articles = await archive.articles(snapshot, 10, fields('headline', 'kind', 'officials', 'locations'));
  const officials = articles.map(officialsOf);
  const [totalCount, people, locations, metrics] = await Promise.all([
    counting,
    archive.byId('people', snapshot, new Set(officials.flat().map(({ personId }) => personId)), fields('offices')),
    archive.locationsOf(snapshot, articles, PLACES),
    archive.metricsOf(
      snapshot,
      articles.map(({ id }) => id),
      fields('label', 'value', 'unit', 'normalizedValue', 'normalizedUnit'),
    ),
  ]);
  const nodes = articles.map(({ id, headline, kind }, i) => ({
    headline,
    kind,
    officials: officials[i].map(({ name, titles, personId }) => ({ name, titles, person: people.get(personId) })),
    locations: locations[i],
    metrics: metrics.get(id),
  }));
  return { articles: { totalCount, nodes } };
}

async function readme() {
  const snapshot = await archive.snapshot();
  const where = await archive.articlesWhere(snapshot, { locationName: '秭归县' });
  const articles = await archive.articles(where, 1, fields('headline', 'officials', 'locations'));
  const [locations, metrics] = await Promise.all([
    archive.locationsOf(snapshot, articles, PLACES),
    archive.metricsOf(
      snapshot,
      articles.map(({ id }) => id),
      fields('kind', 'label', 'text', 'normalizedValue', 'normalizedUnit'),
    ),
  ]);
  const nodes = articles.map((article, i) => ({
    headline: article.headline,
    officials: officialsOf(article),
    locations: locations[i],
    metrics: ofKinds(metrics.get(article.id), ['MASS', 'PRICE']),
  }));
  return { articles: { nodes } };
}

async function smallest() {
  const nodes = await archive.articles(await archive.snapshot(), 1, fields('headline'));
  return { articles: { nodes } };
}

const text = { type: 'string' };
const number = { type: 'number' };
const list = (items) => ({ type: 'array', items });
const object = (properties) => ({ type: 'object', properties });
const orNull = (schema) => ({ ...schema, nullable: true });
const place = { name: text, level: text, parent: orNull(object({ name: text })) };
const answer = (articles) => object({ data: object({ articles: object(articles) }) });

const HANDLERS = {
  front: {
    handle: front,
    schema: answer({
      totalCount: { type: 'integer' },
      nodes: list(
        object({
          headline: orNull(text),
          kind: text,
          officials: list(
            object({ name: text, titles: list(text), person: object({ offices: list(object({ title: text })) }) }),
          ),
          locations: list(object(place)),
          metrics: list(
            object({ label: text, value: number, unit: text, normalizedValue: number, normalizedUnit: text }),
          ),
        }),
      ),
    }),
  },
  README: {
    handle: readme,
    schema: answer({
      nodes: list(
        object({
          headline: orNull(text),
          officials: list(object({ name: text, titles: list(text) })),
          locations: list(object(place)),
          metrics: list(object({ label: text, text, normalizedValue: number, normalizedUnit: text })),
        }),
      ),
    }),
  },
  smallest: { handle: smallest, schema: answer({ nodes: list(object({ headline: orNull(text) })) }) },
};

const app = Fastify();
for (const [title, { handle, schema }] of Object.entries(HANDLERS)) {
  app.get(`/graphql/${title}`, { schema: { response: { 200: schema } } }, async () => ({ data: await handle() }));
}
await app.listen({ port: 0, host: '127.0.0.1' });
announce(app.server.address().port);
