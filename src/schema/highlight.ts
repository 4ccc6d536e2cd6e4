import { Field, ObjectType } from 'type-graphql';
import { TextSpan } from './text-span.js';

@ObjectType({ description: 'A short stretch of an article that answers `filter.text`, with what matched in it.' })
export class Highlight {
  @Field(() => TextSpan, { description: 'The stretch: at most a few dozen characters around what matched.' })
  span!: TextSpan;

  @Field(() => [TextSpan], { description: 'What matched, in the order of the text; no two overlap.' })
  matches!: TextSpan[];
}
