import fs from 'node:fs';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, printSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { createSchema } from '../../src/resolvers/schema.js';
import { CalendarDay } from '../../src/schema/scalars.js';

const schema = await createSchema();
const types = Object.values(schema.getTypeMap()).filter(
  ({ name }) => !name.startsWith('__') && !['String', 'Int', 'Float', 'Boolean', 'ID'].includes(name),
);

describe('the schema', () => {
  test('is committed as it is', () => {
    const committed = fs.readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
    expect(committed).toBe(`${printSchema(schema)}\n`);
  });

  test('describes every type, field, argument and value in a sentence', () => {
    const described = types.flatMap((type): [string, string | null | undefined][] => [
      [type.name, type.description],
      ...(isEnumType(type)
        ? type
            .getValues()
            .map(({ name, description }): [string, typeof description] => [`${type.name}.${name}`, description])
        : []),
      ...(isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
        ? Object.values(type.getFields()).map((field): [string, typeof field.description] => [
            `${type.name}.${field.name}`,
            field.description,
          ])
        : []),
      ...(isObjectType(type)
        ? Object.values(type.getFields()).flatMap((field) =>
            field.args.map((arg): [string, typeof arg.description] => [
              `${type.name}.${field.name}(${arg.name}:)`,
              arg.description,
            ]),
          )
        : []),
    ]);
    expect(described.length).toBeGreaterThan(300);
    expect(
      described.filter(([, description]) => !/^[A-Z“].*[.…]$/su.test(description ?? '')).map(([name]) => name),
    ).toEqual([]);
  });

  test('gives every object that can be linked to an id', () => {
    const nodes = schema.getPossibleTypes(schema.getType('Node') as never).map(({ name }) => name);
    expect(nodes.sort()).toEqual([
      'Article',
      'Issue',
      'Location',
      'Metric',
      'Newspaper',
      'Organization',
      'Page',
      'Person',
    ]);
  });

  test('gives every connection what Relay asks for, and its total', () => {
    const connections = types.filter(({ name }) => name.endsWith('Connection'));
    expect(connections.length).toBeGreaterThan(6);
    for (const connection of connections) {
      const noun = connection.name.slice(0, -'Connection'.length);
      const fields = isObjectType(connection) ? connection.getFields() : {};
      expect(Object.fromEntries(Object.entries(fields).map(([name, { type }]) => [name, String(type)]))).toMatchObject({
        edges: `[${noun}Edge!]!`,
        nodes: expect.stringMatching(new RegExp(`^\\[${noun}(?:Result)?!\\]!$`, 'u')),
        pageInfo: 'PageInfo!',
        totalCount: 'Int!',
      });
    }
  });
});

describe('a date', () => {
  test.each(['2020-10-16', '2020-02-29', '0001-01-01'])('can be %s', (day) => {
    expect(CalendarDay.parseValue(day)).toBe(day);
  });

  test.each(['2021-02-29', '2020-13-01', '2020-1-1', '16.10.2020', '2020-10-16T00:00:00Z', '', 20201016, null])(
    'cannot be %s',
    (day) => {
      expect(() => CalendarDay.parseValue(day)).toThrow('Date must be a calendar day as YYYY-MM-DD');
    },
  );
});
