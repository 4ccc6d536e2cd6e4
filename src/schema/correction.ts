import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, edgeOf } from './connection.js';
import { DateTime } from './scalars.js';

export enum CorrectionKind {
  INGEST_PAGE = 'INGEST_PAGE',
  DELETE_PAGE = 'DELETE_PAGE',
  MERGE_PEOPLE = 'MERGE_PEOPLE',
  SPLIT_PEOPLE = 'SPLIT_PEOPLE',
  LINK_LOCATION = 'LINK_LOCATION',
  CORRECT_METRIC = 'CORRECT_METRIC',
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
  },
});

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
}

@ObjectType({ description: 'A correction in a list.' })
export class CorrectionEdge extends edgeOf(() => Correction, 'correction') {}

@ObjectType({ description: 'A list of corrections, given part by part.' })
export class CorrectionConnection extends connectionOf(
  () => Correction,
  () => CorrectionEdge,
  'corrections',
) {}
