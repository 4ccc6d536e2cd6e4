import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { Article } from './article.js';
import { Node } from './node.js';
import { CalendarDay } from './scalars.js';
import { TextSpan } from './text-span.js';

export enum MentionKind {
  RUBRIC = 'RUBRIC',
  KICKER = 'KICKER',
  HEADLINE = 'HEADLINE',
  SUBHEAD = 'SUBHEAD',
  CONTRIBUTOR = 'CONTRIBUTOR',
  PERSON = 'PERSON',
  ORGANIZATION = 'ORGANIZATION',
  LOCATION = 'LOCATION',
  METRIC = 'METRIC',
  DATE = 'DATE',
}
registerEnumType(MentionKind, {
  name: 'MentionKind',
  description: 'What stands on the page.',
  valuesConfig: {
    RUBRIC: { description: 'The standing column that the article appears under.' },
    KICKER: { description: 'The line above the headline.' },
    HEADLINE: { description: 'The headline.' },
    SUBHEAD: { description: 'The line below the headline.' },
    CONTRIBUTOR: { description: 'Somebody in the byline.' },
    PERSON: { description: 'Somebody whom the article names.' },
    ORGANIZATION: { description: 'An organization that it names.' },
    LOCATION: { description: 'A place that it names.' },
    METRIC: { description: 'A number with its unit.' },
    DATE: { description: 'A day that it names.' },
  },
});

@ObjectType({ description: 'One fact of an article with all its places on the page: what marks a page in colour.' })
export class Mention {
  @Field(() => MentionKind, { description: 'What it is.' })
  kind!: MentionKind;

  @Field(() => String, {
    description: 'As the article prints it, blanks left out; the form printed first where it prints several.',
  })
  text!: string;

  @Field(() => Article, { description: 'The article that says it.' })
  article!: Article;

  @Field(() => Node, {
    nullable: true,
    description:
      'What the archive knows of it: a Person, Organization, Location or Metric; null for headlines and days, and for contributors of whom no more is known.',
  })
  node!: Node | null;

  @Field(() => CalendarDay, { nullable: true, description: 'The day that is meant, of a DATE whose year can be told.' })
  date!: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'How likely it is right, 0 to 1: see the field of that name where the fact has its own type. Null where nothing was counted, as for bylines, or where the page was stored before confidence was told.',
  })
  confidence!: number | null;

  @Field(() => [TextSpan], {
    description:
      'Every place where it stands, from left to right; of lines that others part, several. Empty where the page was stored before that was noted: ingest it again.',
  })
  spans!: TextSpan[];
}
