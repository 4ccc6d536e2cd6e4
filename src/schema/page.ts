import { Field, Float, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Article } from './article.js';
import { connectionOf, edgeOf } from './connection.js';
import { DateRange } from './date-range.js';
import { Doubt } from './doubt.js';
import { EDITION, Missing, NEWSPAPER } from './in-print.js';
import { Issue } from './issue.js';
import { Newspaper } from './newspaper.js';
import { Node } from './node.js';
import { CalendarDay, DateTime } from './scalars.js';
import { TextSpan } from './text-span.js';

export enum DateBasis {
  GIVEN = 'GIVEN',
  PRINTED = 'PRINTED',
  INFERRED = 'INFERRED',
  YEAR_INFERRED = 'YEAR_INFERRED',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(DateBasis, {
  name: 'DateBasis',
  description: "Where a page's day of publication comes from.",
  valuesConfig: {
    GIVEN: { description: 'It was given when the page was ingested.' },
    PRINTED: { description: 'The page prints it.' },
    INFERRED: { description: 'It follows from the days that the articles name.' },
    YEAR_INFERRED: { description: "The day is not known, only the year that the articles' days belong to." },
    UNKNOWN: { description: 'It is not known.' },
  },
});

@ObjectType({ implements: Node, description: 'One newspaper page as it was ingested: the source of everything else.' })
export class Page extends Node {
  @Field(() => String, { description: "The file's name without folder or extension." })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The newspaper, as given or as printed.' })
  newspaper!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The page\'s number in its issue, as given or as printed: "A02", "第3版".',
  })
  edition!: string | null;

  @Field(() => CalendarDay, { nullable: true, description: 'The day of publication.' })
  date!: string | null;

  @Field(() => DateBasis, { description: 'Where `date` comes from.' })
  dateBasis!: DateBasis;

  @Field(() => String, { description: 'The text exactly as ingested; spans are offsets into it.' })
  text!: string;

  @Field(() => [TextSpan], { description: 'Page credits and running heads: text that belongs to no article.' })
  furniture!: TextSpan[];

  @Field(() => Newspaper, {
    nullable: true,
    description: 'The newspaper with all that the archive has of it; null where it is not known.',
  })
  paper!: Newspaper | null;

  @Field(() => Issue, {
    nullable: true,
    description: 'What the newspaper printed on that day; null where newspaper or day is not known.',
  })
  issue!: Issue | null;

  @Field(() => Page, {
    nullable: true,
    description: 'The page before it in its issue, by their numbers; null if it is the first, or of no issue.',
  })
  previous!: Page | null;

  @Field(() => Page, {
    nullable: true,
    description: 'The page after it in its issue, by their numbers; null if it is the last, or of no issue.',
  })
  next!: Page | null;

  @Field(() => Float, {
    description: "Share of the page's non-blank characters that is in an article or is furniture, 0 to 1.",
  })
  coverage!: number;

  @Field(() => [Article], { description: 'The articles, in reading order.' })
  articles!: Article[];

  @Field(() => [Doubt], {
    description: 'What was read from it and is less sure than 0.9, most doubtful first; at most 100 are kept.',
  })
  doubts!: Doubt[];

  @Field(() => DateTime, { description: 'When this text of the page was stored.' })
  ingestedAt!: Date;
}

@ObjectType({ description: 'A page in a list.' })
export class PageEdge extends edgeOf(() => Page, 'page') {}

@ObjectType({ description: 'A list of pages, given part by part.' })
export class PageConnection extends connectionOf(
  () => Page,
  () => PageEdge,
  'pages',
) {}

@InputType({ description: 'Which pages: those that meet every condition given.' })
export class PageFilter {
  @Field(() => String, { nullable: true, description: 'A part of the name.' })
  name?: string | null;

  @Field(() => ID, { nullable: true, description: 'The page with this id.' })
  page?: string | null;

  @Field(() => ID, { nullable: true, description: `Of ${NEWSPAPER}.` })
  newspaper?: string | null;

  @Field(() => String, { nullable: true, description: `The pages ${EDITION}.` })
  edition?: string | null;

  @Field(() => DateRange, { nullable: true, description: 'Published on a day in this range.' })
  date?: DateRange | null;

  @Field(() => [Missing], {
    nullable: true,
    description: 'Lacking all of these; a headline or a byline, where any article of the page lacks it.',
  })
  missing?: Missing[] | null;
}
