import { Field, Float, ObjectType } from 'type-graphql';
import { Article } from './article.js';
import { connectionOf, edgeOf } from './connection.js';
import { Person } from './person.js';
import { TextSpan } from './text-span.js';

@ObjectType({ description: 'One person in one article.' })
export class Appearance {
  @Field(() => Person, { description: 'The person.' })
  person!: Person;

  @Field(() => Article, { description: 'The article.' })
  article!: Article;

  @Field(() => String, { description: 'The name as this article prints it.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether this article gives the person an office.' })
  isOfficial!: boolean;

  @Field(() => [String], { description: 'Titles as printed: "新区（经开区）党工委书记、管委会主任".' })
  titles!: string[];

  @Field(() => Float, {
    nullable: true,
    description:
      'How likely it is that the article names a person so, 0 to 1: the learned probability of the surest mention, put right by what was counted on pages that nothing was learned from. Null where the page was stored before confidence was told.',
  })
  confidence!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'How likely it is that the titles are just these, 0 to 1: how often titles that stand like these (before the name, before a list of names, behind) were right on pages that nothing was learned from. Null without a title.',
  })
  officeConfidence!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'How likely it is that this is `person`, and nobody else of the name, 0 to 1: an estimate by office and newspaper or city, not counted; 1 where somebody decided it by hand. Null where nobody of the name was known before.',
  })
  identityConfidence!: number | null;

  @Field(() => [TextSpan], { description: 'Every mention.' })
  spans!: TextSpan[];
}

@ObjectType({ description: 'An appearance in a list.' })
export class AppearanceEdge extends edgeOf(() => Appearance, 'appearance') {}

@ObjectType({ description: 'A list of appearances, given part by part.' })
export class AppearanceConnection extends connectionOf(
  () => Appearance,
  () => AppearanceEdge,
  'appearances',
) {}
