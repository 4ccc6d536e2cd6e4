/** Which characters are surnames. */
import { CharacterSet } from '../character-set.js';
import { DataFile } from './data-file.js';

/** What each character may begin, by its code: asked of every character of a page, where sets of strings are slow. */
const A_SURNAME = 1;
const A_COMPOUND = 2;

export class Surnames {
  /** Surnames of one character, most frequent first. */
  readonly byFrequency: string;
  readonly #compound: ReadonlySet<string>;
  readonly #begins = new Uint8Array(0x10000);
  /** What compound surnames end with: few characters that begin one are followed by such a one. */
  readonly #compoundEnds: CharacterSet;

  constructor(byFrequency: string, compound: Iterable<string>) {
    this.byFrequency = byFrequency;
    this.#compound = new Set(compound);
    for (const character of byFrequency) this.#begins[character.charCodeAt(0)] = A_SURNAME;
    for (const surname of this.#compound) {
      const code = surname.charCodeAt(0);
      this.#begins[code] = (this.#begins[code] ?? 0) | A_COMPOUND;
    }
    this.#compoundEnds = new CharacterSet(...[...this.#compound].map((surname) => surname.slice(1)));
  }

  /** Number of characters that the surname at `at` takes: 2, 1, or 0 if none stands there. */
  lengthAt(text: string, at = 0): 0 | 1 | 2 {
    const begins = at < text.length ? (this.#begins[text.charCodeAt(at)] ?? 0) : 0;
    if (begins === 0) return 0;
    if (
      (begins & A_COMPOUND) !== 0 &&
      this.#compoundEnds.isAt(text, at + 1) &&
      this.#compound.has(text.slice(at, at + 2))
    )
      return 2;
    return (begins & A_SURNAME) !== 0 ? 1 : 0;
  }

  /** Whether a text has the shape of a full Chinese name: a surname and one or two characters more. */
  isNameShaped(text: string): boolean {
    const surname = this.lengthAt(text);
    const given = text.length - surname;
    return surname > 0 && given >= 1 && given <= 2 && /^[\u4e00-\u9fa5]+$/u.test(text);
  }
}

export function readSurnames(): Surnames {
  const file = DataFile.open('surnames.txt');
  return new Surnames(file.characters('single'), file.words('compound'));
}
