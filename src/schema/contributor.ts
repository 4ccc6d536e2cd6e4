import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Person } from './person.js';

export enum ContributorRole {
  REPORTER = 'REPORTER',
  TRAINEE = 'TRAINEE',
  CORRESPONDENT = 'CORRESPONDENT',
  PHOTOGRAPHER = 'PHOTOGRAPHER',
  AUTHOR = 'AUTHOR',
  EDITOR = 'EDITOR',
}
registerEnumType(ContributorRole, {
  name: 'ContributorRole',
  description: 'What somebody in a byline did.',
  valuesConfig: {
    REPORTER: { description: 'A reporter of the newspaper (记者).' },
    TRAINEE: { description: 'A trainee reporter (实习记者, 见习记者).' },
    CORRESPONDENT: { description: 'A correspondent from outside the newsroom (通讯员).' },
    PHOTOGRAPHER: { description: 'Who took the photograph (摄).' },
    AUTHOR: { description: 'The author of a signed story.' },
    EDITOR: { description: 'An editor (编辑, 责编).' },
  },
});

@ObjectType({ description: 'Somebody in a byline.' })
export class Contributor {
  @Field(() => String, { description: 'The name as printed.' })
  name!: string;

  @Field(() => ContributorRole, { description: 'What they did.' })
  role!: ContributorRole;

  @Field(() => Person, { nullable: true, description: 'The person, where the archive knows which one it is.' })
  person!: Person | null;
}
