import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { AppearanceConnection } from './appearance.js';
import { connectionOf, edgeOf } from './connection.js';
import { DateRange } from './date-range.js';
import { EDITION, Missing, NEWSPAPER } from './in-print.js';
import { Node } from './node.js';
import { CalendarDay } from './scalars.js';
import { TimelineDay } from './timeline-day.js';

@ObjectType({ description: 'An office as the archive shows it: a title and when it was first and last printed.' })
export class Office {
  @Field(() => String, { description: 'The title as printed.' })
  title!: string;

  @Field(() => CalendarDay, { nullable: true, description: 'The first day of publication with this title.' })
  firstSeen!: string | null;

  @Field(() => CalendarDay, { nullable: true, description: 'The last day of publication with this title.' })
  lastSeen!: string | null;

  @Field(() => Int, { description: 'The number of articles that print it.' })
  articleCount!: number;
}

@ObjectType({ description: 'Somebody who is named in the same articles.' })
export class CoAppearance {
  @Field(() => Person, { description: 'The other person.' })
  person!: Person;

  @Field(() => Int, { description: 'The number of articles that name both.' })
  articleCount!: number;
}

@ObjectType({ implements: Node, description: 'A person as the whole archive knows them.' })
export class Person extends Node {
  @Field(() => String, { description: 'The full name: "柳青禾".' })
  name!: string;

  @Field(() => String, { description: 'The name in pinyin without tones: "liu qinghe".' })
  pinyin!: string;

  @Field(() => [String], { description: 'Every form printed, recognition errors included.' })
  spellings!: string[];

  @Field(() => Boolean, { description: 'Whether any article gives the person an office.' })
  isOfficial!: boolean;

  @Field(() => [Office], { description: 'The offices held, as far as the archive shows.' })
  offices!: Office[];

  @Field(() => AppearanceConnection, { description: 'The articles that name the person, in page order.' })
  appearances!: AppearanceConnection;

  @Field(() => [TimelineDay], {
    description:
      'The days with which articles name the person, earliest first. An article on an undated page counts for the latest day that it names; if it names none, it is left out.',
  })
  timeline!: TimelineDay[];

  @Field(() => [CoAppearance], { description: 'Who is named in the same articles, most often first.' })
  coAppearances!: CoAppearance[];
}

@ObjectType({ description: 'A person in a list.' })
export class PersonEdge extends edgeOf(() => Person, 'person') {}

@ObjectType({ description: 'A list of people, given part by part.' })
export class PersonConnection extends connectionOf(
  () => Person,
  () => PersonEdge,
  'people',
) {}

@InputType({
  description:
    'Which people: those that meet every condition given. All that is asked of articles must hold of one and the same article that names them.',
})
export class PersonFilter {
  @Field(() => String, { nullable: true, description: 'The name, or a form of it that some article prints, in full.' })
  name?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether any article gives them an office.' })
  isOfficial?: boolean | null;

  @Field(() => String, { nullable: true, description: 'A part of a title that they hold: "书记".' })
  title?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The beginning of a name, of its pinyin or of its pinyin initials.',
  })
  text?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A part of a title that such an article gives them, or any article if nothing else is asked of it.',
  })
  office?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'In an article that names the location with this id or anything inside it.',
  })
  location?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'In an article that names a location of this name or printed form, or anything inside it.',
  })
  locationName?: string | null;

  @Field(() => ID, { nullable: true, description: 'In an article that names the organization with this id.' })
  organization?: string | null;

  @Field(() => ID, { nullable: true, description: `In an article of ${NEWSPAPER}.` })
  newspaper?: string | null;

  @Field(() => String, { nullable: true, description: `In an article on a page ${EDITION}.` })
  edition?: string | null;

  @Field(() => ID, { nullable: true, description: 'In an article on the page with this id.' })
  page?: string | null;

  @Field(() => DateRange, {
    nullable: true,
    description: 'In an article with a day of an event, or the day of publication, in this range.',
  })
  date?: DateRange | null;

  @Field(() => [Missing], {
    nullable: true,
    description: 'In an article that lacks all of these, or whose page does.',
  })
  missing?: Missing[] | null;
}

export enum PersonOrder {
  APPEARANCES_DESC = 'APPEARANCES_DESC',
  NAME = 'NAME',
}
registerEnumType(PersonOrder, {
  name: 'PersonOrder',
  description: 'How people are ordered.',
  valuesConfig: {
    APPEARANCES_DESC: { description: 'Who is named in the most articles first.' },
    NAME: { description: 'By pinyin.' },
  },
});
