import { Field, Float, ObjectType } from 'type-graphql';
import { Location } from './location.js';
import { Organization } from './organization.js';
import { TextSpan } from './text-span.js';

@ObjectType({ description: 'One organization in one article.' })
export class OrganizationMention {
  @Field(() => Organization, { description: 'The organization.' })
  organization!: Organization;

  @Field(() => [String], { description: 'The forms that this article prints.' })
  spellings!: string[];

  @Field(() => Float, {
    nullable: true,
    description:
      'How likely it is that the article names an organization so, 0 to 1: the learned probability of its surest mention, put right by what was counted on pages that nothing was learned from. Null where the page was stored before confidence was told.',
  })
  confidence!: number | null;

  @Field(() => [TextSpan], { description: 'Every mention.' })
  spans!: TextSpan[];
}

@ObjectType({ description: 'One place in one article.' })
export class LocationMention {
  @Field(() => Location, { description: 'The place.' })
  location!: Location;

  @Field(() => [String], { description: 'The forms that this article prints.' })
  spellings!: string[];

  @Field(() => Float, {
    nullable: true,
    description:
      'How likely it is that the article names a place so, 0 to 1: the learned probability of its surest mention, put right by what was counted on pages that nothing was learned from. Null where the page was stored before confidence was told.',
  })
  confidence!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'How likely it is that the place is this division, or lies in these, 0 to 1: counted by hiding the divisions that texts print before a place. Null where nothing tells where it lies.',
  })
  linkConfidence!: number | null;

  @Field(() => [TextSpan], { description: 'Every mention.' })
  spans!: TextSpan[];
}
