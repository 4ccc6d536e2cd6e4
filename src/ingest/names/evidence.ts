/** What the rest of a page, and the paper's own lexicon, say of a line: names that are known from elsewhere. */
import { CharacterSet } from '../character-set.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { listIn } from '../list-in.js';
import type { Hint, LabelledName } from './decoder.js';
import type { NameKind } from './labels.js';
import type { NotNames } from './not-names.js';
import { withoutPlace } from './without-place.js';

interface KnownName {
  readonly kind: NameKind | null;
  readonly weight: number;
}

export interface KnownNames {
  readonly names: ReadonlyMap<string, KnownName>;
  /** The same by the two characters that they begin with, longest first. */
  readonly byBeginning: ReadonlyMap<number, readonly string[]>;
  readonly beginnings: Beginnings;
}

/** A name with so much support, in one place or over the page, is taken for known. */
const SURE = 5;
/** What being known adds for a name of 2, 3, 4 … characters: the longer, the less by chance. */
const ADDS = [0, 0, 2, 4, 5, 6] as const;

interface ReadLine {
  readonly text: string;
  readonly names: readonly LabelledName[];
}

/** What a paper's own lexicon says, of whatever the characters look like. */
const TOLD = 40;

/** The names that a paper's own lexicon holds, campaigns as no names. */
const townNamesOf = perLexicon(({ town }) => {
  const names = new Map<string, KnownName>();
  const add = (kind: NameKind | null, forms: readonly string[]): void => {
    for (const form of forms) names.set(form, { kind, weight: TOLD });
  };
  for (const { name, spellings } of town.people) add('PERSON', [name, ...spellings]);
  for (const { name, otherNames } of town.places) add('PLACE', [name, ...otherNames]);
  for (const { name, shortForms } of town.organizations) add('ORGANIZATION', [name, ...shortForms]);
  add('OFFICE', town.offices);
  add(null, town.campaigns);
  return names;
});

/** The names that the paper's own lexicon holds or the lines of a page make sure, each as what the page takes it for most. */
export function knownNames(lines: readonly ReadLine[], lexicon: Lexicon, notNames: NotNames = new Map()): KnownNames {
  const support = new Map<string, Support>();
  for (const { text, names } of lines)
    for (const { start, end, kind, support: own } of names) {
      if (kind === 'OFFICE' || end - start < 2 || own <= 0) continue;
      const name = text.slice(start, end);
      const known = support.get(name);
      if (known === undefined) support.set(name, { ...NONE, [kind]: own });
      else known[kind] += own;
    }
  const town = townNamesOf(lexicon);
  const names = new Map<string, KnownName>(town);
  for (const [name, kinds] of support) {
    if (town.has(name)) continue;
    const kind = kindOf(kinds);
    if (kind !== null) names.set(name, { kind, weight: weightOf(name) });
  }
  for (const form of introducedForms(lines))
    if (!town.has(form)) names.set(form, { kind: 'ORGANIZATION', weight: weightOf(form) });
  // What looks like a person of two characters is hardly another one than the company of that name.
  for (const [name, { kind }] of [...names])
    for (const form of kind === 'ORGANIZATION' ? tradeNames(name, lexicon) : [])
      if (!names.has(form) || (form.length === 2 && names.get(form)?.kind === 'PERSON'))
        names.set(form, { kind: 'ORGANIZATION', weight: form.length === 2 ? TRADE_NAME : weightOf(form) });
  for (const [name, kinds] of notNames) {
    const kind = names.get(name)?.kind ?? null;
    if (kind !== null && kinds.has(kind)) names.delete(name);
  }
  return { names, byBeginning: byBeginning(names.keys()), beginnings: new Beginnings(names.keys()) };
}

/** By kind, what the places of a page say for a name. */
type Support = Record<KnownKind, number>;
type KnownKind = Exclude<NameKind, 'OFFICE'>;
const NONE: Support = { PERSON: 0, PLACE: 0, ORGANIZATION: 0 };

/** The kind that a name surely is; null if it may well be another or none. */
function kindOf({ PERSON: person, PLACE: place, ORGANIZATION: organization }: Support): KnownKind | null {
  if (person - Math.max(place, organization) >= SURE) return 'PERSON';
  if (place - Math.max(person, organization) >= SURE) return 'PLACE';
  return organization - Math.max(person, place) >= SURE ? 'ORGANIZATION' : null;
}

