import { Ctx, FieldResolver, Query, Resolver } from 'type-graphql';
import { Archive } from '../schema/archive.js';
import { changesKeptSince } from '../store/change-list.js';
import { averageCoverage, countAll, countOfficials, findDate } from '../store/statistics.js';
import type { RequestState } from './request-state.js';

@Resolver(() => Archive)
export class ArchiveResolver {
  @Query(() => Archive, { description: 'Figures about the archive as a whole, each counted only when asked for.' })
  archive(): object {
    return {};
  }

  @FieldResolver()
  async snapshot(@Ctx('state') state: RequestState): Promise<number> {
    return (await state.snapshot()).sequence;
  }

  @FieldResolver()
  async changesKeptSince(@Ctx('state') state: RequestState): Promise<number> {
    return changesKeptSince(await state.snapshot());
  }

  @FieldResolver()
  async pageCount(@Ctx('state') state: RequestState): Promise<number> {
    return countAll(await state.snapshot(), 'pages');
  }

  @FieldResolver()
  async articleCount(@Ctx('state') state: RequestState): Promise<number> {
    return countAll(await state.snapshot(), 'articles');
  }

  @FieldResolver()
  async metricCount(@Ctx('state') state: RequestState): Promise<number> {
    return countAll(await state.snapshot(), 'metrics');
  }

  @FieldResolver()
  async personCount(@Ctx('state') state: RequestState): Promise<number> {
    return countAll(await state.snapshot(), 'people');
  }

  @FieldResolver()
  async officialCount(@Ctx('state') state: RequestState): Promise<number> {
    return countOfficials(await state.snapshot());
  }

  @FieldResolver()
  async locationCount(@Ctx('state') state: RequestState): Promise<number> {
    return countAll(await state.snapshot(), 'locations');
  }

  @FieldResolver()
  async organizationCount(@Ctx('state') state: RequestState): Promise<number> {
    return countAll(await state.snapshot(), 'organizations');
  }

  @FieldResolver()
  async firstDate(@Ctx('state') state: RequestState): Promise<string | null> {
    return findDate(await state.snapshot(), 'first');
  }

  @FieldResolver()
  async lastDate(@Ctx('state') state: RequestState): Promise<string | null> {
    return findDate(await state.snapshot(), 'last');
  }

  @FieldResolver()
  async coverage(@Ctx('state') state: RequestState): Promise<number | null> {
    return averageCoverage(await state.snapshot());
  }
}
