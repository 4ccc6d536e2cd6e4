import { coerceInputValue, type GraphQLSchema, isInputObjectType } from 'graphql';
import { ArgumentError } from '../store/argument-error.js';

/**
 * Reads a filter from JSON, as variables of GraphQL give it.
 * @param filterType the input type of the schema
 * @throws ArgumentError naming what is wrong with it
 */
export function readFilter(schema: GraphQLSchema, filterType: string, text = '{}'): object {
  const type = schema.getType(filterType);
  if (!isInputObjectType(type)) throw new TypeError(`${filterType} is no input of the schema`);
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new ArgumentError('filter', `filter is no JSON: give a ${filterType}, such as {"text": "..."}.`);
  }
  return coerceInputValue(given, type, (path, _, { message }) => {
    const at = ['filter', ...path].join('.');
    throw new ArgumentError('filter', `${at}: ${message}`);
  }) as object;
}
