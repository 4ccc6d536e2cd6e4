/**
 * The schema's fields without type-graphql's wrappers, which make an object, a closure and often a promise for every
 * value: a plain property is read by the default resolver, a resolver method is called with what it asks for. What the
 * wrappers would do besides is nothing here: there are no middlewares, no roles, and what arguments mean is
 * checked where they are used.
 */
import { type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { metered, type Resolver } from './metered.js';
import { checkTexts } from './texts.js';

type Storage = ReturnType<typeof getMetadataStorage>;
type Method = Storage['queries'][number] | Storage['fieldResolvers'][number];
type Parameter = NonNullable<Method['params']>[number];
type Class = Method['target'];
type Source = (root: unknown, args: Record<string, unknown>, context: Record<string, unknown>) => unknown;

/** Puts the direct calls in the place of the wrappers. */
export function callDirectly(schema: GraphQLSchema): void {
  const storage = getMetadataStorage();
  const instances = new Map<Class, object>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const methods = methodsOf(storage, schema, type.name);
    for (const field of Object.values(type.getFields())) {
      const method = methods.find(({ schemaName }) => schemaName === field.name);
      const resolve = method && withChecked(field, resolverOf(method, instances), type !== schema.getMutationType());
      if (resolve === undefined) delete field.resolve;
      else field.resolve = metered(resolve);
    }
  }
}

/** The methods that answer fields of a type, those of what its class extends included. */
function methodsOf(storage: Storage, schema: GraphQLSchema, type: string): readonly Method[] {
  if (type === schema.getQueryType()?.name) return storage.queries;
  if (type === schema.getMutationType()?.name) return storage.mutations;
  const { target } = storage.objectTypes.find(({ name }) => name === type) ?? {};
  const classes = new Set<unknown>();
  for (let each: unknown = target; typeof each === 'function'; each = Object.getPrototypeOf(each)) classes.add(each);
  return storage.fieldResolvers.filter(({ getObjectType }) => classes.has(getObjectType?.()));
}

/** @param isQuestion whether nothing is to be kept of what is given */
function withChecked(
  { args: taken }: GraphQLField<unknown, unknown>,
  resolve: Resolver,
  isQuestion: boolean,
): Resolver {
  if (taken.length === 0) return resolve;
  return (root, args, context, info) => {
    checkTexts(args, isQuestion);
    return resolve(root, args, context, info);
  };
}

function resolverOf({ target, methodName, params = [] }: Method, instances: Map<Class, object>): Resolver {
  const instance = instances.get(target) ?? (Reflect.construct(target, []) as object);
  instances.set(target, instance);
  const method: unknown = Reflect.get(instance, methodName);
  if (typeof method !== 'function') throw new TypeError(`${target.name}.${methodName} is no method`);
  const sources = params.toSorted((a, b) => a.index - b.index).map(sourceOf);
  return (root, args, context) =>
    method.apply(
      instance,
      sources.map((source) => source(root, args, context)),
    );
}

/** Where a parameter's value comes from. */
function sourceOf(parameter: Parameter): Source {
  switch (parameter.kind) {
    case 'root':
      return (root) => root;
    case 'args':
      return (_, args) => args;
    case 'arg':
      return (_, args) => args[parameter.name];
    case 'context': {
      const { propertyName } = parameter;
      return propertyName === undefined ? (_, __, context) => context : (_, __, context) => context[propertyName];
    }
    default:
      throw new TypeError(`a resolver asks for "${parameter.kind}", which nobody gives it`);
  }
}
