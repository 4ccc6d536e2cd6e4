/** Resolvers that count what they give. */
import { type GraphQLFieldResolver, type GraphQLResolveInfo, getNamedType, isLeafType } from 'graphql';
import { Meter } from './meter.js';
import type { Context } from './request-state.js';

export type Resolver<C extends object = Record<string, unknown>> = GraphQLFieldResolver<
  unknown,
  C,
  Record<string, unknown>
>;

/** Counts what a resolver gives; once the request has ended, nothing more is given. */
export function metered<C extends object>(resolve: Resolver<C>): Resolver<C> {
  return (root, args, context, info) => {
    const meter = meterOf(context);
    const { turns } = meter;
    // What a leaf would need to wait takes more than the leaf.
    if (turns.isOver && !isLeafType(getNamedType(info.returnType)))
      return turns.next().then(() => give(meter, resolve, root, args, context, info));
    return give(meter, resolve, root, args, context, info);
  };
}

function give<C extends object>(
  meter: Meter,
  resolve: Resolver<C>,
  root: unknown,
  args: Record<string, unknown>,
  context: C,
  info: GraphQLResolveInfo,
): unknown {
  // Making an error of each value that is left would take longer than making the values.
  if (meter.stopped !== null) return new Promise(() => undefined);
  const value = resolve(root, args, context, info);
  if (!(value instanceof Promise)) {
    meter.count(value);
    return value;
  }
  const counted = value.then((found: unknown) => {
    meter.count(found);
    return found;
  });
  meter.await();
  return counted;
}

/** Reads a property of what was found, or calls it where it is made when asked. */
export const readProperty: Resolver<Context> = metered<Context>((root, _, __, { fieldName }) => {
  if (typeof root !== 'object' || root === null) return undefined;
  const value: unknown = Reflect.get(root, fieldName);
  return typeof value === 'function' ? value.call(root) : value;
});

function meterOf(context: object): Meter {
  const state = 'state' in context ? context.state : null;
  if (typeof state === 'object' && state !== null && 'meter' in state && state.meter instanceof Meter) {
    return state.meter;
  }
  throw new TypeError('the request has no meter');
}
