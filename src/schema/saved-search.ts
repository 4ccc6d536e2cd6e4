import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ArticleFilter } from './article-filter.js';
import { DateTime } from './scalars.js';

export enum WebhookState {
  ACTIVE = 'ACTIVE',
  FAILED = 'FAILED',
}
registerEnumType(WebhookState, {
  name: 'WebhookState',
  description: 'Whether a webhook is told of what is new.',
  valuesConfig: {
    ACTIVE: { description: 'It is, if need be after some tries.' },
    FAILED: {
      description: 'It is not any more: it failed 16 times in a row, or said 410. Save the search again to begin anew.',
    },
  },
});

@ObjectType({ description: 'An address that is told of what is new of a saved search.' })
export class Webhook {
  @Field(() => String, { description: 'Where messages are posted.' })
  url!: string;

  @Field(() => WebhookState, { description: 'Whether it is told.' })
  state!: WebhookState;

  @Field(() => Int, { description: 'The number of the snapshot up to which it was told all.' })
  told!: number;

  @Field(() => Int, { description: 'How often the message that it is to get next has failed.' })
  attempts!: number;

  @Field(() => String, { nullable: true, description: 'Why it failed the last time; null if it did not.' })
  lastError!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it last took a message; null if it has not yet.' })
  deliveredAt!: Date | null;
}

@ObjectType({ description: 'A filter that the owner of a token wants to be told of. It is nobody else’s to see.' })
export class SavedSearch {
  @Field(() => ID, { description: 'Identifies the saved search.' })
  id!: string;

  @Field(() => String, { description: 'What its owner calls it.' })
  name!: string;

  @Field(() => String, { description: 'The filter as JSON: an `ArticleFilter`, as `/feed` and `/export` take it.' })
  filter!: string;

  @Field(() => DateTime, { description: 'When something was first saved under the name.' })
  createdAt!: Date;

  @Field(() => Webhook, { nullable: true, description: 'Who is told of what is new of it; null if nobody is.' })
  webhook!: Webhook | null;
}

@InputType({ description: 'What is to be saved.' })
export class SaveSearchInput {
  @Field(() => String, {
    description: 'What to call it, at most 100 characters; takes the place of what is called so.',
  })
  name!: string;

  @Field(() => ArticleFilter, { description: 'Which articles.' })
  filter!: ArticleFilter;

  @Field(() => String, {
    nullable: true,
    description: 'Where to post what is new, by http or https; nowhere if left out. Servers that send none refuse it.',
  })
  webhook?: string | null;
}

@ObjectType({ description: 'What was saved.' })
export class SaveSearchPayload {
  @Field(() => SavedSearch, { description: 'The saved search.' })
  savedSearch!: SavedSearch;

  @Field(() => String, {
    nullable: true,
    description: 'What messages to the webhook are signed with, told only now: keep it. Null without a webhook.',
  })
  secret!: string | null;
}

@ObjectType({ description: 'What is saved no longer.' })
export class DeleteSavedSearchPayload {
  @Field(() => ID, { nullable: true, description: 'Its id; null if there was none of it.' })
  id!: string | null;
}
