/** The segmenter's dictionary, read as a list of words. */
import { dict } from '@node-rs/jieba/dict.js';

type Word = readonly [word: string, frequency: number];

/** Words of two characters and more by their first character, the most frequent first: of those that were asked for. */
const known = new Map<string, readonly Word[]>();

/** The words that begin so, most frequent first. */
export function wordsBeginningWith(text: string, most: number): string[] {
  const found: string[] = [];
  for (const [word] of wordsFrom(String.fromCodePoint(text.codePointAt(0) ?? 0))) {
    if (found.length >= most) break;
    if (word.startsWith(text)) found.push(word);
  }
  return found;
}

function wordsFrom(character: string): readonly Word[] {
  const words = known.get(character) ?? readWords(character);
  known.set(character, words);
  return words;
}

/**
 * The lines of the dictionary that begin so, a word, its frequency and its class each. They are looked for in its bytes: to
 * make words of all of them takes a third of a second, and of one character's a few milliseconds.
 */
function readWords(character: string): Word[] {
  const found: Word[] = [];
  const opening = `\n${character}`;
  const bytes = Buffer.from(dict.buffer, dict.byteOffset, dict.byteLength);
  for (let at = lineFrom(bytes, opening, 0); at >= 0; at = lineFrom(bytes, opening, at)) {
    const end = bytes.indexOf('\n', at);
    const [word = '', frequency = ''] = bytes.toString('utf8', at, end < 0 ? undefined : end).split(' ');
    if (word.length > character.length) found.push([word, Number(frequency)]);
  }
  return found.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** Where the next line begins that opens so; -1 where none does. The first of all is never found: no Han character opens it. */
function lineFrom(bytes: Buffer, opening: string, from: number): number {
  const at = bytes.indexOf(opening, from);
  return at < 0 ? -1 : at + 1;
}
