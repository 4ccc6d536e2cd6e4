import { Field, ObjectType } from 'type-graphql';
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
