/** How likely a run of characters is a Chinese personal name, by the characters alone. In bits: fewer are likelier. */
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import type { NameCharacters } from '../lexicon/name-characters.js';
import type { Surnames } from '../lexicon/surnames.js';

const LETTERS = 0x10000;
const IMPOSSIBLE = 60;
const COMPOUND_SURNAME = 3;
/** Names of one character after the surname are about a sixth of all. */
const SHORT = 2;
/** Bits of the most frequent surname, and by how much each doubling of the rank adds to them. */
const FIRST_SURNAME = 3.5;
const PER_DOUBLING = 0.95;

export class NameShapes {
  readonly #surnames: Surnames;
  readonly #family = new Uint8Array(LETTERS);
  readonly #alone: Uint8Array;
  readonly #first: Uint8Array;
  readonly #last: Uint8Array;

  constructor({ surnames, nameCharacters }: Pick<Lexicon, 'surnames' | 'nameCharacters'>) {
    this.#surnames = surnames;
    for (const [rank, character] of [...surnames.byFrequency].entries())
      this.#family[character.charCodeAt(0)] ||= Math.round(FIRST_SURNAME + PER_DOUBLING * Math.log2(rank + 1));
    this.#alone = bitsByCode(nameCharacters.alone, nameCharacters);
    this.#first = bitsByCode(nameCharacters.first, nameCharacters);
    this.#last = bitsByCode(nameCharacters.last, nameCharacters);
  }

  /** Number of characters that the surname at `at` takes: 2, 1, or 0 if none stands there. */
  surnameAt(text: string, at: number): 0 | 1 | 2 {
    return this.#surnames.lengthAt(text, at);
  }

  /** Bits of the name at `at`, of which `surname` characters (1 or 2) are the surname and `given` (1 or 2) are not. */
  bitsAt(text: string, at: number, surname: number, given: number): number {
    const begin = at + surname;
    if (begin + given > text.length) return IMPOSSIBLE;
    const family = surname === 2 ? COMPOUND_SURNAME : (this.#family[text.charCodeAt(at)] as number);
    const a = text.charCodeAt(begin);
    if (given === 1) return family + (this.#alone[a] as number) + SHORT;
    return family + (this.#first[a] as number) + (this.#last[text.charCodeAt(begin + 1)] as number);
  }
}

/** What a lexicon tells of the shapes of names. */
export const nameShapesOf = perLexicon((lexicon) => new NameShapes(lexicon));

function bitsByCode(table: ReadonlyMap<string, number>, { unlisted }: NameCharacters): Uint8Array {
  const bits = new Uint8Array(LETTERS).fill(IMPOSSIBLE);
  bits.fill(unlisted, 0x4e00, 0xa000);
  for (const [character, count] of table) bits[character.charCodeAt(0)] = count;
  return bits;
}
