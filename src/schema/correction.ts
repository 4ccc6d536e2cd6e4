import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, edgeOf } from './connection.js';
import { Node } from './node.js';
import { DateTime } from './scalars.js';

export enum CorrectionKind {
  INGEST_PAGE = 'INGEST_PAGE',
  DELETE_PAGE = 'DELETE_PAGE',
  MERGE_PEOPLE = 'MERGE_PEOPLE',
  SPLIT_PEOPLE = 'SPLIT_PEOPLE',
  LINK_LOCATION = 'LINK_LOCATION',
  CORRECT_METRIC = 'CORRECT_METRIC',
  CORRECT_ARTICLE = 'CORRECT_ARTICLE',
  JOIN_ARTICLES = 'JOIN_ARTICLES',
  CUT_ARTICLE = 'CUT_ARTICLE',
  ADD_MENTION = 'ADD_MENTION',
  DROP_MENTION = 'DROP_MENTION',
  CORRECT_APPEARANCE = 'CORRECT_APPEARANCE',
  RENAME_PERSON = 'RENAME_PERSON',
  SEPARATE_PERSON = 'SEPARATE_PERSON',
  SEPARATE_ORGANIZATION = 'SEPARATE_ORGANIZATION',
  CORRECT_DAY = 'CORRECT_DAY',
  MERGE_ORGANIZATIONS = 'MERGE_ORGANIZATIONS',
  MERGE_LOCATIONS = 'MERGE_LOCATIONS',
  EXCLUDE_NAME = 'EXCLUDE_NAME',
}
registerEnumType(CorrectionKind, {
  name: 'CorrectionKind',
  description: 'What was done by hand.',
  valuesConfig: {
    INGEST_PAGE: { description: 'A page was put in, or its text replaced.' },
    DELETE_PAGE: { description: 'A page was taken out.' },
    MERGE_PEOPLE: { description: 'Two people were found to be one.' },
    SPLIT_PEOPLE: { description: 'Two people who had been taken for one were found to be two.' },
    LINK_LOCATION: { description: 'A printed form was linked to another place.' },
    CORRECT_METRIC: { description: 'A number was corrected.' },
    CORRECT_ARTICLE: {
      description: 'What an article says of itself was corrected: its headline, its byline, its day.',
    },
    JOIN_ARTICLES: { description: 'Two articles of a page were found to be one.' },
    CUT_ARTICLE: { description: 'An article was found to be two.' },
    ADD_MENTION: { description: 'A person, an organization, a place or a number was added that had not been read.' },
    DROP_MENTION: { description: 'A person, an organization, a place or a number was dropped that is not named.' },
    CORRECT_APPEARANCE: { description: 'What an article says of a person was corrected: the spelling, the titles.' },
    RENAME_PERSON: { description: 'A person was given a name, whatever the pages print.' },
    SEPARATE_PERSON: { description: 'A person was found to be two, article by article.' },
    SEPARATE_ORGANIZATION: { description: 'An organization was found to be two, article by article.' },
    CORRECT_DAY: { description: 'A day that an article speaks of was corrected, added or dropped.' },
    MERGE_ORGANIZATIONS: { description: 'Two organizations were found to be one.' },
    MERGE_LOCATIONS: { description: 'Two places were found to be one.' },
    EXCLUDE_NAME: { description: 'Something was found to be no name in this archive.' },
  },
});

export enum CorrectionStatus {
  APPLIED = 'APPLIED',
  UNANCHORED = 'UNANCHORED',
  UNDONE = 'UNDONE',
  SUPERSEDED = 'SUPERSEDED',
}
registerEnumType(CorrectionStatus, {
  name: 'CorrectionStatus',
  description: 'What has become of a correction.',
  valuesConfig: {
    APPLIED: { description: 'It holds.' },
    UNANCHORED: {
      description:
        'It finds the place that it is about no more: the page says something else by now, or is not in the archive. It holds again once the page says so again.',
    },
    UNDONE: { description: 'Somebody took it back.' },
    SUPERSEDED: { description: 'Another took its place.' },
  },
});

@ObjectType({ description: 'That a correction was taken back.' })
export class Undoing {
  @Field(() => String, { description: 'Who did it, as said with it.' })
  author!: string;

  @Field(() => DateTime, { description: 'When it was done.' })
  at!: Date;

  @Field(() => String, { nullable: true, description: 'Why, as said with it.' })
  reason!: string | null;
}

@ObjectType({
  description: 'What tells a place on a page: what stands there and around it, blanks and line ends left out.',
})
export class CorrectionAnchor {
  @Field(() => String, { description: 'What stands there.' })
  quote!: string;

  @Field(() => String, { description: 'What stands before it.' })
  before!: string;

  @Field(() => String, { description: 'What stands behind it.' })
  after!: string;
}

@InputType({ description: 'Which corrections; conditions add up.' })
export class CorrectionFilter {
  @Field(() => ID, { nullable: true, description: 'Those that concern the object with this id.' })
  about?: string | null;

  @Field(() => [CorrectionKind], { nullable: true, description: 'Those of these kinds.' })
  kinds?: CorrectionKind[] | null;

  @Field(() => [CorrectionStatus], { nullable: true, description: 'Those of which this has become.' })
  statuses?: CorrectionStatus[] | null;

  @Field(() => String, { nullable: true, description: 'Those of this author.' })
  author?: string | null;
}

@ObjectType({ description: 'What one correction made of one field.' })
export class CorrectedField {
  @Field(() => String, { description: 'The name of the field: "value".' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'What it was, as text; null if there was nothing.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'What it became, as text; null if nothing is left.' })
  after!: string | null;
}

@ObjectType({ description: 'A change that somebody made by hand. It is done again when the page is ingested again.' })
export class Correction {
  @Field(() => ID, { description: 'Identifies the correction.' })
  id!: string;

  @Field(() => CorrectionKind, { description: 'What was done.' })
  kind!: CorrectionKind;

  @Field(() => String, { description: 'Who did it, as said with it.' })
  author!: string;

  @Field(() => DateTime, { description: 'When it was done.' })
  at!: Date;

  @Field(() => [ID], {
    description: 'The ids of what was corrected, which may be gone; the one that was named first comes first.',
  })
  objects!: string[];

  @Field(() => [CorrectedField], { description: 'What it changed, field by field.' })
  changes!: CorrectedField[];

  @Field(() => [Node], { description: 'Of `objects`, those that the archive has now.' })
  nodes!: Node[];

  @Field(() => String, { nullable: true, description: 'Why, as said with it.' })
  reason!: string | null;

  @Field(() => CorrectionStatus, { description: 'What has become of it.' })
  status!: CorrectionStatus;

  @Field(() => Undoing, { nullable: true, description: 'Who took it back; null if nobody did.' })
  undone!: Undoing | null;

  @Field(() => CorrectionAnchor, {
    nullable: true,
    description: 'What tells the place on the page that it is about; null where it is about more than one place.',
  })
  anchor!: CorrectionAnchor | null;
}

@ObjectType({ description: 'A correction in a list.' })
export class CorrectionEdge extends edgeOf(() => Correction, 'correction') {}

@ObjectType({ description: 'A list of corrections, given part by part.' })
export class CorrectionConnection extends connectionOf(
  () => Correction,
  () => CorrectionEdge,
  'corrections',
) {}
