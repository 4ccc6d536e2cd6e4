import { Field, ObjectType } from 'type-graphql';
import { Correction } from './correction.js';
import { Person } from './person.js';

@ObjectType({ description: 'What came of taking two people for one.' })
export class MergePeoplePayload {
  @Field(() => Person, { nullable: true, description: 'The one person; null once no page names anybody of the two.' })
  person!: Person | null;

  @Field(() => Correction, { description: 'The record of it.' })
  correction!: Correction;
}

@ObjectType({ description: 'What came of taking one person for two again.' })
export class SplitPeoplePayload {
  @Field(() => Person, { nullable: true, description: 'Who had become both; null if no page names them any more.' })
  into!: Person | null;

  @Field(() => Person, { nullable: true, description: 'Who is back; null if no page names them any more.' })
  from!: Person | null;

  @Field(() => Correction, { description: 'The record of it.' })
  correction!: Correction;
}
