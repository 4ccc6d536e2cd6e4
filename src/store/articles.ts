import type { Filter } from 'mongodb';
import { ArgumentError } from './argument-error.js';
import { countArticlesWith } from './article-count.js';
import { type ArticleConditions, articleFilter } from './article-filter.js';
import type { ArticleDocument } from './documents.js';
import {
  type Edges,
  edgesOf,
  isGiven,
  limitOf,
  type Order,
  type Part,
  type PartArguments,
  partOf,
} from './pagination.js';
import { and, findAll, findPart, findParts, type Projection, withoutVersionId } from './reading.js';
import { nameKey } from './search/names.js';
import { parseQuery, type SearchQuery } from './search/query.js';
import { filterRanking, type Ranking, rankArticles } from './search/ranking.js';
import { bestOf, scoreOf } from './search/selection.js';
import { changedSince, type SinceCondition, sinceIn } from './since.js';
import type { Snapshot } from './snapshot.js';

const ORDERS = {
  RELEVANCE: [['order', 1]],
  DATE_DESC: [
    ['date', -1],
    ['order', 1],
  ],
  // The pages' order begins with the day; that of undated pages comes before all.
  DATE_ASC: [['order', 1]],
  PAGE_ORDER: [['order', 1]],
} as const satisfies Record<string, Order>;

export type ArticleOrder = keyof typeof ORDERS;

/** What conditions amount to. */
export interface ArticleMatching {
  readonly conditions: ArticleConditions;
  /** All conditions but the text. */
  readonly filter: Filter<ArticleDocument>;
  /** Null where no text is looked for. */
  readonly search: ArticleSearch | null;
}

interface ArticleSearch {
  readonly query: SearchQuery;
  /** What the text finds, whatever the other conditions. */
  readonly ranking: Ranking;
  /** What meets the other conditions too; one command at most, however often it is asked. */
  readonly matching: () => Promise<Ranking>;
}

/** One part of a list of articles. */
export interface ArticleEdges extends Edges<ArticleDocument> {
  readonly edges: readonly ArticleEdge[];
}

interface ArticleEdge {
  readonly cursor: () => string;
  readonly node: ArticleDocument;
  /** How well the article answers the text that was looked for; null without one. */
  readonly score: number | null;
  readonly query: SearchQuery | null;
}

/** The conditions in the store's terms. Names, numbers and texts cost a look into their own collection first. */
export async function matchArticles(snapshot: Snapshot, given: ArticleConditions): Promise<ArticleMatching> {
  const query = given.text?.trim() ? parseQuery(given.text, 'filter.text', given.lookAlikes === true) : null;
  const conditions = query === null ? given : withByline(given, query);
  const isSearched = query !== null && query.required.length > 0;
  const [filter, ranking] = await Promise.all([
    articleFilter(snapshot, conditions),
    isSearched ? rankArticles(snapshot, query) : null,
  ]);
  if (query === null || ranking === null) return { conditions, filter, search: null };
  let matching: Promise<Ranking> | undefined;
  const restricted = () => {
    matching ??= restrict(snapshot, ranking, filter);
    return matching;
  };
  return { conditions, filter, search: { query, ranking, matching: restricted } };
}

/** The conditions with the byline that their text asks for. */
function withByline(conditions: ArticleConditions, { byline }: SearchQuery): ArticleConditions {
  if (byline === null) return conditions;
  const { contributor } = conditions;
  if (isGiven(contributor) && nameKey(contributor) !== nameKey(byline)) {
    const said = `filter.text asks for the byline ${byline}, filter.contributor for ${contributor}`;
    throw new ArgumentError('filter.text', `${said}: give one of the two.`);
  }
  return { ...conditions, contributor: byline };
}

