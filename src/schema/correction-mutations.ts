import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ArticleGenre, ArticleKind } from './article.js';
import { ContributorRole } from './contributor.js';
import { Correction } from './correction.js';
import { CorrectMetricInput } from './metric-mutations.js';
import { Node } from './node.js';
import { OrganizationKind } from './organization.js';
import { CalendarDay } from './scalars.js';

@ArgsType()
export class ByArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Who asks for it, to be noted with the correction; if left out, the name of the token, "API token" where it has none.',
  })
  author?: string | null;

  @Field(() => String, { nullable: true, description: 'Why, to be noted with the correction.' })
  reason?: string | null;
}

@ObjectType({ description: 'What came of a correction.' })
export class CorrectionPayload {
  @Field(() => Correction, {
    nullable: true,
    description: 'The correction that the archive owes this to; null if it said so in the first place.',
  })
  correction!: Correction | null;

  @Field(() => [Node], {
    description:
      'What the correction is about, as it is now, what was named first first. What is gone by it is not among them.',
  })
  affected!: Node[];
}

@InputType({ description: 'Somebody in a byline.' })
export class ContributorInput {
  @Field(() => String, { description: 'The name.' })
  name!: string;

  @Field(() => ContributorRole, { description: 'What they did.' })
  role!: ContributorRole;
}

@InputType({
  description: 'What an article says of itself; what is left out stays as it is, and null means that there is none.',
})
export class CorrectArticleInput {
  @Field(() => String, { nullable: true, description: 'The headline.' })
  headline?: string | null;

  @Field(() => String, { nullable: true, description: 'The line above the headline.' })
  kicker?: string | null;

  @Field(() => String, { nullable: true, description: 'The line below the headline.' })
  subhead?: string | null;

  @Field(() => String, { nullable: true, description: 'The standing column that it appears under.' })
  rubric?: string | null;

  @Field(() => ArticleKind, { nullable: true, description: 'What sort of text it is.' })
  kind?: ArticleKind | null;

  @Field(() => ArticleGenre, { nullable: true, description: 'What it is by its own form.' })
  genre?: ArticleGenre | null;

  @Field(() => CalendarDay, { nullable: true, description: 'The day on which it appeared.' })
  date?: string | null;

  @Field(() => [ContributorInput], { nullable: true, description: 'All who are in its byline.' })
  byline?: ContributorInput[] | null;
}

@InputType({ description: 'A stretch of the text of a page: UTF-16 offsets, as `TextSpan` gives them.' })
export class TextSpanInput {
  @Field(() => Int, { description: 'Offset of the first character.' })
  start!: number;

  @Field(() => Int, { description: 'Offset just after the last character.' })
  end!: number;
}

@InputType({ description: 'A person whom the article names.' })
export class AddPersonInput {
  @Field(() => String, { nullable: true, description: 'The name, if it is printed otherwise.' })
  name?: string | null;

  @Field(() => [String], { nullable: true, description: 'What the article calls the person: offices, or what else.' })
  titles?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the titles are offices; if left out, they are.' })
  isOfficial?: boolean | null;
}

@InputType({ description: 'An organization that the article names.' })
export class AddOrganizationInput {
  @Field(() => String, { nullable: true, description: 'The full name, if it is printed otherwise.' })
  name?: string | null;

  @Field(() => OrganizationKind, { nullable: true, description: 'What sort it is; if left out, its name tells.' })
  kind?: OrganizationKind | null;
}

@InputType({
  description:
    'A place that the article names: by its id, by the code of the division, or, if it is new to the archive, by its name and what it lies in.',
})
export class AddLocationInput {
  @Field(() => ID, { nullable: true, description: 'The id of the location.' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'The code of the division: "220104".' })
  code?: string | null;

  @Field(() => String, { nullable: true, description: 'The name of a new one, if it is printed otherwise.' })
  name?: string | null;

  @Field(() => ID, { nullable: true, description: 'The id of the location that a new one lies in.' })
  within?: string | null;
}

