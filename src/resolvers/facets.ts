/** Lists counted by what they hold. */
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { ArticleConnection } from '../schema/article.js';
import { FacetCount, Facets, HistogramBucket, Interval } from '../schema/facets.js';
import { MetricConnection } from '../schema/metric.js';
import { checkRange } from '../store/argument-error.js';
import type { Versioned } from '../store/documents.js';
import type { Bucket } from '../store/facets/histogram.js';
import { type CountedList, FACETS, type Facet } from '../store/facets/question.js';
import { MAX_LENGTH } from '../store/pagination.js';
import type { CountedConnection } from './connection.js';
import type { Loaders } from './loaders.js';
import type { RequestState } from './request-state.js';

interface CountOfValue {
  readonly value: string;
  readonly count: number;
  readonly share: number;
  readonly node: Versioned | null;
}

/** The facets whose values are ids. */
const LOADERS = {
  newspapers: 'newspaper',
  people: 'person',
  organizations: 'organization',
  locations: 'location',
} as const satisfies Partial<Record<Facet, keyof Loaders>>;

const FIRST = { defaultValue: 10, description: 'How many values, at most 100.' } as const;

@Resolver(() => Facets)
export class FacetsResolver {
  @FieldResolver(() => [FacetCount])
  newspapers(
    @Root() list: CountedList,
    @Arg('first', () => Int, FIRST) first: number,
    @Ctx('state') state: RequestState,
  ): Promise<CountOfValue[]> {
    return countsOf('newspapers', list, first, state);
  }

  @FieldResolver(() => [FacetCount])
  kinds(
    @Root() list: CountedList,
    @Arg('first', () => Int, FIRST) first: number,
    @Ctx('state') state: RequestState,
  ): Promise<CountOfValue[]> {
    return countsOf('kinds', list, first, state);
  }

  @FieldResolver(() => [FacetCount])
  months(
    @Root() list: CountedList,
    @Arg('first', () => Int, FIRST) first: number,
    @Ctx('state') state: RequestState,
  ): Promise<CountOfValue[]> {
    return countsOf('months', list, first, state);
  }

  @FieldResolver(() => [FacetCount])
  years(
    @Root() list: CountedList,
    @Arg('first', () => Int, FIRST) first: number,
    @Ctx('state') state: RequestState,
  ): Promise<CountOfValue[]> {
    return countsOf('years', list, first, state);
  }

  @FieldResolver(() => [FacetCount])
  people(
    @Root() list: CountedList,
    @Arg('first', () => Int, FIRST) first: number,
    @Ctx('state') state: RequestState,
  ): Promise<CountOfValue[]> {
    return countsOf('people', list, first, state);
  }

  @FieldResolver(() => [FacetCount])
  organizations(
    @Root() list: CountedList,
    @Arg('first', () => Int, FIRST) first: number,
    @Ctx('state') state: RequestState,
  ): Promise<CountOfValue[]> {
    return countsOf('organizations', list, first, state);
  }

  @FieldResolver(() => [FacetCount])
  locations(
    @Root() list: CountedList,
    @Arg('first', () => Int, FIRST) first: number,
    @Ctx('state') state: RequestState,
  ): Promise<CountOfValue[]> {
    return countsOf('locations', list, first, state);
  }

  @FieldResolver(() => [FacetCount])
  contributors(
    @Root() list: CountedList,
    @Arg('first', () => Int, FIRST) first: number,
    @Ctx('state') state: RequestState,
  ): Promise<CountOfValue[]> {
    return countsOf('contributors', list, first, state);
  }

  @FieldResolver(() => [FacetCount])
  offices(
    @Root() list: CountedList,
    @Arg('first', () => Int, FIRST) first: number,
    @Ctx('state') state: RequestState,
  ): Promise<CountOfValue[]> {
    return countsOf('offices', list, first, state);
  }

  @FieldResolver(() => [FacetCount])
  measures(
    @Root() list: CountedList,
    @Arg('first', () => Int, FIRST) first: number,
    @Ctx('state') state: RequestState,
  ): Promise<CountOfValue[]> {
    return countsOf('measures', list, first, state);
  }
}

/** What both kinds of lists that are counted have. */
function countsOfList(connection: typeof ArticleConnection | typeof MetricConnection) {
  @Resolver(() => connection)
  abstract class CountsResolver {
    @FieldResolver(() => Facets)
    facets(@Root() list: CountedConnection<unknown>): CountedList {
      return list.counted();
    }

    @FieldResolver(() => [HistogramBucket])
    histogram(
      @Root() list: CountedConnection<unknown>,
      @Arg('interval', () => Interval, { description: 'How long the stretches of time are.' }) interval: Interval,
    ): Promise<readonly Bucket[]> {
      return list.counted().histogram(interval);
    }
  }
  return CountsResolver;
}

@Resolver(() => ArticleConnection)
export class ArticleCountsResolver extends countsOfList(ArticleConnection) {}

@Resolver(() => MetricConnection)
export class MetricCountsResolver extends countsOfList(MetricConnection) {}

async function countsOf(facet: Facet, list: CountedList, first: number, state: RequestState): Promise<CountOfValue[]> {
  checkRange('first', first, MAX_LENGTH);
  const asked = FACETS.filter((other) => state.asksFor(`Facets.${other}`));
  const counts = await list.facet(facet, first, asked);
  const [total, nodes] = await Promise.all([
    state.asksFor('FacetCount.share') ? list.total() : 0,
    nodesOf(
      facet,
      counts.map(({ value }) => value),
      state,
    ),
  ]);
  return counts.map(({ value, count }) => {
    const node = nodes?.get(value) ?? null;
    return { value: node?.name ?? value, count, share: total === 0 ? 0 : count / total, node };
  });
}

/** What ids mean, in one command for all facets that ask for the same sort of thing at once. */
async function nodesOf(facet: Facet, ids: readonly string[], { loaders }: RequestState) {
  if (!hasNodes(facet)) return null;
  const loaded = await Promise.all(ids.map((id) => loaders[LOADERS[facet]].load(id)));
  return new Map(loaded.flatMap((node) => (node === null ? [] : [[node.id, node] as const])));
}

function hasNodes(facet: Facet): facet is keyof typeof LOADERS {
  return facet in LOADERS;
}
