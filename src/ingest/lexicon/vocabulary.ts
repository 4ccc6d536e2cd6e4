/** Every word that the reader of places and organizations knows, in one tree: what it may be, and how rare it is. */

import { listIn } from '../list-in.js';
import { DataFile } from './data-file.js';
import { DivisionTable } from './division-table.js';
import type { Division, Gazetteer } from './gazetteer.js';
import type { OrganizationWords } from './organization-words.js';
import type { PlaceWords } from './place-words.js';
import { ROOT, Trie, tagOf } from './trie.js';
import type { ZoneKind } from './zones.js';

/** The parts of a lexicon whose words the vocabulary holds. */
export interface Named {
  readonly gazetteer: Gazetteer;
  readonly organizations: OrganizationWords;
  readonly places: PlaceWords;
  readonly zones: readonly ZoneKind[];
}

/** What a word may be; one word may be several things. */
export const Mark = {
  NOUN: 1 << 0,
  VERB: 1 << 1,
  FUNCTION: 1 << 2,
  NUMBER: 1 << 3,
  TIME: 1 << 4,
  DIRECTION: 1 << 5,
  /** A division's full name. */
  DIVISION: 1 << 6,
  /** A division's short form. */
  SHORT_DIVISION: 1 << 7,
  ZONE: 1 << 8,
  /** Endings of organizations' names: see `EndingKind`. */
  DEPARTMENT: 1 << 9,
  PUBLIC: 1 << 10,
  INSTITUTION: 1 << 11,
  BRAND: 1 << 12,
  NATIONAL: 1 << 13,
  PLACE_ENDING: 1 << 14,
  /** What no lexicon holds. */
  CHARACTER: 1 << 20,
  DIGITS: 1 << 21,
  LATIN: 1 << 22,
  PUNCTUATION: 1 << 23,
  LINE_BREAK: 1 << 24,
  /** A noun of action: it may head a name or govern it. */
  VERBAL: 1 << 25,
  KNOWN_PLACE: 1 << 27,
  COUNTRY: 1 << 28,
  /** A part of the country that names are taken from: 中原, 江南. */
  REGION: 1 << 29,
} as const;

const WORD_KINDS = Mark.NOUN | Mark.VERB | Mark.VERBAL | Mark.FUNCTION | Mark.NUMBER | Mark.TIME | Mark.DIRECTION;

/** The binary logarithm of the size of the corpus that `words.txt` was counted in. */
const CORPUS = 26;
/** How rare names and endings are taken to be, in the same logarithm: rarer than any common word. */
const RARITY = { DIVISION: 15, SHORT_DIVISION: 17, ENDING: 13, NAME: 15 };

const DISTRICT = /^..区$/u;
/** About how many edges the tree of all words has. */
const CAPACITY = 1 << 17;

/** What is a place by itself. */
export const PLACES = Mark.DIVISION | Mark.SHORT_DIVISION | Mark.COUNTRY | Mark.KNOWN_PLACE | Mark.REGION | Mark.ZONE;
/** The rarity of a word that only limits names and is no word by itself: it must not attract what common words would cover. */
export const UNCOUNTED = 0xff;
/** So many kinds of words the tags of the tree tell apart. */
const MOST_KINDS = 1 << 10;

/**
 * All that a word may be and how rare it is, of which there are few: the number of it is a tag of the tree, so that nothing
 * has to be looked up of a word that a text prints.
 */
class WordKinds {
  /** By number: the marks of such words; 0, for number 0: no word. */
  readonly marks = new Int32Array(MOST_KINDS);
  /** By number: the rarity of such words. */
  readonly rarities = new Uint8Array(MOST_KINDS).fill(UNCOUNTED);
  readonly #numbers = new Map<number, number>();
  #lastMarks = 0;
  #lastRarity = 0;
  #last = 0;

  /**
   * The number of the words of these marks and this rarity.
   * @throws RangeError if there are more kinds than the tree's tags can tell apart
   */
  numberOf(marks: number, rarity: number): number {
    if (marks === 0) return 0;
    if (marks !== this.#lastMarks || rarity !== this.#lastRarity) {
      this.#last = this.#lookUp(marks, rarity);
      this.#lastMarks = marks;
      this.#lastRarity = rarity;
    }
    return this.#last;
  }

