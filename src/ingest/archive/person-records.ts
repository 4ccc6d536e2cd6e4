/** What the archive knows of a person, mention by mention. */
import { pinyin } from 'pinyin-pro';
import type { FormEntry, OfficeEntry } from '../../store/documents.js';
import { nameKeys } from '../../store/search/names.js';
import { shippedLexicon } from '../lexicon/lexicon.js';
import type { PersonMention } from './identity.js';
import { sameTitle } from './posts.js';
import type { PersonRecord } from './records.js';

/** Somebody of whom nothing is known yet. */
export function newPerson(id: string, name: string): PersonRecord {
  return {
    id,
    name,
    pinyin: pinyinOf(name),
    spellings: [],
    searchKeys: [],
    isOfficial: false,
    offices: [],
    articleCount: 0,
    forms: [],
    newspapers: [],
    regions: [],
    descriptions: [],
  };
}

/**
 * The person with one article more.
 * @param because why the printed name is this person's, if it is another than the names known
 */
export function addMention(person: PersonRecord, mention: PersonMention, because: string | null): PersonRecord {
  const forms = addForm(person.forms, mention.name, because);
  const name = forms[0]?.name ?? mention.name;
  const offices = mention.isOfficial
    ? mention.titles.reduce((held, title) => addOffice(held, title, mention.date), person.offices)
    : person.offices;
  return {
    ...person,
    name,
    pinyin: name === person.name ? person.pinyin : pinyinOf(name),
    spellings: forms.map((form) => form.name),
    searchKeys: name === person.name && forms.length === person.forms.length ? person.searchKeys : keysOf(name, forms),
    isOfficial: offices.length > 0,
    offices,
    articleCount: person.articleCount + 1,
    forms,
    newspapers: withValue(person.newspapers, mention.newspaper),
    regions: withValue(person.regions, mention.region),
    descriptions: mention.isOfficial ? person.descriptions : mention.titles.reduce(withValue, person.descriptions),
  };
}

/** The person by another name than most articles print: what they print are forms of it. */
export function calledBy(person: PersonRecord, name: string): PersonRecord {
  const forms = [{ name }, ...person.forms.filter((form) => form.name !== name)];
  return {
    ...person,
    name,
    pinyin: pinyinOf(name),
    spellings: forms.map((form) => form.name),
    searchKeys: keysOf(name, forms),
  };
}

/** The form that most articles print comes first: it is the name. The explanation goes with the others. */
function addForm(forms: readonly FormEntry[], name: string, because: string | null): FormEntry[] {
  const known = forms.find((form) => form.name === name);
  const others = forms.filter((form) => form !== known);
  const form = { name, articleCount: (known?.articleCount ?? 0) + 1, because: known?.because ?? because };
  const at = known === undefined ? forms.length : forms.indexOf(known);
  const ordered = [...others.slice(0, at), form, ...others.slice(at)].sort((a, b) => b.articleCount - a.articleCount);
  const reason = ordered.find((entry) => entry.because !== null)?.because ?? null;
  return ordered.map((entry, place) => ({ ...entry, because: place === 0 ? null : (entry.because ?? reason) }));
}

function addOffice(offices: readonly OfficeEntry[], title: string, date: string | null): OfficeEntry[] {
  const known = offices.find((office) => sameTitle(office.title, title));
  const office: OfficeEntry = {
    title: known?.title ?? title,
    firstSeen: least(known?.firstSeen ?? null, date),
    lastSeen: greatest(known?.lastSeen ?? null, date),
    articleCount: (known?.articleCount ?? 0) + 1,
  };
  return [...offices.filter((other) => other !== known), office].sort(byTime);
}

/** Earlier offices first, those of unknown time last. */
function byTime(a: OfficeEntry, b: OfficeEntry): number {
  const [first, second] = [a.firstSeen ?? '9', b.firstSeen ?? '9'];
  if (first !== second) return first < second ? -1 : 1;
  return b.articleCount - a.articleCount || (a.title < b.title ? -1 : 1);
}

function least(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function greatest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

function withValue(values: readonly string[], value: string | null): string[] {
  return value === null || values.includes(value) ? [...values] : [...values, value].sort();
}

function keysOf(name: string, forms: readonly Pick<FormEntry, 'name'>[]): string[] {
  return nameKeys({ spellings: forms.map((form) => form.name), syllables: syllablesOf(name).flat() });
}

/** "liu qinghe", "kamila maimaiti": ü is written v, as it is typed. */
function pinyinOf(name: string): string {
  if (!HAN.test(name)) return name.toLowerCase();
  return syllablesOf(name)
    .map((part) => part.join(''))
    .filter((part) => part !== '')
    .join(' ');
}

const HAN = /[\u4e00-\u9fa5]/u;

/** How the characters of a name sound: those of the surname, then those of the given name. */
function syllablesOf(name: string): string[][] {
  if (!HAN.test(name)) return [];
  const surname = shippedLexicon().surnames.lengthAt(name) || 1;
  const parts = name.includes('·') ? name.split('·') : [name.slice(0, surname), name.slice(surname)];
  // The name is read whole: what a character sounds like may depend on its being a surname.
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true });
  let at = 0;
  return parts.map((part) => {
    const spoken = syllables.slice(at, at + part.length).map((syllable) => syllable.trim().toLowerCase());
    at += part.length + (name.includes('·') ? 1 : 0);
    return spoken;
  });
}
