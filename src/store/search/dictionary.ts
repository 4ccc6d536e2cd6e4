/** The segmenter's dictionary, read as a list of words. */
import { dict } from '@node-rs/jieba/dict.js';

type Word = readonly [word: string, frequency: number];

/** Words of two characters and more by their first character, the most frequent first. */
let words: ReadonlyMap<string, readonly Word[]> | undefined;

/** The words that begin so, most frequent first. */
export function wordsBeginningWith(text: string, most: number): string[] {
  const found: string[] = [];
  for (const [word] of wordsFrom(text.charAt(0))) {
    if (found.length >= most) break;
    if (word.startsWith(text)) found.push(word);
  }
  return found;
}

/** The pairs of characters that begin words, those of the most frequent words first. */
export function pairsBeginningWith(character: string, most: number): string[] {
  const frequencies = new Map<string, number>();
  for (const [word, frequency] of wordsFrom(character)) {
    const pair = word.slice(0, 2);
    frequencies.set(pair, (frequencies.get(pair) ?? 0) + frequency);
  }
  const pairs = [...frequencies].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return pairs.slice(0, most).map(([pair]) => pair);
}

function wordsFrom(character: string): readonly Word[] {
  words ??= readWords();
  return words.get(character) ?? [];
}

/** Made when first needed: reading the dictionary takes a third of a second. */
function readWords(): ReadonlyMap<string, readonly Word[]> {
  const found = new Map<string, Word[]>();
  for (const line of Buffer.from(dict).toString('utf8').split('\n')) {
    const [word = '', frequency = ''] = line.split(' ');
    if (word.length < 2) continue;
    const known = found.get(word.charAt(0));
    if (known === undefined) found.set(word.charAt(0), [[word, Number(frequency)]]);
    else known.push([word, Number(frequency)]);
  }
  for (const known of found.values()) known.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return found;
}
