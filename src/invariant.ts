/**
 * States what holds whatever is read or asked, where the compiler cannot see it: an empty id or a wrong number is
 * not to be stored in its place.
 * @throws RangeError if it does not hold, which is a bug of Broadsheet's
 */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new RangeError(message);
}

/**
 * The first of one list with the first of the other, and so on: `zip(['a', 'b'], [1, 2])` is `[['a', 1], ['b', 2]]`.
 * @throws RangeError if one list is longer than the other
 */
export function zip<A, B>(first: readonly A[], second: readonly B[]): (readonly [A, B])[] {
  invariant(first.length === second.length, `zip was given lists of ${first.length} and of ${second.length} elements`);
  return first.map((value, at) => [value, elementAt(second, at)] as const);
}

/** @throws RangeError if the list has no such element */
export function elementAt<T>(list: ArrayLike<T>, index: number): T {
  const element = list[index];
  if (element === undefined) throw new RangeError(`there is no element ${index} in a list of ${list.length}`);
  return element;
}
