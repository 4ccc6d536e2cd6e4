import { describe, expect, test } from 'vitest';
import { elementAt, invariant, zip } from '../src/invariant.js';

describe('what has to hold', () => {
  test('is passed over where it holds, and named where it does not', () => {
    expect(() => invariant(true, 'an article has an id')).not.toThrow();
    expect(() => invariant(false, 'an article has an id')).toThrow(new RangeError('an article has an id'));
  });

  test('two lists are zipped only if they are of one length', () => {
    expect(zip(['a', 'b'], [1, 2])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    expect(() => zip(['a', 'b'], [1])).toThrow('lists of 2 and of 1');
  });

  test('an element that is not there is nobody’s number', () => {
    expect(elementAt([7, 0], 1)).toBe(0);
    expect(() => elementAt([7, 0], 2)).toThrow('there is no element 2 in a list of 2');
  });
});
