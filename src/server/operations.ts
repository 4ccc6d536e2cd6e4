/** What there is to know of an operation from its document alone, found out once. */
import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  isEnumType,
  Kind,
  separateOperations,
  type TypeNode,
  typeFromAST,
} from 'graphql';
import { RequestedFields } from '../resolvers/projection.js';
import { Expectation, UNSEEN } from './expectation.js';
import { checkLimits } from './limits.js';

/** So many sets of variables are remembered with what they cost. */
const MOST_COSTS = 100;
/** Characters of what is remembered of one set. */
const LONGEST_SHAPE = 500;

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
  readonly name: string | null;
  /** The operation alone, with the fragments that it uses. */
  readonly document: DocumentNode;
  readonly reading: Expectation;
  private readonly schema: GraphQLSchema;
  /** What it costs where it was within the limits, by what the cost depends on of the variables. */
  private readonly allowed = new Map<string, number>();
  private readonly enumVariables: ReadonlySet<string>;

  /** @param document one operation and the fragments that it uses */
  constructor(document: DocumentNode, schema: GraphQLSchema) {
    this.document = document;
    this.schema = schema;
    this.fields = new RequestedFields(document, schema);
    this.name = getOperationAST(document)?.name?.value ?? null;
    this.reading = new Expectation(asksForTexts(this.fields) ? UNSEEN : 0);
    this.enumVariables = enumVariablesOf(document, schema);
  }

  /**
   * @returns what it costs; 0 where its variables do not fit, and nothing is run
   * @throws GraphQLError QUERY_TOO_DEEP or QUERY_TOO_COSTLY, with the figure and the limit.
   */
  checkLimits(variables: Readonly<Record<string, unknown>>): number {
    const shape = this.shapeOf(variables);
    const known = shape === null ? undefined : this.allowed.get(shape);
    if (known !== undefined) return known;
    const cost = checkLimits({ schema: this.schema, document: this.document, variables });
    if (cost !== null && shape !== null && this.allowed.size < MOST_COSTS) this.allowed.set(shape, cost);
    return cost ?? 0;
  }

  /** What it costs with such variables; undefined where that has not been reckoned or was beyond the limits. */
  knownCost(variables: Readonly<Record<string, unknown>>): number | undefined {
    const shape = this.shapeOf(variables);
    return shape === null ? undefined : this.allowed.get(shape);
  }

  private shapeOf(variables: Readonly<Record<string, unknown>>): string | null {
    return shapeOf(variables, this.enumVariables);
  }
}

function asksForTexts(fields: RequestedFields): boolean {
  return 'text' in fields.projection('pages') || 'paragraphs' in fields.projection('articles');
}

function enumVariablesOf(document: DocumentNode, schema: GraphQLSchema): Set<string> {
  const definitions = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []) : [],
  );
  const ofEnums = definitions.filter(({ type }) => isEnum(type, schema));
  return new Set(ofEnums.map(({ variable }) => variable.name.value));
}

function isEnum(type: TypeNode, schema: GraphQLSchema): boolean {
  if (type.kind === Kind.NON_NULL_TYPE) return isEnum(type.type, schema);
  return type.kind === Kind.NAMED_TYPE && isEnumType(typeFromAST(schema, type));
}

/**
 * All of the variables that the cost depends on: numbers, truth values and values of enums that are arguments by
 * themselves, how much stands in lists, and which conditions there are. Null where that is long.
 */
function shapeOf(variables: Readonly<Record<string, unknown>>, enums: ReadonlySet<string>): string | null {
  const given = Object.entries(variables);
  if (given.length === 0) return '';
  const shapes = given.map(([name, value]) => `${name}:${isPlain(value) || enums.has(name) ? value : shapeIn(value)}`);
  const shape = shapes.sort().join();
  return shape.length <= LONGEST_SHAPE ? shape : null;
}

function shapeIn(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shapeIn).join()}]`;
  if (typeof value !== 'object' || value === null) return value === null || value === undefined ? '' : '.';
  const shapes = Object.entries(value).map(([name, inner]) => `${name}:${shapeIn(inner)}`);
  return `{${shapes.sort().join()}}`;
}

function isPlain(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}
