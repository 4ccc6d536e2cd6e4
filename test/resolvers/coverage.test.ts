import fs from 'node:fs';
import { type DocumentNode, isInterfaceType, isObjectType, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { RequestedFields } from '../../src/resolvers/projection.js';
import { createSchema } from '../../src/resolvers/schema.js';

const schema = await createSchema();

test('every field of every type is asked for by some test here, or by an operation of the SDK', () => {
  const asked = [...queriesInThisFolder(), operationsOfTheSdk()].map((query) => new RequestedFields(query, schema));
  const isAsked = (field: string): boolean => asked.some((fields) => fields.has(field));
  expect(fieldsOfTheSchema().filter((field) => !isAsked(field))).toEqual([]);
});

function fieldsOfTheSchema(): string[] {
  return (
    Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) || isInterfaceType(type))
      .filter((type) => !type.name.startsWith('__'))
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
      // An object is asked for its id by its own name.
      .filter((field) => field !== 'Node.id')
  );
}

function queriesInThisFolder(): DocumentNode[] {
  const folder = new URL('.', import.meta.url);
  const sources = fs.readdirSync(folder).map((name) => fs.readFileSync(new URL(name, folder), 'utf8'));
  const literals = sources.flatMap((source) => source.match(/`[^`]*`|'[^'\n]*'/gu) ?? []);
  return literals.flatMap((literal) => queryIn(literal.slice(1, -1)));
}

function operationsOfTheSdk(): DocumentNode {
  const folder = new URL('../../sdk/operations/', import.meta.url);
  return parse(
    fs
      .readdirSync(folder)
      .map((name) => fs.readFileSync(new URL(name, folder), 'utf8'))
      .join('\n'),
  );
}

function queryIn(text: string): DocumentNode[] {
  try {
    const document = parse(text);
    return validate(schema, document).length === 0 ? [document] : [];
  } catch {
    return [];
  }
}
