/** The words of offices and callings that a lexicon lists, found wherever a text prints them. */
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { nodeOf, Trie } from '../lexicon/trie.js';

/** An office is held (书记); a calling is what somebody does or is (村民). */
export type OfficeKind = 'OFFICE' | 'CALLING';

export interface OfficeWord {
  readonly start: number;
  readonly end: number;
  readonly kind: OfficeKind;
}

/** Of the words looked for at a text's end, in characters. */
const LONGEST = 8;

export class OfficeWords {
  readonly #words = new Trie();
  /** By node of the tree: what the word that ends there is. */
  readonly #kinds: (OfficeKind | undefined)[] = [];

  constructor({ offices, callings }: Pick<Lexicon, 'offices' | 'callings'>) {
    for (const word of callings) this.#kinds[this.#words.insert(word)] = 'CALLING';
    for (const word of offices) this.#kinds[this.#words.insert(word)] = 'OFFICE';
    this.#words.seal();
  }

  /**
   * The longest of these words from each character on that no word before it reaches over, left to right.
   * @param closed by character, 1 where none begins
   */
  in(text: string, closed?: Uint8Array): OfficeWord[] {
    const found: OfficeWord[] = [];
    for (let start = 0; start < text.length; ) {
      if (closed?.[start] === 1) {
        start++;
        continue;
      }
      const word = this.#longestAt(text, start);
      if (word !== null) found.push(word);
      start = word?.end ?? start + 1;
    }
    return found;
  }

  /** Which kind of post a phrase ends with, by the longest word that ends it; null if it ends with none. */
  kindOf(phrase: string): OfficeKind | null {
    for (let start = 0; start < phrase.length; start++) {
      const kind = this.#kinds[this.#words.find(phrase, start)];
      if (kind !== undefined) return kind;
    }
    return null;
  }

  /** The longest of these words, of two characters or more, that a text ends with; null if it ends with none. */
  endOf(text: string): { readonly text: string; readonly kind: OfficeKind } | null {
    for (let start = Math.max(0, text.length - LONGEST); start <= text.length - 2; start++) {
      const kind = this.#kinds[this.#words.find(text, start)];
      if (kind !== undefined) return { text: text.slice(start), kind };
    }
    return null;
  }

  #longestAt(text: string, start: number): OfficeWord | null {
    let entry = this.#words.begin(text.charCodeAt(start));
    let longest: OfficeWord | null = null;
    for (let end = start + 1; entry !== 0; end++) {
      const kind = this.#kinds[nodeOf(entry)];
      if (kind !== undefined) longest = { start, end, kind };
      if (end >= text.length) break;
      if (end === start + 1 && !this.#words.mayBegin(text.charCodeAt(start), text.charCodeAt(end))) break;
      entry = this.#words.next(entry, text.charCodeAt(end));
    }
    return longest;
  }
}

export const officeWordsOf = perLexicon((lexicon) => new OfficeWords(lexicon));
