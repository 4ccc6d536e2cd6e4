/** Lists of words as parts of patterns. */

/** A group that matches any of the words, the longest that fits: `anyOf(['日', '日报'])` → "(?:日报|日)". */
export function anyOf(words: Iterable<string>): string {
  return groupOf(words, escaped);
}

/** The same, also matching words set wide, with blanks between their characters: "记 者". */
export function anyOfSpaced(words: Iterable<string>): string {
  return groupOf(words, (word) => Array.from(word, escaped).join('\\s*'));
}

/** A word as a pattern that matches nothing else: "C++" → "C\\+\\+". */
export function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}

function groupOf(words: Iterable<string>, patternOf: (word: string) => string): string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) throw new RangeError('a pattern needs at least one word');
  return `(?:${longestFirst.map(patternOf).join('|')})`;
}
