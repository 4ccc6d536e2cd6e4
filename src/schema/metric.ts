import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { Appearance } from './appearance.js';
import { Article } from './article.js';
import { connectionOf, edgeOf } from './connection.js';
import { FACETS_OF_LIST, Facets, HISTOGRAM_OF_LIST, HistogramBucket } from './facets.js';
import { Location } from './location.js';
import { MetricSubject } from './metric-subject.js';
import { Node } from './node.js';
import { TextSpan } from './text-span.js';

export enum Qualifier {
  ABOUT = 'ABOUT',
  MORE_THAN = 'MORE_THAN',
  LESS_THAN = 'LESS_THAN',
  UP_TO = 'UP_TO',
  RANGE = 'RANGE',
}
registerEnumType(Qualifier, {
  name: 'Qualifier',
  description: 'How a printed number is to be taken.',
  valuesConfig: {
    ABOUT: { description: 'About so much (约, 左右).' },
    MORE_THAN: { description: 'More than this (余, 多, 超).' },
    LESS_THAN: { description: 'Less than this (不足, 近).' },
    UP_TO: { description: 'At most or as much as this (达, 最多).' },
    RANGE: { description: 'From one number to another; the value is the first.' },
  },
});

export enum MetricKind {
  AMOUNT = 'AMOUNT',
  COUNT = 'COUNT',
  AREA = 'AREA',
  LENGTH = 'LENGTH',
  MASS = 'MASS',
  RATIO = 'RATIO',
  DURATION = 'DURATION',
  PRICE = 'PRICE',
  RANK = 'RANK',
  AGE = 'AGE',
  OTHER = 'OTHER',
}
registerEnumType(MetricKind, {
  name: 'MetricKind',
  description: 'What a number measures.',
  valuesConfig: {
    AMOUNT: { description: 'A sum of money.' },
    COUNT: { description: 'A number of people or things.' },
    AREA: { description: 'An area.' },
    LENGTH: { description: 'A length, height or distance.' },
    MASS: { description: 'A mass.' },
    RATIO: { description: 'A percentage, a share or a multiple.' },
    DURATION: { description: 'A length of time.' },
    PRICE: { description: 'Money for a unit of something.' },
    RANK: { description: 'A place in an order.' },
    AGE: { description: 'An age.' },
    OTHER: { description: 'Any other measure.' },
  },
});

@ObjectType({
  implements: Node,
  description: 'A number that the page reports about the world: what was measured, how much, in which unit.',
})
export class Metric extends Node {
  @Field(() => Article, { description: 'The article that reports it.' })
  article!: Article;

  @Field(() => String, { description: 'As printed, with unit and qualifier: "20余名".' })
  text!: string;

  @Field(() => Float, { description: 'The number as printed: 3180.' })
  value!: number;

  @Field(() => String, { description: 'The unit as printed: "万元".' })
  unit!: string;

  @Field(() => Float, { description: 'The number in the base unit: 31800000.' })
  normalizedValue!: number;

  @Field(() => String, {
    description: 'The base unit: CNY, m2, m, kg, percent, times, day, hour, minute, month, year, count …',
  })
  normalizedUnit!: string;

  @Field(() => String, { nullable: true, description: 'For counts, the noun or classifier: "户", "家企业".' })
  counted!: string | null;

  @Field(() => Qualifier, { nullable: true, description: 'How the number is to be taken; null if just as printed.' })
  qualifier!: Qualifier | null;

  @Field(() => String, { description: 'What is measured, in the page\'s words: "完成投资".' })
  label!: string;

  @Field(() => String, {
    description:
      'The label in canonical form, without verbs of reaching, adverbs, times, quantities and whom it is about: "接待游客" for 接待游客, 累计接待各地游客 and 游客接待量. Stages of one thing stay apart: "总投资", "完成投资".',
  })
  measure!: string;

  @Field(() => MetricSubject, {
    nullable: true,
    description:
      'The place, organization or person that the number is about, as its clause, its paragraph or the headline tells; null where nothing tells.',
  })
  subject!: typeof MetricSubject | null;

  @Field(() => MetricKind, { description: 'What sort of measure it is.' })
  kind!: MetricKind;

  @Field(() => String, { description: 'The sentence that it stands in.' })
  sentence!: string;

  @Field(() => Float, {
    nullable: true,
    description:
      'How likely it is that this much is measured or counted, in this unit, 0 to 1: how often numbers printed like this were right on pages that nothing was learned from; 1 where it was corrected by hand. Null where the page was stored before confidence was told.',
  })
  confidence!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'How likely it is that `label` says what is measured, 0 to 1, counted like `confidence`.',
  })
  labelConfidence!: number | null;

  @Field(() => [Location], { description: 'The places named in the same sentence.' })
  locations!: Location[];

  @Field(() => [Appearance], { description: 'The people named in the same sentence.' })
  people!: Appearance[];

  @Field(() => TextSpan, { description: 'Where it is printed.' })
  span!: TextSpan;
}

@ObjectType({ description: 'A metric in a list.' })
export class MetricEdge extends edgeOf(() => Metric, 'metric') {}

@ObjectType({ description: 'A list of metrics, given part by part.' })
export class MetricConnection extends connectionOf(
  () => Metric,
  () => MetricEdge,
  'metrics',
) {
  @Field(() => Facets, { description: FACETS_OF_LIST })
  facets!: Facets;

  @Field(() => [HistogramBucket], { description: HISTOGRAM_OF_LIST })
  histogram!: HistogramBucket[];
}
