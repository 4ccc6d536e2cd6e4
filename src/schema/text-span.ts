import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Half-open range of UTF-16 offsets into the text of the page: the evidence for a fact.' })
export class TextSpan {
  @Field(() => Int, { description: 'Offset of the first character.' })
  start!: number;

  @Field(() => Int, { description: 'Offset just after the last character.' })
  end!: number;

  @Field(() => String, { description: 'What the page prints there, exactly as ingested.' })
  text!: string;

  @Field(() => String, {
    description: 'What the page prints there with some characters around it, exactly as ingested.',
  })
  context!: string;
}
