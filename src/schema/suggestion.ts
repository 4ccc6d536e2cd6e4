import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from './node.js';

export enum SuggestionKind {
  PERSON = 'PERSON',
  LOCATION = 'LOCATION',
  ORGANIZATION = 'ORGANIZATION',
  NEWSPAPER = 'NEWSPAPER',
  WORD = 'WORD',
}
registerEnumType(SuggestionKind, {
  name: 'SuggestionKind',
  description: 'What a suggestion is.',
  valuesConfig: {
    PERSON: { description: 'The name of a person.' },
    LOCATION: { description: 'The name of a place.' },
    ORGANIZATION: { description: 'The name of an organization.' },
    NEWSPAPER: { description: 'The name of a newspaper.' },
    WORD: { description: 'A word of the dictionary, whether or not an article holds it.' },
  },
});

@ObjectType({ description: 'What somebody may be about to type.' })
export class Suggestion {
  @Field(() => String, { description: 'What may be meant, to be put into the search field.' })
  text!: string;

  @Field(() => SuggestionKind, { description: 'What that is.' })
  kind!: SuggestionKind;

  @Field(() => Int, { nullable: true, description: 'How many articles name it; null for a word.' })
  articleCount!: number | null;

  @Field(() => Node, { nullable: true, description: 'Who or what bears the name; null for a word.' })
  node!: Node | null;
}
