import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs, IdArgs } from '../schema/connection.js';
import { Page, PageConnection, PageFilter } from '../schema/page.js';
import { checkRange } from '../store/argument-error.js';
import type {
  ArticleDocument,
  DoubtEntry,
  IssueDocument,
  NewspaperDocument,
  PageDocument,
} from '../store/documents.js';
import { withNewspaperId } from '../store/in-print.js';
import { countPages, findPages, type PageConditions } from '../store/pages.js';
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

  @Query(() => PageConnection, { description: 'Pages, by day of publication and name.' })
  async pages(
    @Arg('filter', () => PageFilter, { nullable: true, description: 'Which pages; all if left out.' })
    filter: PageFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Connection<PageDocument>> {
    const snapshot = await state.snapshotFor(args);
    const conditions = await withNewspaperId<PageConditions>(snapshot, { ...filter, since: args.since });
    const edges = await findPages(snapshot, conditions, state.part(args), state.projection('pages'));
    return connection(edges, () => countPages(snapshot, conditions));
  }

  @FieldResolver()
  furniture(@Root() page: PageDocument): SpanOfPage[] {
    return page.furniture.map(onPage(page.id));
  }

  @FieldResolver()
  paper(
    @Root() { newspaperId }: PageDocument,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<NewspaperDocument | null> | null {
    return newspaperId ? loaders.newspaper.load(newspaperId) : null;
  }

  @FieldResolver()
  issue(
    @Root() { issueId }: PageDocument,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<IssueDocument | null> | null {
    return issueId ? loaders.issue.load(issueId) : null;
  }

  @FieldResolver()
  previous(@Root() page: PageDocument, @Ctx('state') state: RequestState): Promise<PageDocument | null> {
    return besides(page, -1, state);
  }

  @FieldResolver()
  next(@Root() page: PageDocument, @Ctx('state') state: RequestState): Promise<PageDocument | null> {
    return besides(page, 1, state);
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

/** The page so many places on in its issue. */
async function besides(page: PageDocument, places: number, { loaders }: RequestState): Promise<PageDocument | null> {
  if (!page.issueId) return null;
  const pages = await loaders.pagesOfIssue.load(page.issueId);
  const at = pages.findIndex(({ id }) => id === page.id);
  return at < 0 ? null : (pages[at + places] ?? null);
}