@InputType({
  description: 'What an article names and was not read. Exactly one of the last four says what it is.',
})
export class AddMentionInput {
  @Field(() => ID, { description: 'The id of the article.' })
  article!: string;

  @Field(() => TextSpanInput, { description: 'Where the page prints it.' })
  span!: TextSpanInput;

  @Field(() => AddPersonInput, { nullable: true, description: 'A person.' })
  person?: AddPersonInput | null;

  @Field(() => AddOrganizationInput, { nullable: true, description: 'An organization.' })
  organization?: AddOrganizationInput | null;

  @Field(() => AddLocationInput, { nullable: true, description: 'A place.' })
  location?: AddLocationInput | null;

  @Field(() => CorrectMetricInput, {
    nullable: true,
    description: 'A number: at least its label. The rest is read from what is printed, where it is left out.',
  })
  metric?: CorrectMetricInput | null;
}

@InputType({ description: 'What was read and the article does not name.' })
export class DropMentionInput {
  @Field(() => ID, { description: 'The id of the article.' })
  article!: string;

  @Field(() => ID, { description: 'The id of the person, the organization, the location or the metric.' })
  object!: string;

  @Field(() => TextSpanInput, {
    nullable: true,
    description: 'Where it is not named; if left out, nowhere in the article.',
  })
  span?: TextSpanInput | null;
}

@InputType({ description: 'What an article says of a person; what is left out stays as it is.' })
export class CorrectAppearanceInput {
  @Field(() => ID, { description: 'The id of the article.' })
  article!: string;

  @Field(() => ID, { description: 'The id of the person.' })
  person!: string;

  @Field(() => String, { nullable: true, description: 'The name as it should have been read or printed.' })
  name?: string | null;

  @Field(() => [String], { nullable: true, description: 'All titles that the article gives; none if it is empty.' })
  titles?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the titles are offices.' })
  isOfficial?: boolean | null;
}

@InputType({ description: 'Two people of one name who were taken for one.' })
export class SeparatePersonInput {
  @Field(() => ID, { description: 'The id of the person who is two.' })
  person!: string;

  @Field(() => [ID], { description: 'The ids of the articles that name the other.' })
  articles!: string[];

  @Field(() => ID, {
    nullable: true,
    description: 'The id of the other; if left out, somebody whom the archive does not know yet.',
  })
  into?: string | null;
}

@InputType({ description: 'Two organizations that were taken for one.' })
export class SeparateOrganizationInput {
  @Field(() => ID, { description: 'The id of the organization that is two.' })
  organization!: string;

  @Field(() => [ID], { description: 'The ids of the articles that name the other.' })
  articles!: string[];

  @Field(() => ID, {
    nullable: true,
    description: 'The id of the other; if left out, one that the archive does not know yet.',
  })
  into?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name of one that the archive does not know yet; if left out, it is called as the first is.',
  })
  name?: string | null;
}

@InputType({ description: 'Which day it is that an article speaks of.' })
export class CorrectDayInput {
  @Field(() => ID, { description: 'The id of the article.' })
  article!: string;

  @Field(() => TextSpanInput, {
    description: 'Where it is printed: the span of an `EventDate`, or of a day that was missed.',
  })
  span!: TextSpanInput;

  @Field(() => CalendarDay, { nullable: true, description: 'The day; null if it cannot be told which year it is of.' })
  date?: string | null;
}

export enum NameKind {
  PERSON = 'PERSON',
  ORGANIZATION = 'ORGANIZATION',
  LOCATION = 'LOCATION',
}
registerEnumType(NameKind, {
  name: 'NameKind',
  description: 'What a name may be the name of.',
  valuesConfig: {
    PERSON: { description: 'A person.' },
    ORGANIZATION: { description: 'An organization.' },
    LOCATION: { description: 'A place.' },
  },
});

@InputType({ description: 'What is no name in this archive, wherever it is printed.' })
export class ExcludeNameInput {
  @Field(() => String, { description: 'As it is printed.' })
  name!: string;

  @Field(() => [NameKind], { description: 'What it is no name of.' })
  kinds!: NameKind[];
}
