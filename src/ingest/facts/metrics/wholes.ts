/** What words such as 全市, 我县 and 该校 stand for. */
import { CharacterSet } from '../../character-set.js';
import { ancestorsOf, type Division } from '../../lexicon/gazetteer.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { Trie, tagOf } from '../../lexicon/trie.js';
import type { PlaceFact, SubjectFact } from '../../parsed.js';
import type { Range } from '../range.js';
import type { Head, Mention } from './topics.js';
import type { WordedText } from './worded-text.js';

const wordsOf = perLexicon(({ labels, subjects }) => {
  const bodies = [...subjects.bodies.keys()].filter(({ length }) => length > 1);
  const wholes = [...labels.subjects, ...subjects.persons, ...bodies];
  const words = new Trie();
  const nodes = new Set(wholes.map((word) => words.insert(word)));
  words.seal((node) => (nodes.has(node) ? IS_WORD : 0));
  return {
    words,
    first: new CharacterSet(...wholes.map((word) => word.charAt(0))),
    second: new CharacterSet(...wholes.map((word) => word.charAt(1))),
    single: new CharacterSet(...wholes.filter(({ length }) => length === 1)),
  };
});

/** Of nodes: one of the words ends there. */
const IS_WORD = 1;

/** How long the longest of these words is that begins at `at`, 0 if none does. */
function longestAt(text: string, at: number, words: Trie): number {
  let longest = 0;
  let end = at + 1;
  for (let entry = words.begin(text.charCodeAt(at)); entry !== 0; entry = words.next(entry, text.charCodeAt(end++))) {
    if (tagOf(entry) === IS_WORD) longest = end - at;
    if (end >= text.length) break;
  }
  return longest;
}

/** All that these parts of the text speak of in such words, left to right; `home` is the city in which the page is at home. */
export function findWholes(
  { text }: WordedText,
  parts: readonly Range[],
  mentions: readonly Mention[],
  home: Division | null,
  lexicon: Lexicon,
): Head[] {
  const { words, first, second, single } = wordsOf(lexicon);
  const heads: Head[] = [];
  let before = 0;
  for (const part of parts)
    for (let start = part.start; start < part.end; start++) {
      if (!first.isAt(text, start) || !(second.isAt(text, start + 1) || single.isAt(text, start))) continue;
      const length = longestAt(text, start, words);
      if (length === 0) continue;
      const end = start + length;
      while ((mentions[before]?.end ?? Number.POSITIVE_INFINITY) <= start) before++;
      const subject = subjectCalled(text.slice(start, end), { mentions, until: before }, home, lexicon);
      if (subject !== undefined) heads.push({ start, end, subject, isSpoken: true });
      start = end - 1;
    }
  return heads;
}

/** What the word stands for: null where that is nothing that has a name, undefined where it says nothing. */
function subjectCalled(
  word: string,
  known: Remembered,
  home: Division | null,
  lexicon: Lexicon,
): SubjectFact | null | undefined {
  const { bodies, country, persons } = lexicon.subjects;
  const owner = word.slice(1);
  if (country.includes(owner)) return null;
  // A body that nothing names is a topic all the same: its numbers are not about whoever was named before.
  if (bodies.has(word)) return persons.includes(word) ? personCalled(known) : bodyCalled(word, known, lexicon);
  const subject = persons.includes(word)
    ? personCalled(known)
    : (bodyCalled(owner, known, lexicon) ?? placeCalled(word, owner, known, home, lexicon));
  return subject ?? undefined;
}

/** The places among the names that the article opens with. */
function openingOf({ mentions }: Remembered): PlaceFact[] {
  return mentions.slice(0, REMEMBERED).flatMap(({ subject }) => (subject.kind === 'LOCATION' ? [subject.place] : []));
}

/** So many names are asked, of those before such a word and of the article's first. */
const REMEMBERED = 40;

/** The mentions before one of them; no list of their own, since such words are many. */
interface Remembered {
  readonly mentions: readonly Mention[];
  readonly until: number;
}

/** The last of those that applies. */
function lastOf({ mentions, until }: Remembered, applies: (subject: SubjectFact) => boolean): SubjectFact | null {
  for (let i = until - 1; i >= Math.max(0, until - REMEMBERED); i--) {
    const subject = mentions[i]?.subject;
    if (subject !== undefined && applies(subject)) return subject;
  }
  return null;
}

function personCalled(known: Remembered): SubjectFact | null {
  return lastOf(known, ({ kind }) => kind === 'PERSON');
}

