/**
 * The people whom a page names, and the offices that it gives them.
 *
 * A name is believed for what stands around it: an office or calling before it, its place in a list of names, a
 * verb of speaking behind it. What one article establishes holds for the page: a name once found is found
 * wherever the page prints it. Offices hold only in the article that prints them.
 */

import { ADDRESSES, OFFICE_ENDINGS } from '../lexicon/offices.js';
import { surnameLength } from '../lexicon/surnames.js';
import type { FactText, PersonFact } from '../parsed.js';
import { spanOf } from '../reading.js';
import { type Expectation, type NameReader, readNames } from './names.js';
import { type Title, titleBefore, titleKindBefore } from './titles.js';

interface Sighting {
  readonly name: string;
  readonly at: number;
  readonly title: Title | null;
  readonly rule: string;
}

/** Verbs behind which only a person can have spoken or acted. */
const PERSONAL_VERB =
  /^(?:同志|先生|女士|老人|老师|教授|院士|医生|大爷|大娘|大妈|阿姨|奶奶|爷爷|夫妇|(?:高兴|激动|兴奋|自豪|动情|感慨|深情|笑着|坦言|告诉|介绍|表示|回忆|指出|强调|要求|认为|希望|说|谈|讲)|主持|出席|率|带队|荣?获得?|夺得|摘得|一行|陪同|深入|走进|今年\d|现年\d|出生|[，,]男|[，,]女|（男|（女)/u;
/** A single follower that is enough for a three-character name at the head of a clause. */
const CLAUSE_VERB = /^(?:在|就|对|将|带|向|从|还|又|也|把|给|先后|来到|首先|随后|每)/u;
const ADDRESSED = new RegExp(`^(?:${ADDRESSES.join('|')})`, 'u');
const FOREIGN_NAME = /^\p{Script=Han}{1,5}[·•]/u;
const CALLED = /(?:名叫|名为|叫做|他叫|她叫|我叫|姓名[：:])$/u;
const OFFICE_BEHIND = new RegExp(
  `^(?:同志)?(?:生前|曾|时任|现任|原任|原)?(?:是|任|担任|系|当选为?|出任|被任命为|被选为)([^，。；：！？\\n]{1,40}?(?:${OFFICE_ENDINGS.join('|')}))(?=[，。；、！？\\n]|$)`,
  'u',
);

/** The people of every article of a page, in order of first mention. */
export function findPeople(articles: readonly FactText[]): PersonFact[][] {
  const texts = articles.map((article) => article.reading.text);
  const names = readNames(texts.join('\n'));
  const sightings = texts.map((text) => sight(text, names));
  const mentions = findMentions(new Set(sightings.flat().map((sighting) => sighting.name)));
  return articles.map((article, i) => collect(article, sightings[i] ?? [], mentions(texts[i] ?? '')));
}

/** Every name that its surroundings show, left to right. */
function sight(text: string, names: NameReader): Sighting[] {
  const found: Sighting[] = [];
  const hasForeignNames = /[·•]/u.test(text);
  for (let at = 0; at < text.length; at++) {
    const last = found.at(-1);
    const floor = last === undefined ? 0 : last.at + last.name.length;
    if (at < floor || !mayBeginName(text, at, hasForeignNames)) continue;
    const sighting = sightAt(text, at, names, last, floor);
    if (sighting !== null) found.push(sighting);
  }
  return found;
}

/** Whether a name can begin here at all: asked of every character, so it has to be cheap. */
function mayBeginName(text: string, at: number, hasForeignNames: boolean): boolean {
  return surnameLength(text, at) > 0 || (hasForeignNames && FOREIGN_NAME.test(text.slice(at, at + 7)));
}

