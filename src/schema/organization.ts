import { Field, InputType, ObjectType } from 'type-graphql';
import { ArticleConnection } from './article.js';
import { connectionOf, edgeOf } from './connection.js';
import { Node } from './node.js';

@ObjectType({ implements: Node, description: 'A company, office, school or other body as the whole archive knows it.' })
export class Organization extends Node {
  @Field(() => String, { description: 'The fullest name printed.' })
  name!: string;

  @Field(() => [String], { description: 'Every form printed.' })
  spellings!: string[];

  @Field(() => ArticleConnection, { description: 'The articles that name it, in page order.' })
  articles!: ArticleConnection;
}

@ObjectType({ description: 'An organization in a list.' })
export class OrganizationEdge extends edgeOf(() => Organization, 'organization') {}

@ObjectType({ description: 'A list of organizations, given part by part.' })
export class OrganizationConnection extends connectionOf(
  () => Organization,
  () => OrganizationEdge,
  'organizations',
) {}

@InputType({ description: 'Which organizations: those that meet every condition given.' })
export class OrganizationFilter {
  @Field(() => String, { nullable: true, description: 'A part of the name or of a form that some article prints.' })
  name?: string | null;
}
