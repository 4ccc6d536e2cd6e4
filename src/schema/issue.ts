import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf, edgeOf } from './connection.js';
import { Newspaper } from './newspaper.js';
import { Node } from './node.js';
import { Page } from './page.js';
import { CalendarDay } from './scalars.js';

@ObjectType({ implements: Node, description: 'What a newspaper printed on one day, as far as the archive has it.' })
export class Issue extends Node {
  @Field(() => Newspaper, { description: 'The newspaper.' })
  newspaper!: Newspaper;

  @Field(() => CalendarDay, { description: 'The day of publication.' })
  date!: string;

  @Field(() => Int, { description: 'The number of its pages.' })
  pageCount!: number;

  @Field(() => Int, { description: 'The number of its articles.' })
  articleCount!: number;

  @Field(() => [Page], { description: 'Its pages in the order of their numbers, those without a number last.' })
  pages!: Page[];

  @Field(() => Page, { nullable: true, description: 'The first of its pages.' })
  frontPage!: Page | null;
}

@ObjectType({ description: 'An issue in a list.' })
export class IssueEdge extends edgeOf(() => Issue, 'issue') {}

@ObjectType({ description: 'A list of issues, given part by part.' })
export class IssueConnection extends connectionOf(
  () => Issue,
  () => IssueEdge,
  'issues',
) {}
