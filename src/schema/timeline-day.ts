import { Field, ObjectType } from 'type-graphql';
import { Appearance } from './appearance.js';
import { CalendarDay } from './scalars.js';

@ObjectType({ description: 'What the newspapers of one day say of a person.' })
export class TimelineDay {
  @Field(() => CalendarDay, { description: 'The day of publication.' })
  date!: string;

  @Field(() => [String], { description: 'The titles printed on that day, each once.' })
  titles!: string[];

  @Field(() => [Appearance], { description: 'The appearances on that day, in page order.' })
  appearances!: Appearance[];
}
