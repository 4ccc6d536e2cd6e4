/**
 * Pairs the entries of two lists: `zip(['a', 'b'], [1, 2])` → `[['a', 1], ['b', 2]]`.
 * @throws RangeError if one is longer than the other
 */
export function zip<A, B>(first: readonly A[], second: readonly B[]): [A, B][] {
  if (first.length !== second.length)
    throw new RangeError(`lists of ${first.length} and ${second.length} entries cannot be paired`);
  return first.map((entry, i) => [entry, second[i] as B]);
}
