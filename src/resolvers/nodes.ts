import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { IdArgs } from '../schema/connection.js';
import { Node, typeOfId } from '../schema/node.js';
import { ArgumentError } from '../store/argument-error.js';
import type { Versioned } from '../store/documents.js';
import { isGiven, MAX_LENGTH } from '../store/pagination.js';
import type { Loaders } from './loaders.js';
import type { RequestState } from './request-state.js';

const LOADER_BY_TYPE = {
  Page: 'page',
  Article: 'article',
  Metric: 'metric',
  Person: 'person',
  Location: 'location',
  Organization: 'organization',
  Newspaper: 'newspaper',
  Issue: 'issue',
} as const satisfies Record<string, keyof Loaders>;

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'The object with this id; null if there is none.' })
  async node(
    @Args(() => IdArgs) { id }: IdArgs,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<NodeDocument | null> {
    return loadNode(loaders, id);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: 'The objects with these ids, in their order; null where there is none.',
  })
  async nodes(
    @Arg('ids', () => [ID], { description: 'The ids, at most 100.' }) ids: string[],
    @Ctx('state') { loaders }: RequestState,
  ): Promise<(NodeDocument | null)[]> {
    if (ids.length > MAX_LENGTH) {
      throw new ArgumentError('ids', `ids has ${ids.length} items: give at most ${MAX_LENGTH}.`);
    }
    return Promise.all(ids.map((id) => loadNode(loaders, id)));
  }
}

/** A document that an id alone leads to. */
export type NodeDocument = Versioned;

export async function loadNode(loaders: Loaders, id: string): Promise<NodeDocument | null> {
  const type = typeOfId(id);
  if (type === undefined || !isLoaded(type)) return null;
  return loaders[LOADER_BY_TYPE[type]].load(id);
}

/** Those of the objects that the archive has, each once. */
export async function nodesOf(ids: readonly string[], { loaders }: RequestState): Promise<NodeDocument[]> {
  const found = await Promise.all([...new Set(ids)].map((id) => loadNode(loaders, id)));
  return found.filter(isGiven);
}

function isLoaded(type: string): type is keyof typeof LOADER_BY_TYPE {
  return type in LOADER_BY_TYPE;
}
