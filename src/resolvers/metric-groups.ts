import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs } from '../schema/connection.js';
import { MetricFilter } from '../schema/metric-filter.js';
import { MetricGroup, MetricGroupKey } from '../schema/metric-group.js';
import { checkRange } from '../store/argument-error.js';
import type { LocationDocument, MetricDocument, PageDocument } from '../store/documents.js';
import { CountedMetrics } from '../store/facets/metrics.js';
import { withNewspaperId } from '../store/in-print.js';
import {
  countGroupsOfMetrics,
  findGroupsOfMetrics,
  type GroupOfMetrics,
  groupFilter,
  MOST_GROUPS,
} from '../store/metric-groups.js';
import { isGiven } from '../store/pagination.js';
import { type CountedConnection, countedConnection } from './connection.js';
import { loadSubject, type SubjectDocument } from './metric-subjects.js';
import type { RequestState } from './request-state.js';

@Resolver(() => MetricGroup)
export class MetricGroupResolver {
  @Query(() => [MetricGroup], {
    description:
      'Metrics added up by what they have in common, the largest group first, 1,000 groups at most. Numbers of unlike units are never added up: each group is of one `normalizedUnit`.',
  })
  async metricGroups(
    @Arg('filter', () => MetricFilter, { nullable: true, description: 'Which metrics; all if left out.' })
    filter: MetricFilter | null,
    @Arg('groupBy', () => MetricGroupKey, { description: 'What the metrics of a group have in common.' })
    groupBy: MetricGroupKey,
    @Arg('first', () => Int, {
      nullable: true,
      description: 'How many groups, at most 1,000, which is what comes if left out.',
    })
    first: number | null,
    @Ctx('state') state: RequestState,
  ): Promise<readonly GroupOfMetrics[]> {
    if (isGiven(first)) checkRange('first', first, MOST_GROUPS);
    const snapshot = await state.snapshot();
    const conditions = await withNewspaperId(snapshot, filter ?? {});
    return findGroupsOfMetrics(snapshot, { conditions, groupBy }, first ?? MOST_GROUPS);
  }

  @Query(() => Int, { description: 'How many groups `metricGroups` would make, were all of them told.' })
  async metricGroupCount(
    @Arg('filter', () => MetricFilter, { nullable: true, description: 'Which metrics; all if left out.' })
    filter: MetricFilter | null,
    @Arg('groupBy', () => MetricGroupKey, { description: 'What the metrics of a group have in common.' })
    groupBy: MetricGroupKey,
    @Ctx('state') state: RequestState,
  ): Promise<number> {
    const snapshot = await state.snapshot();
    const conditions = await withNewspaperId(snapshot, filter ?? {});
    return countGroupsOfMetrics(snapshot, { conditions, groupBy });
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
