import { Field, InputType } from 'type-graphql';
import { CalendarDay } from './scalars.js';

@InputType({ description: 'A range of days, both ends included; an end that is left out is open.' })
export class DateRange {
  @Field(() => CalendarDay, { nullable: true, description: 'The first day.' })
  from?: string | null;

  @Field(() => CalendarDay, { nullable: true, description: 'The last day.' })
  to?: string | null;
}
