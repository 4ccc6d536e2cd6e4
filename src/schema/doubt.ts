import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { TextSpan } from './text-span.js';

export enum DoubtKind {
  BORDER = 'BORDER',
  HEADLINE = 'HEADLINE',
  PERSON = 'PERSON',
  OFFICE = 'OFFICE',
  LOCATION = 'LOCATION',
  LINK = 'LINK',
  ORGANIZATION = 'ORGANIZATION',
  METRIC = 'METRIC',
  LABEL = 'LABEL',
  DATE = 'DATE',
  YEAR = 'YEAR',
}
registerEnumType(DoubtKind, {
  name: 'DoubtKind',
  description: 'What is doubtful.',
  valuesConfig: {
    BORDER: { description: 'Where an article begins or ends.' },
    HEADLINE: { description: 'Which article a headline belongs to.' },
    PERSON: { description: 'The name of a person.' },
    OFFICE: { description: 'The titles of a person.' },
    LOCATION: { description: 'The name of a place.' },
    LINK: { description: 'Which division a place is, or what it lies in.' },
    ORGANIZATION: { description: 'The name of an organization.' },
    METRIC: { description: 'A number with its unit.' },
    LABEL: { description: 'What a number measures.' },
    DATE: { description: 'Which day is meant.' },
    YEAR: { description: "Whether an article is of its page's year: it speaks of another as its own." },
  },
});

@ObjectType({ description: 'Something read from a page that may be wrong.' })
export class Doubt {
  @Field(() => DoubtKind, { description: 'What is doubtful.' })
  kind!: DoubtKind;

  @Field(() => String, {
    description: 'What was read: a name, a title, a number with its label, the beginning of a text.',
  })
  text!: string;

  @Field(() => TextSpan, { description: 'Where it stands on the page.' })
  span!: TextSpan;

  @Field(() => Int, { description: 'The line of the page on which it begins, from 1.' })
  firstLine!: number;

  @Field(() => Int, { description: 'The line of the page on which it ends, from 1.' })
  lastLine!: number;

  @Field(() => Float, { description: 'How likely it is right all the same, 0 to 1.' })
  confidence!: number;

  @Field(() => String, { description: 'What it was read by, or what else it may be, in words.' })
  reason!: string;
}
