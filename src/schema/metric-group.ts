import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Location } from './location.js';
import { MetricConnection } from './metric.js';
import { MetricSubject } from './metric-subject.js';
import { Page } from './page.js';

export enum MetricGroupKey {
  KIND = 'KIND',
  UNIT = 'UNIT',
  COUNTED = 'COUNTED',
  LABEL = 'LABEL',
  MEASURE = 'MEASURE',
  SUBJECT = 'SUBJECT',
  LOCATION = 'LOCATION',
  MONTH = 'MONTH',
  PAGE = 'PAGE',
}
registerEnumType(MetricGroupKey, {
  name: 'MetricGroupKey',
  description: 'What metrics are grouped by.',
  valuesConfig: {
    KIND: { description: 'The sort of measure; the key is a `MetricKind`.' },
    UNIT: { description: 'The base unit; the key is a `normalizedUnit`.' },
    COUNTED: { description: 'The noun or classifier that is counted; metrics that count nothing are left out.' },
    LABEL: { description: 'What is measured, in the words of the pages.' },
    MEASURE: { description: 'What is measured, whichever words the pages have for it; the key is a `measure`.' },
    SUBJECT: {
      description:
        'What the metrics are about; the key is the id of a location, an organization or a person. Metrics that are about nothing known are left out.',
    },
    LOCATION: {
      description:
        'The places that the article names and all that they lie in; the key is a location id. A metric is in the group of each.',
    },
    MONTH: { description: 'The month of publication, "2020-10"; metrics of undated pages are left out.' },
    PAGE: { description: 'The page; the key is its id.' },
  },
});

@ObjectType({
  description: 'Metrics with one key and one base unit: numbers of unlike units are never added up.',
})
export class MetricGroup {
  @Field(() => String, { description: 'What the metrics have in common, see `MetricGroupKey`.' })
  key!: string;

  @Field(() => String, { description: 'The base unit of all numbers in the group.' })
  normalizedUnit!: string;

  @Field(() => Int, { description: 'The number of metrics.' })
  count!: number;

  @Field(() => Float, { description: 'The sum of `normalizedValue`.' })
  sum!: number;

  @Field(() => Float, { description: 'The smallest `normalizedValue`.' })
  min!: number;

  @Field(() => Float, { description: 'The largest `normalizedValue`.' })
  max!: number;

  @Field(() => Float, { description: 'The mean of `normalizedValue`.' })
  average!: number;

  @Field(() => Location, { nullable: true, description: 'The location of the key, when grouped by LOCATION.' })
  location!: Location | null;

  @Field(() => MetricSubject, {
    nullable: true,
    description: 'What the metrics are about, when grouped by SUBJECT.',
  })
  subject!: typeof MetricSubject | null;

  @Field(() => Page, { nullable: true, description: 'The page of the key, when grouped by PAGE.' })
  page!: Page | null;

  @Field(() => MetricConnection, { description: 'The metrics of the group, in page order.' })
  metrics!: MetricConnection;
}
