import { Field, Float, ObjectType } from 'type-graphql';
import { Article } from './article.js';
import { TextSpan } from './text-span.js';

@ObjectType({ description: 'Where two printings of a text differ: at least one of them has something there.' })
export class TextDifference {
  @Field(() => TextSpan, {
    nullable: true,
    description:
      'What the article that was asked for prints, on its page; null where it leaves out what the other has.',
  })
  before!: TextSpan | null;

  @Field(() => TextSpan, {
    nullable: true,
    description: 'What the other prints in its place, on the page of that one; null where it leaves that out.',
  })
  after!: TextSpan | null;
}

@ObjectType({ description: 'An article that prints the same text in another issue or newspaper.' })
export class Reprint {
  @Field(() => Article, { description: 'The other article.' })
  article!: Article;

  @Field(() => Float, {
    description: 'The share of the two bodies that stands in both, 0.5 to 1, by runs of four letters.',
  })
  similarity!: number;

  @Field(() => [TextDifference], {
    description:
      'What differs between the two bodies, in their order. Script, variants of characters, width, case, blanks, signs and line breaks make no difference.',
  })
  differs!: TextDifference[];
}
