import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs } from '../schema/connection.js';
import { CoAppearance, Person, PersonConnection, PersonFilter, PersonOrder } from '../schema/person.js';
import { CalendarDay } from '../schema/scalars.js';
import type { CoAppearanceCount } from '../store/appearances.js';
import { checkRange } from '../store/argument-error.js';
import { dayOf, namingFilter } from '../store/articles.js';
import type { PersonDocument } from '../store/documents.js';
import { isGiven, MAX_LENGTH } from '../store/pagination.js';
import { countPeople, findPeople, findPersonNamed } from '../store/people.js';
import { matchPeopleIn } from '../store/people-in-articles.js';
import { type AppearanceOfArticle, appearanceOf, appearancesOf } from './appearances.js';
import { type Connection, connection, mapNodes } from './connection.js';
import { onlyOne } from './look-up.js';
import type { RequestState } from './request-state.js';

interface Day {
  readonly date: string;
  readonly titles: string[];
  readonly appearances: AppearanceOfArticle[];
}

@Resolver(() => Person)
export class PersonResolver {
  @Query(() => Person, {
    nullable: true,
    description: 'One person, by id or by name; of several with the name, the one named in the most articles.',
  })
  async person(
    @Arg('id', () => ID, { nullable: true, description: 'The id.' }) id: string | null,
    @Arg('name', () => String, { nullable: true, description: 'The name, or a printed form of it, in full.' })
    name: string | null,
    @Ctx('state') state: RequestState,
  ): Promise<PersonDocument | null> {
    const [by, value] = onlyOne({ id, name });
    return by === 'id' ? state.loaders.person.load(value) : findPersonNamed(await state.snapshot(), value);
  }

  @Query(() => PersonConnection, {
    description: 'People, those named in the most articles first unless said otherwise.',
  })
  async people(
    @Arg('filter', () => PersonFilter, { nullable: true, description: 'Which people; all if left out.' })
    filter: PersonFilter | null,
    @Arg('orderBy', () => PersonOrder, { nullable: true, description: 'In which order; APPEARANCES_DESC if left out.' })
    orderBy: PersonOrder | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Connection<PersonDocument>> {
    const snapshot = await state.snapshotFor(args);
    const matching = await matchPeopleIn(snapshot, { ...filter, since: args.since });
    const order = orderBy ?? 'APPEARANCES_DESC';
    const edges = await findPeople(snapshot, matching, order, state.part(args), state.projection('people'));
    return connection(edges, () => countPeople(snapshot, matching));
  }

  @FieldResolver()
  async appearances(
    @Root() person: PersonDocument,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<Connection<AppearanceOfArticle | undefined>> {
    const articles = await loaders.articlesNaming('appearances.personId', args).load(person.id);
    const ofPerson = mapNodes(
      articles,
      (article) => appearancesOf(article, ({ personId }) => personId === person.id)[0],
    );
    return connection(ofPerson, () =>
      isGiven(args.since)
        ? loaders.counts.load({ of: 'articles', filter: namingFilter('appearances.personId', person.id, args) })
        : person.articleCount,
    );
  }

  @FieldResolver()
  async coAppearances(
    @Root() person: PersonDocument,
    @Arg('first', () => Int, { nullable: true, defaultValue: 10, description: 'How many people, at most 100.' })
    first: number | null,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<readonly CoAppearanceCount[]> {
    const length = first ?? 10;
    checkRange('first', length, MAX_LENGTH);
    return (await loaders.coAppearances.load(person.id)).slice(0, length);
  }

  @FieldResolver()
  async timeline(
    @Root() person: PersonDocument,
    @Arg('from', () => CalendarDay, { nullable: true, description: 'The first day; all if left out.' })
    from: string | null,
    @Arg('to', () => CalendarDay, { nullable: true, description: 'The last day; all if left out.' })
    to: string | null,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<Day[]> {
    const days = new Map<string, AppearanceOfArticle[]>();
    for (const article of await loaders.naming.load(person.id)) {
      const date = dayOf(article);
      if (date === null || (from && date < from) || (to && date > to)) continue;
      days.set(date, [...(days.get(date) ?? []), ...appearanceOf(person.id, article)]);
    }
    return [...days]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([date, appearances]) => ({
        date,
        appearances,
        titles: [...new Set(appearances.flatMap((appearance) => appearance.titles))],
      }));
  }
}

@Resolver(() => CoAppearance)
export class CoAppearanceResolver {
  @FieldResolver()
  person(
    @Root() { personId }: CoAppearanceCount,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<PersonDocument | null> {
    return loaders.person.load(personId);
  }
}
