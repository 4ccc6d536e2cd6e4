import { Field, ID, InterfaceType } from 'type-graphql';

/** What the first letters of an id say about the object that it identifies. */
const TYPE_BY_PREFIX: Readonly<Record<string, string>> = {
  pg: 'Page',
  art: 'Article',
  met: 'Metric',
  per: 'Person',
  loc: 'Location',
  org: 'Organization',
  npr: 'Newspaper',
  iss: 'Issue',
};

/** The GraphQL type of the object with this id, or undefined where the id is not one of ours. */
export function typeOfId(id: string): string | undefined {
  return TYPE_BY_PREFIX[id.slice(0, Math.max(id.indexOf('_'), 0))];
}

@InterfaceType({
  description:
    'Anything with an id of its own. `Query.node` finds it again by that id (Relay global object identification).',
  resolveType: (value: Node) => typeOfId(value.id),
})
export abstract class Node {
  @Field(() => ID, {
    description: 'Identifies the object in the whole archive; the same whenever its page is ingested again.',
  })
  id!: string;
}
