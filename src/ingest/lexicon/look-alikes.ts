/** Characters of personal names that recognition takes for one another. */
import { DataFile } from './data-file.js';

export class LookAlikes {
  readonly #byCharacter: ReadonlyMap<string, ReadonlySet<string>>;

  /** Groups of characters that look alike, each as one text. */
  constructor(groups: Iterable<string>) {
    const byCharacter = new Map<string, Set<string>>();
    for (const group of groups)
      for (const character of group) {
        const others = byCharacter.get(character) ?? new Set();
        for (const other of group) if (other !== character) others.add(other);
        byCharacter.set(character, others);
      }
    this.#byCharacter = byCharacter;
  }

  /** Every name that recognition may have made of this one, or this one of it: one character another that looks like it. */
  namesLike(name: string): string[] {
    const characters = [...name];
    return characters.flatMap((character, at) =>
      [...(this.#byCharacter.get(character) ?? [])].map((other) => characters.with(at, other).join('')),
    );
  }

  /** The characters in which two names of one length differ, if it is one and they look alike. */
  difference(a: string, b: string): { a: string; b: string } | null {
    const others = [...b];
    if ([...a].length !== others.length) return null;
    const differing = [...a].flatMap((character, at) => {
      const other = others[at];
      return other === undefined || character === other ? [] : [{ a: character, b: other }];
    });
    const [only] = differing;
    if (only === undefined || differing.length > 1) return null;
    return this.#byCharacter.get(only.a)?.has(only.b) === true ? only : null;
  }
}

export function readLookAlikes(): LookAlikes {
  const groups = DataFile.open('look-alikes.txt').rows('groups', 1);
  return new LookAlikes(groups.flatMap((row) => row.words(0)));
}
