import { Field, Float, InputType, ObjectType } from 'type-graphql';
import { Correction } from './correction.js';
import { Metric, MetricKind } from './metric.js';

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

  @Field(() => MetricKind, { nullable: true, description: 'What sort of measure it is.' })
  kind?: MetricKind | null;
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
}
