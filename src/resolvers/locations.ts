import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs } from '../schema/connection.js';
import { Location, LocationConnection, LocationFilter } from '../schema/location.js';
import type { ArticleDocument, LocationDocument } from '../store/documents.js';
import {
  childFilter,
  countLocations,
  findLocationByCode,
  findLocationNamed,
  findLocations,
} from '../store/locations.js';
import { isGiven } from '../store/pagination.js';
import { articleConnection, type Connection, type CountedConnection, connection } from './connection.js';
import { onlyOne } from './look-up.js';
import type { RequestState } from './request-state.js';

@Resolver(() => Location)
export class LocationResolver {
  @Query(() => Location, {
    nullable: true,
    description: 'One location, by id, name or code; of several with the name, the one named in the most articles.',
  })
  async location(
    @Arg('id', () => ID, { nullable: true, description: 'The id.' }) id: string | null,
    @Arg('name', () => String, { nullable: true, description: 'The name, or a printed form of it, in full.' })
    name: string | null,
    @Arg('code', () => String, { nullable: true, description: 'GB/T 2260 or statistical division code: "410800".' })
    code: string | null,
    @Ctx('state') state: RequestState,
  ): Promise<LocationDocument | null> {
    const [by, value] = onlyOne({ id, name, code });
    if (by === 'id') return state.loaders.location.load(value);
    const find = by === 'name' ? findLocationNamed : findLocationByCode;
    return find(await state.snapshot(), value);
  }

  @Query(() => LocationConnection, { description: 'Locations, by name.' })
  async locations(
    @Arg('filter', () => LocationFilter, { nullable: true, description: 'Which locations; all if left out.' })
    filter: LocationFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Connection<LocationDocument>> {
    const snapshot = await state.snapshotFor(args);
    const conditions = { ...filter, since: args.since };
    const edges = await findLocations(snapshot, conditions, state.part(args), state.projection('locations'));
    return connection(edges, () => countLocations(snapshot, conditions));
  }

  @FieldResolver()
  parent(
    @Root() location: LocationDocument,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<LocationDocument | null> | null {
    return location.parentId === null ? null : loaders.location.load(location.parentId);
  }

  @FieldResolver()
  ancestors(
    @Root() location: LocationDocument,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<(LocationDocument | null | Error)[]> {
    return loaders.location.loadMany(location.ancestorIds);
  }

  @FieldResolver()
  async children(
    @Root() location: LocationDocument,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<Connection<LocationDocument>> {
    const edges = await loaders.children(args).load(location.id);
    return connection(edges, () =>
      isGiven(args.since)
        ? loaders.counts.load({ of: 'locations', filter: childFilter(location.id, args) })
        : loaders.childCount.load(location.id),
    );
  }

  @FieldResolver()
  async articles(
    @Root() location: LocationDocument,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx('state') state: RequestState,
  ): Promise<CountedConnection<ArticleDocument>> {
    const edges = await state.loaders.articlesNaming('withinIds', args).load(location.id);
    const conditions = { location: location.id, since: args.since };
    return articleConnection(state, edges, location, 'withinIds', conditions);
  }
}
