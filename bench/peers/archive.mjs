/**
 * What every peer reads of the archive that Broadsheet wrote, one database command each: the versions of one snapshot,
 * of their properties those that are asked for, the whole answer in one reply. Held is what the questions ask, no more.
 */
import { MongoClient } from 'mongodb';

/** How many items a list gives where nobody says. */
export const DEFAULT_LENGTH = 20;

const IN_ONE_REPLY = { batchSize: 1_000_000 };
/** `until` of a version that nothing has replaced. */
const FOREVER = Number.MAX_SAFE_INTEGER;

/** The properties of each collection's documents that fields of the schema are made of. */
const PROPERTIES = {
  articles: {
    headline: ['headline'],
    kind: ['kind'],
    officials: ['appearances'],
    locations: ['locations', 'withinIds'],
  },
  people: { name: ['name'], offices: ['offices'] },
  locations: { name: ['name'], level: ['level'], parent: ['parentId'] },
  metrics: {
    kind: ['kind'],
    label: ['label'],
    text: ['text'],
    value: ['value'],
    unit: ['unit'],
    normalizedValue: ['normalizedValue'],
    normalizedUnit: ['normalizedUnit'],
  },
};

export class Archive {
  #db;

  constructor(db) {
    this.#db = db;
  }

  /** Connects to the archive that the environment names. */
  static async open({ MONGODB_URI, MONGODB_DB } = process.env) {
    const client = await MongoClient.connect(MONGODB_URI);
    return new Archive(client.db(MONGODB_DB));
  }

  /** The condition that a version is part of the archive as it is now: a page is seen whole or not at all. */
  async snapshot() {
    // What one does who never writes while others read. As a range, it does not draw planners away from the index of the order.
    if (process.env.SNAPSHOT === 'none') return { until: { $gte: FOREVER } };
    const options = { projection: { _id: 0, sequence: 1 } };
    const { sequence } = await this.#db.collection('archive').findOne({ _id: 'archive' }, options);
    return { from: { $lte: sequence }, until: { $gt: sequence } };
  }

  /** What the schema's ArticleFilter amounts to. */
  async articlesWhere(snapshot, { locationName, ...others }) {
    const [unheld] = Object.keys(others);
    if (unheld !== undefined) throw new Error(`peers hold no condition but locationName, and were given ${unheld}`);
    if (locationName === undefined) return snapshot;
    const named = { $or: [{ name: locationName }, { spellings: locationName }], ...snapshot };
    const found = await this.#find('locations', named, { projection: { _id: 0, id: 1 } });
    return { withinIds: { $in: found.map(({ id }) => id) }, ...snapshot };
  }

  /** The first so many articles in page order. */
  articles(where, first, fields) {
    const options = { sort: { order: 1 }, limit: first, projection: projectionOf('articles', fields) };
    return this.#find('articles', where, options);
  }

  countArticles(where) {
    return this.#db.collection('articles').countDocuments(where);
  }

  /** The documents with these ids, by id. */
  async byId(collection, snapshot, ids, fields) {
    const options = { projection: projectionOf(collection, fields) };
    const found = await this.#find(collection, { id: { $in: [...ids] }, ...snapshot }, options);
    return new Map(found.map((document) => [document.id, document]));
  }

  /** By its id, the metrics of each article in the order of the text. */
  async metricsOf(snapshot, articleIds, fields) {
    const options = { sort: { order: 1 }, projection: { ...projectionOf('metrics', fields), articleId: 1 } };
    const found = await this.#find('metrics', { articleId: { $in: articleIds }, ...snapshot }, options);
    const metrics = new Map(articleIds.map((id) => [id, []]));
    for (const metric of found) metrics.get(metric.articleId).push(metric);
    return metrics;
  }

  /** For each article the places that it names, with what they lie in where that is asked for. */
  async locationsOf(snapshot, articles, { parent, ...fields }) {
    const named = (article) => article.locations.map(({ locationId }) => locationId);
    const ids = new Set(articles.flatMap(parent ? ({ withinIds }) => withinIds : named));
    const found = await this.byId('locations', snapshot, ids, parent ? { ...fields, parent, ...parent } : fields);
    // What places lie in is found with them, so that asking for parents costs no further command.
    if (parent) for (const location of found.values()) location.parent = found.get(location.parentId) ?? null;
    return articles.map((article) => named(article).map((id) => found.get(id) ?? null));
  }

  #find(collection, filter, options) {
    return this.#db
      .collection(collection)
      .find(filter, { ...IN_ONE_REPLY, ...options })
      .toArray();
  }
}

/** Leaves of a document its id and what these fields are made of. */
export function projectionOf(collection, fields) {
  const properties = PROPERTIES[collection];
  const wanted = Object.keys(fields).flatMap((field) => properties[field] ?? []);
  return Object.fromEntries([['_id', 0], ['id', 1], ...wanted.map((property) => [property, 1])]);
}

export function officialsOf({ appearances }) {
  return appearances.filter(({ isOfficial }) => isOfficial);
}

/** The metrics of these kinds; all if none are given. */
export function ofKinds(metrics, kinds) {
  return kinds ? metrics.filter(({ kind }) => kinds.includes(kind)) : metrics;
}
