/** What somebody may have meant by a text that finds nothing. */
import type { Collection } from 'mongodb';
import type { Versioned } from '../documents.js';
import { findAll } from '../reading.js';
import type { Snapshot } from '../snapshot.js';
import { wordsBeginningWith } from './dictionary.js';
import { isHan } from './folding.js';
import { beginningWith, nameKey, soundOf } from './names.js';
import { parseQuery } from './query.js';
import { rankArticles } from './ranking.js';

/** More words are not tried, nor longer ones, nor more names and words in the place of each. */
const [MOST_WORDS, LONGEST, MOST_NAMES, MOST_TRIED] = [4, 16, 50, 4];
/** What stands for nothing but itself. */
const PLAIN = /^(?!(?:OR|NEAR)$)[\p{L}\p{N}·]+$/u;

/**
 * The text with names that the archive knows, or words of its language, in the place of words that find nothing: what sounds
 * the same, what differs in one character, or what is written in pinyin.
 * @returns a text that finds some article; null where none is known, or the text finds something itself
 */
export async function didYouMean(snapshot: Snapshot, text: string): Promise<string | null> {
  const words = text.trim().split(/\s+/u);
  if (words.length > MOST_WORDS) return null;
  const better: string[] = [];
  for (const word of words) better.push(await improved(snapshot, word));
  if (better.every((word, i) => word === words[i])) return null;
  const meant = better.join(' ');
  return (await finds(snapshot, meant)) ? meant : null;
}

async function improved(snapshot: Snapshot, word: string): Promise<string> {
  if (!PLAIN.test(word) || word.length < 2 || word.length > LONGEST || (await finds(snapshot, word))) return word;
  const tried = [...new Set([...(await namesLike(snapshot, word)), ...wordsLike(word)])].slice(0, MOST_TRIED);
  const isFound = await Promise.all(tried.map((other) => finds(snapshot, other)));
  return tried.find((_, i) => isFound[i]) ?? word;
}

async function finds(snapshot: Snapshot, text: string): Promise<boolean> {
  return (await rankArticles(snapshot, parseQuery(text, 'text'))).numbers.length > 0;
}

interface Named extends Versioned {
  readonly name: string;
  readonly articleCount: number;
}

/** Names that sound the same, then those that differ in one character; of each those that most articles print first. */
async function namesLike(snapshot: Snapshot, word: string): Promise<string[]> {
  const key = nameKey(word);
  const sound = [...key].every(isHan) ? soundOf(key) : key;
  // A character at the end may be another, missing or too much.
  const begun = [...key].every(isHan) && key.length > 2 ? key.slice(0, -1) : key;
  const { people, locations, organizations, newspapers } = snapshot.collections;
  const options = { projection: { name: 1, articleCount: 1 }, limit: MOST_NAMES } as const;
  const named = [people, locations, organizations, newspapers] as unknown as Collection<Named>[];
  const all = (filter: object) => Promise.all(named.map((names) => findAll(snapshot, names, filter, options)));
  const found = [...(await all({ searchKeys: sound })), ...(await all({ searchKeys: beginningWith(begun) }))];
  const soundsSame = ({ name }: Named) => Number(soundOf(nameKey(name)) === sound);
  return found
    .flat()
    .filter(
      (named) => nameKey(named.name) !== key && (soundsSame(named) === 1 || differInOne(nameKey(named.name), key)),
    )
    .sort((a, b) => soundsSame(b) - soundsSame(a) || b.articleCount - a.articleCount || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}

/** Words of the dictionary that begin as it does and end in another character. */
function wordsLike(word: string): string[] {
  const key = nameKey(word);
  if (![...key].every(isHan)) return [];
  return wordsBeginningWith(key.slice(0, -1), MOST_NAMES).filter((other) => differInOne(other, key));
}

/** Whether one character more, less or otherwise makes the one of the other. */
function differInOne(a: string, b: string): boolean {
  const [left, right] = [[...a], [...b]];
  if (Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start++;
  let end = 0;
  while (end < Math.min(left.length, right.length) - start && left.at(-1 - end) === right.at(-1 - end)) end++;
  return Math.max(left.length, right.length) - start - end === 1;
}
