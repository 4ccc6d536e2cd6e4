import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Correction } from './correction.js';
import { Location } from './location.js';
import { Node } from './node.js';

@InputType({ description: 'What a printed form is to be linked to. Exactly one of `location` and `code` says it.' })
export class LinkLocationInput {
  @Field(() => ID, { description: 'The id of the article in which the form means this, or of the whole page.' })
  in!: string;

  @Field(() => String, { description: 'The form as printed, one of the spellings of a place named there: "朝阳".' })
  spelling!: string;

  @Field(() => ID, { nullable: true, description: 'The id of the location that is meant.' })
  location?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The code of the division that is meant, which no page need have named so far: "220104".',
  })
  code?: string | null;
}

@ObjectType({ description: 'What came of linking a printed form.' })
export class LinkLocationPayload {
  @Field(() => Location, { description: 'The place that it is linked to now.' })
  location!: Location;

  @Field(() => Correction, {
    nullable: true,
    description: 'The correction that it owes this to; null if it was linked so in the first place.',
  })
  correction!: Correction | null;

  @Field(() => [Node], { description: 'What the correction is about, as it is now, what was named first first.' })
  affected!: Node[];
}