function bodyCalled(owner: string, known: Remembered, { subjects }: Lexicon): SubjectFact | null {
  const endings = subjects.bodies.get(owner);
  if (endings === undefined) return null;
  return lastOf(
    known,
    (subject) => subject.kind !== 'PERSON' && endings.some((ending) => bodyNameOf(subject).endsWith(ending)),
  );
}

function bodyNameOf(subject: SubjectFact): string {
  return subject.kind === 'LOCATION' ? subject.place.name : subject.name;
}

/** "该县" is the county named last, "我市" the page's city, "全市" the city of the text or the page's. */
function placeCalled(
  word: string,
  owner: string,
  known: Remembered,
  home: Division | null,
  lexicon: Lexicon,
): SubjectFact | null {
  const own = home === null ? undefined : calledSo(home, owner);
  if (word.startsWith(THAT) || own === undefined)
    return lastCalled(known, owner, home, lexicon) ?? enclosing(openingOf(known), owner);
  const last = word.startsWith(WHOLE) ? lastCalled(known, owner, home, lexicon) : null;
  const isOther = last !== null && (!isIn(last, own) || isAbout(openingOf(known), last, own));
  return isOther ? last : { kind: 'LOCATION', place: placeOf(own) };
}

/** The place so called that was named last, or that the body named last belongs to. */
function lastCalled(known: Remembered, owner: string, home: Division | null, lexicon: Lexicon): SubjectFact | null {
  return (
    lastOf(known, (subject) => subject.kind === 'LOCATION' && isCalled(subject.place, owner)) ??
    ownerOfBody(known, owner, home, lexicon)
  );
}

/** The division itself or the innermost one that it lies in, whichever is so called. */
function calledSo(division: Division, owner: string): Division | undefined {
  return isCalled(division, owner) ? division : ancestorsOf(division).findLast((each) => isCalled(each, owner));
}

/** The division so called that the body named last belongs to: 全县 behind 某某县统计局. */
function ownerOfBody(
  known: Remembered,
  owner: string,
  home: Division | null,
  { vocabulary }: Lexicon,
): SubjectFact | null {
  const named = (subject: SubjectFact): Division | undefined => {
    if (subject.kind !== 'ORGANIZATION') return undefined;
    const end = subject.name.indexOf(owner) + owner.length;
    if (end < owner.length + 1 || end > LONGEST_DIVISION) return undefined;
    const called = vocabulary.divisionsNamed(subject.name.slice(0, end));
    const own = called.find((division) => home !== null && ancestorsOf(division).includes(home));
    return own ?? (called.length === 1 ? called[0] : undefined);
  };
  const body = lastOf(known, (subject) => named(subject) !== undefined);
  const division = body === null ? undefined : named(body);
  return division === undefined ? null : { kind: 'LOCATION', place: placeOf(division) };
}

/** Longer than the names of divisions, in characters. */
const LONGEST_DIVISION = 12;

const THAT = '该';
const WHOLE = '全';

/** Whether a place is the page's own, or one in it: 全市 in the city's paper is the city, whichever town was named last. */
function isIn(subject: SubjectFact, own: Division): boolean {
  if (subject.kind !== 'LOCATION') return false;
  const { code, ancestors } = subject.place;
  return code === own.code || ancestors.some((ancestor) => ancestor.code === own.code);
}

/** Whether the article opens with this town of the page's city, and does not name the city itself. */
function isAbout(places: readonly PlaceFact[], town: SubjectFact, own: Division): boolean {
  return (
    town.kind === 'LOCATION' && places[0]?.code === town.place.code && !places.some(({ code }) => code === own.code)
  );
}

/** The place so called that the first place named lies in. */
function enclosing(places: readonly PlaceFact[], owner: string): SubjectFact | null {
  for (const { ancestors } of places) {
    const at = ancestors.findLastIndex((ancestor) => isCalled(ancestor, owner));
    const found = ancestors[at];
    if (found !== undefined) return { kind: 'LOCATION', place: { ...found, ancestors: ancestors.slice(0, at) } };
  }
  return null;
}

function isCalled({ name, level }: Pick<PlaceFact, 'name' | 'level'>, owner: string): boolean {
  return level !== 'PLACE' && (name.endsWith(owner) || (owner === '省' && level === 'PROVINCE'));
}

const PLACES = new WeakMap<Division, PlaceFact>();

export function placeOf(division: Division): PlaceFact {
  const known = PLACES.get(division);
  if (known !== undefined) return known;
  const { name, level, code } = division;
  const place = {
    name,
    level,
    code,
    ancestors: ancestorsOf(division).map((each) => ({ name: each.name, level: each.level, code: each.code })),
  };
  PLACES.set(division, place);
  return place;
}
