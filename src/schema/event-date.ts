import { Field, Float, ObjectType } from 'type-graphql';
import { CalendarDay } from './scalars.js';
import { TextSpan } from './text-span.js';

@ObjectType({ description: 'A calendar day of an event, as printed and as resolved.' })
export class EventDate {
  @Field(() => String, { description: 'As printed: "10月15日".' })
  text!: string;

  @Field(() => CalendarDay, {
    nullable: true,
    description: 'The day that is meant; null where the year cannot be told.',
  })
  date!: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'How likely it is that this is the day meant, 0 to 1: how often days whose year is told in this way were right on pages that nothing was learned from. Null where the page was stored before confidence was told.',
  })
  confidence!: number | null;

  @Field(() => TextSpan, { description: 'Where it is printed.' })
  span!: TextSpan;
}
