import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs } from '../schema/connection.js';
import { DateRange } from '../schema/date-range.js';
import { Issue, IssueConnection } from '../schema/issue.js';
import { Newspaper, NewspaperConnection, NewspaperFilter } from '../schema/newspaper.js';
import { CalendarDay } from '../schema/scalars.js';
import type { ArticleDocument, IssueDocument, NewspaperDocument, PageDocument } from '../store/documents.js';
import {
  countIssues,
  countNewspapers,
  findIssue,
  findNewestIssues,
  findNewspaperNamed,
  findNewspapers,
  issueFilter,
  newspaperMeant,
} from '../store/newspapers.js';
import { isGiven } from '../store/pagination.js';
import { articleConnection, type Connection, type CountedConnection, connection } from './connection.js';
import { onlyOne } from './look-up.js';
import type { RequestState } from './request-state.js';

@Resolver(() => Newspaper)
export class NewspaperResolver {
  @Query(() => Newspaper, { nullable: true, description: 'One newspaper, by id or by name.' })
  async newspaper(
    @Arg('id', () => ID, { nullable: true, description: 'The id.' }) id: string | null,
    @Arg('name', () => String, { nullable: true, description: 'The name, or a printed form of it, in full.' })
    name: string | null,
    @Ctx('state') state: RequestState,
  ): Promise<NewspaperDocument | null> {
    const [by, value] = onlyOne({ id, name });
    return by === 'id' ? state.loaders.newspaper.load(value) : findNewspaperNamed(await state.snapshot(), value);
  }

  @Query(() => NewspaperConnection, { description: 'Newspapers, by name.' })
  async newspapers(
    @Arg('filter', () => NewspaperFilter, { nullable: true, description: 'Which newspapers; all if left out.' })
    filter: NewspaperFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Connection<NewspaperDocument>> {
    const snapshot = await state.snapshotFor(args);
    const conditions = { ...filter, since: args.since };
    const edges = await findNewspapers(snapshot, conditions, state.part(args), state.projection('newspapers'));
    return connection(edges, () => countNewspapers(snapshot, conditions));
  }

  @FieldResolver()
  async issueCount(@Root() { id }: NewspaperDocument, @Ctx('state') { loaders }: RequestState): Promise<number> {
    return (await loaders.issueSpan.load(id)).issueCount;
  }

  @FieldResolver()
  async firstDate(@Root() { id }: NewspaperDocument, @Ctx('state') { loaders }: RequestState): Promise<string | null> {
    return (await loaders.issueSpan.load(id)).firstDate;
  }

  @FieldResolver()
  async lastDate(@Root() { id }: NewspaperDocument, @Ctx('state') { loaders }: RequestState): Promise<string | null> {
    return (await loaders.issueSpan.load(id)).lastDate;
  }

  @FieldResolver()
  async issues(
    @Root() { id }: NewspaperDocument,
    @Arg('date', () => DateRange, { nullable: true, description: 'Only those of these days; all if left out.' })
    date: DateRange | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Connection<IssueDocument>> {
    const days = date ?? {};
    const { loaders } = state;
    const edges = await loaders.issuesOf(days, args).load(id);
    return connection(edges, async () =>
      days.from || days.to || isGiven(args.since)
        ? loaders.counts.load({ of: 'issues', filter: issueFilter({ newspaperId: id, date: days, since: args.since }) })
        : (await loaders.issueSpan.load(id)).issueCount,
    );
  }

  @FieldResolver()
  async articles(
    @Root() newspaper: NewspaperDocument,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx('state') state: RequestState,
  ): Promise<CountedConnection<ArticleDocument>> {
    const { id } = newspaper;
    const edges = await state.loaders.articlesNaming('newspaperId', args).load(id);
    return articleConnection(state, edges, newspaper, 'newspaperId', { newspaper: id, since: args.since });
  }
}

@Resolver(() => Issue)
export class IssueResolver {
  @Query(() => Issue, {
    nullable: true,
    description: 'What a newspaper printed on one day; null if the archive has nothing of it.',
  })
  async issue(
    @Arg('newspaper', () => ID, { description: 'The newspaper with this id, name or printed form.' })
    newspaper: string,
    @Arg('date', () => CalendarDay, { description: 'The day of publication.' }) date: string,
    @Ctx('state') state: RequestState,
  ): Promise<IssueDocument | null> {
    const snapshot = await state.snapshot();
    return findIssue(snapshot, await newspaperMeant(snapshot, newspaper), date);
  }

  @Query(() => IssueConnection, { description: 'Issues, the newest first.' })
  async issues(
    @Arg('newspaper', () => ID, {
      nullable: true,
      description: 'Only those of the newspaper with this id, name or printed form; of all if left out.',
    })
    newspaper: string | null,
    @Arg('date', () => DateRange, { nullable: true, description: 'Only those of these days; all if left out.' })
    date: DateRange | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Connection<IssueDocument>> {
    const snapshot = await state.snapshotFor(args);
    const newspaperId = isGiven(newspaper) ? await newspaperMeant(snapshot, newspaper) : null;
    const conditions = { newspaperId, date, since: args.since };
    const edges = await findNewestIssues(snapshot, conditions, state.part(args), state.projection('issues'));
    return connection(edges, () => countIssues(snapshot, conditions));
  }

  @FieldResolver()
  newspaper(
    @Root() { newspaperId }: IssueDocument,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<NewspaperDocument | null> {
    return loaders.newspaper.load(newspaperId);
  }

  @FieldResolver()
  pages(@Root() { id }: IssueDocument, @Ctx('state') { loaders }: RequestState): Promise<readonly PageDocument[]> {
    return loaders.pagesOfIssue.load(id);
  }

  @FieldResolver()
  async frontPage(
    @Root() { id }: IssueDocument,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<PageDocument | null> {
    const [first] = await loaders.pagesOfIssue.load(id);
    return first ?? null;
  }
}
