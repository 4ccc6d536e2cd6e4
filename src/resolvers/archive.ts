import { Ctx, FieldResolver, Query, Resolver } from 'type-graphql';
import { Archive } from '../schema/archive.js';
import { averageCoverage, countAll, countOfficials, findDate } from '../store/statistics.js';
import type { Context } from './context.js';

@Resolver(() => Archive)
export class ArchiveResolver {
  @Query(() => Archive, { description: 'Figures about the archive as a whole, each counted only when asked for.' })
  archive(): object {
    return {};
  }

  @FieldResolver()
  async pageCount(@Ctx() { snapshot }: Context): Promise<number> {
    return countAll(await snapshot(), 'pages');
  }

  @FieldResolver()
  async articleCount(@Ctx() { snapshot }: Context): Promise<number> {
    return countAll(await snapshot(), 'articles');
  }

  @FieldResolver()
  async metricCount(@Ctx() { snapshot }: Context): Promise<number> {
    return countAll(await snapshot(), 'metrics');
  }

  @FieldResolver()
  async personCount(@Ctx() { snapshot }: Context): Promise<number> {
    return countAll(await snapshot(), 'people');
  }

  @FieldResolver()
  async officialCount(@Ctx() { snapshot }: Context): Promise<number> {
    return countOfficials(await snapshot());
  }

  @FieldResolver()
  async locationCount(@Ctx() { snapshot }: Context): Promise<number> {
    return countAll(await snapshot(), 'locations');
  }

  @FieldResolver()
  async organizationCount(@Ctx() { snapshot }: Context): Promise<number> {
    return countAll(await snapshot(), 'organizations');
  }

  @FieldResolver()
  async firstDate(@Ctx() { snapshot }: Context): Promise<string | null> {
    return findDate(await snapshot(), 'first');
  }

  @FieldResolver()
  async lastDate(@Ctx() { snapshot }: Context): Promise<string | null> {
    return findDate(await snapshot(), 'last');
  }

  @FieldResolver()
  async coverage(@Ctx() { snapshot }: Context): Promise<number | null> {
    return averageCoverage(await snapshot());
  }
}
