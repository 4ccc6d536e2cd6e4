/** What there is to know of an operation from its document alone, found out once. */
import {
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  separateOperations,
  type VariableNode,
  visit,
} from 'graphql';
import { RequestedFields } from '../resolvers/projection.js';
import { checkLimits } from './limits.js';

/** So many sets of variables are remembered with what they cost. */
const MOST_COSTS = 100;

/** The operations of a schema, each prepared when it first comes. Documents are known by identity: keep them. */
export class Operations {
  private readonly schema: GraphQLSchema;
  private readonly ofDocuments = new WeakMap<DocumentNode, OperationsOfDocument>();

  constructor(schema: GraphQLSchema) {
    this.schema = schema;
  }

  /** The operation of that name, or the only one. */
  find(document: DocumentNode, name: string | null): Operation {
    // Explorers send all the operations of a tab and say which one they mean.
    const known = this.ofDocuments.get(document);
    const { documents, prepared } = known ?? { documents: separateOperations(document), prepared: new Map() };
    if (known === undefined) this.ofDocuments.set(document, { documents, prepared });
    const key = name ?? '';
    const operation = prepared.get(key) ?? new Operation(documents[key] ?? document, this.schema);
    prepared.set(key, operation);
    return operation;
  }
}

/** By name: each with the fragments that it uses, and those that have been asked for. */
interface OperationsOfDocument {
  readonly documents: Readonly<Record<string, DocumentNode>>;
  readonly prepared: Map<string, Operation>;
}

export class Operation {
  readonly fields: RequestedFields;
  private readonly document: DocumentNode;
  private readonly schema: GraphQLSchema;
  /** The variables that decide how much comes back. */
  private readonly sizing: readonly string[];
  /** What the operations that were within the limits cost, by the values of those variables. */
  private readonly allowed = new Map<string, number>();

  /** @param document one operation and the fragments that it uses */
  constructor(document: DocumentNode, schema: GraphQLSchema) {
    this.document = document;
    this.schema = schema;
    this.fields = new RequestedFields(document, schema);
    this.sizing = sizingVariables(document);
  }

  /**
   * @returns what it costs; 0 where its variables do not fit, and nothing is run
   * @throws GraphQLError QUERY_TOO_DEEP or QUERY_TOO_COSTLY, with the figure and the limit.
   */
  checkLimits(variables: Readonly<Record<string, unknown>>): number {
    const sizes = sizesOf(this.sizing, variables);
    const known = sizes === null ? undefined : this.allowed.get(sizes);
    if (known !== undefined) return known;
    const cost = checkLimits({ schema: this.schema, document: this.document, variables });
    if (cost !== null && sizes !== null && this.allowed.size < MOST_COSTS) this.allowed.set(sizes, cost);
    return cost ?? 0;
  }
}

/** Those that stand for a length, or say whether a part of the operation counts. */
function sizingVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  const addVariablesIn = (node: ArgumentNode | DirectiveNode): void => {
    visit(node, { [Kind.VARIABLE]: ({ name }: VariableNode) => void names.add(name.value) });
  };
  visit(document, {
    [Kind.ARGUMENT]: (node: ArgumentNode) => {
      if (node.name.value === 'first' || node.name.value === 'last') addVariablesIn(node);
    },
    [Kind.DIRECTIVE]: addVariablesIn,
    [Kind.VARIABLE_DEFINITION]: () => false,
  });
  return [...names];
}

/** Null where a value is neither a number nor a truth value, as it must be. */
function sizesOf(names: readonly string[], variables: Readonly<Record<string, unknown>>): string | null {
  const values = names.map((name) => variables[name]);
  return values.every((value) => value === undefined || value === null || isPlain(value))
    ? values.map(String).join()
    : null;
}

function isPlain(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}
