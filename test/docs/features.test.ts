/** docs/FEATURES.md names calls that there are, and tests that there are. */
import { existsSync, readFileSync } from 'node:fs';
import { buildSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';

const rows = readFileSync('docs/FEATURES.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(2)
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\|?\s*|\s*\|?$/gu, '')));
const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));

/** Code that stands for nothing of the schema. */
const OTHERS = /[ /=-]|^since$/u;

function isInSchema(call: string): boolean {
  const [name = '', field] = call.split('.');
  if (field === undefined && schema.getType(name) !== undefined) return true;
  const types = field === undefined ? [schema.getQueryType(), schema.getMutationType()] : [schema.getType(name)];
  return types.some((type) => {
    const hasFields = isObjectType(type) || isInterfaceType(type) || isInputObjectType(type);
    return hasFields && !isEnumType(type) && Object.hasOwn(type.getFields(), field ?? name);
  });
}

test('every call is one', () => {
  expect(rows.length).toBeGreaterThan(30);
  const calls = rows.flatMap(([, call = '']) => [...call.matchAll(/`([^`]+)`/gu)].map(([, code = '']) => code));
  const ours = calls.filter((code) => !OTHERS.test(code) && code !== code.toUpperCase());
  expect(ours.length).toBeGreaterThan(40);
  expect(ours.filter((call) => !isInSchema(call))).toEqual([]);
});

test('every test is there, and every feature that has a call has one', () => {
  const named = rows.flatMap(([, , tests = '']) => tests.match(/(?:test|scripts)\/[\w./-]+\.(?:ts|mjs)/gu) ?? []);
  expect(named.filter((file) => !existsSync(file))).toEqual([]);
  const untested = rows.filter(([, call = '', tests = '']) => call.startsWith('`') && tests === '');
  expect(untested).toEqual([]);
});
