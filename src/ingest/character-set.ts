/**
 * A set of characters that is asked at nearly every offset of a page: by code, since `charAt` makes a string of every
 * Han character. A bit a character: with a byte each, the sets of all patterns would not fit into the processor's cache.
 */
export class CharacterSet {
  readonly #members = new Int32Array(0x10000 >> 5);

  constructor(...texts: readonly string[]) {
    for (const text of texts)
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        this.#members[code >> 5] = (this.#members[code >> 5] ?? 0) | (1 << (code & 31));
      }
  }

  /** Whether the character at `at` is one of them; false outside the text. */
  isAt(text: string, at: number): boolean {
    // The set holds no U+0000.
    const code = codeAt(text, at);
    return (((this.#members[code >> 5] ?? 0) >>> (code & 31)) & 1) === 1;
  }

  /** Whether any of them stands in `[start, end)`. */
  isIn(text: string, start = 0, end = text.length): boolean {
    for (let at = start; at < end; at++) if (this.isAt(text, at)) return true;
    return false;
  }
}

/** The code of the character at `at`, 0 outside the text: `charCodeAt`, once asked there, makes a call of every later look. */
export function codeAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? text.charCodeAt(at) : 0;
}

/** Sets of characters that are asked of a text all at once; at most 31. */
export class CharacterSets {
  /** By code: the bit `1 << i` says that the character is in set number `i`. */
  readonly #members = new Int32Array(0x10000);

  constructor(sets: readonly string[]) {
    for (const [number, characters] of sets.entries())
      for (let at = 0; at < characters.length; at++) {
        const code = characters.charCodeAt(at);
        this.#members[code] = (this.#members[code] ?? 0) | (1 << number);
      }
  }

  /** The bits of the sets of which the text holds any. */
  in(text: string): number {
    let held = 0;
    for (let at = 0; at < text.length; at++) held |= this.#members[text.charCodeAt(at)] ?? 0;
    return held;
  }
}

/** What `\s` matches. */
export const BLANKS =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/** `text` without those characters at its end. */
export function trimEnd(text: string, characters: CharacterSet): string {
  let end = text.length;
  while (end > 0 && characters.isAt(text, end - 1)) end--;
  return end === text.length ? text : text.slice(0, end);
}

/** `text` without those characters at its beginning. */
export function trimStart(text: string, characters: CharacterSet): string {
  let start = 0;
  while (start < text.length && characters.isAt(text, start)) start++;
  return start === 0 ? text : text.slice(start);
}
