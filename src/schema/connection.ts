import { ArgsType, type ClassType, Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Where a part of a list stands in the whole (Relay cursor connections).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more items follow the last one given here.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether items come before the first one given here.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first item given here; null if there is none.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item given here; null if there is none.' })
  endCursor!: string | null;
}

export interface Edge<T> {
  cursor: string;
  node: T;
}

@ArgsType()
export class PartArgs {
  @Field(() => Int, { nullable: true, description: 'How many items, 20 if not said, at most 100.' })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Give the items after this cursor, which must come from the same list with the same filter and order.',
  })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many items counted from the end; not together with `first`.' })
  last?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Give the items before this cursor, which must come from the same list with the same filter and order.',
  })
  before?: string | null;
}

@ArgsType()
export class ConnectionArgs extends PartArgs {
  @Field(() => Int, {
    nullable: true,
    description:
      'The number of a snapshot (see `Archive.snapshot`): only the items that came or changed after it, in list, counts, facets and histogram. What is gone since is told by `changes`.',
  })
  since?: number | null;
}

@ArgsType()
export class IdArgs {
  @Field(() => ID, { description: 'The id of the object.' })
  id!: string;
}

/** The class that an edge of `node`'s connection extends. */
export function edgeOf<T extends object>(node: () => ClassType<T>, noun: string): abstract new () => Edge<T> {
  @ObjectType()
  abstract class EdgeOfNode implements Edge<T> {
    @Field(() => String, {
      description: `Where the ${noun} stands in the list: opaque, to be given as \`after\` or \`before\`.`,
    })
    cursor!: string;

    @Field(node, { description: `The ${noun}.` })
    node!: T;
  }
  return EdgeOfNode;
}

/** The class that a connection of `node`s extends. `noun` is a plural. */
export function connectionOf<T extends object>(node: () => ClassType<T>, edge: () => ClassType<Edge<T>>, noun: string) {
  @ObjectType()
  abstract class ConnectionOfNode {
    @Field(() => [edge()], { description: `The ${noun} of this part of the list, each with its cursor.` })
    edges!: Edge<T>[];

    @Field(() => [node()], { description: `The ${noun} of this part of the list, without cursors.` })
    nodes!: T[];

    @Field(() => PageInfo, { description: 'Where this part stands in the whole list.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: `The number of ${noun} in the whole list; counted only when asked for.` })
    totalCount!: number;
  }
  return ConnectionOfNode;
}
