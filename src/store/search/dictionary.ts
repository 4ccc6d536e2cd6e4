/** The segmenter's dictionary, read as a list of words. */
import { dict } from '@node-rs/jieba/dict.js';

/** How often each pair of characters begins a word of the dictionary, by its first character; the most frequent first. */
let pairs: ReadonlyMap<string, readonly string[]> | undefined;

/** The pairs of characters that begin words, most frequent words first. */
export function pairsBeginningWith(character: string, most: number): readonly string[] {
  pairs ??= readPairs();
  return pairs.get(character)?.slice(0, most) ?? [];
}

/** Made when first needed: reading the dictionary takes a third of a second. */
function readPairs(): ReadonlyMap<string, readonly string[]> {
  const frequencies = new Map<string, Map<string, number>>();
  for (const [word, frequency] of dictionaryWords()) {
    if (word.length < 2) continue;
    const [character, pair] = [word.charAt(0), word.slice(0, 2)];
    const known = frequencies.get(character);
    if (known === undefined) frequencies.set(character, new Map([[pair, frequency]]));
    else known.set(pair, (known.get(pair) ?? 0) + frequency);
  }
  return new Map(
    [...frequencies].map(([character, found]) => [
      character,
      [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([pair]) => pair),
    ]),
  );
}

/** Each word with how often it stands in the texts that the dictionary was made of. */
export function* dictionaryWords(): Iterable<readonly [word: string, frequency: number]> {
  for (const line of Buffer.from(dict).toString('utf8').split('\n')) {
    const [word = '', frequency = ''] = line.split(' ');
    yield [word, Number(frequency)];
  }
}
