import type { Edges } from '../store/pagination.js';

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

/** The same list with each node turned into what the schema calls it. */
export function mapNodes<T, U>({ edges, pageInfo }: Edges<T>, turn: (node: T) => U): Edges<U> {
  return { pageInfo, edges: edges.map(({ cursor, node }) => ({ cursor, node: turn(node) })) };
}
