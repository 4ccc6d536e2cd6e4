import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from './node.js';
import { CalendarDay } from './scalars.js';

@ObjectType({ description: 'A value, and how many documents of a list hold it.' })
export class FacetCount {
  @Field(() => String, { description: 'The value, as filters take it; of a person, place or other object its name.' })
  value!: string;

  @Field(() => Int, {
    description: 'How many documents of the list hold it: each counts once, however often it says it.',
  })
  count!: number;

  @Field(() => Float, { description: 'Their share of all documents of the list, 0 to 1.' })
  share!: number;

  @Field(() => Node, { nullable: true, description: 'The newspaper, person, organization or place; else null.' })
  node!: Node | null;
}

@ObjectType({
  description:
    'The documents of a list counted by what they hold, the most frequent values first: of the same snapshot and conditions as the list, each counted only when asked for. Of all articles (and months, years and kinds of those of a newspaper or of some kinds) the counts are kept; other conditions, `contributors`, `offices` and the `measures` of articles cost the reading of all that is counted, once for all facets of a list.',
})
export class Facets {
  @Field(() => [FacetCount], { description: 'Newspapers.' })
  newspapers!: FacetCount[];

  @Field(() => [FacetCount], { description: 'Sorts of piece, of metrics sorts of measure: "NEWS", "AMOUNT".' })
  kinds!: FacetCount[];

  @Field(() => [FacetCount], { description: 'Months of publication, "2020-10"; undated pages are of none.' })
  months!: FacetCount[];

  @Field(() => [FacetCount], { description: 'Years of publication, "2020"; undated pages are of none.' })
  years!: FacetCount[];

  @Field(() => [FacetCount], { description: 'People whom the articles name.' })
  people!: FacetCount[];

  @Field(() => [FacetCount], { description: 'Organizations that the articles name.' })
  organizations!: FacetCount[];

  @Field(() => [FacetCount], { description: 'Places that the articles name, and all that these lie in.' })
  locations!: FacetCount[];

  @Field(() => [FacetCount], { description: 'Names in the bylines of the articles.' })
  contributors!: FacetCount[];

  @Field(() => [FacetCount], { description: 'Titles that the articles give, as printed.' })
  offices!: FacetCount[];

  @Field(() => [FacetCount], { description: 'What is measured, as `Metric.measure` has it.' })
  measures!: FacetCount[];
}

export enum Interval {
  DAY = 'DAY',
  WEEK = 'WEEK',
  MONTH = 'MONTH',
  YEAR = 'YEAR',
}
registerEnumType(Interval, {
  name: 'Interval',
  description: 'Stretches of time.',
  valuesConfig: {
    DAY: { description: 'Days.' },
    WEEK: { description: 'Weeks, which begin on Monday.' },
    MONTH: { description: 'Months of the calendar.' },
    YEAR: { description: 'Years of the calendar.' },
  },
});

@ObjectType({ description: 'How many documents of a list were published in a stretch of time.' })
export class HistogramBucket {
  @Field(() => CalendarDay, { description: 'Its first day.' })
  from!: string;

  @Field(() => CalendarDay, { description: 'Its last day.' })
  to!: string;

  @Field(() => Int, { description: 'How many documents of the list were published in it.' })
  count!: number;

  @Field(() => Float, {
    description: 'Their share of all such documents of the archive that were published in it, 0 to 1.',
  })
  share!: number;
}

export const FACETS_OF_LIST =
  'What the whole list holds, counted; only when asked for. See `Facets` for what is kept and what has to be read.';
export const HISTOGRAM_OF_LIST =
  'When the whole list was published, from the first stretch of time to the last, but for those in which nothing at all was; at most 5,000. Undated pages are left out. Kept for all articles, those of a newspaper or of some kinds, and for all metrics; otherwise all that is counted is read.';
