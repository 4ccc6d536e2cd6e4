import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs } from '../schema/connection.js';
import { MetricFilter } from '../schema/metric-filter.js';
import { MetricGroup, MetricGroupKey } from '../schema/metric-group.js';
import type { LocationDocument, MetricDocument, PageDocument } from '../store/documents.js';
import { CountedMetrics } from '../store/facets/metrics.js';
import { withNewspaperId } from '../store/in-print.js';
import { findGroupsOfMetrics, type GroupOfMetrics, groupFilter } from '../store/metric-groups.js';
import { isGiven } from '../store/pagination.js';
import { type CountedConnection, countedConnection } from './connection.js';
import { loadSubject, type SubjectDocument } from './metric-subjects.js';
import type { RequestState } from './request-state.js';

@Resolver(() => MetricGroup)
export class MetricGroupResolver {
  @Query(() => [MetricGroup], {
    description:
      'Metrics added up by what they have in common, the largest group first. Numbers of unlike units are never added up: each group is of one `normalizedUnit`.',
  })
  async metricGroups(
    @Arg('filter', () => MetricFilter, { nullable: true, description: 'Which metrics; all if left out.' })
    filter: MetricFilter | null,
    @Arg('groupBy', () => MetricGroupKey, { description: 'What the metrics of a group have in common.' })
    groupBy: MetricGroupKey,
    @Ctx('state') state: RequestState,
  ): Promise<readonly GroupOfMetrics[]> {
    const snapshot = await state.snapshot();
    return findGroupsOfMetrics(snapshot, await withNewspaperId(snapshot, filter ?? {}), groupBy);
  }

  @FieldResolver()
  location(
    @Root() group: GroupOfMetrics,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<LocationDocument | null> | null {
    return group.groupBy === 'LOCATION' ? loaders.location.load(group.key) : null;
  }

  @FieldResolver()
  subject(
    @Root() group: GroupOfMetrics,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<SubjectDocument | null> | null {
    return group.groupBy === 'SUBJECT' ? loadSubject(loaders, group.key) : null;
  }

  @FieldResolver()
  page(@Root() group: GroupOfMetrics, @Ctx('state') { loaders }: RequestState): Promise<PageDocument | null> | null {
    return group.groupBy === 'PAGE' ? loaders.page.load(group.key) : null;
  }

  @FieldResolver()
  async metrics(
    @Root() group: GroupOfMetrics,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx('state') state: RequestState,
  ): Promise<CountedConnection<MetricDocument>> {
    const edges = await state.loaders.metricsInGroup(args).load(group);
    const snapshot = await state.snapshot();
    const filter = groupFilter(group, args);
    return countedConnection(
      edges,
      () => (isGiven(args.since) ? state.loaders.counts.load({ of: 'metrics', filter }) : group.count),
      () => new CountedMetrics(snapshot, { filter, isAll: false }),
    );
  }
}
