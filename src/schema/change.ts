import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, edgeOf } from './connection.js';
import { Correction } from './correction.js';
import { Node } from './node.js';
import { DateTime } from './scalars.js';

export enum ChangeKind {
  ADDED = 'ADDED',
  REPLACED = 'REPLACED',
  CORRECTED = 'CORRECTED',
  REMOVED = 'REMOVED',
}
registerEnumType(ChangeKind, {
  name: 'ChangeKind',
  description: 'What became of an object.',
  valuesConfig: {
    ADDED: { description: 'It came.' },
    REPLACED: { description: 'Its page was ingested again and says something else of it.' },
    CORRECTED: { description: 'Somebody corrected it, or something that it is told by, by hand.' },
    REMOVED: { description: 'It is gone: taken out, or in what its page says now no more.' },
  },
});

export enum NodeKind {
  PAGE = 'PAGE',
  ARTICLE = 'ARTICLE',
  METRIC = 'METRIC',
  PERSON = 'PERSON',
  LOCATION = 'LOCATION',
  ORGANIZATION = 'ORGANIZATION',
  NEWSPAPER = 'NEWSPAPER',
  ISSUE = 'ISSUE',
}
registerEnumType(NodeKind, {
  name: 'NodeKind',
  description: 'The types of what has an id.',
  valuesConfig: {
    PAGE: { description: 'A `Page`.' },
    ARTICLE: { description: 'An `Article`.' },
    METRIC: { description: 'A `Metric`.' },
    PERSON: { description: 'A `Person`.' },
    LOCATION: { description: 'A `Location`.' },
    ORGANIZATION: { description: 'An `Organization`.' },
    NEWSPAPER: { description: 'A `Newspaper`.' },
    ISSUE: { description: 'An `Issue`.' },
  },
});

@ObjectType({ description: 'What one write to the archive did to one object.' })
export class Change {
  @Field(() => ChangeKind, { description: 'What became of it.' })
  kind!: ChangeKind;

  @Field(() => NodeKind, { description: 'What it is.' })
  type!: NodeKind;

  @Field(() => ID, { description: 'Its id, which nothing may have any more.' })
  nodeId!: string;

  @Field(() => Int, { description: 'The number of the first snapshot that shows it so.' })
  snapshot!: number;

  @Field(() => DateTime, { description: 'When that was written.' })
  at!: Date;

  @Field(() => Node, {
    nullable: true,
    description: 'The object as it is now, which later changes may have made otherwise; null if it is gone.',
  })
  node!: Node | null;

  @Field(() => [Correction], {
    description: 'The corrections that this is of: none but for CORRECTED and what comes or goes with it.',
  })
  corrections!: Correction[];
}

@ObjectType({ description: 'A change in a list.' })
export class ChangeEdge extends edgeOf(() => Change, 'change') {}

@ObjectType({ description: 'A list of changes, given part by part.' })
export class ChangeConnection extends connectionOf(
  () => Change,
  () => ChangeEdge,
  'changes',
) {}
