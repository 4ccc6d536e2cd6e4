import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { ArticleConnection } from './article.js';
import { connectionOf, edgeOf } from './connection.js';
import { IssueConnection } from './issue.js';
import { Node } from './node.js';
import { CalendarDay } from './scalars.js';

@ObjectType({ implements: Node, description: 'A newspaper, by all the names that pages print for it.' })
export class Newspaper extends Node {
  @Field(() => String, { description: 'The name under which the archive has it: "焦作日报".' })
  name!: string;

  @Field(() => [String], {
    description:
      'Every form given or printed, the name first: "焦作日报社" is 焦作日报, a sister paper such as 焦作晚报 is a newspaper of its own.',
  })
  spellings!: string[];

  @Field(() => Int, { description: 'The number of its pages.' })
  pageCount!: number;

  @Field(() => Int, { description: 'The number of its articles.' })
  articleCount!: number;

  @Field(() => Int, { description: 'The number of days of which the archive has pages.' })
  issueCount!: number;

  @Field(() => CalendarDay, { nullable: true, description: 'The day of its first issue; null if no page is dated.' })
  firstDate!: string | null;

  @Field(() => CalendarDay, { nullable: true, description: 'The day of its last issue; null if no page is dated.' })
  lastDate!: string | null;

  @Field(() => IssueConnection, { description: 'What it printed on each day, the earliest first.' })
  issues!: IssueConnection;

  @Field(() => ArticleConnection, { description: 'Its articles, in page order.' })
  articles!: ArticleConnection;
}

@ObjectType({ description: 'A newspaper in a list.' })
export class NewspaperEdge extends edgeOf(() => Newspaper, 'newspaper') {}

@ObjectType({ description: 'A list of newspapers, given part by part.' })
export class NewspaperConnection extends connectionOf(
  () => Newspaper,
  () => NewspaperEdge,
  'newspapers',
) {}

@InputType({ description: 'Which newspapers: those that meet every condition given.' })
export class NewspaperFilter {
  @Field(() => String, { nullable: true, description: 'A part of the name or of a form that some page prints.' })
  name?: string | null;
}
