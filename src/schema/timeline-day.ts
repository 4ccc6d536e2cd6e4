import { Field, ObjectType } from 'type-graphql';
import { Appearance } from './appearance.js';
import { CalendarDay } from './scalars.js';

@ObjectType({ description: 'What articles say of a person on one day.' })
export class TimelineDay {
  @Field(() => CalendarDay, {
    description: 'The day of publication or, on an undated page, the latest day that the article names.',
  })
  date!: string;

  @Field(() => [String], { description: 'The titles printed on that day, each once.' })
  titles!: string[];

  @Field(() => [Appearance], { description: 'The appearances on that day, in page order.' })
  appearances!: Appearance[];
}