/** One part of the articles that conditions match. */
export async function findArticles(
  snapshot: Snapshot,
  { conditions, filter, search }: ArticleMatching,
  order: ArticleOrder,
  args: PartArguments,
  projection?: Projection,
): Promise<ArticleEdges> {
  const question = ['articles', conditions];
  if (search === null) {
    const part: Part<ArticleDocument> = partOf(snapshot, args, ORDERS[order], question);
    const found = await findPart(snapshot, snapshot.collections.articles, filter, part, projection);
    return withScores(found, () => null, null);
  }
  if (order === 'RELEVANCE') {
    const part: Part<ScoredArticle> = partOf(snapshot, args, BY_SCORE, question);
    const best = bestOf(await search.matching(), part, limitOf(part));
    const found = edgesOf(part, await findScored(snapshot, best, projection));
    return withScores(found, (article) => article.score, search.query);
  }
  const part: Part<ArticleDocument> = partOf(snapshot, args, ORDERS[order], question);
  const numbered = and(filter, { number: { $in: [...search.ranking.numbers] } });
  const found = await findPart(snapshot, snapshot.collections.articles, numbered, part, projection);
  return withScores(found, ({ number }) => scoreOf(search.ranking, number), search.query);
}

/** How many articles match. */
export async function countArticles(
  snapshot: Snapshot,
  { conditions, filter, search }: ArticleMatching,
): Promise<number> {
  if (search === null) return countArticlesWith(snapshot, conditions, filter);
  return (await search.matching()).numbers.length;
}

/** An article that a text has found. */
export interface ScoredArticle extends ArticleDocument {
  readonly score: number;
}

/** The articles of these numbers, in this order. */
export async function findScored(
  snapshot: Snapshot,
  best: readonly { readonly number: number; readonly score: number }[],
  projection: Projection = {},
): Promise<ScoredArticle[]> {
  const found = await findAll(
    snapshot,
    snapshot.collections.articles,
    { number: { $in: best.map(({ number }) => number) } },
    { projection: withoutVersionId(projection) },
  );
  const byNumber = new Map(found.map((article) => [article.number, article]));
  return best.flatMap(({ number, score }) => {
    const article = byNumber.get(number);
    return article === undefined ? [] : [{ ...article, score }];
  });
}

const BY_SCORE: Order = [
  ['score', -1],
  ['number', 1],
];

/** A text that finds more articles than this is compared with what the other conditions find, not listed to the store. */
const MOST_LISTED = 5_000;

/** The part of a ranking that meets a filter. One command, or none for a filter that all meet. */
async function restrict(snapshot: Snapshot, ranking: Ranking, filter: Filter<ArticleDocument>): Promise<Ranking> {
  if (Object.keys(filter).length === 0) return ranking;
  const { numbers } = ranking;
  const narrowed = numbers.length > MOST_LISTED ? filter : and(filter, { number: { $in: [...numbers] } });
  const found = await findAll(snapshot, snapshot.collections.articles, narrowed, { projection: { _id: 0, number: 1 } });
  const matching = new Set(found.map(({ number }) => number));
  return filterRanking(ranking, (number) => matching.has(number));
}

function withScores<T extends ArticleDocument>(
  { edges, pageInfo }: Edges<T>,
  scoreOfNode: (node: T) => number | null,
  query: SearchQuery | null,
): ArticleEdges {
  return { pageInfo, edges: edges.map(({ cursor, node }) => ({ cursor, node, score: scoreOfNode(node), query })) };
}

/** What an article names: the path by which it is found. */
export type ArticleRelation = 'appearances.personId' | 'organizations.organizationId' | 'withinIds' | 'newspaperId';

/** For each id, one part of the articles that name it, in page order. */
export function findArticlesNaming(
  snapshot: Snapshot,
  relation: ArticleRelation,
  ids: readonly string[],
  args: PartArguments,
  projection?: Projection,
): Promise<Edges<ArticleDocument>[]> {
  const wanted = ids.map((id) => ({
    filter: namingFilter(relation, id, args),
    part: partOf<ArticleDocument>(snapshot, args, ORDERS.PAGE_ORDER, [relation, id, ...sinceIn(args)]),
  }));
  return findParts(snapshot, snapshot.collections.articles, wanted, projection);
}

/** The articles that name one. */
export function namingFilter(relation: ArticleRelation, id: string, since: SinceCondition): Filter<ArticleDocument> {
  return and({ [relation]: id } as Filter<ArticleDocument>, ...changedSince<ArticleDocument>(since));
}

/** The day of publication or, where that is not known, the latest day that the article names. */
export function dayOf({ date, days }: Pick<ArticleDocument, 'date' | 'days'>): string | null {
  return date ?? days.at(-1) ?? null;
}
