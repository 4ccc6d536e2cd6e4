/**
 * What Apollo Client's cache has to be told of the schema, as a plugin of code generation: which fields are lists that grow part by
 * part, by what else two lists differ, and what interfaces and unions may be.
 */
import { getNamedType, isAbstractType, isObjectType } from 'graphql';

/** Of a list, these say which part of it is asked for; all other arguments say which list. */
const OF_PARTS = new Set(['first', 'last', 'after', 'before']);

export function plugin(schema) {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  const lists = types.filter(isObjectType).flatMap((type) => {
    const fields = Object.values(type.getFields()).filter(isConnection);
    return fields.length === 0
      ? []
      : [`  ${type.name}: {\n    fields: {\n${fields.map(policyOf).join('')}    },\n  },\n`];
  });
  const abstract = types.filter(isAbstractType).map((type) => {
    const names = schema.getPossibleTypes(type).map(({ name }) => `'${name}'`);
    return `  ${type.name}: [${names.sort().join(', ')}],\n`;
  });
  return [
    "import type { TypePolicies } from '@apollo/client';",
    "import { relayStylePagination } from '@apollo/client/utilities';",
    '',
    '/** For `new InMemoryCache({ typePolicies, possibleTypes })`: what `fetchMore` brings is added to the list that is there. */',
    `export const typePolicies: TypePolicies = {\n  Archive: { merge: true },\n${lists.join('')}};`,
    '',
    `export const possibleTypes: Record<string, string[]> = {\n${abstract.join('')}};`,
    '',
  ].join('\n');
}

function isConnection({ type, args }) {
  return args.some(({ name }) => name === 'after') && 'pageInfo' in (getNamedType(type).getFields?.() ?? {});
}

function policyOf({ name, args }) {
  const others = args.filter((each) => !OF_PARTS.has(each.name)).map((each) => `'${each.name}'`);
  return `      ${name}: relayStylePagination([${others.join(', ')}]),\n`;
}