/** Right behind the name of an organization: "（以下简称凌云公司）", "（简称“凌云”）". */
const INTRODUCED =
  /^[（(](?:以?下)?(?:统)?简称(?:为)?[：:]?[“"《]?(\p{Script=Han}[\p{Script=Han}A-Za-z]{1,11})[”"》]?[）)]/u;
const LONGEST_INTRODUCTION = 24;
const OPENING = new CharacterSet('（(');

/** The short forms that lines introduce. */
function introducedForms(lines: readonly ReadLine[]): string[] {
  const forms: string[] = [];
  for (const { text, names } of lines)
    for (const { end, kind } of names) {
      const form = kind === 'ORGANIZATION' ? introducedBehind(text, end) : null;
      if (form !== null) forms.push(form);
    }
  return forms;
}

/** The short form that a text introduces right behind a name that ends at `end`. */
export function introducedBehind(text: string, end: number): string | null {
  if (!OPENING.isAt(text, end)) return null;
  return INTRODUCED.exec(text.slice(end, end + LONGEST_INTRODUCTION))?.[1] ?? null;
}

/** What a company's name ends with in full. */
const COMPANY = /(?:集团)?(?:股份)?(?:有限)?(?:责任)?公司$/u;
const LONGEST_TRADE_NAME = 6;
/** What being a company's trade name adds for a name of two characters. */
const TRADE_NAME = 8;

/** What a company is called for short: 凌云机械, 凌云 for 金华凌云机械有限公司. Common words are left out. */
function tradeNames(name: string, { vocabulary }: Lexicon): string[] {
  if (!name.endsWith('公司')) return [];
  const whole = name.replace(COMPANY, '');
  const own = withoutPlace(whole, vocabulary);
  return [own, own.slice(0, 2)].filter(
    (form, i, forms) =>
      form.length >= 2 &&
      form.length <= LONGEST_TRADE_NAME &&
      forms.indexOf(form) === i &&
      vocabulary.marksOf(form) === 0 &&
      /^\p{Script=Han}+$/u.test(form),
  );
}

function weightOf(name: string): number {
  return ADDS[Math.min(name.length, ADDS.length - 1)] ?? 0;
}

function byBeginning(names: Iterable<string>): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const name of names) if (name.length > 1) listIn(found, pairAt(name, 0)).push(name);
  for (const own of found.values()) own.sort((a, b) => b.length - a.length);
  return found;
}

/** Two characters as a number. */
function pairAt(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
}

/** The two characters that names begin with: few places of a page print any of them. */
class Beginnings {
  /** A bit for each two characters, by their hash. */
  readonly #bits = new Int32Array(256);

  constructor(names: Iterable<string>) {
    for (const name of names) {
      const bit = bitOf(pairAt(name, 0));
      this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] as number) | (1 << bit);
    }
  }

  /** Whether a name may stand at `at`: false is sure. */
  mayStandAt(text: string, at: number): boolean {
    const bit = bitOf(pairAt(text, at));
    return ((this.#bits[bit >>> 5] as number) & (1 << bit)) !== 0;
  }
}

function bitOf(pair: number): number {
  return Math.imul(pair, 0x9e3779b1) >>> 19;
}

/** Where a line prints known names that it was not found to name. */
export function hintsFor(
  text: string,
  found: readonly LabelledName[],
  { names, byBeginning, beginnings }: KnownNames,
): Hint[] {
  const hints: Hint[] = [];
  if (names.size === 0) return hints;
  let next = 0;
  for (let start = 0; start + 1 < text.length; start++) {
    if (!beginnings.mayStandAt(text, start)) continue;
    while (next < found.length && (found[next]?.end ?? 0) <= start) next++;
    for (const name of byBeginning.get(pairAt(text, start)) ?? NO_NAMES) {
      const known = text.startsWith(name, start) ? names.get(name) : undefined;
      if (known === undefined) continue;
      const end = start + name.length;
      const here = found[next];
      const isFound = here !== undefined && here.start === start && here.end === end && here.kind === known.kind;
      // Inside a longer name it is that name's part: 焦作 in 焦作日报社.
      const isPart =
        here !== undefined && here.start <= start && here.end >= end && here.end - here.start > name.length;
      if (!isFound && !isPart) hints.push({ start, end, kind: known.kind, weight: known.weight });
      break;
    }
  }
  return hints;
}

const NO_NAMES: readonly string[] = [];
