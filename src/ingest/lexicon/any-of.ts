/** Lists of words as parts of patterns. */

/** A group that matches any of the words, the longest that fits: `anyOf(['日', '日报'])` → "(?:日报|日)". */
export function anyOf(words: Iterable<string>): string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) throw new RangeError('a pattern needs at least one word');
  return `(?:${longestFirst.map(escaped).join('|')})`;
}

/** A word as a pattern that matches nothing else: "C++" → "C\\+\\+". */
export function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