/** The name that begins at `at`, if its surroundings show one; `last` is the name before it, which ends at `floor`. */
function sightAt(
  text: string,
  at: number,
  names: NameReader,
  last: Sighting | undefined,
  floor: number,
): Sighting | null {
  const named = (expectation: Expectation): string | null => {
    const length = names.lengthAt(text, at, expectation);
    // "任组长" behind an office is no name: it ends in an office itself.
    return length > 0 && titleKindBefore(text, at + length) === null ? text.slice(at, at + length) : null;
  };
  // "总会计师韩…": a longer title goes on over what looks like a surname.
  const kind = titleKindBefore(text, at + 1) === null ? titleKindBefore(text, at) : null;
  if (kind !== null) {
    const name = named(kind === 'OFFICE' ? 'SURE' : 'MAYBE');
    const title = name === null ? null : titleBefore(text, at, floor);
    if (name !== null)
      return { name, at, title, rule: kind === 'OFFICE' ? 'office before the name' : 'calling before the name' };
  }
  const joint = last === undefined ? null : jointOf(text.slice(floor, at));
  if (last !== undefined && joint !== null) {
    const name = named(joint === '、' ? 'SURE' : 'MAYBE');
    if (name !== null) return { name, at, title: last.title, rule: 'list of names' };
  }
  if (CALLED.test(text.slice(Math.max(0, at - 4), at))) {
    const name = named('MAYBE');
    if (name !== null) return { name, at, title: null, rule: 'called by name' };
  }
  const name = named('NONE');
  if (name === null) return null;
  const behind = text.slice(at + name.length, at + name.length + 6);
  if (ADDRESSED.test(behind)) return { name, at, title: null, rule: 'addressed by name' };
  if (!beginsClause(text, at)) return null;
  const acts = PERSONAL_VERB.test(behind) || (name.length >= 3 && CLAUSE_VERB.test(behind));
  if (acts) return { name, at, title: null, rule: 'name that acts or speaks' };
  return officeBehind(text, at + name.length) === null
    ? null
    : { name, at, title: null, rule: 'office behind the name' };
}

/** What joins a name to the one before it in a list, null if nothing does. */
function jointOf(between: string): string | null {
  return ['、', '和', '与', '及', '以及'].includes(between) ? between : null;
}

function beginsClause(text: string, at: number): boolean {
  return at === 0 || /[，。；：！？、“”‘’（）()\n\s—]/u.test(text.charAt(at - 1));
}

function collect(
  article: FactText,
  sightings: readonly Sighting[],
  mentions: ReadonlyMap<string, readonly number[]>,
): PersonFact[] {
  const { text } = article.reading;
  return [...mentions].map(([name, places]) => {
    const own = sightings.filter((sighting) => sighting.name === name);
    const titles = titlesOf(text, own, places, name);
    return {
      name,
      isOfficial: titles.some((title) => title.kind === 'OFFICE'),
      titles: [...new Set(titles.map((title) => title.text))],
      spans: places.map((at) => spanOf(article.reading, at, at + name.length)),
      rule: own[0]?.rule ?? 'named elsewhere on the page',
    };
  });
}

function titlesOf(
  text: string,
  sightings: readonly Sighting[],
  mentions: readonly number[],
  name: string,
): { text: string; kind: Title['kind'] }[] {
  const before = sightings.flatMap(({ title }) => (title === null || ADDRESSES.includes(title.text) ? [] : [title]));
  const behind = mentions.flatMap((at) => {
    const office = officeBehind(text, at + name.length);
    return office === null ? [] : [{ text: office, kind: 'OFFICE' as const }];
  });
  return [...before, ...behind];
}

/** The office that a clause gives to the name that ends at `at`: "（迟国栋）是市林业科学研究所所长". */
function officeBehind(text: string, at: number): string | null {
  return OFFICE_BEHIND.exec(text.slice(at, at + 60))?.[1] ?? null;
}

/** Finds where a text prints each of the known names, in order of first mention; a longer name hides one inside it. */
function findMentions(known: ReadonlySet<string>): (text: string) => Map<string, number[]> {
  const beginnings = new Set([...known].map((name) => name.charCodeAt(0)));
  const lengths = [...new Set([...known].map((name) => name.length))].sort((a, b) => b - a);
  return (text) => {
    const mentions = new Map<string, number[]>();
    for (let at = 0; at < text.length; at++) {
      if (!beginnings.has(text.charCodeAt(at))) continue;
      const length = lengths.find((each) => known.has(text.slice(at, at + each)));
      if (length === undefined) continue;
      const name = text.slice(at, at + length);
      const places = mentions.get(name);
      if (places === undefined) mentions.set(name, [at]);
      else places.push(at);
      at += length - 1;
    }
    return mentions;
  };
}
