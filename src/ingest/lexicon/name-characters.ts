/** How readily a character stands in a given name. */
import { DataFile } from './data-file.js';

export interface NameCharacters {
  /** Bits by character (the negative binary logarithm of its share): in given names of one character. */
  readonly alone: ReadonlyMap<string, number>;
  /** First of two. */
  readonly first: ReadonlyMap<string, number>;
  /** Last of two. */
  readonly last: ReadonlyMap<string, number>;
  /** Bits of a character that is not listed. */
  readonly unlisted: number;
}

export function readNameCharacters(): NameCharacters {
  const file = DataFile.open('name-characters.txt');
  const bitsOf = (section: string): ReadonlyMap<string, number> => {
    const bits = new Map<string, number>();
    for (const row of file.rows(section, 2)) for (const character of row.text(1)) bits.set(character, row.number(0));
    return bits;
  };
  const [unlisted] = file.rows('unlisted', 1);
  return {
    alone: bitsOf('alone'),
    first: bitsOf('first'),
    last: bitsOf('last'),
    unlisted: unlisted?.number(0) ?? Number.POSITIVE_INFINITY,
  };
}
