import { Field, Float, ID, InputType, ObjectType } from 'type-graphql';
import { Correction } from './correction.js';
import { Metric, MetricKind, Qualifier } from './metric.js';
import { Node } from './node.js';

@InputType({ description: 'What a number is to say; what is left out stays as it is.' })
export class CorrectMetricInput {
  @Field(() => Float, { nullable: true, description: 'The number in the printed unit. Goes with `normalizedValue`.' })
  value?: number | null;

  @Field(() => String, { nullable: true, description: 'The unit as printed. Goes with `normalizedValue`.' })
  unit?: string | null;

  @Field(() => Float, { nullable: true, description: 'The number in the base unit.' })
  normalizedValue?: number | null;

  @Field(() => String, { nullable: true, description: 'The base unit: "CNY".' })
  normalizedUnit?: string | null;

  @Field(() => String, { nullable: true, description: 'What is measured.' })
  label?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The label in canonical form; if left out, it follows the label.',
  })
  measure?: string | null;

  @Field(() => MetricKind, { nullable: true, description: 'What sort of measure it is.' })
  kind?: MetricKind | null;

  @Field(() => String, { nullable: true, description: 'What is counted; null: nothing.' })
  counted?: string | null;

  @Field(() => Qualifier, { nullable: true, description: 'How the number is qualified; null: not at all.' })
  qualifier?: Qualifier | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the person or the organization that the article names, or of the place, that the number is about; null: of none.',
  })
  subject?: string | null;
}

@ObjectType({ description: 'What came of correcting a number.' })
export class CorrectMetricPayload {
  @Field(() => Metric, { description: 'The number, as it is now.' })
  metric!: Metric;

  @Field(() => Correction, {
    nullable: true,
    description: 'The correction that it owes this to; null if it was read so in the first place.',
  })
  correction!: Correction | null;

  @Field(() => [Node], { description: 'What the correction is about, as it is now, what was named first first.' })
  affected!: Node[];
}
