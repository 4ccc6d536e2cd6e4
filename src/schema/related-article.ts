import { Field, Float, ObjectType } from 'type-graphql';
import { Article } from './article.js';
import { Location } from './location.js';
import { Organization } from './organization.js';
import { Person } from './person.js';

@ObjectType({ description: 'An article that has something in common with another one, and what that is.' })
export class RelatedArticle {
  @Field(() => Article, { description: 'The related article.' })
  article!: Article;

  @Field(() => Float, {
    description: 'How close it is: the sum over all that is shared, where what few articles name counts most.',
  })
  score!: number;

  @Field(() => [Person], { description: 'The people whom both name.' })
  sharedPeople!: Person[];

  @Field(() => [Organization], { description: 'The organizations that both name.' })
  sharedOrganizations!: Organization[];

  @Field(() => [Location], { description: 'The places that both name.' })
  sharedLocations!: Location[];

  @Field(() => [String], { description: 'The rare words that both hold, names not counted.' })
  sharedTerms!: string[];
}
