/**
 * The archive as a subgraph of Apollo Federation 2: other graphs refer to its nodes by their ids, and say more of them. Made of the schema
 * as it stands, so that it has the same resolvers, prices and limits.
 */
import 'reflect-metadata';
import {
  type ConstDirectiveNode,
  type DefinitionNode,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
  isInterfaceType,
  Kind,
  parse,
  print,
  printSchema,
} from 'graphql';
import { typeOfId } from '../schema/node.js';
import { ArgumentError } from '../store/argument-error.js';
import { metered } from './metered.js';
import { loadNode, type NodeDocument } from './nodes.js';
import type { Context } from './request-state.js';

/** Objects that a gateway may ask for at once. */
const MOST = 1_000;
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])';

interface Representation {
  readonly __typename: string;
  readonly id: string;
}

/** @param schema with the interface `Node`: whatever implements it is an entity, known by its `id` */
export function federated(schema: GraphQLSchema): GraphQLSchema {
  const query = schema.getQueryType();
  const node = schema.getType('Node');
  if (!query || !isInterfaceType(node)) throw new Error('A schema without Query or Node has nothing to refer to.');
  const nodes = schema.getPossibleTypes(node);
  const any = new GraphQLScalarType({
    name: '_Any',
    description: 'A reference to an object, as a gateway gives it: `__typename` and `id`.',
  });
  const entity = new GraphQLUnionType({
    name: '_Entity',
    description: 'Whatever has an id of its own.',
    types: [...nodes],
    resolveType: ({ id }: NodeDocument) => typeOfId(id),
  });
  const service = new GraphQLObjectType({
    name: '_Service',
    description: 'The archive as a subgraph.',
    fields: {
      sdl: { type: new GraphQLNonNull(GraphQLString), description: 'Its schema, with the keys of its entities.' },
    },
  });
  const sdl = sdlOf(schema, new Set(nodes.map(({ name }) => name)));
  const config = query.toConfig();
  const root = new GraphQLObjectType<unknown, Context>({
    ...config,
    fields: {
      ...config.fields,
      _entities: {
        type: new GraphQLNonNull(new GraphQLList(entity)),
        description: 'The objects that are referred to, in their order; null where there is none. For gateways.',
        args: {
          representations: {
            type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(any))),
            description: `The references, at most ${MOST}.`,
          },
        },
        resolve: metered((_, { representations }, context) =>
          entitiesOf(representations, context as unknown as Context),
        ),
      },
      _service: {
        type: new GraphQLNonNull(service),
        description: 'What a gateway is composed with.',
        resolve: metered(() => ({ sdl })),
      },
    },
  });
  const { types, ...rest } = schema.toConfig();
  return new GraphQLSchema({ ...rest, query: root, types: types.filter((type) => type !== query) });
}

function entitiesOf(given: unknown, { state }: Context): Promise<(NodeDocument | null)[]> {
  const representations = Array.isArray(given) ? given : [];
  if (representations.length > MOST) {
    throw new ArgumentError(
      'representations',
      `representations has ${representations.length} items: give at most ${MOST}.`,
    );
  }
  return Promise.all(
    representations.map(async (each) => {
      if (!isRepresentation(each)) {
        throw new ArgumentError('representations', 'Each of representations has a __typename and an id.');
      }
      return typeOfId(each.id) === each.__typename ? loadNode(state.loaders, each.id) : null;
    }),
  );
}

function isRepresentation(given: unknown): given is Representation {
  if (typeof given !== 'object' || given === null) return false;
  const { __typename, id } = given as Partial<Record<keyof Representation, unknown>>;
  return typeof __typename === 'string' && typeof id === 'string';
}

/** The printed schema with its entities' keys; parts of lists may come from any subgraph. */
function sdlOf(schema: GraphQLSchema, entities: ReadonlySet<string>): string {
  const directed = (definition: DefinitionNode): DefinitionNode => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return definition;
    const { name, directives = [] } = definition;
    const added = entities.has(name.value) ? '@key(fields: "id")' : name.value === 'PageInfo' ? '@shareable' : '';
    return { ...definition, directives: [...directives, ...directivesIn(added)] };
  };
  const document = parse(printSchema(schema), { noLocation: true });
  return `${LINK}\n\n${print({ ...document, definitions: document.definitions.map(directed) })}\n`;
}

function directivesIn(text: string): readonly ConstDirectiveNode[] {
  if (text === '') return [];
  const [definition] = parse(`type Any ${text} { id: ID }`, { noLocation: true }).definitions;
  return definition?.kind === Kind.OBJECT_TYPE_DEFINITION ? (definition.directives ?? []) : [];
}
