/** The words of offices and callings that a lexicon lists, found wherever a text prints them. */
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { Trie, tagOf } from '../lexicon/trie.js';

/** An office is held (书记); a calling is what somebody does or is (村民). */
export type OfficeKind = 'OFFICE' | 'CALLING';

const KINDS: readonly (OfficeKind | null)[] = [null, 'OFFICE', 'CALLING'];

export interface OfficeWord {
  readonly start: number;
  readonly end: number;
  readonly kind: OfficeKind;
}

/** Of the words looked for at a text's end, in characters. */
const LONGEST = 8;

export class OfficeWords {
  /** A tree whose tags are places in `KINDS`. */
  readonly #words = new Trie();

  constructor({ offices, callings }: Pick<Lexicon, 'offices' | 'callings'>) {
    const kinds = new Map<number, OfficeKind>();
    for (const word of callings) kinds.set(this.#words.insert(word), 'CALLING');
    for (const word of offices) kinds.set(this.#words.insert(word), 'OFFICE');
    this.#words.seal((node) => KINDS.indexOf(kinds.get(node) ?? null));
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
      const kind = this.#kindAt(this.#words.entryOf(phrase, start));
      if (kind !== null) return kind;
    }
    return null;
  }

  /** The longest of these words, of two characters or more, that a text ends with; null if it ends with none. */
  endOf(text: string): { readonly text: string; readonly kind: OfficeKind } | null {
    for (let start = Math.max(0, text.length - LONGEST); start <= text.length - 2; start++) {
      const kind = this.#kindAt(this.#words.entryOf(text, start));
      if (kind !== null) return { text: text.slice(start), kind };
    }
    return null;
  }

  #longestAt(text: string, start: number): OfficeWord | null {
    const first = text.charCodeAt(start);
    let entry = this.#words.begin(first);
    if (entry === 0) return null;
    let longest = this.#kindAt(entry);
    let longestEnd = start + 1;
    for (let end = start + 1; end < text.length; ) {
      const character = text.charCodeAt(end);
      if (end === start + 1 && !this.#words.mayBegin(first, character)) break;
      entry = this.#words.next(entry, character);
      if (entry === 0) break;
      end++;
      const kind = this.#kindAt(entry);
      if (kind === null) continue;
      longest = kind;
      longestEnd = end;
    }
    return longest === null ? null : { start, end: longestEnd, kind: longest };
  }

  #kindAt(entry: number): OfficeKind | null {
    return KINDS[tagOf(entry)] ?? null;
  }
}

export const officeWordsOf = perLexicon((lexicon) => new OfficeWords(lexicon));
