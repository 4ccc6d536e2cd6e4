/** Characters that recognition takes for one another. */
import { readFileSync } from 'node:fs';

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

  /** The characters that one may be taken for. */
  of(character: string): Iterable<string> {
    return this.#byCharacter.get(character) ?? [];
  }

  /** Every name that recognition may have made of this one, or this one of it: one character another that looks like it. */
  namesLike(name: string): string[] {
    const characters = [...name];
    return characters.flatMap((character, at) =>
      [...this.of(character)].map((other) => characters.with(at, other).join('')),
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

/** Those of names of people, all chosen by hand: they may make one person of two names. */
export function lookAlikesInNames(): LookAlikes {
  return new LookAlikes(groupsIn('by-hand.txt', 'names'));
}

/** All that are known, for searching. */
export function lookAlikesInText(): LookAlikes {
  return new LookAlikes([
    ...groupsIn('by-hand.txt', 'names'),
    ...groupsIn('by-hand.txt', 'letters'),
    ...groupsIn('drawn.txt', 'pairs'),
  ]);
}

/** The groups in a section of a file that is laid out as those of the lexicon are. */
function groupsIn(file: string, section: string): string[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8').split('\n');
  const from = lines.indexOf(`[${section}]`) + 1;
  const next = lines.findIndex((line, at) => at >= from && line.startsWith('['));
  const own = lines.slice(from, next < 0 ? undefined : next).filter((line) => !line.startsWith('#'));
  return own.flatMap((line) => line.split(' ')).filter((group) => group !== '');
}
