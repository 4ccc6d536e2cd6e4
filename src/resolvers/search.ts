import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { ConnectionArgs } from '../schema/connection.js';
import { SearchConnection } from '../schema/search.js';
import { findEverything, type SearchResult } from '../store/search/results.js';
import { type Connection, connection } from './connection.js';
import type { RequestState } from './request-state.js';

@Resolver()
export class SearchResolver {
  @Query(() => SearchConnection, {
    description:
      'Everything that a text finds, best first: articles by what they say, people, locations and organizations whose name begins with it; of each sort of name at most the 100 that most articles name.',
  })
  async search(
    @Arg('text', () => String, {
      description:
        'Read for articles as `ArticleFilter.text` is, without `byline:`; people, places and organizations are also found by pinyin and its initials.',
    })
    text: string,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Connection<SearchResult>> {
    const found = await findEverything(await state.snapshot(), text, args, state.projection('articles'));
    const { edges, pageInfo, totalCount } = found;
    const scored = edges.map((edge) => ({ ...edge, score: edge.node.score }));
    return connection({ edges: scored, pageInfo }, () => totalCount);
  }
}
