/** What an operation takes, as JSON Schema: which assistants are told of tools. */
import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  typeFromAST,
  valueFromASTUntyped,
} from 'graphql';

export interface InputSchema {
  readonly [keyword: string]: unknown;
  readonly type: 'object';
  readonly properties: Record<string, object>;
  readonly required: string[];
}

const SCALARS: Readonly<Record<string, object>> = {
  Int: { type: 'integer' },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
  Date: { type: 'string', format: 'date' },
  DateTime: { type: 'string', format: 'date-time' },
};

/** @param document one operation, valid by the schema */
export function inputSchemaOf(schema: GraphQLSchema, document: DocumentNode): InputSchema {
  const [operation] = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const variables = (operation?.variableDefinitions ?? []).map(({ variable, type: node, defaultValue }) => {
    const type = typeFromAST(schema, node) as GraphQLInputType;
    const initial = defaultValue === undefined ? {} : { default: valueFromASTUntyped(defaultValue) };
    const isRequired = isNonNullType(type) && defaultValue === undefined;
    return { name: variable.name.value, isRequired, shape: { ...shapeOf(type), ...initial } };
  });
  return {
    type: 'object',
    properties: Object.fromEntries(variables.map(({ name, shape }) => [name, shape])),
    required: variables.filter(({ isRequired }) => isRequired).map(({ name }) => name),
    additionalProperties: false,
  };
}

/** Input objects stand where they are used: not every assistant follows references, and none of ours holds itself. */
function shapeOf(type: GraphQLInputType): object {
  if (isNonNullType(type)) return shapeOf(type.ofType);
  if (isListType(type)) return { type: 'array', items: shapeOf(type.ofType) };
  if (isEnumType(type)) return { type: 'string', enum: type.getValues().map(({ name }) => name) };
  if (!isInputObjectType(type)) return SCALARS[type.name] ?? { type: 'string' };
  const fields = Object.values(type.getFields());
  const properties = fields.map((field) => [field.name, { ...shapeOf(field.type), ...told(field.description) }]);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: fields.filter((field) => isNonNullType(field.type)).map(({ name }) => name),
    additionalProperties: false,
  };
}

/** The first sentence: all of them, of all tools, would be a book. */
function told(description: string | null | undefined): object {
  const [sentence] = /^[\s\S]*?[.:;](?=\s|$)|^[\s\S]+/u.exec(description ?? '') ?? [];
  return sentence === undefined ? {} : { description: sentence.replaceAll(/\s+/gu, ' ') };
}
