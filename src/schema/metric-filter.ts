import { Field, Float, ID, InputType, registerEnumType } from 'type-graphql';
import { DateRange } from './date-range.js';
import { EDITION, Missing, NEWSPAPER } from './in-print.js';
import { MetricKind } from './metric.js';

@InputType({ description: 'A range of numbers; every bound given must hold.' })
export class FloatRange {
  @Field(() => Float, { nullable: true, description: 'At least this.' })
  gte?: number | null;

  @Field(() => Float, { nullable: true, description: 'More than this.' })
  gt?: number | null;

  @Field(() => Float, { nullable: true, description: 'At most this.' })
  lte?: number | null;

  @Field(() => Float, { nullable: true, description: 'Less than this.' })
  lt?: number | null;
}

@InputType({ description: 'Which metrics: those that meet every condition given.' })
export class MetricFilter {
  @Field(() => [MetricKind], { nullable: true, description: 'Any of these sorts of measure.' })
  kinds?: MetricKind[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'The base unit ("CNY"), or the unit as printed where that is not in Latin letters ("万元").',
  })
  unit?: string | null;

  @Field(() => String, { nullable: true, description: 'A part of the label: "投资".' })
  label?: string | null;

  @Field(() => String, { nullable: true, description: 'The measure, in full as `Metric.measure` has it: "接待游客".' })
  measure?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'About the location, organization or person with this id; numbers about what lies in a location are not.',
  })
  subject?: string | null;

  @Field(() => FloatRange, { nullable: true, description: 'The range of `normalizedValue`.' })
  value?: FloatRange | null;

  @Field(() => ID, { nullable: true, description: 'In the article with this id.' })
  article?: string | null;

  @Field(() => ID, { nullable: true, description: 'On the page with this id.' })
  page?: string | null;

  @Field(() => ID, { nullable: true, description: `In ${NEWSPAPER}.` })
  newspaper?: string | null;

  @Field(() => String, { nullable: true, description: `On a page ${EDITION}.` })
  edition?: string | null;

  @Field(() => DateRange, { nullable: true, description: 'Published on a day in this range.' })
  date?: DateRange | null;

  @Field(() => [Missing], { nullable: true, description: 'In an article that lacks all of these, or whose page does.' })
  missing?: Missing[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'In an article that names the location with this id or anything inside it.',
  })
  location?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Whose number is at least so sure, 0 to 1: see `Metric.confidence`.',
  })
  minConfidence?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Whose label is at least so sure, 0 to 1: see `Metric.labelConfidence`.',
  })
  minLabelConfidence?: number | null;

  @Field(() => String, { nullable: true, description: 'A part of the sentence that it stands in.' })
  text?: string | null;
}

export enum MetricOrder {
  VALUE_DESC = 'VALUE_DESC',
  VALUE_ASC = 'VALUE_ASC',
  PAGE_ORDER = 'PAGE_ORDER',
}
registerEnumType(MetricOrder, {
  name: 'MetricOrder',
  description: 'How metrics are ordered.',
  valuesConfig: {
    VALUE_DESC: { description: 'Largest `normalizedValue` first. Filter by one unit for this to mean something.' },
    VALUE_ASC: { description: 'Smallest `normalizedValue` first. Filter by one unit for this to mean something.' },
    PAGE_ORDER: { description: 'As the pages print them: by day, page and place in the text.' },
  },
});
