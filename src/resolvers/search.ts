import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { ConnectionArgs } from '../schema/connection.js';
import { SearchConnection } from '../schema/search.js';
import { didYouMean } from '../store/search/did-you-mean.js';
import { findEverything, type SearchResult } from '../store/search/results.js';
import { type Connection, connection, withMeant } from './connection.js';
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
    @Arg('lookAlikes', () => Boolean, {
      defaultValue: false,
      description:
        'Whether also what recognition may have made of the text is found, as with `ArticleFilter.lookAlikes`, and who or what bears such a name; below all else.',
    })
    lookAlikes: boolean,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Connection<SearchResult>> {
    const snapshot = await state.snapshotFor(args);
    const found = await findEverything(snapshot, { text, lookAlikes }, args, state.projection('articles'));
    const { edges, pageInfo, totalCount } = found;
    const scored = edges.map((edge) => ({ ...edge, score: edge.node.score }));
    const list = connection({ edges: scored, pageInfo }, () => totalCount);
    return withMeant(list, () => (totalCount > 0 ? null : didYouMean(snapshot, text)));
  }
}
