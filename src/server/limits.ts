/** What one request may ask: how deep, how much, how long, in how many letters. */
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getNamedType,
  getVariableValues,
  isCompositeType,
  isListType,
  isNonNullType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { type ComplexityEstimator, type ComplexityEstimatorArgs, getComplexity } from 'graphql-query-complexity';
import { DEFAULT_LENGTH } from '../store/pagination.js';
import { codedError } from './errors.js';

/** Bytes of a request's body. */
export const MAX_BODY = 256 * 1024;
/** Names, signs and values in an operation. */
export const MAX_TOKENS = 5_000;
/** Levels of fields. */
export const MAX_DEPTH = 20;
/** What an operation may cost, in objects that it could bring back, as estimated before it runs. */
export const MAX_COST = 50_000;
/** Milliseconds from the arrival of a request to its last database command: less than an ended version is kept. */
export const TIME_LIMIT = 30_000;

/** What a question to the whole archive costs, whatever comes back: a search, a count, a sum. */
const QUESTION = 500;
/** How many objects a list that is not given part by part holds, typically. */
const TYPICAL_LIST = 5;

interface Operation {
  readonly schema: GraphQLSchema;
  /** One operation and the fragments that it uses. */
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * What the operation costs, which is within the limits; undecided, null, where its variables do not fit: that is for the
 * execution to refuse, which says what is wrong with each.
 * @throws GraphQLError QUERY_TOO_DEEP or QUERY_TOO_COSTLY, with the figure and the limit.
 */
export function checkLimits(operation: Operation): number | null {
  const depth = depthOf(operation.document);
  if (depth > MAX_DEPTH) {
    throw codedError('QUERY_TOO_DEEP', `The operation is ${depth} levels deep; at most ${MAX_DEPTH} are allowed.`);
  }
  if (!areWellFormed(operation)) return null;
  const cost = costOf(operation);
  if (cost > MAX_COST) {
    throw codedError(
      'QUERY_TOO_COSTLY',
      `The operation costs ${cost}, at most ${MAX_COST} is allowed: ask for less with first, for fewer lists inside lists, or fewer questions at once.`,
    );
  }
  return cost;
}

/** In objects that it could bring back. */
function costOf({ schema, document, variables }: Operation): number {
  return getComplexity({ schema, query: document, variables, estimators: [countObjects] });
}

function areWellFormed({ schema, document, variables }: Operation): boolean {
  return document.definitions.every(
    (definition) =>
      definition.kind !== Kind.OPERATION_DEFINITION ||
      getVariableValues(schema, definition.variableDefinitions ?? [], variables).errors === undefined,
  );
}

/** An object costs 1 and what is asked of it, a list as much as its items; plain values are free. */
const countObjects: ComplexityEstimator = ({ type: parent, field, args, childComplexity }) => {
  if (field.name.startsWith('__')) return 0;
  const asked = parent.name === 'Query' ? QUESTION : 0;
  return asked + objectsOf(field, args, childComplexity);
};

function objectsOf(
  field: ComplexityEstimatorArgs['field'],
  args: ComplexityEstimatorArgs['args'],
  childComplexity: number,
): number {
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return 0;
  const length = args.first ?? args.last;
  if (typeof length === 'number') return 1 + Math.max(length, 0) * childComplexity;
  if (type.name.endsWith('Connection')) return 1 + DEFAULT_LENGTH * childComplexity;
  const list = isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
  // The items of a connection have been counted with the connection.
  const items = list && field.name !== 'nodes' && field.name !== 'edges' ? TYPICAL_LIST : 1;
  return items * (1 + childComplexity);
}

/** Levels of fields, through fragments; what the schema says about itself is free. */
function depthOf(document: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const known = new Map<SelectionSetNode, number>();
  const below = (selections: SelectionSetNode | undefined): number => {
    if (selections === undefined) return 0;
    const measured = known.get(selections);
    if (measured !== undefined) return measured;
    const depths = selections.selections.map((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return below(fragments.get(selection.name.value)?.selectionSet);
      if (selection.kind === Kind.INLINE_FRAGMENT) return below(selection.selectionSet);
      return selection.name.value.startsWith('__') ? 0 : 1 + below(selection.selectionSet);
    });
    const depth = Math.max(0, ...depths);
    known.set(selections, depth);
    return depth;
  };
  return Math.max(
    ...document.definitions.map((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? below(definition.selectionSet) : 0,
    ),
  );
}
