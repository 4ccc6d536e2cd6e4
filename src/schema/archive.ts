import { Field, Float, Int, ObjectType } from 'type-graphql';
import { CalendarDay } from './scalars.js';

@ObjectType({ description: 'The archive as a whole.' })
export class Archive {
  @Field(() => Int, {
    description:
      'The number of the snapshot that this answer is of: every write makes the next. Give it later as `since` to see what came after it.',
  })
  snapshot!: number;

  @Field(() => Int, {
    description: 'The number of the earliest snapshot since which `changes` are kept: of the last 90 days, as a rule.',
  })
  changesKeptSince!: number;

  @Field(() => Int, { description: 'The number of pages.' })
  pageCount!: number;

  @Field(() => Int, { description: 'The number of articles.' })
  articleCount!: number;

  @Field(() => Int, { description: 'The number of metrics.' })
  metricCount!: number;

  @Field(() => Int, { description: 'The number of people, officials included.' })
  personCount!: number;

  @Field(() => Int, { description: 'The number of people to whom some article gives an office.' })
  officialCount!: number;

  @Field(() => Int, { description: 'The number of locations, those included that only contain others.' })
  locationCount!: number;

  @Field(() => Int, { description: 'The number of organizations.' })
  organizationCount!: number;

  @Field(() => CalendarDay, {
    nullable: true,
    description: 'The earliest day of publication; null if no page is dated.',
  })
  firstDate!: string | null;

  @Field(() => CalendarDay, { nullable: true, description: 'The latest day of publication; null if no page is dated.' })
  lastDate!: string | null;

  @Field(() => Float, { nullable: true, description: 'The mean `coverage` of the pages; null if there are none.' })
  coverage!: number | null;
}
