/** What one request may ask: how deep, how much, how long, in how many letters. */
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { CostReckoner } from './cost.js';
import { overLimit } from './errors.js';

/** Bytes of a request's body. */
export const MAX_BODY = 256 * 1024;
/** Names, signs and values in an operation. */
export const MAX_TOKENS = 2_500;
/** Levels of fields. */
export const MAX_DEPTH = 20;
/** What an operation may cost, in values that it could bring back, as estimated before it runs. */
export const MAX_COST = 500_000;
/** Milliseconds from the arrival of a request to its last database command: less than an ended version is kept. */
export const TIME_LIMIT = 30_000;

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
    throw overLimit('QUERY_TOO_DEEP', `The operation is ${depth} levels deep; at most ${MAX_DEPTH} are allowed.`, {
      cost: depth,
      limit: MAX_DEPTH,
    });
  }
  const cost = costOf(operation);
  if (cost === null) return null;
  if (cost > MAX_COST) {
    throw overLimit(
      'QUERY_TOO_COSTLY',
      `The operation costs ${cost}, at most ${MAX_COST} is allowed: ask for less with first, for fewer lists inside lists, or fewer questions at once.`,
      { cost, limit: MAX_COST },
    );
  }
  return cost;
}

/**
 * Through fragments, whose selections are reckoned once each; without limit where they double and double.
 * @returns null where variables or arguments do not fit
 */
function costOf({ schema, document, variables }: Operation): number | null {
  const definition = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
  const root = definition && schema.getRootType(definition.operation);
  if (!definition || !root) return null;
  const { coerced } = getVariableValues(schema, definition.variableDefinitions ?? [], variables);
  if (coerced === undefined) return null;
  try {
    const cost = new CostReckoner(schema, fragmentsOf(document), coerced).costOf(definition.selectionSet, root);
    return Math.min(cost, Number.MAX_SAFE_INTEGER);
  } catch (cause) {
    if (cause instanceof GraphQLError) return null;
    throw cause;
  }
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return fragments;
}

/** Levels of fields, through fragments; what the schema says about itself is free. */
function depthOf(document: DocumentNode): number {
  const fragments = fragmentsOf(document);
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
