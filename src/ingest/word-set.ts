/** Lists of words asked for by their characters: a pattern of many words is tried word by word at every offset. */
import { CharacterSet } from './character-set.js';
import { listIn } from './list-in.js';

export class WordSet {
  readonly #firsts: CharacterSet;
  readonly #lasts: CharacterSet;
  /** By the code of their last characters. */
  readonly #byLast = new Map<number, string[]>();
  /** By the code of their first characters. */
  readonly #byFirst = new Map<number, string[]>();

  constructor(words: Iterable<string>) {
    const all = [...new Set(words)].filter((word) => word !== '');
    for (const word of all) {
      listIn(this.#byFirst, word.charCodeAt(0)).push(word);
      listIn(this.#byLast, word.charCodeAt(word.length - 1)).push(word);
    }
    this.#firsts = new CharacterSet(...all.map((word) => word.charAt(0)));
    this.#lasts = new CharacterSet(...all.map((word) => word.charAt(word.length - 1)));
  }

  /** Whether one of the words stands at `at`. */
  beginsAt(text: string, at: number): boolean {
    if (!this.#firsts.isAt(text, at)) return false;
    for (const word of this.#byFirst.get(text.charCodeAt(at)) ?? []) if (text.startsWith(word, at)) return true;
    return false;
  }

  /** Length of the longest of the words that stands at `at` and ends no further than `end`; 0 if none does. */
  lengthAt(text: string, at: number, end = text.length): number {
    if (!this.#firsts.isAt(text, at)) return 0;
    let longest = 0;
    for (const word of this.#byFirst.get(text.charCodeAt(at)) ?? [])
      if (word.length > longest && at + word.length <= end && text.startsWith(word, at)) longest = word.length;
    return longest;
  }

  /** Length of the longest of the words that ends right before `end`; 0 if none does. */
  lengthBefore(text: string, end: number): number {
    if (!this.#lasts.isAt(text, end - 1)) return 0;
    let longest = 0;
    for (const word of this.#byLast.get(text.charCodeAt(end - 1)) ?? [])
      if (word.length > longest && word.length <= end && text.startsWith(word, end - word.length))
        longest = word.length;
    return longest;
  }

  /** Whether one of the words ends right before `end`, and begins at `start` or behind it. */
  endsAt(text: string, end: number, start = 0): boolean {
    if (!this.#lasts.isAt(text, end - 1)) return false;
    for (const word of this.#byLast.get(text.charCodeAt(end - 1)) ?? [])
      if (end - word.length >= start && text.startsWith(word, end - word.length)) return true;
    return false;
  }

  /** Whether one of the words stands within `[start, end)`. */
  isIn(text: string, start = 0, end = text.length): boolean {
    for (let at = start + 1; at <= end; at++) if (this.endsAt(text, at, start)) return true;
    return false;
  }
}
