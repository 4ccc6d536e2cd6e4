/** Replies are read as the driver would read them. */
import { Binary, BSON, type Document, Double, Long, MaxKey, ObjectId } from 'mongodb';
import { expect, test } from 'vitest';
import { DocumentReader } from '../../src/store/decoding.js';

const DOCUMENTS: readonly [string, Document][] = [
  ['nothing', {}],
  ['plain values', { text: '柑橘 oranges', empty: '', no: null, yes: true, not: false, whole: -7, part: 0.1 }],
  [
    'numbers of every size',
    { double: new Double(3), far: 2 ** 31, beyond: Long.fromNumber(2 ** 40), below: Long.fromNumber(-5) },
  ],
  ['what is in it', { inner: { list: [{ name: 'a' }, ['b', ['c']], []], none: {} }, after: 1 }],
  ['names in Chinese, and an empty one', { 柑橘: 1, '': { 柑橘: 2 } }],
  ['names that begin alike', { a: 1, ab: 2, abc: 3, abcd: 4 }],
  // In the hash that names are told by, 31 times the first letter and the second.
  ['names that are easily taken for each other', { Aa: 1, BB: 2, inner: { BB: 3, Aa: 4 } }],
  [
    'what only the driver knows',
    { day: new Date(0), id: new ObjectId(), bytes: new Binary(Buffer.from('x')), most: new MaxKey() },
  ],
  [
    'that between others',
    { before: 1, inner: { day: new Date(0), more: 'x' }, list: ['x', new Date(1), { y: 2 }], after: [3] },
  ],
];

test.each(DOCUMENTS)('%s', (_, document) => {
  const bytes = BSON.serialize(document);
  expect(new DocumentReader(bytes).document()).toEqual(BSON.deserialize(bytes));
});

test('a name that means something to JavaScript is a name like others', () => {
  const bytes = BSON.serialize(JSON.parse('{ "__proto__": { "a": 1 }, "constructor": 2 }'));
  const document = new DocumentReader(bytes).document();
  expect(Object.keys(document)).toEqual(['__proto__', 'constructor']);
  expect(Object.getPrototypeOf(document)).toBe(Object.prototype);
});

test('more names than anybody has are all read', () => {
  const document = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`name ${i}`, i]));
  const bytes = BSON.serialize(document);
  expect(new DocumentReader(bytes).document()).toEqual(document);
});
