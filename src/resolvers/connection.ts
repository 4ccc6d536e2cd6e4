import type { ArticleConditions } from '../store/article-filter.js';
import { type ArticleRelation, matchArticles, namingFilter } from '../store/articles.js';
import type { ArticleDocument } from '../store/documents.js';
import { CountedArticles } from '../store/facets/articles.js';
import type { CountedList } from '../store/facets/question.js';
import { type Edges, isGiven } from '../store/pagination.js';
import type { RequestState } from './request-state.js';

/** A connection as GraphQL reads it; `totalCount` is a question of its own, put only when asked for. */
export interface Connection<T> extends Edges<T> {
  readonly nodes: readonly T[];
  readonly totalCount: Promise<number> | number;
}

export function connection<T>({ edges, pageInfo }: Edges<T>, count: () => Promise<number> | number): Connection<T> {
  return {
    edges,
    pageInfo,
    get nodes() {
      return edges.map((edge) => edge.node);
    },
    get totalCount() {
      return count();
    },
  };
}

/** A connection that can also be counted by what it holds. */
export interface CountedConnection<T> extends Connection<T> {
  /** The same whenever it is called: what is counted is read once. */
  readonly counted: () => CountedList;
}

export function countedConnection<T>(
  edges: Edges<T>,
  count: () => Promise<number> | number,
  counted: () => CountedList,
): CountedConnection<T> {
  let list: CountedList | undefined;
  return Object.defineProperties(connection(edges, count), {
    counted: {
      value: () => {
        list ??= counted();
        return list;
      },
    },
  }) as CountedConnection<T>;
}

/** The connection with what may have been meant where it is empty: a question of its own, put only when asked for. */
export function withMeant<T extends object>(
  list: T,
  meant: () => Promise<string | null> | null,
): T & { readonly didYouMean: Promise<string | null> | null } {
  return Object.defineProperty(list, 'didYouMean', { get: meant }) as T & {
    readonly didYouMean: Promise<string | null> | null;
  };
}

/** A list of the articles that meet conditions, asked of something that they name. */
export async function articleConnection(
  state: RequestState,
  edges: Edges<ArticleDocument>,
  { id, articleCount }: { readonly id: string; readonly articleCount: number },
  relation: ArticleRelation,
  conditions: ArticleConditions,
): Promise<CountedConnection<ArticleDocument>> {
  const snapshot = await state.snapshot();
  const matching = () => matchArticles(snapshot, conditions);
  const counted = () => new CountedArticles(snapshot, { matching, isAll: false });
  // What is named says by itself how many articles name it in all.
  if (!isGiven(conditions.since)) return countedConnection(edges, () => articleCount, counted);
  const filter = namingFilter(relation, id, conditions);
  return countedConnection(edges, () => state.loaders.counts.load({ of: 'articles', filter }), counted);
}

/** The same list with each node turned into what the schema calls it. */
export function mapNodes<T, U>({ edges, pageInfo }: Edges<T>, turn: (node: T) => U): Edges<U> {
  return { pageInfo, edges: edges.map(({ cursor, node }) => ({ cursor, node: turn(node) })) };
}
