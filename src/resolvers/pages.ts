import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs, IdArgs } from '../schema/connection.js';
import { Page, PageConnection } from '../schema/page.js';
import { checkRange } from '../store/argument-error.js';
import type { ArticleDocument, DoubtEntry, PageDocument } from '../store/documents.js';
import { countPages, findPages } from '../store/pages.js';
import { MAX_LENGTH } from '../store/pagination.js';
import { type Connection, connection } from './connection.js';
import type { RequestState } from './request-state.js';
import { onPage, type SpanOfPage } from './text-spans.js';

interface DoubtOfPage extends Omit<DoubtEntry, 'span'> {
  readonly span: SpanOfPage;
}

@Resolver(() => Page)
export class PageResolver {
  @Query(() => Page, { nullable: true, description: 'The page with this id; null if there is none.' })
  page(@Args(() => IdArgs) { id }: IdArgs, @Ctx('state') { loaders }: RequestState): Promise<PageDocument | null> {
    return loaders.page.load(id);
  }

  @Query(() => PageConnection, { description: 'All pages, by day of publication and name.' })
  async pages(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Connection<PageDocument>> {
    const snapshot = await state.snapshot();
    return connection(await findPages(snapshot, state.part(args), state.projection('pages')), () =>
      countPages(snapshot),
    );
  }

  @FieldResolver()
  furniture(@Root() page: PageDocument): SpanOfPage[] {
    return page.furniture.map(onPage(page.id));
  }

  @FieldResolver()
  articles(
    @Root() page: PageDocument,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<(ArticleDocument | null | Error)[]> {
    return loaders.article.loadMany(page.articleIds);
  }

  @FieldResolver()
  doubts(
    @Root() page: PageDocument,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, at most 100.' }) first: number,
  ): DoubtOfPage[] {
    checkRange('first', first, MAX_LENGTH);
    const located = onPage(page.id);
    return (page.doubts ?? []).slice(0, first).map((doubt) => ({ ...doubt, span: located(doubt.span) }));
  }
}
