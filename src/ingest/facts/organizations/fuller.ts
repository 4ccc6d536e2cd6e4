/** Which fuller names of a text each shorter one may stand for, found without asking every name of every other. */
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Region } from '../places/region.js';
import { companyHeads, companyStem, isFormOf, plainForm } from './forms.js';

/** Longer names have no short forms: no body is called so. */
const LONGEST = 60;
/** A form that fits more names than these is said of none of them. */
const MANY = 32;

/** Each name that may stand for fuller ones, with these. `introduced` says which name the text itself shortens so. */
export function fullerNames(
  names: readonly string[],
  introduced: ReadonlyMap<string, string>,
  region: Region,
  lexicon: Lexicon,
): ReadonlyMap<string, ReadonlySet<string>> {
  const fuller = new Map<string, Set<string>>();
  if (names.length < 2) return fuller;
  const known = new Set(names);
  const add = (short: string, full: string): void => {
    const own = fuller.get(short);
    if (own === undefined) fuller.set(short, new Set([full]));
    else own.add(full);
  };
  for (const [short, full] of introduced)
    if (known.has(short) && known.has(full) && short.length < full.length) add(short, full);
  const nameable = names.filter((name) => name.length <= LONGEST);
  for (const [short, full] of alike(nameable, known, lexicon))
    if (isFormOf(short, full, region, lexicon)) add(short, full);
  for (const [short, fulls] of fuller) if (fulls.size > MANY) fuller.delete(short);
  return fuller;
}

/** The pairs of names that share what a short form shares with its full one; few for each name. */
function* alike(
  names: readonly string[],
  known: ReadonlySet<string>,
  lexicon: Lexicon,
): Generator<readonly [short: string, full: string]> {
  const byStem = grouped(names, (name) => [companyStem(name)]);
  const plain = names.map(plainForm);
  const byPlainForm = grouped(names, (_, i) => [plain[i] ?? '']);
  const byHead = grouped(names, (name) => [headOf(name)]);
  let byCharacter: Map<string, string[]> | null = null;
  /** How names begin: most ends of names begin otherwise, and need not be cut off to be looked for. */
  const beginnings = new Set(names.map((name) => name.charCodeAt(0)));
  for (const [i, name] of names.entries()) {
    for (let at = 1; at < name.length; at++)
      if (beginnings.has(name.charCodeAt(at)) && known.has(name.slice(at))) yield [name.slice(at), name];
    for (const head of companyHeads(name, lexicon))
      for (let end = 2; end <= head.length; end++)
        for (const short of byStem.get(head.slice(0, end)) ?? []) yield [short, name];
    let abbreviated = byHead.get(headOf(name));
    if (abbreviated !== undefined && abbreviated.length > MANY) {
      byCharacter ??= grouped(names, charactersOf);
      const lists = byCharacter;
      abbreviated = rarest(charactersOf(name).map((key) => lists.get(key)));
    }
    for (const fulls of [byPlainForm.get(plain[i] ?? ''), abbreviated])
      if (fulls !== undefined && fulls.length > 1 && fulls.length <= MANY) for (const full of fulls) yield [name, full];
  }
}

/** How a name begins: an abbreviation begins alike. */
function headOf(name: string): string {
  return name.slice(0, 2);
}

/** How a name begins, with each of its further characters: an abbreviation has no others. */
function charactersOf(name: string): string[] {
  return [...new Set(name.slice(2).split(''))].map((character) => headOf(name) + character);
}

function rarest(lists: readonly (string[] | undefined)[]): string[] | undefined {
  return lists.reduce((a, b) => (a === undefined || (b !== undefined && b.length < a.length) ? b : a), undefined);
}

function grouped(
  names: readonly string[],
  keysOf: (name: string, i: number) => readonly string[],
): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [i, name] of names.entries())
    for (const key of keysOf(name, i)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [name]);
      else group.push(name);
    }
  return groups;
}
