/** Articles in the order in which the archive came to know them, the newest first. */
import type { Filter } from 'mongodb';
import type { ArticleConditions } from './article-filter.js';
import { matchArticles } from './articles.js';
import { timesOf } from './change-list.js';
import type { WriteDocument } from './change-log.js';
import type { ArticleDocument } from './documents.js';
import { and, findAll, findLogged } from './reading.js';
import type { Snapshot } from './snapshot.js';

export interface NewArticle {
  readonly article: ArticleDocument;
  /** When it came or was last changed; null where that is not known any more. */
  readonly at: Date | null;
}

/** Writes, and articles in them, that are looked through; what lies further back is ordered by its day of publication. */
const [WRITES_AT_ONCE, MOST_WRITES, MOST_ARTICLES] = [20, 200, 5_000];

/** The articles that came or changed last, of those that meet the conditions. */
export async function newestArticles(
  snapshot: Snapshot,
  conditions: ArticleConditions,
  length: number,
): Promise<NewArticle[]> {
  const { filter, search } = await matchArticles(snapshot, conditions);
  const matching: Filter<ArticleDocument> =
    search === null ? filter : and(filter, { number: { $in: [...search.ranking.numbers] } });
  const found = await ofLastWrites(snapshot, matching, length);
  const known = new Set(found.map(({ id }) => id));
  const rest = found.length < length ? await byDay(snapshot, matching, length + found.length) : [];
  const articles = [...found, ...rest.filter(({ id }) => !known.has(id))].slice(0, length);
  const times = await timesOf(snapshot, [...new Set(articles.map(({ from }) => from))]);
  return articles.map((article) => ({ article, at: times.get(article.from) ?? null }));
}

async function ofLastWrites(
  snapshot: Snapshot,
  matching: Filter<ArticleDocument>,
  length: number,
): Promise<ArticleDocument[]> {
  const found = new Map<string, ArticleDocument>();
  let [before, writes, read] = [snapshot.sequence + 1, 0, 0];
  while (found.size < length && writes < MOST_WRITES && read < MOST_ARTICLES) {
    const part = await findLogged(snapshot, { _id: { $lt: before } }, { sort: { _id: -1 }, limit: WRITES_AT_ONCE });
    const last = part.at(-1);
    if (last === undefined) break;
    const ids = [...new Set(part.flatMap(articlesOf))].slice(0, MOST_ARTICLES);
    if (ids.length > 0) {
      const { articles } = snapshot.collections;
      for (const article of await findAll(snapshot, articles, and(matching, { id: { $in: ids } })))
        found.set(article.id, article);
    }
    before = last._id;
    writes += part.length;
    read += ids.length;
  }
  return [...found.values()].sort((a, b) => b.from - a.from || (a.order < b.order ? 1 : -1)).slice(0, length);
}

function articlesOf({ groups }: WriteDocument): string[] {
  return groups.flatMap(({ of, kind, ids }) => (of === 'articles' && kind !== 'REMOVED' ? ids : []));
}

function byDay(snapshot: Snapshot, matching: Filter<ArticleDocument>, limit: number): Promise<ArticleDocument[]> {
  return findAll(snapshot, snapshot.collections.articles, matching, { sort: { date: -1, order: 1 }, limit });
}
