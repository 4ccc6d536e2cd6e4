/** What an operation may cost, before it runs, in values that it could bring back. */
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  Kind,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import {
  LISTED,
  lengthOfConnection,
  lengthOfList,
  objectPriceOf,
  textPriceOf,
  workOf,
  workOfCounting,
  workOfCounts,
} from './prices.js';

type Variables = Readonly<Record<string, unknown>>;

/** What the fields of a connection depend on. */
interface InConnection {
  readonly length: number;
  readonly counting: number;
  /** Of counting the list by what it holds. */
  readonly counts: number;
}

/** Reckons each set of selections once for a type, however often fragments bring it: time is linear in the document. */
export class CostReckoner {
  private readonly schema: GraphQLSchema;
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly variables: Variables;
  private readonly known = new Map<SelectionSetNode, Map<string, number>>();

  /** @param variables as the schema understands them */
  constructor(schema: GraphQLSchema, fragments: ReadonlyMap<string, FragmentDefinitionNode>, variables: Variables) {
    this.schema = schema;
    this.fragments = fragments;
    this.variables = variables;
  }

  /** @throws GraphQLError for arguments that do not fit */
  costOf(selections: SelectionSetNode, type: GraphQLCompositeType, connection?: InConnection): number {
    // What comes back is of one type at a time.
    if (isAbstractType(type)) {
      return Math.max(...this.schema.getPossibleTypes(type).map((each) => this.costOf(selections, each)));
    }
    const key =
      connection === undefined
        ? type.name
        : `${type.name} ${connection.length} ${connection.counting} ${connection.counts}`;
    const ofSelections = this.known.get(selections) ?? new Map<string, number>();
    this.known.set(selections, ofSelections);
    let cost = ofSelections.get(key);
    if (cost === undefined) {
      cost = selections.selections.reduce((sum, each) => sum + this.costOfOne(each, type, connection), 0);
      ofSelections.set(key, cost);
    }
    return cost;
  }

  private costOfOne(selection: SelectionNode, type: GraphQLObjectType, connection?: InConnection): number {
    if (!this.isIncluded(selection)) return 0;
    if (selection.kind === Kind.FIELD) return this.costOfField(selection, type, connection);
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragments.get(selection.name.value);
    if (fragment === undefined || !this.applies(fragment.typeCondition?.name.value, type)) return 0;
    return this.costOf(fragment.selectionSet, type, connection);
  }

  private costOfField(node: FieldNode, parent: GraphQLObjectType, connection?: InConnection): number {
    const field = fieldOf(parent, node.name.value);
    if (field === undefined) return 0;
    const args = node.arguments?.length ? getArgumentValues(field, node, this.variables) : withDefaults(field);
    const counts = connection !== undefined && COUNTS.has(field.name) ? connection.counts : 0;
    const asked = LISTED * listedIn(Object.values(args)) + workOf(parent.name, field.name, args) + counts;
    const type = getNamedType(field.type);
    if (!isCompositeType(type) || node.selectionSet === undefined) {
      const counting = connection !== undefined && field.name === 'totalCount' ? connection.counting : 0;
      return asked + counting + textPriceOf(parent.name, field.name, args);
    }
    if (type.name.endsWith('Connection')) {
      const counting = workOfCounting(parent.name, field.name, args);
      return (
        asked +
        objectPriceOf(type.name) +
        this.costOf(node.selectionSet, type, {
          length: lengthOfConnection(args),
          counting,
          counts: workOfCounts(parent.name, args),
        })
      );
    }
    return (
      asked +
      this.itemsOf(field, parent, args, connection) * (objectPriceOf(type.name) + this.costOf(node.selectionSet, type))
    );
  }

  private itemsOf(field: Field, parent: GraphQLObjectType, args: Variables, connection?: InConnection): number {
    if (!isListType(getNullableType(field.type))) return 1;
    const isOfNodes = connection !== undefined && ITEMS.has(field.name);
    return isOfNodes ? connection.length : lengthOfList(parent.name, field.name, args);
  }

  private isIncluded(selection: SelectionNode): boolean {
    if (!selection.directives?.length) return true;
    if (getDirectiveValues(GraphQLSkipDirective, selection, this.variables)?.if === true) return false;
    return getDirectiveValues(GraphQLIncludeDirective, selection, this.variables)?.if !== false;
  }

  private applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const wanted = this.schema.getType(condition);
    return isAbstractType(wanted) && this.schema.isSubType(wanted, type);
  }
}

/** The lists of a connection that hold its part of the list. */
const ITEMS: ReadonlySet<string> = new Set(['edges', 'nodes']);
/** The fields of a connection that count all of the list. */
const COUNTS: ReadonlySet<string> = new Set(['facets', 'histogram']);

type Field = GraphQLField<unknown, unknown>;

function fieldOf(type: GraphQLObjectType, name: string): Field | undefined {
  if (!name.startsWith('__')) return type.getFields()[name];
  return [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef].find((field) => field.name === name);
}

function withDefaults({ args }: Field): Variables {
  return Object.fromEntries(args.map(({ name, defaultValue }) => [name, defaultValue]));
}

/** How many items stand in lists, at any depth. */
function listedIn(values: readonly unknown[]): number {
  return values.reduce<number>((sum, value) => {
    if (Array.isArray(value)) return sum + value.length + listedIn(value);
    return typeof value === 'object' && value !== null ? sum + listedIn(Object.values(value)) : sum;
  }, 0);
}