  #lookUp(marks: number, rarity: number): number {
    const key = marks * (UNCOUNTED + 1) + rarity;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#numbers.size + 1;
    if (number >= MOST_KINDS) throw new RangeError(`there are at most ${MOST_KINDS} kinds of words`);
    this.#numbers.set(key, number);
    this.marks[number] = marks;
    this.rarities[number] = rarity;
    return number;
  }
}

export class Vocabulary {
  readonly trie = new Trie(CAPACITY);
  /** What the words of the tree may be and how rare they are, by their tags. */
  readonly kinds = new WordKinds();
  readonly #divisions: DivisionTable;
  readonly #shortForms = new Map<number, Division[]>();
  readonly #zones = new Map<Division, Division[]>();

  constructor(named: Named) {
    const { gazetteer } = named;
    this.#divisions = new DivisionTable(gazetteer);
    const entries = new WordEntries();
    /** Cities and provinces of which nobody thinks as the common word that they also are. */
    const plainNames: number[] = [];
    /** Districts without 区: no places, but proper names to what is called after them (万州, 海淀). */
    const districts: number[] = [];
    gazetteer.read({
      division: (division, shortForms) => {
        const node = this.trie.insert(division.name);
        entries.add(node, Mark.DIVISION, RARITY.DIVISION);
        this.#divisions.add(node, division);
        if (division.level === 'ZONE' && division.parent !== null) listIn(this.#zones, division.parent).push(division);
        for (const shortForm of shortForms) {
          const short = this.trie.insert(shortForm);
          entries.add(short, Mark.SHORT_DIVISION, RARITY.SHORT_DIVISION);
          listIn(this.#shortForms, short).push(division);
          if (named.places.everydayCities.has(shortForm)) entries.add(short, Mark.NOUN, RARITY.SHORT_DIVISION);
          else if (division.level !== 'COUNTY') plainNames.push(short);
        }
        if (DISTRICT.test(division.name)) districts.push(this.trie.insert(division.name.slice(0, -1)));
      },
      township: (township) => {
        const stem = this.trie.extend(ROOT, gazetteer.text, township.start, township.end);
        const node = this.trie.extend(stem, township.ending, 0, township.ending.length);
        entries.add(node, Mark.DIVISION, RARITY.DIVISION);
        this.#divisions.addTownship(node, township);
      },
    });
    const enter: Enter = (word, mark, rarity) => entries.add(this.trie.insert(word), mark, rarity);
    enterWords(enter, named.organizations);
    enterNames(enter, named);
    const { marks, rarities } = entries.byNode(this.trie.size);
    for (const node of districts) {
      if (marks[node] !== 0) continue;
      marks[node] = Mark.REGION;
      rarities[node] = RARITY.SHORT_DIVISION;
    }
    for (const node of plainNames) marks[node] = (marks[node] ?? 0) & ~WORD_KINDS;
    this.trie.seal((node) => this.kinds.numberOf(marks[node] ?? 0, rarities[node] ?? UNCOUNTED));
  }

  /** The statutory zones right below a city. */
  zonesIn(owner: Division): readonly Division[] {
    return this.#zones.get(owner) ?? [];
  }

  /** The marks of a word, of the characters `[start, end)` of a text, 0 if it is unknown. */
  marksOf(text: string, start = 0, end = text.length): number {
    return this.kinds.marks[tagOf(this.trie.entryOf(text, start, end))] ?? 0;
  }

  /** Length of the longest beginning of a text, of two characters up to `most`, that names a division, in full or for short; 0 without. */
  divisionAtHead(text: string, most: number): number {
    let longest = 0;
    let entry = ROOT;
    for (let at = 0; at < text.length && at < most; at++) {
      entry = this.trie.next(entry, text.charCodeAt(at));
      if (entry === 0) break;
      if (at > 0 && ((this.kinds.marks[tagOf(entry)] ?? 0) & (Mark.DIVISION | Mark.SHORT_DIVISION)) !== 0)
        longest = at + 1;
    }
    return longest;
  }

  /** The divisions whose full name this is: "太行街道" gives two. */
  divisionsNamed(name: string): readonly Division[] {
    const node = this.trie.find(name);
    return node === 0 ? [] : this.#divisions.at(node);
  }

  /** The divisions of which this is a short form: "吉林" gives the province and the city. */
  divisionsShortened(name: string): readonly Division[] {
    return this.#shortForms.get(this.trie.find(name)) ?? [];
  }
}

/** What was entered for each node, until all nodes are known. */
class WordEntries {
  #fields = new Int32Array(1 << 19);
  #length = 0;

  add(node: number, mark: number, rarity: number): void {
    if (this.#length + 3 > this.#fields.length) {
      const larger = new Int32Array(this.#fields.length * 2);
      larger.set(this.#fields);
      this.#fields = larger;
    }
    this.#fields[this.#length++] = node;
    this.#fields[this.#length++] = mark;
    this.#fields[this.#length++] = rarity;
  }

  byNode(size: number): { marks: Int32Array; rarities: Uint8Array } {
    const marks = new Int32Array(size);
    const rarities = new Uint8Array(size).fill(0xff);
    for (let i = 0; i < this.#length; i += 3) {
      const node = this.#fields[i] ?? 0;
      marks[node] = (marks[node] ?? 0) | (this.#fields[i + 1] ?? 0);
      rarities[node] = Math.min(rarities[node] ?? 0xff, this.#fields[i + 2] ?? 0xff);
    }
    return { marks, rarities };
  }
}

type Enter = (word: string, mark: number, rarity: number) => void;

const KINDS = ['NOUN', 'VERB', 'VERBAL', 'FUNCTION', 'NUMBER', 'TIME', 'DIRECTION'] as const;

function enterWords(enter: Enter, { endings }: OrganizationWords): void {
  for (const row of DataFile.open('words.txt.gz').rows('words', 3)) {
    const mark = Mark[row.oneOf(0, KINDS)];
    const rarity = CORPUS - row.number(1);
    for (const word of row.words(2))
      if (!isStreet(word)) enter(word, endsAsInstitution(word, endings) ? mark | Mark.INSTITUTION : mark, rarity);
  }
}

/** "解放路" is in every dictionary, but here it is a name. */
function isStreet(word: string): boolean {
  return word.length === 3 && (word.endsWith('路') || word.endsWith('街'));
}

/** "工程学院" ends a name as "学院" does. */
function endsAsInstitution(word: string, endings: OrganizationWords['endings']): boolean {
  return word.length >= 3 && endings.get(word.slice(-2)) === 'INSTITUTION';
}

function enterNames(enter: Enter, { organizations, places, zones }: Named): void {
  for (const [ending, kind] of organizations.endings)
    enter(ending, Mark[kind], ending.length === 1 ? UNCOUNTED : RARITY.ENDING);
  for (const ending of places.endings)
    enter(ending, Mark.PLACE_ENDING, ending.length === 1 ? UNCOUNTED : RARITY.ENDING + 1);
  for (const name of places.known) enter(name, Mark.KNOWN_PLACE, RARITY.NAME);
  for (const name of places.regions) enter(name, Mark.REGION, RARITY.NAME);
  for (const name of places.countries) enter(name, Mark.COUNTRY, RARITY.NAME);
  for (const name of organizations.brands) enter(name, Mark.BRAND, RARITY.NAME);
  for (const name of organizations.selfNamed) enter(name, Mark.BRAND | Mark.INSTITUTION, RARITY.NAME);
  for (const name of organizations.nationalHeads) enter(name, Mark.NATIONAL, RARITY.NAME);
  for (const name of places.newAreas) enter(name, Mark.ZONE, RARITY.NAME);
  for (const { short, endings } of zones)
    for (const name of [...short, ...endings]) enter(name, Mark.ZONE, RARITY.ENDING);
}
