import { Field, Float, ObjectType } from 'type-graphql';
import { Metric } from './metric.js';
import { MetricSubject } from './metric-subject.js';
import { CalendarDay } from './scalars.js';

@ObjectType({ description: 'One value of a series.' })
export class MetricPoint {
  @Field(() => CalendarDay, {
    description: 'The day of publication or, on an undated page, the latest day that the article names.',
  })
  date!: string;

  @Field(() => Float, { description: 'The value in the base unit of the series.' })
  value!: number;

  @Field(() => Metric, { description: 'The metric that reports it.' })
  metric!: Metric;
}

@ObjectType({ description: 'The values of one measure or label over time, all in one base unit.' })
export class MetricSeries {
  @Field(() => String, {
    description: 'What is measured, in the words of the pages: the label asked for or, of several, the latest.',
  })
  label!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What is measured, whichever words the pages have for it; null if the values are of several measures.',
  })
  measure!: string | null;

  @Field(() => MetricSubject, {
    nullable: true,
    description: 'What all values are about; null if nothing tells, or they are about several things.',
  })
  subject!: typeof MetricSubject | null;

  @Field(() => String, { description: 'The base unit of all values.' })
  normalizedUnit!: string;

  @Field(() => [MetricPoint], { description: 'The values, earliest first; those without any day are left out.' })
  points!: MetricPoint[];
}
